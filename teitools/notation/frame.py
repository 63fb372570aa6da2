"""The head and the foot of a text: by-line, date line, subject, typist's mark, closing date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from teitools.dataclass import dataclass
from teitools.notation import codes
from teitools.notation.date_lines import DateLineReader
from teitools.notation.expression import expression
from teitools.notation.inlines import InlineReader
from teitools.notation.layout import LINE_END, edged, split_text, split_white_space
from teitools.notation.marking import phrases
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.transcript import Block, BlockKind, Content, Inline, Kind, Mark, Person, Role

_AUTHOR_ID = "author-name"
_CERTAINTY = "high"
_LONGEST_FOOT = 400
# running text, and nothing that stands below a signature
_SENTENCE = expression(
    r"(?!(?i:p\. ?s|encl|cc\b|copies|note|n\. ?b))(?:\S+\s+){5,}\S*[.!?][\"”»’')]*\d*"
)


@dataclass(slots=True)
class Opening:
    """The blocks at the head of a text; `author` where a by-line names one."""

    blocks: list[tuple[Raw, Block]]
    author: Person | None = None
    dictation: bool = False


class FrameReader:
    """Reads the head and the foot of one text."""

    def __init__(
        self,
        text: str,
        profile: Profile,
        people: People,
        notes: Notes,
        inlines: InlineReader,
        dates: DateLineReader,
    ) -> None:
        self._text = text
        self._inlines = inlines
        self._rules = profile.frame
        self._note_text = profile.blocks.note_text
        self._dates = dates
        self._dictation = "dictation" in profile.inferences
        self._people = people
        self._notes = notes
        self._opening = Opening([])

    def opening(self, raws: Sequence[Raw]) -> Opening:
        """The opener and the subject line, as far as `raws` begin with them."""
        position = 0
        if raws and (content := self._opener(raws[0])) is not None:
            self._opening.blocks.append((raws[0], Block(BlockKind.OPENER, content)))
            position = 1
        if len(raws) > position and (subject := self._subject(raws[position])) is not None:
            self._opening.blocks.append((raws[position], subject))
        return self._opening

    def closing(self, raws: Sequence[Raw]) -> tuple[int, Block | None]:
        """How many of the last of `raws` are the closer, and the closer without its gap."""
        signature = self._signature(raws)
        index = len(raws) if signature is None else signature
        while index > 0 and self._foot(raws[index - 1]) is not None:
            index -= 1
        if index == len(raws) or index == 0:
            return 0, None
        content: list[Inline] = []
        for raw in raws[index:]:
            content += split_white_space(raw.gap) if content else ()
            content += self._foot_content(raw)
        return len(raws) - index, Block(BlockKind.CLOSER, edged(content))

    def _signature(self, raws: Sequence[Raw]) -> int | None:
        """Where the signature is, after which no sentences come; None where none is.

        Before the footnotes of a text it is found by what stands around it: `ContextReader`.
        """
        pattern = self._rules.signed
        if pattern is None:
            return None
        for index in range(len(raws) - 1, max(len(raws) - 7, 0), -1):
            raw = raws[index]
            note = self._note_text and self._note_text.match(self._text, raw.start, raw.end)
            if raw.end - raw.start > _LONGEST_FOOT or note:
                return None
            if pattern.fullmatch(self._text, raw.start, raw.end):
                return index
            if _SENTENCE.fullmatch(self._text, raw.start, raw.end):
                return None
        return None

    def _foot_content(self, raw: Raw) -> list[Inline]:
        mark = self._foot(raw)
        if mark is not None:
            if mark.kind is Kind.TYPIST_MARK:
                self._note(raw, "the mark of the typist")
            return [mark]
        words = self._text[raw.start : raw.end]
        content = edged(list(phrases(self._inlines.read(words, raw.start))))
        pattern = self._rules.signed
        if pattern is not None and pattern.fullmatch(words):
            self._note(raw, "a signature")
            return [Mark(Kind.SIGNED, content)]
        return list(content)

    def _opener(self, raw: Raw) -> Content | None:
        """By-line and date line, one in each line of `raw`; None when a line is neither."""
        inlines: list[Inline] = []
        position = raw.start
        for end in [*LINE_END.finditer(self._text, raw.start, raw.end), None]:
            stop = end.start() if end else raw.end
            line = self._line(position, stop)
            if line is None:
                return None
            inlines.append(line)
            if end:
                inlines += split_white_space(end.group())
                position = end.end()
        return tuple(inlines)

    def _line(self, start: int, end: int) -> Mark | None:
        words = self._text[start:end]
        if self._rules.dateline and (mark := self._dateline(words, start)):
            return mark
        match = self._rules.byline.fullmatch(self._text, start, end) if self._rules.byline else None
        if match is None or self._opening.author is not None:
            return None
        name = match.group("author")
        person = self._people.declare(name, Role.SPEAKER, _AUTHOR_ID)
        self._opening.author = person
        said = match.groupdict().get("dictation")
        self._opening.dictation = self._dictation and bool(said)
        facts = (("id", _AUTHOR_ID), ("ref", person.id))
        first, last = match.span("author")
        content = [
            *split_text(self._text[start:first]),
            Mark(Kind.PERSON, edged(split_text(name)), facts=facts),
            *split_text(self._text[last:end]),
        ]
        if self._opening.dictation:
            self._notes.add(codes.DICTATION, first, name=name, certainty=_CERTAINTY)
        return Mark(Kind.BYLINE, edged([each for each in content if each != ""]))

    def _dateline(self, words: str, start: int) -> Mark | None:
        if words != words.strip() or not self._dates.is_date(words):
            return None
        return Mark(Kind.DATELINE, self._dates.line(words, start))

    def _subject(self, raw: Raw) -> Block | None:
        pattern = self._rules.subject
        match = pattern.fullmatch(self._text, raw.start, raw.end) if pattern else None
        if match is None:
            return None
        start, end = match.span("subject")
        content = edged(split_text(self._text[start:end]))
        self._note(raw, "the subject of the text")
        return Block(
            BlockKind.SUBJECT,
            content,
            self._text[raw.start : start],
            self._text[end : raw.end],
        )

    def _foot(self, raw: Raw) -> Mark | None:
        words = self._text[raw.start : raw.end]
        if re.search(r"[\r\n]", words):
            return None
        if self._rules.dateline and (mark := self._dateline(words, raw.start)):
            return mark
        pattern = self._rules.typist_mark
        if pattern is not None and pattern.fullmatch(words):
            return Mark(Kind.TYPIST_MARK, (words,))
        return None

    def _note(self, raw: Raw, what: str) -> None:
        words = self._text[raw.start : raw.end]
        shown = words if len(words) < 60 else words[:57] + "..."
        self._notes.add(codes.FRAME, raw.start, words=shown, what=what, certainty=_CERTAINTY)
