"""Lines that are one mark: of a page, a time or a section, of what is heard, of what is missing."""

from __future__ import annotations

from teitools.notation.classes import FactReader
from teitools.notation.layout import LINE_END, held, split_text
from teitools.notation.segments import Segment
from teitools.transcript import Kind, Mark
from teitools.transcript.inlines import Facts

HEARD = {each.value: each for each in (Kind.VOCAL, Kind.KINESIC, Kind.INCIDENT, Kind.PAUSE)}
"""The kinds of lines that are heard, and the marks that they become."""
_NUMBERED = {each.value: each for each in (Kind.PAGE_BREAK, Kind.TIME_STAMP)}
GAP, SECTION_BREAK = Kind.GAP.value, Kind.SECTION_BREAK.value
LINE_MARKS = frozenset((*HEARD, *_NUMBERED, GAP, SECTION_BREAK))
"""The kinds of lines that become marks which stand alone."""
_WHITE = " \t\r\n"
# a gap that a person has decided on, without a rule that says why words are missing
_EDITORIAL: Facts = (("reason", "editorial"),)


def line_mark(text: str, segment: Segment, facts: FactReader) -> Mark | None:
    """The mark that a line of `text` is; None where the TEI of its kind has no room for its words.

    The groups of the rule that knows the line say what the mark holds: ``content``, ``n`` the
    number of a page or a time, ``extent`` how much is missing in a gap; without one all words do.
    """
    raw, match = segment.raw, segment.match
    groups = match.groupdict() if match is not None else {}
    if segment.kind in _NUMBERED:
        if match is None:
            return None
        start, end = match.span("n")
        before, after = text[raw.start : start], text[end : raw.end]
        return Mark(_NUMBERED[segment.kind], (groups["n"] or "",), before, after)
    if segment.kind == SECTION_BREAK:
        return Mark(Kind.SECTION_BREAK, (), text[raw.start : raw.end])
    start, end = raw.start, raw.end
    if match is not None and groups.get("content"):
        start, end = match.span("content")
    words = text[start:end]
    start += len(words) - len(words.lstrip(_WHITE))
    words = words.strip(_WHITE)
    end = start + len(words)
    if not words or held(words) != words:
        return None
    before, after = text[raw.start : start], text[end : raw.end]
    if segment.kind == GAP:
        measured = facts.missing(groups.get("extent", words) or "")
        reason = segment.rule.facts if segment.rule else _EDITORIAL
        return Mark(Kind.GAP, tuple(split_text(words)), before, after, (*reason, *measured))
    if LINE_END.search(words):
        return None
    kind = HEARD[segment.kind]
    if kind is Kind.PAUSE:
        return Mark(kind, (), text[raw.start : raw.end], "", facts.duration(words))
    return Mark(kind, tuple(split_text(words)), before, after)
