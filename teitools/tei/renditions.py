"""Delimiters in ``tagsDecl``: what the transcript prints before and after an element.

The first delimiters of a class of elements are its default, by ``@selector``; others are
declared with an ``xml:id`` and pointed to by ``@rendition``. Both directions.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree

from teitools.tei.css import css_content, css_string
from teitools.transcript import Separation
from teitools.xml.digests import blake2b
from teitools.xml.names import XML_ID, tei
from teitools.xml.writing import Writer

_UNDELIMITED = "undelimited"
_NUMBERED_LINE = "lb[n]"
_EXPLICIT = "explicit"
_EXPLICIT_BLOCK = "explicit-block"
_FORMS = {
    _EXPLICIT: "[name attribute=value: words]",
    _EXPLICIT_BLOCK: "[name attribute=value] and [/name]",
}
_SELECTOR = re.compile(
    r"""(?:(?P<parent>[\w.-]+)\s*>\s*)?(?P<name>[\w.-]+)(?P<tests>(?:\[[\w:.-]+(?:=["'][^"']*["'])?\])*)"""
)
_TEST = re.compile(r"""\[([\w:.-]+)(?:=["']([^"']*)["'])?\]""")

# how a block is set off: its rendition, and the style that says it
SEPARATIONS = {
    Separation.BLANK_LINE: ("blank-line", "margin-top: 1em"),
    Separation.NEXT_LINE: ("next-line", "margin-top: 0"),
    Separation.SPACE: ("same-line", "display: inline"),
    Separation.RUN_ON: ("run-on", "display: run-in"),
}
_SEPARATION_OF = {name: separation for separation, (name, _) in SEPARATIONS.items()}


class Delimiters(NamedTuple):
    """What stands before and after an element; `numbered`: between them its ``@n``."""

    before: str
    after: str
    numbered: bool = False


_NONE = Delimiters("", "")


class RenditionTable:
    """The renditions of a document that is being written."""

    def __init__(self) -> None:
        self._defaults: dict[str, Delimiters] = {"sic": _NONE}
        self._declared: dict[str, tuple[str | None, str]] = {}
        self._known: dict[Delimiters, str] = {}

    def declare(self, selector: str, before: str, after: str = "") -> None:
        """Give the elements of `selector` delimiters, whatever comes later."""
        self._defaults[selector] = Delimiters(before, after)

    def delimit(
        self, selector: str, before: str, after: str, unclosed: bool, numbered: bool = False
    ) -> str | None:
        """The value of ``@rendition`` for an element between these delimiters, or None."""
        if unclosed:
            self._declared[_UNDELIMITED] = (None, "content: none")
            return f"#{_UNDELIMITED}"
        delimiters = (before, after, numbered)
        known = self._defaults.get(selector)
        # a line at the head of a block, whose end is that of the block before, is no example
        if known is None and (selector != _NUMBERED_LINE or before[:1] in ("\r", "\n")):
            known = self._defaults[selector] = Delimiters(before, after, numbered)
        if known == delimiters:
            return None
        return self._pointed(before, after, numbered)

    def delimit_part(self, selector: str, before: str, after: str) -> str | None:
        """The same for a part of a mark over several paragraphs, which is no example for others."""
        if self._defaults.get(selector) == Delimiters(before, after):
            return None
        return self._pointed(before, after)

    def _pointed(self, before: str, after: str, numbered: bool = False) -> str:
        delimiters = Delimiters(before, after, numbered)
        if delimiters == _NONE:
            self._declared[_UNDELIMITED] = (None, "content: none")
            return f"#{_UNDELIMITED}"
        known = self._known.get(delimiters)
        if known is None:
            if numbered:
                parts = [("before", content := _numbered(delimiters), content)]
            else:
                sides = (("before", before), ("after", after))
                parts = [(scope, text, css_string(text)) for scope, text in sides if text]
            known = self._known[delimiters] = " ".join(self._point(*part) for part in parts)
        return known

    def delimit_element(self, before: str | None, after: str | None, block: bool = False) -> str:
        """The value of ``@rendition`` for an element that is typed in the explicit form.

        None stands for what its name and attributes give, another string for what was typed.
        A `block` is a group of blocks.
        """
        form = _EXPLICIT_BLOCK if block else _EXPLICIT
        self._declared[form] = (None, _FORMS[form])
        pointers = [f"#{form}"]
        pointers += (
            self._point(scope, text, css_string(text))
            for scope, text in (("before", before), ("after", after))
            if text is not None
        )
        return " ".join(pointers)

    def delimit_block(self, before: str, after: str) -> str:
        """The value of ``@rendition`` for a block between these delimiters."""
        return self._pointed(before, after)

    def line_end(self, characters: str) -> str:
        """The value of ``@rendition`` for a line break made of `characters`."""
        return self._point("before", characters, css_string(characters))

    def separate(self, separation: Separation) -> str:
        """The value of ``@rendition`` for a block set off so."""
        name, style = SEPARATIONS[separation]
        self._declared[name] = (None, style)
        return f"#{name}"

    def write(self, writer: Writer) -> None:
        """The ``rendition`` elements."""
        for selector, delimiters in sorted(self._defaults.items()):
            element = re.split(r"\[", selector.rpartition("> ")[2])[0]
            general = _NONE if selector == element else self._defaults.get(element, _NONE)
            if delimiters == general == _NONE:
                continue
            if delimiters.numbered:
                style = f"content: {_numbered(delimiters)}"
                _rendition(writer, style, selector=selector, scope="before")
                continue
            for scope, text in zip(("before", "after"), delimiters[:2], strict=True):
                if text or delimiters == _NONE:
                    style = f"content: {css_string(text)}"
                    _rendition(writer, style, selector=selector, scope=scope)
        for name, (where, style) in sorted(self._declared.items()):
            _rendition(writer, style, name=name, scope=where)

    def _point(self, scope: str, text: str, content: str) -> str:
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
        name = f"{scope}-{digest}"
        self._declared[name] = (scope, f"content: {content}")
        return f"#{name}"


def _numbered(delimiters: Delimiters) -> str:
    parts = (css_string(delimiters.before), "attr(n)", css_string(delimiters.after))
    return " ".join(part for part in parts if part != '""')


def _rendition(
    writer: Writer,
    style: str,
    name: str | None = None,
    selector: str | None = None,
    scope: str | None = None,
) -> None:
    scheme = "free" if name in _FORMS else "css"
    attributes = [("xml:id", name), ("selector", selector), ("scope", scope), ("scheme", scheme)]
    writer.leaf("rendition", style, attributes)


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
            return _NONE
        for rule in rules:
            if _matches(rule, element):
                return _delimiters(rule.texts)
        return _NONE

    def typed_delimiters(self, element: etree._Element) -> tuple[str | None, str | None]:
        """What was typed around an element in the explicit form; None: what that form gives."""
        pointed = self._pointed(element) or {}
        return pointed.get("before"), pointed.get("after")

    def is_explicit(self, element: etree._Element, block: bool = False) -> bool:
        """Whether `element` is typed in the explicit form; `block`: as a group of blocks."""
        return (_EXPLICIT_BLOCK if block else _EXPLICIT) in _pointers(element)

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
        texts = css_content("".join(map(str, element.itertext())), element.get("scope"))
        if texts is None:
            return
        name = element.get(XML_ID)
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
