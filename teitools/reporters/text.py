"""Findings as lines of text, in the form that editors and compilers share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from teitools.findings import Finding, Severity

Style = Callable[[str, str], str]
"""From a text and its role (``error``, ``warning``, ``info``, ``place``, ``code``) to a text."""

_WIDTH = 96
_UNHOLDABLE = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def plain(text: str, role: str) -> str:
    """The style without colour."""
    return text


def line(finding: Finding, style: Style = plain) -> str:
    """`file:line:column: error [code name] message`, in one line."""
    label = finding.severity.label
    place = style(f"{_one_line(str(finding.location))}:", "place")
    code = style(f"[{finding.code}]", "code")
    return f"{place} {style(label, label)} {code} {_one_line(finding.message)}"


def excerpt(finding: Finding, text: str, style: Style = plain) -> Iterator[str]:
    """The line of the source, `text`, that the finding is about, and a caret below its place."""
    position = finding.location.position
    if position is None or not text.strip():
        return
    start = max(0, position.column - 1 - _WIDTH * 3 // 4) if len(text) > _WIDTH else 0
    shown = "".join(_cell(character) for character in text[start : start + _WIDTH])
    number = str(position.line)
    label = finding.severity.label
    yield f"  {style(number + ' |', 'place')} {shown}"
    column = position.column - 1 - start
    yield f"  {' ' * len(number)} {style('|', 'place')} {' ' * column}{style('^', label)}"


def elsewhere(finding: Finding, style: Style = plain) -> str:
    """The places in other files that matter, as the end of the line: the schema's definitions."""
    own = finding.location.source
    places = [str(each) for each in finding.related if each.source != own]
    return style(f" (see {_one_line(', '.join(places))})", "code") if places else ""


def related(finding: Finding, style: Style = plain) -> Iterator[str]:
    """The other places in the same document that matter, one a line."""
    for location in finding.related:
        if location.source == finding.location.source:
            yield f"  {style('see', 'info')} {_one_line(str(location))}"


def summary(documents: int, invalid: int, counts: Mapping[Severity, int]) -> str:
    """How many documents were looked at, how many are not valid, and the findings counted."""
    if not documents:
        return "no document was judged"
    said = [
        _count(counts[severity], severity.label)
        for severity in sorted(Severity, reverse=True)
        if counts.get(severity)
    ]
    valid = "all valid" if not invalid else f"{invalid} not valid"
    found = ", ".join(said) or "no findings"
    return f"{_count(documents, 'document')}, {valid}: {found}"


def _count(number: int, noun: str) -> str:
    plural = noun if number == 1 or noun == "info" else f"{noun}s"
    return f"{number} {plural}"


def _cell(character: str) -> str:
    return character if character.isprintable() else " "


def _one_line(message: str) -> str:
    """`message` without what a terminal would obey."""
    return "".join(map(_cell, message))


def holdable(text: str) -> str:
    """`text` with a replacement for each character that XML cannot hold."""
    return re.sub(_UNHOLDABLE, "\ufffd", text)
