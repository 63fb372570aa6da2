"""Default values of attributes that a schema may state (RELAX NG DTD Compatibility, section 3).

A parser that knows the schema would add them, so they must not depend on anything but the names
of the element and the attribute, and must never be wrong. The same is asked of schemas that are
read by `teitools.relaxng.restrictions.defaults`; what is left here raises no warning there.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from teitools.dataclass import dataclass
from teitools.odd import codes
from teitools.odd.content import (
    AnyElement,
    Choice,
    ElementRef,
    Interleave,
    Named,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Verbatim,
)
from teitools.odd.grammar import (
    Attribute,
    AttributeChoice,
    AttributeRef,
    Element,
    Grammar,
    GroupRef,
    Use,
)
from teitools.odd.literals import Values
from teitools.odd.places import Places
from teitools.odd.reading import Reader

_REQUIRED = "the attribute is required"
_ALTERNATIVE = "the attribute is one of several that an element has one of"
_OTHER = "an element of the same name does not have it"
_FOREIGN = "the schema allows an element of the same name with any attributes"
_WILD = re.compile(r"<(?:\w+:)?(?:anyName|nsName)\b")
_NAMES = re.compile(r"<(?:\w+:)?element\b[^>]*\bname\s*=\s*[\"'](?:\w+:)?([^\"']+)")

_Name = tuple[str, str]
_Use = tuple[Attribute, tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """An attribute with a default value in an element.

    `key` says where it is defined: as one of the grammar's named attributes, or in the list of
    an element or of a group.
    """

    element: Element
    attribute: Attribute
    key: tuple[str, ...]
    alternative: bool

    @property
    def name(self) -> _Name:
        """The name of the attribute, in its namespace."""
        return self.attribute.namespace or "", self.attribute.name

    @property
    def owner(self) -> _Name:
        """The name of the element, in its namespace."""
        return self.element.namespace, self.element.name


def settle_defaults(reader: Reader, grammar: Grammar, places: Places) -> None:
    """Leave in `grammar` the default values that its schema may state.

    Those of the ODD that are left out are reported where it states them.
    """
    defaulted = _Defaulted(grammar)
    found = [
        _Occurrence(element, *each)
        for element in grammar.elements.values()
        for each in defaulted.of(element.attributes, ("element", element.ident))
    ]
    if not found:
        return
    rivals, values = _Rivals(grammar, found), Values(grammar)
    wrong: set[tuple[str, ...]] = set()
    for each in found:
        if each.key in wrong:
            continue
        reason = _fault(each, values) or rivals.fault(each)
        if reason:
            wrong.add(each.key)
            place = places.default(each.element.ident, each.attribute.name)
            if place is not None:
                facts = {"name": each.attribute.name, "value": each.attribute.default}
                reader.report(codes.DEFAULT_LEFT_OUT, place, **facts, reason=reason)
    if wrong:
        _remove(grammar, wrong)


class _Defaulted:
    """The attributes with a default value in what an element or a group refers to."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._groups: dict[str, list[_Use]] = {}

    def of(self, uses: tuple[Use, ...], holder: tuple[str, str]) -> list[_Use]:
        """Each with its key, and whether it is one of several alternatives."""
        found: list[_Use] = []
        for use in uses:
            if isinstance(use, GroupRef):
                found += self._group(use.name)
            elif isinstance(use, AttributeRef):
                attribute = self._grammar.attributes[use.name]
                if attribute.default is not None:
                    found.append((attribute, ("attribute", use.name), False))
            elif isinstance(use, Attribute):
                if use.default is not None:
                    found.append((use, (*holder, use.name), False))
            else:
                for among in use.alternatives:
                    found += [(each, key, True) for each, key, _ in self.of(among, holder)]
        return found

    def _group(self, name: str) -> list[_Use]:
        if name not in self._groups:
            self._groups[name] = self.of(self._grammar.groups[name], ("group", name))
        return self._groups[name]


def _fault(found: _Occurrence, values: Values) -> str:
    if found.attribute.required:
        return _REQUIRED
    if found.alternative:
        return _ALTERNATIVE
    return values.fault(found.attribute.value, found.attribute.default or "")


class _Rivals:
    """Elements that have a name in common with others."""

    def __init__(self, grammar: Grammar, found: list[_Occurrence]) -> None:
        self._all = Counter((each.namespace, each.name) for each in grammar.elements.values())
        self._with = Counter((each.owner, each.name, each.attribute.default) for each in found)
        self._foreign: set[str] = set()
        self._wild = False
        self._any = () if grammar.any_apart else grammar.exceptions
        special = [each for each in _patterns(grammar) if isinstance(each, AnyElement | Verbatim)]
        anything = any(isinstance(each, AnyElement) for each in special)
        self._apart = grammar.any_apart or not anything
        verbatim = (each.xml for each in special if isinstance(each, Verbatim))
        for xml in (*grammar.externals, *verbatim):
            self._foreign.update(_NAMES.findall(xml))
            self._wild = self._wild or _WILD.search(xml) is not None

    def fault(self, found: _Occurrence) -> str:
        """What is wrong with a default value, because of other elements; empty where nothing."""
        namespace, name = found.owner
        if self._wild or name in self._foreign:
            return _FOREIGN
        if not self._apart and namespace not in self._any:
            return _FOREIGN
        key = (found.owner, found.name, found.attribute.default)
        return _OTHER if self._all[found.owner] != self._with[key] else ""


def _patterns(grammar: Grammar) -> list[Pattern]:
    """The patterns of the contents of `grammar` that are made of no others."""
    found: list[Pattern] = []
    pending = [*(each.content for each in grammar.elements.values()), *grammar.patterns.values()]
    while pending:
        pattern = pending.pop()
        if isinstance(pattern, Choice | Sequence | Interleave):
            pending += pattern.items
        elif isinstance(pattern, Repeat):
            pending.append(pattern.item)
        elif not isinstance(pattern, ElementRef | Named | Text):
            found.append(pattern)
    return found


def _remove(grammar: Grammar, wrong: set[tuple[str, ...]]) -> None:
    for name, attribute in grammar.attributes.items():
        if ("attribute", name) in wrong:
            grammar.attributes[name] = replace(attribute, default=None)
    for kind, name in dict.fromkeys(key[:2] for key in wrong):
        if kind == "element":
            element = grammar.elements[name]
            uses = _without(element.attributes, (kind, name), wrong)
            grammar.elements[name] = replace(element, attributes=uses)
        elif kind == "group":
            grammar.groups[name] = _without(grammar.groups[name], (kind, name), wrong)


def _without(
    uses: tuple[Use, ...], holder: tuple[str, str], wrong: set[tuple[str, ...]]
) -> tuple[Use, ...]:
    kept: list[Use] = []
    for use in uses:
        if isinstance(use, Attribute) and (*holder, use.name) in wrong:
            kept.append(replace(use, default=None))
        elif isinstance(use, AttributeChoice):
            among = (_without(each, holder, wrong) for each in use.alternatives)
            kept.append(AttributeChoice(tuple(among)))
        else:
            kept.append(use)
    return tuple(kept)
