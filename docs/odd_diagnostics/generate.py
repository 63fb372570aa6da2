"""Write `docs/odd-diagnostics.md`: `python -m docs.odd_diagnostics.generate [--check]`."""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import sys
from collections.abc import Iterator

from docs.odd_diagnostics.entries import FOLDER, ODD, SECTIONS, Entry, entries, messages
from teitools.findings import Code
from teitools.odd import codes

PAGE = FOLDER.parent / "odd-diagnostics.md"
CODES = {code.id: code for code in vars(codes).values() if isinstance(code, Code)}
"""Every code of an ODD, by id."""

_HEAD = """# What is said of an ODD

Every message of `teitools odd`, by its code: what it means, the smallest ODD that causes it, what
teitools prints, and what to do. An **error** keeps the ODD from being compiled (exit code 3). After
a **warning** there is a schema; the warning says why it may not be the one you want.

The examples can be copied and run. ⟨400 × x⟩ stands for x, four hundred times; № is counted.
The page is written by `python -m docs.odd_diagnostics.generate`, from real runs.
See [Customizations](odd.md) for the commands, and [Findings](findings.md) for all other codes.
"""


def page() -> str:
    """The whole page. Raises SystemExit where an example does not give what it is for."""
    found = list(entries())
    parts = [_HEAD, "\n".join(_contents(found)) + "\n"]
    section = ""
    for entry in found:
        if entry.section != section:
            section = entry.section
            parts.append(f"## {SECTIONS[section]}\n")
        parts.append(_entry(entry))
    return "\n".join(parts)


def _contents(found: list[Entry]) -> Iterator[str]:
    yield "| code | name | |\n|---|---|---|"
    for entry in sorted(found, key=lambda entry: entry.id):
        code = CODES[entry.id]
        link = f"#{code.id.lower()}-{code.name}"
        yield f"| [{code.id}]({link}) | {code.name} | {code.severity.label} |"


def _entry(entry: Entry) -> str:
    code = CODES[entry.id]
    said = messages(entry)
    if not any(f"[{code.id} " in line for line in said):
        raise SystemExit(f"{entry.id}: the example gives {said}")
    lines = [f"### {code.id} {code.name}\n", f"*{code.severity.label}.* {entry.meaning}\n"]
    for name, text in entry.shown.items():
        if name != ODD:
            lines.append(f"`{name}`:\n")
        lines.append(f"```xml\n{text}```\n")
    shown = "\n".join(said)
    lines.append(f"```\n$ teitools {entry.command}\n{shown}\n```\n")
    lines.append(f"**What to do.** {entry.remedy}\n")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Write the page, or with `--check` only compare; give the exit status."""
    wanted = page()
    if arguments == ["--check"]:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == wanted
        if not same:
            print(
                "docs/odd-diagnostics.md is not up to date: python -m docs.odd_diagnostics.generate"
            )
        return 0 if same else 1
    PAGE.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
