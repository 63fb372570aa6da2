"""The metadata block: which paragraphs it has, and the values that go into the header.

A value has one master, in the header; where the transcript prints it stands a `Copy`.
"""

from __future__ import annotations

import re
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.notation.dates import DateReader
from teitools.notation.identifiers import Identifiers
from teitools.notation.languages import language_code
from teitools.notation.layout import edged, held, split_text
from teitools.notation.paragraphs import Raw
from teitools.notation.profile import Profile
from teitools.transcript import BlockKind, Content, Copy, Inline, Kind, Mark

_LABEL = re.compile(r"(?P<name>[^:\r\n]{1,60}):[ \t]*")
_FARTHEST = 20
_LEADING = 3
_DATE_ID = "creation-date"
RESERVED = (
    "translator",
    "contributor",
    "encoder",
    "author-name",
    "handwriting",
)
_NAMED_IDS = {"contributor": "contributor-name", "translator": "translator-name"}
_PARTS: dict[str, tuple[Kind, dict[str, str]]] = {
    "cited_title": (Kind.CITED_TITLE, {}),
    "date": (Kind.DATE, {}),
    "publisher": (Kind.PUBLISHER, {}),
    "repository": (Kind.REPOSITORY, {}),
    "fond": (Kind.IDENTIFIER, {"type": "fond"}),
    "opis": (Kind.IDENTIFIER, {"type": "opis"}),
    "delo": (Kind.IDENTIFIER, {"type": "delo"}),
    "listy": (Kind.RANGE, {"unit": "list"}),
    "contributor": (Kind.PERSON, {"role": "contributor"}),
    "translator": (Kind.PERSON, {"role": "translator"}),
    "address": (Kind.ADDRESS, {}),
    "funder": (Kind.FUNDER, {}),
    "language": (Kind.LANGUAGE, {}),
}
_WHOLE = {"citation": Kind.CITATION, "abstract": Kind.ABSTRACT}


@dataclass(slots=True)
class Metadata:
    """What the metadata block gives: its blocks, the values, and where the text begins."""

    blocks: list[tuple[Raw, BlockKind, Content]] = field(default_factory=list)
    values: dict[str, Mark] = field(default_factory=dict)
    length: int = 0


def read_metadata(text: str, raws: list[Raw], profile: Profile, ids: Identifiers) -> Metadata:
    """The metadata at the head of `text`, whose paragraphs are `raws`."""
    return _Reader(text, profile, ids).read(raws)


class _Reader:
    def __init__(self, text: str, profile: Profile, ids: Identifiers) -> None:
        self._text = text
        self._rules = profile.metadata
        self._dates = DateReader(profile.words)
        self._ids = ids
        self._metadata = Metadata()

    def read(self, raws: list[Raw]) -> Metadata:
        labels = self._labels(raws)
        first = labels[0][0] if labels else 0
        if first > _LEADING:
            return self._metadata
        for raw in raws[:first]:
            self._add(raw, BlockKind.PARAGRAPH, self._leading(self._text[raw.start : raw.end]))
        ends = [index for index, _ in labels[1:]]
        if labels:
            ends.append(min(labels[-1][0] + 2, len(raws)))
        for (index, name), end in zip(labels, ends, strict=True):
            self._label(raws[index])
            for raw in raws[index + 1 : end]:
                words = self._text[raw.start : raw.end]
                self._add(raw, BlockKind.PARAGRAPH, self._value(name, words))
        self._metadata.length = ends[-1] if ends else 0
        return self._metadata

    def _labels(self, raws: list[Raw]) -> list[tuple[int, str]]:
        """The labels, each of a field of its own, with their places in `raws`."""
        labels: list[tuple[int, str]] = []
        seen: set[str] = set()
        if not self._rules.labels:
            return labels
        for index, raw in enumerate(raws):
            if index - (labels[-1][0] if labels else 0) > _FARTHEST:
                break
            match = _LABEL.fullmatch(self._text, raw.start, raw.end)
            name = self._rules.labels.get(match.group("name").strip().lower()) if match else None
            if name is None:
                continue
            if name in seen:
                break
            seen.add(name)
            labels.append((index, name))
        return labels

    def _add(self, raw: Raw, kind: BlockKind, content: Content) -> None:
        self._metadata.blocks.append((raw, kind, content))

    def _label(self, raw: Raw) -> None:
        words = self._text[raw.start : raw.end]
        self._add(raw, BlockKind.LABEL, edged(split_text(words)))

    def _leading(self, words: str) -> Content:
        """A paragraph before the first label: the date, the title, or neither."""
        when = self._dates.iso(words) if self._rules.date else None
        if when and _DATE_ID not in self._metadata.values and words == words.strip():
            mark = Mark(Kind.DATE, edged(split_text(words)), facts=(("when", when),))
            return self._keep(_DATE_ID, mark)
        title = self._rules.title.fullmatch(words) if self._rules.title else None
        if title and "title" not in self._metadata.values:
            start, end = title.span("title")
            content = edged(split_text(words[start:end]))
            return self._keep("title", Mark(Kind.TITLE, content, words[:start], words[end:]))
        return edged(split_text(words))

    def _value(self, name: str, words: str) -> Content:
        """A paragraph after the label of the field `name`."""
        if name == "citation" and name in self._metadata.values:
            return edged(split_text(words))
        content = self._parts(name, words)
        if name in _WHOLE:
            return self._keep(name, Mark(_WHOLE[name], content))
        printed: list[Inline] = []
        for inline in content:
            if isinstance(inline, Mark) and name not in self._metadata.values:
                printed += self._keep(name, inline)
            elif isinstance(inline, Mark):
                printed += inline.content
            else:
                printed.append(inline)
        return tuple(printed)

    def _keep(self, name: str, mark: Mark) -> Content:
        identifier = self._ids.unique(name.replace("_", "-"))
        key = identifier if name in self._metadata.values else name
        facts = (("id", identifier), *mark.facts)
        self._metadata.values[key] = Mark(
            mark.kind, edged(list(mark.content)), mark.before, mark.after, facts
        )
        return (Copy(identifier, mark.kind),)

    def _parts(self, name: str, words: str) -> Content:
        """`words` with the parts that the patterns of the field find."""
        found: list[tuple[int, int, str]] = []
        for pattern in self._rules.parts.get(name, ()):
            match = pattern.search(words)
            for group in pattern.groupindex if match else ():
                start, end = match.span(group) if match else (-1, -1)
                taken = any(start < other_end and end > other for other, other_end, _ in found)
                words_found = words[start:end]
                known = group in _PARTS and held(words_found) == words_found
                if start < end and known and not taken:
                    found.append((start, end, group))
        inlines: list[Inline] = []
        position = 0
        for start, end, group in sorted(found):
            if start > position:
                inlines += split_text(words[position:start])
            inlines.append(self._part(group, words[start:end]))
            position = end
        if position < len(words):
            inlines += split_text(words[position:])
        return edged(inlines)

    def _part(self, group: str, words: str) -> Mark:
        kind, fixed = _PARTS[group]
        facts = dict(fixed)
        if kind in (Kind.IDENTIFIER, Kind.RANGE, Kind.PERSON, Kind.REPOSITORY, Kind.PUBLISHER):
            facts["id"] = self._ids.unique(_NAMED_IDS.get(group, group))
        if kind is Kind.DATE and (when := self._dates.iso(words)):
            facts["when"] = when
        if kind is Kind.RANGE:
            ends = re.split(r"[-–]", words)
            facts |= {"from": ends[0], "to": ends[-1]}
        if kind is Kind.ADDRESS:
            facts["target"] = words
        if kind is Kind.LANGUAGE:
            facts["ident"] = language_code(words)
        return Mark(kind, tuple(split_text(words)), facts=tuple(facts.items()))
