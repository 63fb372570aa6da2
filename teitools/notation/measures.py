"""How much is missing: numbers with units, ranges and durations in the words of a gap.

The words are data of the profile (``[measures]``), those of several languages in one table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from teitools.notation.expression import expression
from teitools.transcript.inlines import Facts

UNITS = (
    "char",
    "column",
    "document",
    "hour",
    "item",
    "leaf",
    "line",
    "minute",
    "name",
    "page",
    "paragraph",
    "second",
    "sentence",
    "signature",
    "word",
)
_TIMES = ("hour", "minute", "second")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_FRACTION = r"(?:(\d{1,4})[ -])?([1-9])/([2-9])"
_CLOCK = expression(r"(?<![\d:])(?:(\d{1,2}):)?(\d{1,2}):(\d\d)(?![\d:])")


@dataclass(frozen=True)
class Measures:
    """The words for numbers and units.

    `numbers` and `units` go from a word in lower case to its value; `at_most` (as "less
    than"), `at_least`, `indefinite` (as "several"), `until` (between two numbers) and
    `durations` (before a time such as 2:14) are words in lower case.
    """

    numbers: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    units: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    at_most: tuple[str, ...] = ()
    at_least: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    durations: tuple[str, ...] = ()

    def facts(self, text: str) -> Facts:
        """What `text` says of the size: ``quantity``, ``unit``, ``atMost``, ``dur`` ..."""
        found = list(self._measure.finditer(text))
        counted = [each for each in found if self._unit(each) not in _TIMES]
        duration = self._duration(text, [each for each in found if each not in counted])
        facts: list[tuple[str, str]] = []
        if counted:
            facts += self._counted(counted[0])
            if len(counted) > 1:
                words = text[counted[0].start() : counted[-1].end()]
                closed = ")" * (words.count("(") > words.count(")"))
                facts.append(("extent", " ".join(words.split()) + closed))
        elif not duration:
            facts += self._uncounted(text)
        return (*facts, ("dur", duration)) if duration else tuple(facts)

    def _unit(self, match: re.Match[str]) -> str:
        return self.units[_folded(match.group("unit"))]

    def _counted(self, match: re.Match[str]) -> Facts:
        number, upto = self._number(match.group("number")), match.group("upto")
        unit = ("unit", self._unit(match))
        if upto:
            return (("atLeast", number), ("atMost", self._number(upto)), unit)
        name = "atMost" if match.group("most") else "atLeast" if match.group("least") else ""
        return ((name or "quantity", number), unit)

    def _uncounted(self, text: str) -> Facts:
        """A size without a number: ``several lines``, ``signature``."""
        match = self._several.search(text)
        if match is None or not (match.group("indefinite") or match.start() == 0):
            return ()
        unit = (("unit", self._unit(match)),)
        extent = " ".join(match.group().split())
        return (*unit, ("extent", extent)) if match.group("indefinite") else unit

    def _duration(self, text: str, times: list[re.Match[str]]) -> str:
        seconds = dict.fromkeys(_TIMES, 0.0)
        for match in times:
            seconds[self._unit(match)] += float(self._number(match.group("number")))
        clock = None
        if not times and any(word in _folded(text) for word in self.durations):
            clock = _CLOCK.search(text)
        if clock is not None:
            values = (float(value or 0) for value in clock.groups())
            seconds = dict(zip(_TIMES, values, strict=True))
        parts = (f"{value:g}{unit[0].upper()}" for unit, value in seconds.items() if value)
        printed = "".join(parts)
        return f"PT{printed}" if printed else ""

    def _number(self, words: str) -> str:
        if "/" in words:
            whole, over, under = re.fullmatch(_FRACTION, words).groups()  # type: ignore[union-attr]
            return f"{int(whole or 0) + int(over) / int(under):g}"
        if words[-1] in _FRACTIONS:
            return f"{int(words[:-1] or 0) + _FRACTIONS[words[-1]]:g}"
        if words[0].isdecimal():
            return words.replace(",", "")
        return str(sum(self.numbers[word] for word in re.split(r"[\s-]+", _folded(words))))

    @cached_property
    def _measure(self) -> re.Pattern[str]:
        word = any_of(self.numbers)
        number = (
            r"(?:(?:\d{1,4}[ -])?[1-9]/[2-9](?!\d)|\d{1,3}(?:,\d{3})+"
            r"|\d{1,9}(?:\.\d{1,6})?[½¼¾]?|[½¼¾]"
            rf"|(?:{word})(?:[\s-](?:{word}))?(?!\w))"
        )
        return expression(
            rf"(?<![\w./])(?:(?P<most>{any_of(self.at_most)})\s+|(?P<least>{any_of(self.at_least)})\s+)?"
            rf"(?P<number>{number})"
            rf"(?:(?:\s?[-–]\s?|\s(?:{any_of(self.until)})\s)(?P<upto>{number}))?"
            rf"(?:[\s-]+|(?<=\d))(?P<unit>{any_of(self.units)})(?!\w)",
            re.IGNORECASE,
        )

    @cached_property
    def _several(self) -> re.Pattern[str]:
        lead = rf"(?:(?P<indefinite>{any_of(self.indefinite)})\s+)?"
        return expression(rf"(?<!\w){lead}(?P<unit>{any_of(self.units)})(?!\w)", re.IGNORECASE)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; a space is any white space."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) or "(?!)"


def _folded(words: str) -> str:
    return " ".join(words.lower().split())
