"""libxml2's log of errors, read for what it is about.

libxml2 tells one mistake several times over: it blames each element above the wrong one, and
each interleave it tried. Only the most exact of its entries are kept, and of these only what
the comparison with the vocabulary has not said already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from teitools.relaxng.codes import (
    INVALID,
    MISPLACED_ELEMENT,
    MISSING_ELEMENT,
    WRONG_TEXT,
    WRONG_VALUE,
)
from teitools.relaxng.paths import EXPECTED, Paths
from teitools.relaxng.vocabulary import ANY, Values, Vocabulary
from teitools.xml.document import Fault
from teitools.xml.wording import shortened, value_hint, written

_VALUE = re.compile(r"Type (\S+) doesn't allow value '(.*)'", re.DOTALL)
_ATTRIBUTE = re.compile(r"Invalid attribute (\S+) for element")
_MISSING = re.compile(r"Expecting an element (\S*?) ?, got nothing")
_ECHOES = frozenset(
    {
        "RELAXNG_ERR_ATTRVALID",
        "RELAXNG_ERR_CONTENTVALID",
        "RELAXNG_ERR_DATATYPE",
        "RELAXNG_ERR_INTERSEQ",
    }
)
_EXTRA = re.compile(r"has extra content: (\S+)")
_OUT_OF_ORDER = "what it contains is incomplete, or not in the order that is expected"
_VAGUE = ("RELAXNG_ERR_ELEMWRONG", "RELAXNG_ERR_ELEMNAME", "RELAXNG_ERR_EXTRACONTENT")


def interpret(
    log: Sequence[etree._LogEntry],
    tree: etree._ElementTree,
    vocabulary: Vocabulary,
    known: Sequence[Fault],
) -> Iterator[Fault]:
    """The mistakes that `log` tells of beyond the `known` ones; one at least in all."""
    paths = Paths(tree)
    entries = [(entry, paths.blamed(entry.path, entry.message)) for entry in log]
    direct = {fault.element for fault in known}
    told = _with_ancestors(direct)
    count = 0
    for vague in (False, True):
        for entry, element in reversed(entries):
            kind = entry.type_name
            if element is None or kind in _ECHOES or (kind in _VAGUE) is not vague:
                continue
            if element in (direct if _certain(entry, element, vocabulary) else told):
                continue
            if vague and element.getparent() in told:
                continue
            yield _fault(entry, element, vocabulary)
            count += 1
            direct.add(element)
            told |= _with_ancestors([element])
    if not known and not count:
        yield _last_resort(entries, tree)


def _certain(entry: etree._LogEntry, element: etree._Element, vocabulary: Vocabulary) -> bool:
    """Whether `entry` is about an attribute whose type is the same wherever it is allowed."""
    match = _VALUE.search(entry.message)
    found = _holder(element, match[2], vocabulary) if match else None
    return found is not None and found[1] == Values(types={match[1]} if match else set())


def _last_resort(
    entries: Sequence[tuple[etree._LogEntry, etree._Element | None]], tree: etree._ElementTree
) -> Fault:
    for entry, element in entries:
        parent = None if element is None else element.getparent()
        if element is not None and parent is not None and _failed(entry, parent):
            return _misplaced(element, parent)
    element = next((element for _, element in entries if element is not None), tree.getroot())
    reason = shortened(entries[0][0].message) if entries else "libxml2 gives no reason"
    return _invalid(element, reason)


def _failed(entry: etree._LogEntry, element: etree._Element) -> bool:
    return str(entry.message).startswith(f"Element {etree.QName(element).localname} failed")


def _fault(entry: etree._LogEntry, element: etree._Element, vocabulary: Vocabulary) -> Fault:
    message = entry.message
    if match := _VALUE.search(message):
        return _wrong_value(element, match[2], match[1], vocabulary)
    if match := _ATTRIBUTE.search(message):
        return _wrong_attribute(element, match[1], vocabulary)
    if match := _MISSING.search(message):
        missing = f"<{match[1]}>" if match[1] else "an element"
        facts = {"element": written(element.tag, element), "missing": missing}
        return Fault(MISSING_ELEMENT, element, facts)
    extra = _EXTRA.search(message)
    parent = element.getparent()
    if (match := EXPECTED.search(message)) and parent is not None:
        return _misplaced(element, parent, f"; expected {match[1]}")
    if parent is None or (extra and extra[1] != etree.QName(element).localname):
        return _invalid(element, _OUT_OF_ORDER)
    return _misplaced(element, parent)


def _wrong_value(element: etree._Element, value: str, kind: str, vocabulary: Vocabulary) -> Fault:
    name = written(element.tag, element)
    found = _holder(element, value, vocabulary)
    if found is not None:
        attribute, values = found
        facts = {"element": name, "attribute": written(attribute, element), "value": value}
        return Fault(WRONG_VALUE, element, {**facts, **_value_hint(value, values)})
    hint = value_hint(shortened(value), (), (kind,))
    return Fault(WRONG_TEXT, element, {"element": name, "value": shortened(value), **hint})


def _holder(
    element: etree._Element, value: str, vocabulary: Vocabulary
) -> tuple[str, Values] | None:
    """The attribute of `element` that says `value`, and what it may say."""
    content = vocabulary.elements.get(element.tag)
    for attribute, values in content.attributes.items() if content else ():
        if attribute != ANY and element.get(attribute) == value:
            return attribute, values
    return None


def _value_hint(value: str, values: Values | None) -> dict[str, object]:
    known = values or Values()
    return value_hint(value, known.listed, known.types)


def _wrong_attribute(element: etree._Element, local: str, vocabulary: Vocabulary) -> Fault:
    content = vocabulary.elements.get(element.tag)
    for attribute in map(str, element.keys()):
        if etree.QName(attribute).localname == local:
            value = element.get(attribute, "")
            values = content.attributes.get(attribute) if content else None
            facts = {
                "element": written(element.tag, element),
                "attribute": written(attribute, element),
                "value": value,
            }
            return Fault(WRONG_VALUE, element, {**facts, **_value_hint(value, values)})
    return _invalid(element, f"the attribute {local!r} is not allowed")


def _misplaced(element: etree._Element, parent: etree._Element, hint: str = "") -> Fault:
    names = {"element": written(element.tag, element), "parent": written(parent.tag, parent)}
    facts = {**names, "hint": hint}
    return Fault(MISPLACED_ELEMENT, element, facts)


def _invalid(element: etree._Element, reason: str) -> Fault:
    return Fault(INVALID, element, {"element": written(element.tag, element), "reason": reason})


def _with_ancestors(elements: Iterable[etree._Element]) -> set[etree._Element]:
    found: set[etree._Element] = set()
    for element in elements:
        each: etree._Element | None = element
        while each is not None and each not in found:
            found.add(each)
            each = each.getparent()
    return found
