"""The times of a recording, as timelines to which utterances point: TEI Guidelines, 17.4.2."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from teitools.notation.expression import expression
from teitools.notation.identifiers import Identifiers
from teitools.transcript import (
    Block,
    BlockKind,
    Element,
    Group,
    Inline,
    Kind,
    LineBreak,
    Mark,
    Part,
    Spacing,
    Timeline,
    plain_text,
)

_DAYS = expression(r"\D{0,2}(\d{2,3}) (\d\d) (\d\d) (\d\d)\D{0,2}")
# a fourth number after a colon counts frames, which are less than a second
_CLOCK = expression(
    r"[^\d\s]{0,2}(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:([.,]\d{1,3})|:\d\d)?[^\w\s]{0,2}"
)
_HOURS = (24, 60, 60)
# between a time and the utterance that begins with it
_BETWEEN = frozenset({Kind.PAGE_BREAK, Kind.TIME_STAMP})


class TimeReader:
    """Reads the time stamps of one text, in their order.

    A stamp says the time from the beginning of the recording: ``m:ss``, ``h:mm:ss`` (with a
    fraction or with frames), or days, hours, minutes and seconds, each in two figures. One that
    says less than the one before begins a new timeline.
    """

    def __init__(self, ids: Identifiers) -> None:
        self._ids = ids
        self._lines: list[dict[Decimal, str]] = []
        self._last = Decimal(0)
        self._now: str | None = None

    @property
    def timelines(self) -> tuple[Timeline, ...]:
        """What has been found: of each timeline the points of time, by identifier."""
        return tuple(
            tuple((name, f"{time.normalize():f}") for time, name in sorted(line.items()))
            for line in self._lines
        )

    def read(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """`parts`, whose time stamps and utterances point to the times."""
        return tuple(self._part(part) for part in parts)

    def _part(self, part: Part) -> Part:
        if isinstance(part, Block):
            self._block(part)
            return part
        if isinstance(part, Group):
            self._now = None
            return replace(part, parts=self.read(part.parts))
        before, self._now = self._now, None
        blocks = tuple(self._part(each) for each in part.blocks)
        start = before or _first(blocks)
        self._now = None
        facts = (*part.facts, ("start", start)) if start and part.element == "u" else part.facts
        return replace(part, blocks=blocks, facts=facts)  # type: ignore[arg-type]

    def _block(self, block: Block) -> None:
        self._content(block.content)
        only = block.content[0] if block.kind is BlockKind.BARE and block.content else None
        if isinstance(only, Mark) and only.kind in _BETWEEN:
            self._now = only.fact("synch") or self._now
        else:
            self._now = None

    def _content(self, content: Iterable[Inline]) -> None:
        for inline in content:
            if isinstance(inline, Mark):
                if inline.kind is Kind.TIME_STAMP:
                    self._stamp(inline)
                else:
                    self._content(inline.content)
            elif isinstance(inline, Element):
                self._content(inline.content)

    def _stamp(self, mark: Mark) -> None:
        time = read_seconds(plain_text(mark.content))
        if time is None:
            return
        if not self._lines or time < self._last:
            self._lines.append({Decimal(0): self._ids.unique("t-0")})
        line, self._last = self._lines[-1], time
        if time not in line:
            line[time] = self._ids.unique(f"t-{time.normalize():f}")
        mark.facts = (*mark.facts, ("synch", line[time]))


def _first(blocks: Sequence[Part]) -> str | None:
    """The time with which the words of an utterance begin."""
    first = blocks[0] if blocks else None
    for inline in first.content if isinstance(first, Block) else ():
        if isinstance(inline, Mark):
            return inline.fact("synch") if inline.kind is Kind.TIME_STAMP else None
        if not isinstance(inline, LineBreak | Spacing):
            return None
    return None


def read_seconds(typed: str) -> Decimal | None:
    """How many seconds after the beginning `typed` is; None where it says something else."""
    if days := _DAYS.fullmatch(typed):
        numbers, fraction = [int(each) for each in days.groups()], ""
    elif clock := _CLOCK.fullmatch(typed):
        hours, minutes, seconds, fraction = clock.groups("")
        numbers = [0, int(hours or 0), int(minutes), int(seconds)]
    else:
        return None
    total = numbers[0]
    for number, size in zip(numbers[1:], _HOURS, strict=True):
        total = total * size + number
    return total + Decimal(f"0{fraction.replace(',', '.')}" if fraction else 0)
