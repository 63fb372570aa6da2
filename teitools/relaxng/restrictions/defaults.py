"""Default values of attributes (RELAX NG DTD Compatibility, section 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from teitools.errors import SchemaError
from teitools.findings import Code, Finding, Severity
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.name_classes import Name, NameClass, QName, names_of
from teitools.relaxng.patterns import Attribute, Element
from teitools.relaxng.restrictions.cells import Cells
from teitools.relaxng.restrictions.codes import (
    DEFAULT_CONFLICT,
    DEFAULT_NOT_OPTIONAL,
    DEFAULT_NOT_VALID,
    DEFAULT_WITHOUT_NAME,
)
from teitools.relaxng.restrictions.default_literals import fault
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.optionality import Occurrence, occurrences
from teitools.relaxng.restrictions.survey import Survey
from teitools.relaxng.restrictions.wording import (
    attribute_words,
    element_words,
    more_elements,
    short,
)

Defaults = dict[Name, dict[Name, str]]
"""By the name of an element and that of an attribute, the attribute's default value."""

_REQUIRED = "the attribute must always be given"
_ALTERNATIVE = "the attribute is one of several alternatives"
_NAMES = "{} does not have just one name"
_OTHER = "another definition of the element does not have it"


def default_values(grammar: Grammar | Survey) -> tuple[Defaults, list[Finding]]:
    """The default values that hold wherever an element of that name stands, and warnings.

    The warnings, at the attributes, say which default values are left out and why: names that
    are not one name, values that the attribute does not allow or that depend on the document,
    attributes that are not optional or alternatives of others, and elements with another
    definition that has not the same value. No default value is left where there are too many
    to be looked at, and a warning says so. `grammar` keeps the restrictions of section 7.
    """
    survey = Survey.of(grammar)
    defaulted = [each for each in survey.attributes if each.default is not None]
    if not defaulted:
        return {}, []
    mistakes = Mistakes(survey)
    try:
        found = occurrences(survey, defaulted, mistakes)
    except SchemaError as error:
        return {}, [each._replace(level=Severity.WARNING) for each in error.findings]
    faults = {each.serial: _attribute_fault(each, survey.grammar) for each in defaulted}
    rivals = _Rivals(survey, found)
    table: Defaults = {}
    troubles = _Troubles()
    for each in found:
        trouble = faults[each.attribute.serial] or _fault(each, rivals)
        if trouble:
            troubles.note(each, *trouble)
            continue
        element, attribute = _name(each.element.name_class), _name(each.attribute.name_class)
        table.setdefault(element, {})[attribute] = each.attribute.default or ""
    return table, troubles.findings(mistakes)


def _attribute_fault(attribute: Attribute, grammar: Grammar) -> tuple[Code, str] | None:
    if not isinstance(attribute.name_class, QName):
        return DEFAULT_WITHOUT_NAME, _NAMES.format("the attribute")
    reason = fault(attribute, grammar)
    return (DEFAULT_NOT_VALID, reason) if reason else None


def _fault(found: Occurrence, rivals: _Rivals) -> tuple[Code, str] | None:
    if not isinstance(found.element.name_class, QName):
        return DEFAULT_WITHOUT_NAME, _NAMES.format("the element")
    if found.required:
        return DEFAULT_NOT_OPTIONAL, _REQUIRED
    if found.alternative:
        return DEFAULT_NOT_OPTIONAL, _ALTERNATIVE
    return (DEFAULT_CONFLICT, _OTHER) if rivals.differ(found) else None


class _Rivals:
    """Definitions of elements that have names in common."""

    def __init__(self, survey: Survey, found: list[Occurrence]) -> None:
        self._all = Counter(
            name for each in survey.elements for name in set(_names(each.name_class))
        )
        self._with = Counter(
            (name, key)
            for element, keys in _keys(found)
            for name in set(_names(element.name_class))
            for key in keys
        )
        self._wild = set(_wild_names(survey, found))

    def differ(self, found: Occurrence) -> bool:
        """Whether some other definition of the element has not the same default value."""
        name = _name(found.element.name_class)
        key = (_name(found.attribute.name_class), found.attribute.default)
        return name in self._wild or self._all[name] != self._with[(name, key)]


_Key = tuple[Name, str | None]


def _keys(found: list[Occurrence]) -> Iterator[tuple[Element, set[_Key]]]:
    """Each element, and its attributes with their default values."""
    keys: dict[Element, set[_Key]] = {}
    for each in found:
        attribute = each.attribute
        if isinstance(attribute.name_class, QName):
            key = (_name(attribute.name_class), attribute.default)
            keys.setdefault(each.element, set()).add(key)
    yield from keys.items()


def _wild_names(survey: Survey, found: list[Occurrence]) -> Iterator[Name]:
    """The names of elements that a wildcard has too."""
    classes: dict[int, NameClass] = {}
    wild: list[int] = []
    for each in survey.elements:
        if names_of(each.name_class) is None:
            classes[each.serial] = each.name_class
            wild.append(each.serial)
    named = {each.element for each in found if isinstance(each.element.name_class, QName)}
    if not wild:
        return
    classes.update((each.serial, each.name_class) for each in named)
    cells = Cells(classes)
    for start in cells.blocks:
        masks = cells.masks(start)
        taken = 0
        for serial in wild:
            taken |= masks.get(serial, 0)
        yield from (_name(each.name_class) for each in named if masks.get(each.serial, 0) & taken)


def _names(name_class: NameClass) -> Iterator[Name]:
    return ((each.namespace, each.local) for each in names_of(name_class) or ())


def _name(name_class: NameClass) -> Name:
    """The name of a class that has just one."""
    assert isinstance(name_class, QName)
    return name_class.namespace, name_class.local


class _Troubles:
    """Default values that are left out, with the elements in which they are."""

    def __init__(self) -> None:
        self._found: dict[tuple[Attribute, Code, str], list[Element]] = {}

    def note(self, found: Occurrence, code: Code, reason: str) -> None:
        """One more element."""
        self._found.setdefault((found.attribute, code, reason), []).append(found.element)

    def findings(self, mistakes: Mistakes) -> list[Finding]:
        """One warning for each attribute and reason."""
        for (attribute, code, reason), elements in self._found.items():
            owner = element_words(elements[0]) + more_elements(len(elements) - 1)
            mistakes.add(
                code,
                attribute.place,
                [elements[0].place],
                default=short(attribute.default or ""),
                attribute=attribute_words(attribute.name_class),
                owner=owner,
                reason=reason,
            )
        return mistakes.findings()
