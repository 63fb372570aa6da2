"""Mistakes in a schema, gathered: each once, and no more than can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from teitools.errors import SchemaError
from teitools.findings import Code, Finding
from teitools.relaxng.patterns import Element, Pattern, Place
from teitools.relaxng.restrictions.codes import MORE, TOO_COMPLEX
from teitools.relaxng.restrictions.spread import elements_with
from teitools.relaxng.restrictions.survey import Survey
from teitools.relaxng.restrictions.wording import more_elements
from teitools.source import Location, Position

MOST = 100
"""How many mistakes are listed."""
_FEW = 5
_LONGEST_SEARCH = 1_000_000
"""How many patterns are looked at for the details of all mistakes."""
_LARGEST = 10_000_000
"""How many numbers are compared to find what has names in common."""


class _Mistake(NamedTuple):
    code: Code
    place: Place | None
    related: tuple[Place, ...]
    facts: dict[str, object]
    within: Pattern | None

    def finding(self, source: str, elements: Sequence[Element]) -> Finding:
        """The finding; `elements` are all in which the mistake is."""
        related = self.related
        facts = self.facts
        if len(elements) > 1:
            others = [each.place for each in elements if each.place != self.place]
            related += tuple(others[:_FEW])
            facts = {**facts, "owner": f"{facts['owner']}{more_elements(len(elements) - 1)}"}
        where = Location(source) if self.place is None else location(self.place)
        return Finding(self.code, where, facts, tuple(map(location, related)))


class Mistakes:
    """The mistakes in a schema."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._source = _source(survey)
        self._found: dict[tuple[Code, Place | None, str], _Mistake] = {}
        self._more = 0
        self._steps = 0

    @property
    def full(self) -> bool:
        """Whether further mistakes are only counted, so that details need not be sought."""
        found = len(self._found)
        return found >= MOST or (found > 0 and self._steps > _LONGEST_SEARCH)

    def spend(self) -> None:
        """Note that a pattern was looked at for the details of a mistake."""
        self._steps += 1

    def limit(self, patterns: int, names: int, steps: int) -> None:
        """Raise SchemaError if `steps`, for so many patterns and names, are too many."""
        if steps > _LARGEST:
            facts = {"patterns": patterns, "names": names}
            raise SchemaError.of(Finding(TOO_COMPLEX, Location(self._source), facts))

    def add(
        self,
        code: Code,
        place: Place | None,
        related: Iterable[Place] = (),
        within: Pattern | None = None,
        **facts: object,
    ) -> None:
        """Note a mistake at `place`, or in the schema as a whole, unless it is noted already.

        `related` are other places that matter. Where it is in `within`, elements that share
        that are added to the fact `owner`.
        """
        if self.full:
            self._more += 1
            return
        mistake = _Mistake(code, place, tuple(related), facts, within)
        self._found.setdefault((code, place, code.template.format_map(facts)), mistake)

    def count(self) -> None:
        """Note that there is one more mistake, whatever it is."""
        self._more += 1

    def findings(self) -> list[Finding]:
        """The mistakes as findings; the last one counts those that are not listed."""
        shared = [each.within for each in self._found.values() if each.within]
        elements = iter(elements_with(self._survey, shared) if shared else ())
        found = [
            each.finding(self._source, next(elements) if each.within else ())
            for each in self._found.values()
        ]
        if self._more:
            found.append(Finding(MORE, Location(self._source), {"count": self._more}))
        return found

    def complain(self) -> None:
        """Raise SchemaError with the mistakes, if there are any."""
        found = self.findings()
        if found:
            raise SchemaError.of(*found)


def _source(survey: Survey) -> str:
    """What the schema is called: as in the places of its elements, if they are in one file."""
    names = {each.place[0] for each in survey.elements}
    sources = survey.grammar.sources
    if len(names) == 1:
        return names.pop()
    return sources[0][0] if sources else ""


def location(place: Place) -> Location:
    """A place as findings have it."""
    source, line, column = place
    return Location(source, Position(line, column))
