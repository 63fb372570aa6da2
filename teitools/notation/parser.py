"""From text to transcript.

What rules should not see is taken out of a text first, and put back into what was read without it:
characters that others usually stand for, margins, numbers of lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from teitools.notation.decisions.register import Register
from teitools.notation.layout import has_margins
from teitools.notation.notes import Notes
from teitools.notation.profile import Profile
from teitools.notation.text_parser import BYTE_ORDER_MARK, Parsed, TextParser
from teitools.notation.variants import UsualText, has_variants, in_usual_characters
from teitools.transcript import Transcript

if TYPE_CHECKING:
    from teitools.notation.numbering.text import NumberedText

__all__ = ["FRAME", "Parsed", "outline", "parse"]
FRAME = "frame"


def parse(
    text: str,
    profile: Profile,
    name: str,
    rejected: frozenset[int] = frozenset(),
    register: Register | None = None,
) -> Parsed:
    """The transcript that `text` is by `profile`. `name` is what findings call the text.

    Every text has one: what is not understood is a paragraph of plain words. `elements` of the
    result are the offsets of what has the explicit form; `rejected` are those of what has it and
    shall be words. With a `register` a person's decisions are followed, and all are noted there.
    """
    if has_variants(text):
        usual = in_usual_characters(text)
        parsed = usual and _parse_usual(usual, profile, name, rejected, register)
        if parsed:
            return parsed
    return _parse(text, profile, name, rejected, register)


def _parse_usual(
    usual: UsualText,
    profile: Profile,
    name: str,
    rejected: frozenset[int],
    register: Register | None,
) -> Parsed | None:
    """The same of a text in usual characters; None where what was typed cannot be put back."""
    from teitools.notation.restoring import restored, typed_places  # few texts have others

    inner = None if register is None else register.moved(usual.place)
    parsed = _parse(usual.text, profile, name, frozenset(map(usual.place, rejected)), inner)
    transcript = restored(parsed.transcript, usual)
    if transcript is None:
        return None
    if register is not None and inner is not None:
        register.take(inner, usual.original_place, usual.original_place)
    elements = tuple(map(usual.original_place, parsed.elements))
    return Parsed(transcript, tuple(typed_places(parsed.findings, usual)), elements)


def _parse(
    text: str,
    profile: Profile,
    name: str,
    rejected: frozenset[int],
    register: Register | None,
) -> Parsed:
    """The transcript of a text in usual characters."""
    start = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    rules, notes = profile.line_numbers, Notes(name, text)
    numbered = None
    if rules.highest:
        from teitools.notation.numbering.text import without_numbers  # few profiles ask for it

        numbered = without_numbers(text, rules, start)
    indents = numbered is not None
    if has_margins(text, start):
        from teitools.notation.numbering.margins import without_margins  # few texts have them

        bare = without_margins(text, numbered, start)
        if bare is not None and bare is not numbered:
            own = Notes(name, text)
            parsed = _parse_numbered(bare, profile, own, rejected, register, indents)
            if parsed:
                return parsed
    if numbered is not None:
        parsed = _parse_numbered(numbered, profile, notes, rejected, register, indents)
        if parsed:
            return parsed
    return TextParser(text, profile, notes, rejected, register).parse()


def _parse_numbered(
    numbered: NumberedText,
    profile: Profile,
    notes: Notes,
    rejected: frozenset[int],
    register: Register | None,
    indents: bool,
) -> Parsed | None:
    """The same of a text with what was taken out of it; None where it cannot be put back."""
    from teitools.notation.numbering.reading import read_numbered

    read: list[tuple[Parsed, NumberedText, Register | None]] = []

    def parse_rest(rest: NumberedText) -> Transcript:
        inner = None if register is None else register.moved(rest.place)
        own = Notes(notes.name, rest.original, rest.original_place)
        parser = TextParser(rest.text, profile, own, frozenset(map(rest.place, rejected)), inner)
        parser.indents = indents
        parsed = parser.parse()
        read[:] = [(parsed, rest, inner)]
        return parsed.transcript

    transcript = read_numbered(numbered, parse_rest, notes)
    if transcript is None:
        return None
    parsed, rest, inner = read[0]
    if register is not None and inner is not None:
        register.take(inner, rest.original_place, rest.original_end)
    elements = tuple(map(rest.original_place, parsed.elements))
    return Parsed(transcript, (*notes.findings, *parsed.findings), elements)


def outline(text: str, profile: Profile) -> list[tuple[int, int, str]]:
    """What the stretches of `text` are by `profile`: where each begins and ends, and its kind.

    The kind is that of a segment (`segments`), or `FRAME` for metadata, opener and closer.
    """
    parser = TextParser(text, profile, Notes("", text), frozenset(), None)
    parser.parse()
    found = [(each.raw.start, each.raw.end, each.kind) for each in parser.segments]
    return sorted([*found, *((raw.start, raw.end, FRAME) for raw in parser.frame)])
