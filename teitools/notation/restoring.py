"""What was typed put back into the transcript of a text in usual characters (`variants`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType

from teitools.findings import Finding
from teitools.notation.explicit import CLOSING, typed_end, typed_opening, typed_start
from teitools.notation.layout import prevailing_line_end, split_white_space
from teitools.notation.notes import Notes
from teitools.notation.printer import print_transcript
from teitools.notation.variants import UsualText
from teitools.transcript import (
    Block,
    Character,
    Content,
    Copy,
    Element,
    Group,
    Inline,
    Kind,
    LineBreak,
    Mark,
    Part,
    Person,
    Separation,
    Spacing,
    Speech,
    Transcript,
    plain_text,
)


class _UnlikeError(Exception):
    """The transcript has something for which what was typed cannot stand."""


def restored(transcript: Transcript, usual: UsualText) -> Transcript | None:
    """`transcript`, which is that of `usual.text`, as that of the original text.

    None where it cannot hold what was typed.
    """
    try:
        made = _Restorer(transcript, usual).restore()
    except _UnlikeError:
        return None
    return made if print_transcript(made) == usual.original else None


def typed_places(findings: Iterable[Finding], usual: UsualText) -> Iterator[Finding]:
    """Findings on the usual text, with their places in the original."""
    starts = list(accumulate((len(line) + 1 for line in usual.text.split("\n")), initial=0))
    notes = Notes("", usual.original)
    for finding in findings:
        position = finding.location.position
        if position is not None:
            offset = usual.original_place(starts[position.line - 1] + position.column - 1)
            place = finding.location._replace(position=notes.position(offset))
            finding = finding._replace(location=place)
        yield finding


class _Restorer:
    """Goes through a transcript as it is printed; the cursor is a place of the usual text."""

    def __init__(self, transcript: Transcript, usual: UsualText) -> None:
        self._transcript = transcript
        self._usual = usual
        self._line_end = prevailing_line_end(usual.original)
        self._cursor = 1 if transcript.byte_order_mark else 0
        self._variant = usual.next_variant(self._cursor)
        self._values = dict(transcript.values)
        self._printed: set[str] = set()
        self._names: dict[str, str] = {}
        self._first = True

    def restore(self) -> Transcript:
        transcript = self._transcript
        front = tuple(self._block(block) for block in transcript.front)
        preliminary = tuple(self._part(part) for part in transcript.preliminary)
        body = tuple(self._part(part) for part in transcript.body)
        return replace(
            transcript,
            front=front,
            preliminary=preliminary,
            body=body,
            end=self._content(transcript.end),
            values=MappingProxyType(self._values),
            people=tuple(map(self._person, transcript.people)),
            line_end=self._line_end,
        )

    def _person(self, person: Person) -> Person:
        """A person with the name as its master has it."""
        name = self._names.get(person.master or "")
        return person if name is None else replace(person, name=name)

    def _typed(self, characters: str) -> str:
        """What was typed for the `characters` at the cursor."""
        start, end = self._cursor, self._cursor + len(characters)
        self._cursor = end
        if self._variant >= end:
            return characters
        self._variant = self._usual.next_variant(end)
        return self._usual.typed(start, end)

    def _same(self, typed: str | None, form: str) -> str | None:
        """What was typed, or None where that is as its form gives it."""
        made = self._typed(form if typed is None else typed)
        return None if typed is None and made == form else made

    # ---- blocks --------------------------------------------------------------------------

    def _part(self, part: Part) -> Part:
        if isinstance(part, Block):
            return self._block(part)
        if isinstance(part, Group):
            return self._group(part)
        speaker = None if part.speaker is None else self._block(part.speaker)
        blocks = tuple(self._part(each) for each in part.blocks)
        held = tuple(each for each in blocks if not isinstance(each, Speech))
        return Speech(speaker, held, part.who, part.facts, part.element)

    def _block(self, block: Block) -> Block:
        kind, layout, head = self._set_off(block.separation, block.layout)
        before = self._typed(block.before)
        content = self._content(block.content)
        after = self._typed(block.after)
        if head and before:
            before = head + before
        elif head and content and isinstance(content[0], str):
            content = (head + content[0], *content[1:])
        elif head:
            content = (head, *content)
        return Block(block.kind, content, before, after, kind, layout, block.facts)

    def _group(self, group: Group) -> Group:
        kind, layout, before = group.separation, group.layout, group.before
        if before != "":
            kind, layout, head = self._set_off(kind, layout)
            before = self._same(before, typed_start(group.name, group.attributes))
            if head:
                raise _UnlikeError
        parts = tuple(self._part(part) for part in group.parts)
        if group.after is None:
            form = f"\n\n{typed_end(group.name)}"
            after = self._typed(form)
            printed = self._line_end * 2 + form[2:]
            closed = None if after == printed else after
        else:
            closed = self._typed(group.after)
        return Group(group.name, parts, group.attributes, before, closed, kind, layout)

    def _set_off(self, kind: Separation, layout: Content) -> tuple[Separation, Content, str]:
        """How a block is set off, and what of it stands among its words: a no-break space."""
        if self._first:
            self._first = False
            return kind, self._content(layout), ""
        if kind is Separation.SPACE:
            space = self._typed(" ")
            inner = self._content(layout)
            if space == " ":
                return kind, inner, ""
            if inner:
                raise _UnlikeError
            return Separation.RUN_ON, (), space
        begins = kind is not Separation.RUN_ON
        first = self._typed("\n") if begins else ""
        inner = self._content(layout)
        last = self._typed("\n") if kind is Separation.BLANK_LINE else ""
        if all(each in ("", self._line_end) for each in (first, last)):
            return kind, inner, ""
        outer = (*split_white_space(first), *inner, *split_white_space(last))
        return Separation.RUN_ON, outer, ""

    # ---- inlines -------------------------------------------------------------------------

    def _content(self, content: Iterable[Inline]) -> Content:
        made: list[Inline] = []
        for inline in content:
            if isinstance(inline, str):
                made.append(self._typed(inline))
            elif isinstance(inline, LineBreak):
                typed = self._typed(inline.characters)
                made += [inline] if typed == inline.characters else split_white_space(typed)
            elif isinstance(inline, Spacing):
                made.append(Spacing(self._typed(inline.characters)))
            elif isinstance(inline, Character):
                made.append(Character(self._typed(inline.character)))
            elif isinstance(inline, Mark):
                made.append(self._mark(inline))
            elif isinstance(inline, Element):
                made.append(self._element(inline))
            else:
                made.append(self._copy(inline))
        return tuple(made)

    def _mark(self, mark: Mark) -> Mark:
        before = self._typed(mark.before)
        content = self._content(mark.content)
        after = self._typed(mark.after)
        identifier = mark.fact("id") if mark.kind is Kind.PERSON else None
        if identifier is not None and content != mark.content:
            self._names[identifier] = plain_text(content)
        return Mark(mark.kind, content, before, after, mark.facts, mark.unclosed)

    def _element(self, element: Element) -> Element:
        opening = typed_opening(element.name, element.attributes, bool(element.content))
        before = self._same(element.before, opening)
        content = self._content(element.content)
        after = self._same(element.after, CLOSING)
        return replace(element, content=content, before=before, after=after)

    def _copy(self, copy: Copy) -> Copy:
        """A value that is printed, each time with the same characters."""
        value = self._transcript.values.get(copy.target)
        if value is None:
            return copy
        made = self._mark(value)
        if copy.target in self._printed and made != self._values[copy.target]:
            raise _UnlikeError
        self._printed.add(copy.target)
        self._values[copy.target] = made
        return copy
