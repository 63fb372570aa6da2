"""`teitools explain`: what a finding means, and what to do about it."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from teitools.api.explanations import Explanation
    from teitools.findings import Code

_WIDTH = 80
_FIELD = re.compile(r"\{(\w+)(?:!r)?\}")


@click.command()
@click.argument("codes", metavar="CODE...", nargs=-1, required=True)
def explain(codes: tuple[str, ...]) -> None:
    """Say what findings mean, by their codes or names, and what to do about them.

    \b
    teitools explain P410
    teitools explain impossible-date
    """
    from teitools.api.explanations import all_codes, explanation
    from teitools.xml.wording import meant

    known: dict[str, list[Code]] = {}
    for code in all_codes():
        for key in (code.id.lower(), code.name):
            known.setdefault(key, []).append(code)
    found: list[Explanation] = []
    for wanted in codes:
        if wanted.lower() not in known:
            nearest = meant(wanted, known)
            hint = f"; did you mean {nearest!r}?" if nearest else ""
            raise click.UsageError(f"there is no code {wanted!r}{hint}")
        found.extend(map(explanation, known[wanted.lower()]))
    click.echo("\n\n".join(_page(each) for each in found))


def _page(said: Explanation) -> str:
    code = said.code
    message = _FIELD.sub(_placeholder, code.template)
    parts = [f"{code.id} {code.name} ({code.severity.label})", _filled(f"Message: {message}")]
    if said.meaning:
        parts.append(_filled(said.meaning))
    examples = [("By this schema:", said.schema), ("Wrong:", said.wrong)]
    examples += [(f"{name}:", text) for name, text in said.files.items()]
    for title, example in (*examples, ("Right:", said.right)):
        if example:
            parts.append(f"{title}\n\n{textwrap.indent(example.strip(chr(10)), '    ')}")
    if said.remedy:
        parts.append(_filled(f"What to do: {said.remedy}"))
    return "\n\n".join(parts)


def _placeholder(field: re.Match[str]) -> str:
    return "" if field[1] == "hint" else field[1].upper()


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
