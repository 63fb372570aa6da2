"""Lines that say what is heard or seen besides words."""

from __future__ import annotations

import re

from teitools.notation.classes import FactReader
from teitools.notation.layout import LINE_END, held, split_text
from teitools.notation.paragraphs import Raw
from teitools.transcript import Kind, Mark

HEARD = {each.value: each for each in (Kind.VOCAL, Kind.KINESIC, Kind.INCIDENT, Kind.PAUSE)}
"""The kinds of lines, and the marks that they become."""
_WHITE = " \t\r\n"


def heard_mark(
    text: str, raw: Raw, match: re.Match[str] | None, kind: Kind, facts: FactReader
) -> Mark | None:
    """The mark that the line of `text` at `raw` is; None where ``desc`` has no room for its words.

    `match` is that of the rule that knows the line; its group ``content`` has the words.
    """
    start, end = raw.start, raw.end
    if match is not None and match.groupdict().get("content"):
        start, end = match.span("content")
    words = text[start:end]
    start += len(words) - len(words.lstrip(_WHITE))
    words = words.strip(_WHITE)
    end = start + len(words)
    if not words or LINE_END.search(words) or held(words) != words:
        return None
    if kind is Kind.PAUSE:
        return Mark(kind, (), text[raw.start : raw.end], "", facts.duration(words))
    before, after = text[raw.start : start], text[end : raw.end]
    return Mark(kind, tuple(split_text(words)), before, after)
