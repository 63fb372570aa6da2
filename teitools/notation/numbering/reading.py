"""Reading a text without its numbers, again without those that its transcript cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from teitools.notation import codes
from teitools.notation.notes import Notes
from teitools.notation.numbering.text import NumberedText
from teitools.notation.numbering.unheld import NotWovenError, Unheld
from teitools.notation.numbering.weaving import woven
from teitools.transcript import Mark, Transcript

_ATTEMPTS = 5
_SHOWN = 40


def read_numbered(
    numbered: NumberedText, read: Callable[[NumberedText], Transcript], notes: Notes
) -> Transcript | None:
    """The transcript of the original text; None where all its numbers have to be words.

    `read` gives the transcript of a text without numbers. What cannot be put back into it is left
    among the words, and the text is read again. All that is left so is noted in `notes`.
    """
    text, left = numbered.original, list[Unheld]()
    rest: NumberedText | None = numbered
    for _ in range(_ATTEMPTS):
        if rest is None:
            break
        try:
            made = woven(read(rest), rest)
        except NotWovenError as error:
            left += error.unheld
            rest = rest.keeping(each.edit for each in error.unheld)
            continue
        for each in sorted(_told(left), key=lambda each: each.place):
            _note(notes, text, each, "")
        return made
    if told := _told(left):
        _note(notes, text, min(told, key=lambda each: each.place), ", as are all numbers of lines")
    return None


def _told(left: Iterable[Unheld]) -> list[Unheld]:
    """Those that are more than white space."""
    return [each for each in left if any(isinstance(piece, Mark) for piece in each.edit.pieces)]


def _note(notes: Notes, text: str, unheld: Unheld, extent: str) -> None:
    words = " ".join(text[unheld.place : unheld.place + _SHOWN].split())
    facts = {"words": words, "extent": extent, "where": unheld.where}
    notes.add(codes.LINE_NUMBERS_AS_WORDS, unheld.place, **facts)
