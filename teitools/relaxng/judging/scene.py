"""Where something is said: the document, the tag that was just read, and the names in scope."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from teitools.findings import Code, Finding
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.automaton.strings import tokens
from teitools.relaxng.judging.places import Places
from teitools.relaxng.judging.scope import Scope
from teitools.relaxng.patterns import Attribute, Element, Pattern, Place
from teitools.source import Location, Position

if TYPE_CHECKING:
    from teitools.relaxng.automaton.automaton import Automaton
    from teitools.relaxng.automaton.vocabulary import Vocabulary

T = TypeVar("T")
_MOST_REMEMBERED = 500
MOST_WEIGHED = 500_000
"""How many names and values are weighed for the findings of one document; those after that say
what is wrong, and nothing of what would be right.
"""
SHOWN = 60
"""How many characters of a text or value a message shows."""
_LONGEST = 10_000
"""How long any fact may be: names and values of a schema or document may be of any length."""


class Scene:
    """Makes findings about the document called `source`."""

    def __init__(
        self,
        source: str,
        places: Places,
        scope: Scope,
        automaton: Automaton,
        memory: dict[tuple[object, ...], Any],
    ) -> None:
        """`memory` is what scenes of one `automaton` remember together."""
        self.source = source
        self.places = places
        self.scope = scope
        self._automaton = automaton
        self._remembered = memory
        self._weighed = 0

    @property
    def brief(self) -> bool:
        """Whether so much has been said that findings go without what would be right."""
        return self._weighed > MOST_WEIGHED

    def weigh(self, number: int) -> None:
        """Count names or values of which the likeliest are looked for."""
        self._weighed += number

    def remembered(self, make: Callable[[], T], *key: object) -> T:
        """What `make` makes for `key`, remembered where the schema's names are written alike."""
        whole = (*key, self.brief, self.scope.written_by(self.vocabulary.namespaces))
        found: T | None = self._remembered.get(whole)
        if found is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            found = self._remembered[whole] = make()
        return found

    @property
    def vocabulary(self) -> Vocabulary:
        """What the schema knows by name."""
        return self._automaton.vocabulary

    def finding(
        self,
        code: Code,
        facts: Mapping[str, object],
        position: Position | None = None,
        *related: Place | Position,
    ) -> Finding:
        """A finding at `position`, by default the tag's.

        `related` are definitions in the schema, or other places in the document.
        """
        location = Location(self.source, position or self.places.tag(), self.places.xpath())
        bounded = dict(facts)
        for name, fact in facts.items():
            if isinstance(fact, str) and len(fact) > _LONGEST:
                bounded[name] = f"{fact[:_LONGEST]}…"
        return Finding(code, location, bounded, tuple(map(self._location, related)))

    def _location(self, place: Place | Position) -> Location:
        if isinstance(place, Position):
            return Location(self.source, place)
        source, line, column = place
        return Location(source, Position(line, column))

    def written(self, name: str, attribute: bool = False) -> str:
        """`name` as the document would write it here."""
        return self.scope.written(name, attribute)

    def words(self, patterns: Iterable[Element | Attribute]) -> list[str]:
        """The names of `patterns`, those first that are special to where the tag stands."""
        from teitools.relaxng.judging.expectation import name_words

        patterns = tuple(patterns)
        self.weigh(len(patterns))
        return name_words(patterns, self.scope, self.vocabulary)

    def value_facts(self, value: str, patterns: Iterable[Pattern]) -> dict[str, object]:
        """The facts `expected`, `meant` and `hint` about a value that matches none of
        `patterns`.
        """
        from teitools.relaxng.judging.values import value_facts

        if self.brief:
            return {"expected": (), "meant": None, "hint": ""}
        patterns = tuple(patterns)
        self.weigh(sum(map(len, map(parts, patterns))))
        return value_facts(value, patterns, self.scope.context, self._automaton.grammar.patterns)

    def shortened(self, text: str) -> str:
        """`text`, cut after SHOWN characters, its white space (XML's, no other) normalised."""
        text = " ".join(tokens(text[: 10 * SHOWN]))
        return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
