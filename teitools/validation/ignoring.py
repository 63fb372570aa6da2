"""Findings that a document asks to ignore, with a reason: ``<?teitools ignore=P404 reason?>``.

Before the root element the instruction is about the whole document, elsewhere about its own
lines up to the next start tag with it. That a document is not well-formed, or was not judged,
cannot be ignored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from teitools.dataclass import dataclass
from teitools.findings import Finding
from teitools.source import Location
from teitools.validation import codes
from teitools.validation.levels import is_fixed
from teitools.xml.mistake import Lines

TARGET = "<?teitools"
_MARKUP = re.compile(r"<!--|<!\[CDATA\[|<\?|<(?=[^\W\d])")
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}
_IGNORE = re.compile(
    r"""\s*ignore\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))"""
)
_REASON = re.compile(r"""\s*(?:reason\s*=\s*(?:"([^"]*)"|'([^']*)')|(.*))\s*""", re.DOTALL)


@dataclass(slots=True)
class Instruction:
    """One instruction: the codes, ids or names, and the lines that it is about."""

    codes: frozenset[str]
    first: int
    last: int | None
    location: Location
    used: bool = False

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is to be ignored."""
        code = finding.code
        if is_fixed(code) or not self.codes & {code.id, code.name}:
            return False
        position = finding.location.position
        if finding.location.source != self.location.source:
            return False
        if self.last is None:
            return True
        return position is not None and self.first <= position.line <= self.last


class Ignoring:
    """The instructions of the document `name`, of which `lines` are the lines."""

    def __init__(self, name: str, lines: Lines) -> None:
        text = lines.text
        self._wrong: list[Finding] = []
        self._instructions: list[Instruction] = []
        waiting: list[Instruction] = []
        rooted = False
        for start, end in _markup(text):
            if start == end:
                line = lines.position(start).line
                for instruction in waiting:
                    instruction.last = line
                waiting.clear()
                rooted = True
            elif made := self._read(Location(name, lines.position(start)), text[start:end]):
                self._instructions.append(made)
                if rooted:
                    made.last = lines.position(end).line
                    waiting.append(made)

    def left(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Those of `findings` that are not ignored."""
        for finding in findings:
            covering = [each for each in self._instructions if each.covers(finding)]
            for instruction in covering:
                instruction.used = True
            if not covering:
                yield finding

    def said(self) -> Iterator[Finding]:
        """What is wrong with the instructions; after `left`."""
        yield from self._wrong
        for each in self._instructions:
            if not each.used:
                facts = {"codes": " ".join(sorted(each.codes))}
                yield Finding(codes.NOTHING_IGNORED, each.location, facts)

    def _read(self, location: Location, instruction: str) -> Instruction | None:
        said = instruction.removeprefix(TARGET).removesuffix("?>")
        found = _IGNORE.match(said)
        listed = (found["double"] or found["single"] or found["bare"] or "") if found else ""
        if found is None or not listed.split():
            self._wrong.append(Finding(codes.NO_INSTRUCTION, location, {"said": said.strip()}))
            return None
        reason = _REASON.fullmatch(said, found.end())
        if reason is None or not any((group or "").strip() for group in reason.groups()):
            self._wrong.append(Finding(codes.NO_REASON, location, {"codes": listed}))
            return None
        line = location.position.line if location.position else 1
        return Instruction(frozenset(listed.replace(",", " ").split()), line, None, location)


def _markup(text: str) -> Iterator[tuple[int, int]]:
    """Where instructions for teitools begin and end; and start tags, which end where they begin."""
    position = 0
    while (match := _MARKUP.search(text, position)) is not None:
        start = match.start()
        if match.group() == "<":
            yield start, start
            position = match.end()
            continue
        closer = _ENDS[match.group()]
        end = text.find(closer, match.end())
        if end < 0:
            return
        position = end + len(closer)
        if text.startswith(TARGET, start) and text[start + len(TARGET)] in " \t\r\n?":
            yield start, position
