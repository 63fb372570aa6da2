"""Marks that are about the word before them: ``wrod [sic]``, ``wrod [recte: word]``."""

from __future__ import annotations

from dataclasses import replace

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.transcript import Content, Inline, Kind, LineBreak, Mark

_LAST_WORD = expression(r"(?P<word>[^\s\[\](){}]+)(?P<gap> ?)\Z")
_LONGEST_WORD = 120
_TAKEN = frozenset({Kind.PERSON, Kind.ITALIC, Kind.BOLD, Kind.UNDERLINE, Kind.HIGHLIGHT})
# the mark of the word before, where the mark itself stands beside it in a `choice`
_BESIDE = {Kind.CORRECTION: Kind.SIC, Kind.FULL_FORM: Kind.ABBREVIATION}


@dataclass(frozen=True, slots=True)
class Attached:
    """A mark that takes the word before it; `typed` is all of the mark as it stands."""

    mark: Mark
    typed: str


Built = Mark | Attached | list[Inline] | None
"""What a stretch becomes; None where it is only characters."""


def add(inlines: list[Inline], built: Mark | Attached | list[Inline]) -> None:
    """Add to `inlines` what was made of a stretch that follows them."""
    if isinstance(built, Mark):
        inlines.append(built)
    elif isinstance(built, Attached):
        inlines.append(attach(inlines, built))
    else:
        inlines += built


def attach(inlines: list[Inline], attached: Attached) -> Mark:
    """The mark, with the word before it taken out of `inlines`; a remark where there is none."""
    mark = attached.mark
    taken = _take(inlines)
    if taken is None:
        if mark.kind is Kind.UNCLEAR and mark.content:
            return replace(mark, kind=Kind.GAP, facts=(("reason", "illegible"),))
        return replace(mark, kind=Kind.EDITORIAL_NOTE, facts=())
    word, gap = taken
    beside = _BESIDE.get(mark.kind)
    if beside is None:
        return Mark(mark.kind, word, "", gap + attached.typed, mark.facts)
    return Mark(Kind.CHOICE, (Mark(beside, word), replace(mark, before=gap + mark.before)))


def _take(inlines: list[Inline]) -> tuple[Content, str] | None:
    """The last word of `inlines`, out of them, and the space after it."""
    broken: Content = ()
    if inlines and isinstance(inlines[-1], LineBreak):
        broken = (inlines.pop(),)
    taken = _word(inlines)
    if taken is None:
        inlines += broken
        return None
    word, gap = taken
    if broken and gap:
        inlines += [*word, gap, *broken]
        return None
    return (*word, *broken), gap


def _word(inlines: list[Inline]) -> tuple[Content, str] | None:
    last = inlines[-1] if inlines else None
    gap = ""
    if last == " " and len(inlines) > 1:
        last, gap = inlines[-2], " "
    if isinstance(last, Mark) and last.kind in _TAKEN:
        del inlines[-2 if gap else -1 :]
        return (last,), gap
    last = inlines[-1] if inlines else None
    if not isinstance(last, str):
        return None
    tail = last[-_LONGEST_WORD:]
    match = _LAST_WORD.search(tail)
    if match is None:
        return None
    inlines.pop()
    kept = len(last) - len(tail) + match.start()
    if kept:
        inlines.append(last[:kept])
    return (match.group("word"),), match.group("gap")
