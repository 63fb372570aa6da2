"""Metadata at the head of a text whose labels and values stand on one line: ``Date: 3 May``."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.layout import LINE_END
from teitools.notation.paragraphs import Raw
from teitools.notation.participants import ParticipantReader
from teitools.notation.profile import MetadataRules
from teitools.notation.segments import lines_are_paragraphs

PARTICIPANT = "participant"
PERSONS = ("author", "interviewee", "interviewer", PARTICIPANT, "transcriber", "translator")
_INTERVIEWED = ("interviewee", "interviewer")
_EMPHASIS = r"(?:\*\*|__)?"
_LABEL = expression(
    rf"[ \t]*(?P<label>{_EMPHASIS}(?P<name>[^\W\d_][^:\r\n]{{0,59}}?)[ \t]*:{_EMPHASIS})"
    r"(?:[ \t]++(?P<value>\S(?:[^\r\n]*[^ \t\r\n])?))?[ \t]*+(?=[\r\n]|\Z)"
)
# a tape or the like that begins: no value goes on there
_PART = expression(
    r"[ \t]*[\[(]?(?:tape|side|track|reel|cassette|session|part|disc) #?"
    r"(?:\d{1,2}|[a-d]|[ivx]{1,4}|one|two|three)\b[^\r\n]{0,30}",
    re.IGNORECASE,
)
_WHITE = " \t\r\n"
_LEADING = 3
# how many paragraphs a preface may have, which says who is interviewed
_PREFACE = 20
_LINES_ABOVE = 2
_LONGEST_TITLE = 150
_MOST = 60
# how many characters below a label of metadata the same label is none
_NEAR = 1000
# paragraphs whose labels no field has, between others
_MOST_UNKNOWN = 3


@dataclass(slots=True)
class Entry:
    """A label and its value, where there is one; `field` is empty where no field has the label."""

    field: str
    label: Raw
    values: list[Raw] = dataclasses.field(default_factory=list)


class EntryReader:
    """Finds the entries at the head of one text."""

    def __init__(self, text: str, rules: MetadataRules, people: ParticipantReader) -> None:
        self._text = text
        self._rules = rules
        self._people = people
        self._by_lines = False

    def find(self, raws: list[Raw]) -> tuple[int, list[Entry], int] | None:
        """Where the first entry is in `raws`, the entries, and where the text begins.

        A paragraph whose first lines alone are metadata is cut in two in `raws`.
        """
        self._by_lines = lines_are_paragraphs(self._text, raws)
        farthest, prefaced = _PREFACE if self._rules.preface else _LEADING, False
        for first in range(min(len(raws), farthest + 1)):
            self._part(raws, first)
            self._cut(raws, first)
            raw = raws[first]
            if any(entry.field for entry in self._entries(raw)):
                entries, end = self._follow(raws, first)
                prefaced = prefaced or first > _LEADING
                return (first, entries, end) if self._tells(entries, prefaced) else None
            if not self._may_lead(raw):
                prefaced = True
                if not self._rules.preface:
                    return None
        return None

    def _tells(self, entries: list[Entry], prefaced: bool) -> bool:
        """Whether `entries` are metadata; below a preface they say who was interviewed."""
        fields = {entry.field for entry in entries}
        return bool(entries) and (not prefaced or not fields.isdisjoint(_INTERVIEWED))

    def is_title(self, raw: Raw) -> bool:
        """Whether a paragraph before the first entry may be the title."""
        return raw.end - raw.start <= _LONGEST_TITLE

    def _may_lead(self, raw: Raw) -> bool:
        return self.is_title(raw) and not self._entries(raw)

    def _part(self, raws: list[Raw], index: int) -> None:
        """Cut the paragraph behind a line or two that stand above two known labels, as a title."""
        raw = raws[index]
        lines = list(_lines(self._text, raw.start, raw.end))[: _LINES_ABOVE + 2]
        known = [
            (match := _LABEL.fullmatch(self._text, *line)) is not None and bool(self._known(match))
            for line in lines
        ]
        above = known.index(True) if True in known else 0
        if above and known[above : above + 2] == [True, True]:
            end, start = lines[above - 1][1], lines[above][0]
            raws[index : index + 1] = [
                Raw(raw.gap, raw.start, end),
                Raw(self._text[end:start], start, raw.end),
            ]

    def _cut(self, raws: list[Raw], index: int) -> None:
        """Cut the paragraph where its metadata ends, if more follows in it.

        Lines without a label go on with a value, but not where each line is a paragraph, or where
        all the rest of the text follows: there only those that are indented, or are the value.
        """
        raw, strict = raws[index], self._by_lines or index + 1 == len(raws)
        lines = list(_lines(self._text, raw.start, raw.end))
        kept, waiting = 0, False
        for number, (start, end) in enumerate(lines[:_MOST]):
            match = _LABEL.fullmatch(self._text, start, end)
            if match is not None:
                known = bool(self._known(match))
                if known or (kept == number and not strict and self._stands_once(match)):
                    kept = number + 1
                waiting = known and not match.group("value")
            elif (
                kept == number
                and not _PART.match(self._text, start, end)
                and (waiting or not strict or self._text.startswith((" ", "\t"), start))
            ):
                kept, waiting = number + 1, False
            else:
                break
        if 0 < kept < len(lines) and any(
            (match := _LABEL.fullmatch(self._text, *line)) and self._known(match)
            for line in lines[:kept]
        ):
            end, start = lines[kept - 1][1], lines[kept][0]
            raws[index : index + 1] = [
                Raw(raw.gap, raw.start, end),
                Raw(self._text[end:start], start, raw.end),
            ]

    def _stands_once(self, match: re.Match[str]) -> bool:
        """Whether no other line of the text has the label of `match`."""
        text, label = self._text, match.group("name").strip()
        again = expression(rf"[ \t]*{_EMPHASIS}{re.escape(label)}[ \t]*:")
        count, place = 0, text.find(label)
        while place >= 0 and count < 2:
            line = text.rfind("\n", 0, place) + 1
            count += again.match(text, line) is not None
            end = text.find("\n", place)
            place = text.find(label, end) if end >= 0 else -1
        return count == 1

    def _follow(self, raws: list[Raw], first: int) -> tuple[list[Entry], int]:
        found: list[Entry] = []
        waiting: list[Entry] = []
        unknown = 0
        end = first
        for index in range(first, first + _MOST):
            if index >= len(raws):
                break
            self._cut(raws, index)
            entries = list(self._entries(raws[index]))
            known = sum(1 for entry in entries if entry.field)
            if not entries and not waiting and found and not found[-1].values:
                found[-1].values.append(raws[index])
            elif known and known * 2 >= len(entries):
                found += [*waiting, *entries]
                waiting, unknown = [], 0
            elif entries and not known and unknown < _MOST_UNKNOWN:
                waiting += entries
                unknown += 1
                continue
            else:
                break
            end = index + 1
        return found, end

    def _entries(self, raw: Raw) -> list[Entry]:
        """The entries in a paragraph that begins with a label; none in any other."""
        text, gap, last = self._text, raw.gap, raw.start
        entries: list[Entry] = []
        for start, end in _lines(text, raw.start, raw.end):
            match = _LABEL.fullmatch(text, start, end)
            if match is None and not entries:
                return []
            if match is None:
                self._continue(entries[-1], last, start, end)
                last = entries[-1].values[-1].end
                continue
            place, stop = match.span("label")
            label = Raw(gap + text[last:place], place, stop)
            gap, last = "", stop
            entry = Entry(self._known(match), label)
            if match.group("value"):
                begin, last = match.span("value")
                entry.values.append(Raw(text[stop:begin], begin, last))
            entries.append(entry)
        for entry in entries:
            if not self._is_plausible(entry):
                entry.field = ""
        if entries:  # white space at the end of the paragraph is of its last part
            (entries[-1].values or [entries[-1].label])[-1].end = raw.end
        return entries

    def _continue(self, entry: Entry, last: int, start: int, end: int) -> None:
        """A line that goes on with the value of `entry`, or is it."""
        words = self._text[start:end]
        stop = start + len(words.rstrip(_WHITE))
        if entry.values:
            entry.values[-1] = Raw(entry.values[-1].gap, entry.values[-1].start, stop)
        else:
            begin = start + len(words) - len(words.lstrip(_WHITE))
            entry.values.append(Raw(self._text[last:begin], begin, stop))

    def _known(self, match: re.Match[str]) -> str:
        name = " ".join(match.group("name").split())
        field = self._rules.labels.get(name.lower(), "")
        # CC: who gets a copy, or the capsule's communicator, again and again
        return "" if field == "none" and self._comes_again(match) else field

    def _comes_again(self, match: re.Match[str]) -> bool:
        """Whether a line not far below `match` has the same label."""
        label = re.escape(match.group("name").strip())
        again = expression(rf"[\r\n][ \t]*{_EMPHASIS}{label}[ \t]*:")
        return again.search(self._text, match.end(), match.end() + _NEAR) is not None

    def _is_plausible(self, entry: Entry) -> bool:
        """Whether the value is one of its field; those who speak have labels of persons, too."""
        value = "".join(self._text[raw.start : raw.end] for raw in entry.values)
        if entry.field == "date":
            return not value or any(character.isdigit() for character in value)
        if entry.field not in PERSONS:
            return True
        label = _LABEL.match(self._text, entry.label.start)
        once = label is not None and self._stands_once(label)
        return once and bool(self._people.names_in(value))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in LINE_END.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end
