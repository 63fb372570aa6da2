"""The errors of `xmlschema`, read for what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from teitools.xml.document import Fault
from teitools.xml.names import XS
from teitools.xml.wording import element_hint, hint, listed, shortened, value_hint, written
from teitools.xsd.codes import (
    EXCLUDED,
    FAILED_ASSERTION,
    INVALID,
    MISSING_ATTRIBUTE,
    MISSING_ELEMENT,
    UNEXPECTED_ATTRIBUTE,
    UNEXPECTED_ELEMENT,
    UNEXPECTED_TEXT,
    WRONG_ROOT,
    WRONG_TEXT,
    WRONG_VALUE,
)

_LACKS = re.compile(r"missing required attribute '([^']+)'")
_EXTRA = re.compile(r"'([^']+)' attribute not allowed")
_ATTRIBUTE = re.compile(r"attribute (\S+?)=")
_ROOT = re.compile(r"\S+ is not an element of the schema")
_NOTHING = f"{{{XS}}}error"
_ASSERTIONS = frozenset({"XsdAssert", "XsdAssertionFacet"})
_TEXT = "character data between child elements not allowed"


def read(error: Any, tree: etree._ElementTree) -> Fault:
    """What `error`, one of xmlschema's, is about."""
    test = getattr(error.validator, "path", None)
    if isinstance(test, str) and type(error.validator).__name__ in _ASSERTIONS:
        return _assertion(error, tree, test)
    element = error.elem if isinstance(error.elem, etree._Element) else tree.getroot()
    if hasattr(error, "invalid_child") and hasattr(error, "expected"):
        return _children(error, element)
    reason = str(error.reason or "")
    name = written(element.tag, element)
    facts: dict[str, object]
    if match := _LACKS.search(reason):
        facts = {"element": name, "attribute": written(match[1], element)}
        return Fault(MISSING_ATTRIBUTE, element, facts)
    if match := _EXTRA.search(reason):
        return _attribute(error, element, match[1])
    if match := _ATTRIBUTE.match(reason):
        return _value(error, element, match[1])
    if reason.startswith(_TEXT):
        return Fault(UNEXPECTED_TEXT, element, {"element": name})
    if _ROOT.match(reason):
        facts = {"element": name, **element_hint(element, set(error.validator.elements))}
        return Fault(WRONG_ROOT, element, facts)
    if isinstance(error.obj, str):
        value = shortened(error.obj)
        facts = {"element": name, "value": value, **_expected(error, value)}
        return Fault(WRONG_TEXT, element, facts)
    return Fault(INVALID, element, {"element": name, "reason": shortened(reason, 160)})


def unrepeated(errors: Iterable[Any], tree: etree._ElementTree) -> Iterator[Fault]:
    """What `errors` are about, of elements for which nothing would be right (type xs:error) only
    that."""
    found = list(errors)
    excluded = [each.elem for each in found if getattr(each.validator, "name", None) == _NOTHING]
    said: list[Any] = []
    for error in found:
        if not any(error.elem is each for each in excluded):
            yield read(error, tree)
        elif not any(error.elem is each for each in said):
            said.append(error.elem)
            yield Fault(EXCLUDED, error.elem, {"element": written(error.elem.tag, error.elem)})


def _assertion(error: Any, tree: etree._ElementTree, test: str) -> Fault:
    element = error.elem if isinstance(error.elem, etree._Element) else tree.getroot()
    facts: dict[str, object] = {"element": written(element.tag, element), "test": test, "hint": ""}
    reason = str(error.reason or "")
    if "assertion test is false" not in reason and "not true with test path" not in reason:
        facts["hint"] = f", which cannot be evaluated: {shortened(reason, 160)}"
    elif match := _ATTRIBUTE.match(reason):
        value = shortened(element.get(match[1], ""))
        facts["hint"] = f": the attribute {written(match[1], element)!r} is {value!r}"
    elif type(error.validator).__name__ == "XsdAssertionFacet":
        facts["hint"] = f": its text is {shortened(element.text or '')!r}"
    return Fault(FAILED_ASSERTION, element, facts)


def _children(error: Any, element: etree._Element) -> Fault:
    name = written(element.tag, element)
    clarks = set(_names(error.expected or ()))
    child = error.invalid_child
    if child is not None:
        shown = written(child.tag, child)
        facts = {"element": shown, "parent": name, **element_hint(child, clarks)}
        return Fault(UNEXPECTED_ELEMENT, child, facts)
    expected = sorted(f"<{written(clark, element)}>" for clark in clarks)
    missing = listed(expected) if expected else "an element"
    return Fault(MISSING_ELEMENT, element, {"element": name, "missing": missing})


def _names(particles: Iterable[Any]) -> Iterator[str]:
    """The names of elements, each abstract one replaced by what may be substituted for it."""
    for particle in particles:
        substitutes = getattr(particle, "iter_substitutes", None)
        if substitutes is not None:
            yield from (each.name for each in substitutes() if each.name)
        if getattr(particle, "name", None) and not getattr(particle, "abstract", False):
            yield particle.name


def _attribute(error: Any, element: etree._Element, attribute: str) -> Fault:
    shown = written(attribute, element)
    known = [written(name, element) for name in error.validator if isinstance(name, str)]
    facts = {"element": written(element.tag, element), "attribute": shown}
    return Fault(UNEXPECTED_ATTRIBUTE, element, {**facts, **hint(shown, sorted(known))})


def _value(error: Any, element: etree._Element, attribute: str) -> Fault:
    value = str(element.get(attribute, error.obj))
    facts = {
        "element": written(element.tag, element),
        "attribute": written(attribute, element),
        "value": value,
    }
    return Fault(WRONG_VALUE, element, {**facts, **_expected(error, value)})


def _expected(error: Any, value: str) -> dict[str, object]:
    enumeration = getattr(error.validator, "enumeration", None)
    if enumeration:
        return value_hint(value, [str(each) for each in enumeration], ())
    kind = getattr(error.validator, "local_name", None)
    if kind:
        return value_hint(value, (), (kind,))
    reason = str(error.reason or "").split(": ", 1)[-1]
    return {"expected": (), "meant": None, "hint": f": {shortened(reason, 160)}"}
