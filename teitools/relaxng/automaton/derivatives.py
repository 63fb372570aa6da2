"""What a pattern leaves to be matched after an element or a text (Clark's derivatives).

There are no "after" patterns: an element that may begin is given with what may follow it, and
the automaton's stack holds the latter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.automaton.names import contains, listed
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.patterns import (
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Patterns,
    Text,
    Value,
)

Start = tuple[Element, Pattern]
"""An element that may begin, and what follows its end."""
_Index = tuple[dict[str, list[Pattern]], list[Pattern]]


def _names_in(pattern: Pattern) -> frozenset[str] | None:
    """The names of the elements in `pattern`; None where there are wildcards."""
    names: set[str] = set()
    for each in parts(pattern):
        if isinstance(each, Element):
            found = listed(each.name_class)
            if found is None:
                return None
            names.update(found)
    return frozenset(names)


class Derivatives(Composition):
    """Derivatives of the patterns of one table, each computed once."""

    def __init__(self, patterns: Patterns) -> None:
        super().__init__(patterns)
        self._starts: dict[tuple[Pattern, str], tuple[Start, ...]] = {}
        self._texts: dict[Pattern, Pattern] = {}
        self._indexes: dict[Pattern, _Index] = {}
        self._data: dict[Pattern, bool] = {}
        self._names: dict[Pattern, frozenset[str] | None] = {}
        """Names that elements in a pattern may have, or more; None where there are wildcards."""

    def clear(self) -> None:
        """Forget what can be found again."""
        super().clear()
        self._starts.clear()
        self._texts.clear()
        self._indexes.clear()
        self._data.clear()
        self._names.clear()

    def starts(self, pattern: Pattern, name: str) -> tuple[Start, ...]:
        """The elements called `name` that `pattern` may begin with."""
        key = (pattern, name)
        known = self._starts.get(key)
        if known is None:
            self.spend()
            found: dict[Element, list[Pattern]] = {}
            for element, rest in self._each_start(pattern, name):
                found.setdefault(element, []).append(rest)
            known = tuple((element, self._sum(rests)) for element, rests in found.items())
            self._starts[key] = known
        return known

    def _sum(self, rests: list[Pattern]) -> Pattern:
        return rests[0] if len(rests) == 1 else self.choice(rests)

    def _each_start(self, pattern: Pattern, name: str) -> Iterator[Start]:
        if isinstance(pattern, Element):
            if contains(pattern.name_class, name):
                yield pattern, self.empty
        elif isinstance(pattern, Choice):
            index, others = self._index(pattern)
            for each in index.get(name, ()):
                yield from self.starts(each, name)
            for each in others:
                yield from self.starts(each, name)
        elif isinstance(pattern, OneOrMore):
            more = self.more(pattern)
            for element, rest in self.starts(pattern.pattern, name):
                yield element, self.group(rest, more)
        elif isinstance(pattern, Group):
            yield from self._in_group(pattern, name)
        elif isinstance(pattern, Interleave):
            yield from self._in_interleave(pattern, name)

    def _in_group(self, pattern: Pattern, name: str) -> Iterator[Start]:
        while isinstance(pattern, Group):
            self.spend()
            for element, rest in self.starts(pattern.first, name):
                yield element, self.group(rest, pattern.rest)
            if not pattern.first.nullable:
                return
            pattern = pattern.rest
        yield from self.starts(pattern, name)

    def _in_interleave(self, pattern: Interleave, name: str) -> Iterator[Start]:
        """Of one part only, for no two parts may have an element of one name (section 7.4)."""
        first, last = pattern.first, pattern.rest
        self.spend()
        starts = self._starts_of(first, name) if self._may_have(first, name) else ()
        for element, rest in starts:
            self._names.setdefault(rest, self._names.get(first))
            yield element, self.interleave(rest, last)
        if not starts:
            for element, rest in self._starts_of(last, name):
                yield element, self.interleave(first, rest)

    def _may_have(self, pattern: Pattern, name: str) -> bool:
        """Whether `name` may stand in `pattern`; False where it cannot."""
        if isinstance(pattern, Element):
            return True
        if pattern not in self._names:
            self._names[pattern] = _names_in(pattern)
        names = self._names[pattern]
        return names is None or name in names

    def _starts_of(self, pattern: Pattern, name: str) -> tuple[Start, ...]:
        if isinstance(pattern, Element):
            return ((pattern, self.empty),) if contains(pattern.name_class, name) else ()
        return self.starts(pattern, name)

    def _index(self, choice: Choice) -> _Index:
        """The alternatives that are elements by their names, and the others."""
        known = self._indexes.get(choice)
        if known is None:
            names: dict[str, list[Pattern]] = {}
            others: list[Pattern] = []
            for each in choice.alternatives:
                found = listed(each.name_class) if isinstance(each, Element) else None
                if found is None:
                    others.append(each)
                for name in found or ():
                    names.setdefault(name, []).append(each)
            known = self._indexes[choice] = (names, others)
        return known

    def after_text(self, pattern: Pattern) -> Pattern:
        """What follows text that `text` patterns match; data types are not asked."""
        known = self._texts.get(pattern)
        if known is None:
            known = self._texts[pattern] = self._after_text(pattern)
        return known

    def _after_text(self, pattern: Pattern) -> Pattern:
        if isinstance(pattern, Text):
            return pattern
        if isinstance(pattern, Choice):
            return self.choice(map(self.after_text, pattern.alternatives))
        if isinstance(pattern, OneOrMore):
            return self.group(self.after_text(pattern.pattern), self.more(pattern))
        if isinstance(pattern, Group):
            return self._text_in_group(pattern)
        if isinstance(pattern, Interleave):
            return self._text_in_interleave(pattern)
        return self.not_allowed

    def _text_in_group(self, pattern: Pattern) -> Pattern:
        found: list[Pattern] = []
        while isinstance(pattern, Group):
            self.spend()
            found.append(self.group(self.after_text(pattern.first), pattern.rest))
            if not pattern.first.nullable:
                return self.choice(found)
            pattern = pattern.rest
        found.append(self.after_text(pattern))
        return self.choice(found)

    def _text_in_interleave(self, pattern: Interleave) -> Pattern:
        self.spend()
        first = self.interleave(self.after_text(pattern.first), pattern.rest)
        last = self.interleave(pattern.first, self.after_text(pattern.rest))
        return self.choice((first, last))

    def has_data(self, pattern: Pattern) -> bool:
        """Whether `pattern`, outside the elements in it, has `data`, `value` or `list`."""
        known = self._data.get(pattern)
        if known is not None:
            return known
        spine: list[Pattern] = []
        rest = pattern
        while isinstance(rest, Group | Interleave) and rest not in self._data:
            spine.append(rest)
            rest = rest.rest
        found = self._data.get(rest)
        if found is None:
            found = isinstance(rest, Data | Value | List)
            if isinstance(rest, Choice):
                found = any(map(self.has_data, rest.alternatives))
            elif isinstance(rest, OneOrMore):
                found = self.has_data(rest.pattern)
            self._data[rest] = found
        for each in reversed(spine):
            found = found or self.has_data(each.first)  # type: ignore[attr-defined]
            self._data[each] = found
        return found

    def skipping(self, pattern: Pattern, name: str) -> tuple[Start, ...]:
        """The elements called `name` that `pattern` has, and what follows them there.

        As `starts`, but what must come before is skipped: for going on after a mistake.
        """
        found: dict[Element, Pattern] = {}
        self._skip(pattern, name, lambda rest: rest, found)
        return tuple(found.items())

    def _skip(
        self,
        pattern: Pattern,
        name: str,
        then: Callable[[Pattern], Pattern],
        found: dict[Element, Pattern],
    ) -> None:
        self.spend()
        if isinstance(pattern, Element):
            if contains(pattern.name_class, name):
                rest = then(self.empty)
                other = found.get(pattern)
                found[pattern] = rest if other is None else self.choice((other, rest))
        elif isinstance(pattern, Choice):
            index, others = self._index(pattern)
            for each in (*index.get(name, ()), *others):
                self._skip(each, name, then, found)
        elif isinstance(pattern, OneOrMore):
            more = self.more(pattern)
            self._skip(pattern.pattern, name, lambda r: then(self.group(r, more)), found)
        elif isinstance(pattern, Interleave):
            first, last = pattern.first, pattern.rest
            if self._may_have(first, name):
                self._skip(first, name, lambda r: then(self.interleave(r, last)), found)
            self._skip(last, name, lambda r: then(self.interleave(first, r)), found)
        elif isinstance(pattern, Group):
            self._skip_in_group(pattern, name, then, found)

    def _skip_in_group(
        self,
        pattern: Pattern,
        name: str,
        then: Callable[[Pattern], Pattern],
        found: dict[Element, Pattern],
    ) -> None:
        while isinstance(pattern, Group):
            last = pattern.rest

            def after(rest: Pattern, last: Pattern = last) -> Pattern:
                return then(self.group(rest, last))

            self._skip(pattern.first, name, after, found)
            pattern = last
        self._skip(pattern, name, then, found)
