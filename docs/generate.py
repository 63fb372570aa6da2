"""Write what the documentation takes from the code: `python docs/generate.py [--check]`.

A page holds such a part between two comments that name it. With `--check` nothing is
written, and the exit status is 1 where a page is not up to date.
"""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from teitools.api.explanations import all_codes, explanation
from teitools.cli import main as command_line
from teitools.decisions.page import MEANINGS
from teitools.findings import Code
from teitools.notation.decisions.choices import readings
from teitools.rules import CODES

FOLDER = Path(__file__).resolve().parent
FAMILIES = {
    "T": "Reading a transcript",
    "F": "Profile and header files",
    "D": "Decoding",
    "X": "Well-formed XML",
    "V": "Choice of a schema",
    "R": "RELAX NG",
    "S": "Schematron (S1, S2) and XSD (S3)",
    "P": "Rules that no schema can say",
    "O": "TEI customizations (ODD)",
    "W": "Views",
}
EXPLAINED = {"O": "odd-diagnostics.md", "P": "rules.md"} | dict.fromkeys(
    "TFDXVRSW", "explanations.md"
)
"""The pages that say more of the codes of a family: one heading for each code, `ID name`."""

_FIELD = re.compile(r"\{(\w+)(!r)?\}")
_SPECIAL = re.compile(r"[&|<*\[]")
_PREFORMATTED = "\b\n"


def codes() -> str:
    """A table of findings for each family."""
    lines = []
    for letter, title in FAMILIES.items():
        lines += [f"### {title}", "", "| code | name | severity | message |", "|---|---|---|---|"]
        for code in all_codes():
            if code.id[0] == letter:
                said = f"{_linked(code)} | {code.name} | {code.severity.label}"
                lines.append(f"| {said} | {_message(code.template)} |")
        lines.append("")
    return "\n".join(lines).rstrip()


def _linked(code: Code) -> str:
    """The id of a code, leading to what its page says of it, where there is one."""
    page = EXPLAINED.get(code.id[0]) if explanation(code).meaning else None
    said = f"`{code.id}`"
    return said if page is None else f"[{said}]({page}#{code.id.lower()}-{code.name})"


def _message(template: str) -> str:
    def field(match: re.Match[str]) -> str:
        name = f"*{match[1].replace('_', ' ')}*"
        return f"‘{name}’" if match[2] else name

    return _FIELD.sub(field, _escaped(template))


def all_commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """`command`, then the commands below it, with their paths."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            if below is not None:
                yield from all_commands(below, f"{path} {name}")


def commands() -> str:
    """A section for each command: how it is called, what it does, its options."""
    parts = []
    for path, command in all_commands(command_line, "teitools"):
        context = click.Context(
            command, info_name=path, help_option_names=["-h", "--help"], terminal_width=80
        )
        usage = " ".join((path, *command.collect_usage_pieces(context)))
        parts += [f"## {path}", f"```\n{usage}\n```", *_prose(command.help or "")]
        options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
        records = [option.get_help_record(context) for option in options]
        parts.append("\n".join(_option(*record) for record in records if record))
    return "\n\n".join(parts)


def _prose(text: str) -> Iterator[str]:
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith(_PREFORMATTED):
            yield f"```\n{paragraph.removeprefix(_PREFORMATTED)}\n```"
        else:
            yield _escaped(paragraph)


def _option(signs: str, said: str) -> str:
    return f"- `{signs}`: {_escaped(' '.join(said.split()))}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def rules() -> str:
    """A section for each rule: its meaning, a wrong and a right example, what to do."""
    parts = []
    for code in CODES:
        said = explanation(code)
        parts += [
            f"## {code.id} {code.name}",
            f"*{code.severity.label}.* {said.meaning}",
            f"Message: {_message(code.template)}",
            f"Wrong:\n\n```xml\n{said.wrong}\n```",
            f"Right:\n\n```xml\n{said.right}\n```",
            f"**What to do.** {said.remedy}",
        ]
    return "\n\n".join(parts)


def decisions() -> str:
    """A table of what decisions can be about, and the words that they begin with."""
    lines = ["| what | about | decisions |", "|---|---|---|"]
    for what, (title, meaning) in MEANINGS.items():
        words = ", ".join(f"`{word}`" for word in readings(what))
        lines.append(f"| `{what}` | {title}. {_escaped(meaning)} | {words} |")
    return "\n".join(lines)


def explanations() -> str:
    """A section for each code of the families that have no page of their own."""
    parts = []
    for letter, title in FAMILIES.items():
        if EXPLAINED.get(letter) != "explanations.md":
            continue
        parts.append(f"## {title}")
        for code in all_codes():
            if code.id[0] == letter and explanation(code).meaning:
                parts += _explained(code)
    return "\n\n".join(parts)


def _explained(code: Code) -> Iterator[str]:
    said = explanation(code)
    yield f"### {code.id} {code.name}"
    yield f"*{code.severity.label}.* {said.meaning}"
    yield f"Message: {_message(code.template)}"
    if said.schema:
        yield f"By this schema:\n\n```\n{said.schema}\n```"
    yield f"Wrong:\n\n```\n{said.wrong}\n```"
    for name, text in said.files.items():
        yield f"`{name}`:\n\n```\n{text.strip()}\n```"
    yield f"Right:\n\n```\n{said.right}\n```"
    yield f"**What to do.** {said.remedy}"


PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    "cli.md": ("commands", commands),
    "findings.md": ("codes", codes),
    "rules.md": ("rules", rules),
    "review.md": ("readings", decisions),
    "explanations.md": ("explanations", explanations),
}


def page(name: str) -> tuple[str, str]:
    """The page `name` as it is, and as it should be."""
    part, write = PAGES[name]
    kept = (FOLDER / name).read_text(encoding="utf-8")
    begin, end = f"<!-- generated: {part} -->\n", "<!-- end -->\n"
    head, _, rest = kept.partition(begin)
    _, _, foot = rest.partition(end)
    if not rest or end not in rest:
        raise SystemExit(f"{name}: the comments around its generated part are missing")
    return kept, f"{head}{begin}\n{write()}\n\n{end}{foot}"


def generate(check: bool) -> int:
    """Write, or only compare, every page; give the exit status."""
    status = 0
    for name in PAGES:
        kept, wanted = page(name)
        if kept == wanted:
            continue
        if check:
            print(f"docs/{name} is not up to date: run `python docs/generate.py`")
            status = 1
        else:
            (FOLDER / name).write_text(wanted, encoding="utf-8", newline="\n")
            print(f"docs/{name} written")
    return status


if __name__ == "__main__":
    sys.exit(generate("--check" in sys.argv[1:]))
