"""The metadata block: which paragraphs it has, and the values that go into the header.

A value has one master, in the header; where the transcript prints it stands a `Copy`.
"""

from __future__ import annotations

import re
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.identifiers import Identifiers
from teitools.notation.layout import edged, split_text
from teitools.notation.metadata_lines import PARTICIPANT, Entry, EntryReader
from teitools.notation.metadata_values import ValueReader
from teitools.notation.paragraphs import Raw
from teitools.notation.participants import ParticipantReader
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.notation.segments import split_lines
from teitools.transcript import BlockKind, Content, Mark

LABEL = expression(r"(?P<name>[^:\r\n]{1,60}):[ \t]*")
"""A paragraph that has the form of a label."""
# a line that may stand between a title and the first label
_HEADING = expression(r"[^\r\n]{1,79}[^\r\n.:;,!?]")
_FARTHEST = 20
_LEADING = 3
_WHITE = " \t\r\n"
RESERVED = (
    "translator",
    "contributor",
    "encoder",
    "author-name",
    "handwriting",
)


@dataclass(slots=True)
class Metadata:
    """What the metadata block gives: its blocks, the values, and where the text begins.

    `facts` are the ids of persons whom it names, by what they did (``author``, ``translator``).
    """

    blocks: list[tuple[Raw, BlockKind, Content]] = field(default_factory=list)
    values: dict[str, Mark] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    length: int = 0


class MetadataReader:
    """Reads the metadata block of one text, and declares the `people` whom it names."""

    def __init__(self, text: str, profile: Profile, ids: Identifiers, people: People) -> None:
        self._text = text
        self._rules = profile.metadata
        self._names = ParticipantReader(text, profile, people)
        self._values = ValueReader(profile, ids, people, self._names)
        self._lines = EntryReader(text, self._rules, self._names)
        self._present = [each.match for each in profile.blocks.lines if each.kind == "participants"]
        self._metadata = Metadata(values=self._values.kept, facts=self._values.facts)

    def read(self, raws: list[Raw]) -> Metadata:
        """The metadata at the head of the text, whose paragraphs are `raws`.

        A paragraph that begins with metadata and goes on with the text is cut in two.
        """
        if self._rules.same_line:
            uncut = list(raws)
            found = self._lines.find(raws)
            if found is not None and self._begins(raws[: found[0]]):
                self._entries(*found[1:])
                return self._metadata
            raws[:] = uncut
        if not self._rules.same_line:
            self._cut_dated(raws)
        labels = [] if self._rules.same_line else self._labels(raws)
        if not labels and raws and self._cites(raws[0]):
            self._begins(raws[:1])
            self._metadata.length = 1
            return self._metadata
        first = labels[0][0] if labels else 0
        banner = self._rules.banner
        printed = [banner is not None and self._is(banner, raw) for raw in raws[:first]]
        if first - sum(printed) > _LEADING:
            return self._metadata
        for raw, is_banner in zip(raws[:first], printed, strict=True):
            words = self._text[raw.start : raw.end]
            if is_banner:
                self._add(raw, BlockKind.RUNNING_HEAD, edged(split_text(words)))
                continue
            self._add(raw, BlockKind.PARAGRAPH, self._values.leading(words, raw.start))
        ends = [index for index, _ in labels[1:]]
        if labels:
            ends.append(min(labels[-1][0] + 2, len(raws)))
        for (index, name), end in zip(labels, ends, strict=True):
            self._label(raws[index], name)
            for raw in raws[index + 1 : end]:
                words = self._text[raw.start : raw.end]
                self._add(raw, BlockKind.PARAGRAPH, self._values.value(name, words, raw.start))
        self._metadata.length = ends[-1] if ends else 0
        return self._metadata

    def _begins(self, raws: list[Raw]) -> bool:
        """Read what stands before the first label; whether that is what may stand there."""
        for raw in raws:
            known = len(self._values.kept)
            words = self._text[raw.start : raw.end]
            titled = self._rules.same_line and self._lines.is_title(raw)
            content = self._values.leading(words, raw.start, titled)
            nothing = self._rules.same_line and len(self._values.kept) == known
            if nothing and not (known and _HEADING.fullmatch(words)) and not self._rules.preface:
                self._values.kept.clear()
                self._metadata.blocks.clear()
                return False
            self._add(raw, BlockKind.PARAGRAPH, content)
        return True

    def _is(self, pattern: re.Pattern[str], raw: Raw) -> bool:
        return pattern.fullmatch(self._text, raw.start, raw.end) is not None

    def _cut_dated(self, raws: list[Raw]) -> None:
        """Cut the first paragraph in lines where a date and a title are its first lines."""
        for index, raw in enumerate(raws[:_LEADING]):
            lines = list(split_lines(self._text, [raw]))
            first = self._text[lines[0].start : lines[0].end] if lines else ""
            if 1 < len(lines) <= _LEADING and self._values.is_date(first):
                raws[index : index + 1] = lines
                return

    def _cites(self, raw: Raw) -> re.Match[str] | None:
        pattern = self._rules.citation
        return pattern.fullmatch(self._text, raw.start, raw.end) if pattern else None

    def _entries(self, entries: list[Entry], end: int) -> None:
        for entry in entries:
            if not entry.field and self._lists_participants(entry):
                entry.field = PARTICIPANT
            self._label(entry.label, entry.field)
            for raw in entry.values:
                words = self._text[raw.start : raw.end]
                typed = words.rstrip(_WHITE)
                content = self._values.line_value(entry.field, typed, raw.start)
                rest = split_text(words[len(typed) :])
                self._add(raw, BlockKind.PARAGRAPH, (*content, *(each for each in rest if each)))
        self._metadata.length = end

    def _lists_participants(self, entry: Entry) -> bool:
        """Whether a line of metadata says who takes part: ``Participants: John Fay, Ada Hale``."""
        end = (entry.values or [entry.label])[0].end
        return any(rule.match(self._text, entry.label.start, end) for rule in self._present)

    def _labels(self, raws: list[Raw]) -> list[tuple[int, str]]:
        """The labels, each of a field of its own, with their places in `raws`."""
        labels: list[tuple[int, str]] = []
        seen: set[str] = set()
        if not self._rules.labels:
            return labels
        index = -1
        while (index := index + 1) < len(raws):
            if index - (labels[-1][0] if labels else 0) > _FARTHEST:
                break
            raw = raws[index]
            if (parts := self._cut(raw)) is not None:
                raws[index : index + 1] = parts
                raw = parts[0]
            name = self._field(raw)
            if name is None:
                continue
            if name in seen:
                break
            seen.add(name)
            labels.append((index, name))
        return labels

    def _cut(self, raw: Raw) -> list[Raw] | None:
        """A paragraph of labels and values, each on lines of its own, cut in these; else None."""
        lines = list(split_lines(self._text, [raw]))
        if len(lines) == 1 or self._field(lines[0]) is None:
            return None
        made = [lines[0]]
        follows = True
        for line in lines[1:]:
            if self._field(line) is not None:
                made.append(line)
                follows = True
            elif follows:
                made.append(line)
                follows = False
            else:
                made[-1] = Raw(made[-1].gap, made[-1].start, line.end)
        return made

    def _field(self, raw: Raw) -> str | None:
        """The field whose label a paragraph is; None where it is none."""
        match = LABEL.fullmatch(self._text, raw.start, raw.end)
        return self._rules.labels.get(match.group("name").strip().lower()) if match else None

    def _add(self, raw: Raw, kind: BlockKind, content: Content) -> None:
        self._metadata.blocks.append((raw, kind, content))

    def _label(self, raw: Raw, name: str) -> None:
        """Add the label of the field `name`; an empty one is none that the profile knows."""
        words = self._text[raw.start : raw.end]
        self._add(raw, BlockKind.LABEL, edged(split_text(words)))
