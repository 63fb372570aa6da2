"""Delimiters in ``tagsDecl``, read: the way back of what `renditions` writes."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from teitools.tei.css import css_content
from teitools.tei.renditions import (
    ESCAPED,
    EXPLICIT,
    EXPLICIT_BLOCK,
    SEPARATIONS,
    UNDELIMITED,
    Delimiters,
)
from teitools.transcript import Separation
from teitools.xml.names import XML_ID, tei

_SELECTOR = re.compile(
    r"""(?:(?P<parent>[\w.-]+)\s*>\s*)?(?P<name>[\w.-]+)(?P<tests>(?:\[[\w:.-]+(?:=["'][^"']*["'])?\])*)"""
)
_TEST = re.compile(r"""\[([\w:.-]+)(?:=["']([^"']*)["'])?\]""")

_SEPARATION_OF = {name: separation for separation, (name, _) in SEPARATIONS.items()}


class _Rule(NamedTuple):
    """A selector: its tests and the delimiters it gives; `weight` decides between rules."""

    weight: int
    parent: str | None
    tests: tuple[tuple[str, str], ...]
    texts: dict[str, str]


class RenditionReader:
    """The renditions of a document that is being read."""

    def __init__(self, root: etree._Element) -> None:
        self._by_id: dict[str, dict[str, str]] = {}
        self._rules: dict[str, list[_Rule]] = {}
        self._escaped: dict[str, str] = {}
        for element in root.iter(tei("rendition")):
            self._read(element)
        for rules in self._rules.values():
            rules.sort(key=lambda rule: -rule.weight)

    def delimiters(self, element: etree._Element) -> Delimiters:
        """What stands before and after `element`."""
        if element.get("rendition"):
            pointed = self._pointed(element)
            if pointed is not None:
                return _delimiters(pointed)
        rules = self._rules.get(element.tag)
        if rules is None:
            return UNDELIMITED
        for rule in rules:
            if _matches(rule, element):
                return _delimiters(rule.texts)
        return UNDELIMITED

    def typed_delimiters(self, element: etree._Element) -> tuple[str | None, str | None]:
        """What was typed around an element in the explicit form; None: what that form gives."""
        pointed = self._pointed(element) or {}
        return pointed.get("before"), pointed.get("after")

    def is_explicit(self, element: etree._Element, block: bool = False) -> bool:
        """Whether `element` is typed in the explicit form; `block`: as a group of blocks."""
        return (EXPLICIT_BLOCK if block else EXPLICIT) in _pointers(element)

    def escaped(self, element: etree._Element) -> tuple[str, ...]:
        """The signs that have a backslash among the words of an element in the explicit form."""
        known = self._escaped
        return tuple([known[name] for name in _pointers(element) if name in known]) if known else ()

    @property
    def parented(self) -> frozenset[str]:
        """The elements whose delimiters depend on what they stand in."""
        rules = self._rules.items()
        return frozenset(tag for tag, each in rules if any(rule.parent for rule in each))

    @property
    def tested(self) -> frozenset[str]:
        """The attributes by which selectors tell elements apart."""
        rules = (rule for each in self._rules.values() for rule in each)
        return frozenset(name for rule in rules for name, _ in rule.tests)

    def separation(self, element: etree._Element) -> Separation | None:
        """How a block says it is set off, or None."""
        for name in _pointers(element):
            if name in _SEPARATION_OF:
                return _SEPARATION_OF[name]
        return None

    def of_selector(self, name: str) -> str | None:
        """What stands before every element of that name, or None."""
        for rule in self._rules.get(tei(name), ()):
            if rule.parent is None and not rule.tests:
                return rule.texts.get("before")
        return None

    def pointed_text(self, element: etree._Element) -> str | None:
        """What ``@rendition`` says stands before `element`; None where it says nothing."""
        pointed = self._pointed(element)
        return None if pointed is None else pointed.get("before", "")

    def _pointed(self, element: etree._Element) -> dict[str, str] | None:
        names = _pointers(element)
        if not names:
            return None
        found = [self._by_id[name] for name in names if name in self._by_id]
        if not found:
            return None
        return {scope: text for texts in found for scope, text in texts.items()}

    def _read(self, element: etree._Element) -> None:
        style, name = "".join(map(str, element.itertext())), element.get(XML_ID)
        if name is not None and name.startswith(ESCAPED):
            self._escaped[str(name)] = style.strip()
            return
        texts = css_content(style, element.get("scope"))
        if texts is None:
            return
        if name is not None:
            self._by_id.setdefault(name, {}).update(texts)
        for selector in (element.get("selector") or "").split(","):
            self._add(selector.strip(), texts)

    def _add(self, selector: str, texts: dict[str, str]) -> None:
        match = _SELECTOR.fullmatch(selector)
        if match is None:
            return
        tests = tuple(_TEST.findall(match.group("tests")))
        parent = match.group("parent")
        rules = self._rules.setdefault(tei(match.group("name")), [])
        for rule in rules:
            if rule.parent == parent and rule.tests == tests:
                rule.texts.update(texts)
                return
        weight = 10 * len(tests) + (1 if parent else 0)
        rules.append(_Rule(weight, parent, tests, dict(texts)))


def _delimiters(texts: dict[str, str]) -> Delimiters:
    return Delimiters(texts.get("before", ""), texts.get("after", ""), "n" in texts)


def _matches(rule: _Rule, element: etree._Element) -> bool:
    if rule.parent is not None:
        parent = element.getparent()
        if parent is None or parent.tag != tei(rule.parent):
            return False
    # a test without a value, as in ``lb[n]``: the attribute is there
    given = ((element.get(key), value) for key, value in rule.tests)
    return all(found == value or (found is not None and not value) for found, value in given)


def _pointers(element: etree._Element) -> list[str]:
    value = element.get("rendition")
    return [token[1:] for token in value.split() if token[0] == "#"] if value else []
