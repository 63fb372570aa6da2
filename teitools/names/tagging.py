"""Tagging the names in a transcript that an authority knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from teitools.findings import Finding
from teitools.names.authority import Authority
from teitools.names.codes import AMBIGUOUS
from teitools.names.matching import Match, matches
from teitools.names.scope import CLOSED, NO_TEXT, OPEN, PAIRS, WITHIN_WORDS
from teitools.names.words import key_of, token_pattern
from teitools.notation.decisions.register import Register
from teitools.notation.notes import Notes
from teitools.notation.printer import print_transcript
from teitools.transcript import (
    Block,
    Content,
    Element,
    Group,
    Inline,
    Kind,
    LineBreak,
    Mark,
    Part,
    Spacing,
    Speech,
    Transcript,
    plain_text,
)

_FIRST_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF


def tag(
    transcript: Transcript,
    authority: Authority,
    text: str,
    name: str,
    register: Register | None = None,
) -> tuple[Transcript, list[Finding]]:
    """`transcript`, which is that of `text`, with its names tagged; and what is ambiguous.

    A name becomes a mark without delimiters with the fact ``authority``, its address. Nothing
    is tagged within a name, a label or a reference, nor across the delimiters of a mark. With a
    `register` a person's decisions are followed, and all are noted there.
    """
    tagger = Tagger(authority)
    if register is not None:
        from teitools.names.deciding import DecidedTagger  # seldom wanted

        tagger = DecidedTagger(authority, register, transcript, text)
    tagged = tagger.transcript(transcript)
    if not tagger.ambiguous:
        return tagged, []
    places = _places(transcript, authority, text)
    notes = Notes(name, text)
    for (spelling, entries), count in tagger.ambiguous.items():
        ids = [authority.entries[index].id for index in entries]
        listed = " and ".join(repr(each) for each in ids[:5]) + (" and more" if ids[5:] else "")
        notes.add(AMBIGUOUS, places.get(spelling, 0), name=spelling, entries=listed, count=count)
    return tagged, notes.findings


def _places(transcript: Transcript, authority: Authority, text: str) -> dict[str, int]:
    """Where each ambiguous name stands first: found by printing it with a sign before it."""
    sign = unused_sign(text)
    if sign is None:
        return {}
    tagger = Tagger(authority, sign)
    printed = print_transcript(tagger.transcript(transcript)).split(sign)
    places: dict[str, int] = {}
    offset = 0
    for piece, (spelling, _) in zip(printed, tagger.order, strict=False):
        offset += len(piece)
        places[spelling] = offset
    return places


def unused_sign(text: str) -> str | None:
    """A character of private use that does not stand in `text`; None where all do."""
    private = map(chr, range(_FIRST_PRIVATE, _LAST_PRIVATE))
    return next((each for each in private if each not in text), None)


class Tagger:
    """Tags names. With a `sign` it sets that before each first ambiguous name instead."""

    def __init__(self, authority: Authority, sign: str = "") -> None:
        self._authority = authority
        self._sign = sign
        self.ambiguous: Counter[tuple[str, tuple[int, ...]]] = Counter()

    @property
    def order(self) -> list[tuple[str, tuple[int, ...]]]:
        """The ambiguous names in the order in which they first occur."""
        return list(self.ambiguous)

    def transcript(self, transcript: Transcript) -> Transcript:
        """`transcript` with its names tagged."""
        front = tuple(self._block(block) for block in transcript.front)
        preliminary, body = self._parts(transcript.preliminary), self._parts(transcript.body)
        return replace(transcript, front=front, preliminary=preliminary, body=body)

    def _parts(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        return tuple(map(self._part, parts))

    def _part(self, part: Part) -> Part:
        if isinstance(part, Block):
            return self._block(part)
        if isinstance(part, Group):
            return replace(part, parts=self._parts(part.parts))
        blocks = tuple(
            self._block(each)
            if isinstance(each, Block)
            else replace(each, parts=self._parts(each.parts))
            for each in part.blocks
        )
        return Speech(part.speaker, blocks, part.who, part.facts, part.element)

    def _block(self, block: Block) -> Block:
        if block.kind in NO_TEXT:
            return block
        content = self._content(block.content)
        return block if content is block.content else replace(block, content=content)

    def _content(self, content: Content, skip: int = 0) -> Content:
        """`content` with its names tagged, but for its first `skip` inlines."""
        made: list[Inline] = list(content[:skip])
        changed = False
        position, end = skip, len(content)
        while position < end:
            start = position
            while position < end and isinstance(content[position], str | LineBreak | Spacing):
                position += 1
            if position > start:
                run = content[start:position]
                glued = (
                    _touches(content[start - 1 : start], -1),
                    _touches(content[position : position + 1], 0),
                )
                found = self._run(run, glued)
                changed = changed or found is not run
                made += found
            if position < end:
                inline = content[position]
                other = self._inline(inline)
                changed = changed or other is not inline
                made.append(other)
                position += 1
        return tuple(made) if changed else content

    def _inline(self, inline: Inline) -> Inline:
        if isinstance(inline, Mark):
            if inline.kind in CLOSED:
                return inline
            content = inline.content
            if inline.kind in PAIRS:
                pairs = tuple(map(self._inline, content))
                same = all(new is old for new, old in zip(pairs, content, strict=True))
                content = content if same else pairs
            else:
                content = self._content(content, int(inline.unclosed))
            return inline if content is inline.content else replace(inline, content=content)
        if isinstance(inline, Element) and inline.name in OPEN:
            content = self._content(inline.content)
            return inline if content is inline.content else replace(inline, content=content)
        return inline

    def _run(self, run: Content, glued: tuple[bool, bool]) -> Content:
        """Words, line breaks and spacing, without a mark between them."""
        keys: list[str] = []
        spans: list[tuple[int, int, int]] = []
        pattern = token_pattern()
        for index, inline in enumerate(run):
            if not isinstance(inline, str):
                keys.append(" ")
                spans.append((index, 0, 0))
                continue
            for match in pattern.finditer(inline):
                keys.append(key_of(match.group()))
                spans.append((index, *match.span()))
        if self._authority.trie.keys().isdisjoint(keys):
            return run
        keys, spans = _joined(keys, spans)
        found = matches(self._authority.trie, keys, glued)
        return self._cut(run, spans, found) if found else run

    def _cut(
        self, run: Content, spans: Sequence[tuple[int, int, int]], found: Iterable[Match]
    ) -> Content:
        made: list[Inline] = []
        at = (0, 0)
        for match in found:
            first, last = spans[match.start], spans[match.end - 1]
            start, end = (first[0], first[1]), (last[0], last[2])
            mark = self._mark(tuple(_between(run, start, end)), match.entries)
            if mark is not None:
                made += _between(run, at, start)
                made.append(mark)
                at = end
        if not made:
            return run
        made += _between(run, at, (len(run), 0))
        return tuple(made)

    def _mark(self, content: Content, entries: tuple[int, ...]) -> Mark | None:
        if len(entries) > 1:
            key = (plain_text(content), entries)
            self.ambiguous[key] += 1
            if self._sign and self.ambiguous[key] == 1:
                return Mark(Kind.PERSON, content, self._sign)
            return None
        if self._sign:
            return None
        kind, address = (
            self._authority.entries[entries[0]].kind,
            self._authority.address(entries[0]),
        )
        return Mark(kind, content, facts=(("authority", address),))


def _joined(
    keys: list[str], spans: list[tuple[int, int, int]]
) -> tuple[list[str], list[tuple[int, int, int]]]:
    """White space that several inlines make is one token."""
    kept = [i for i, key in enumerate(keys) if key != " " or i == 0 or keys[i - 1] != " "]
    if len(kept) == len(keys):
        return keys, spans
    return [keys[i] for i in kept], [spans[i] for i in kept]


def _between(run: Content, start: tuple[int, int], end: tuple[int, int]) -> list[Inline]:
    """What stands in `run` from one place to another; a place is an inline and an offset."""
    made: list[Inline] = []
    for index in range(start[0], min(end[0] + 1, len(run))):
        inline = run[index]
        first = start[1] if index == start[0] else 0
        if isinstance(inline, str):
            words = inline[first : end[1]] if index == end[0] else inline[first:]
            if words:
                made.append(words)
        elif index < end[0]:
            made.append(inline)
    return made


def _touches(beside: Sequence[Inline], edge: int) -> bool:
    """Whether a mark has a letter at its edge that belongs to the word beside it."""
    if not beside or not isinstance(beside[0], Mark) or beside[0].kind not in WITHIN_WORDS:
        return False
    return _letter(beside[0].content, edge)


def _letter(content: Content, edge: int) -> bool:
    if not content:
        return False
    inline = content[edge]
    if isinstance(inline, str):
        return inline[edge].isalnum()
    return isinstance(inline, Mark | Element) and _letter(inline.content, edge)
