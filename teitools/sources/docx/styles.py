"""Styles and looks: what paragraphs and runs are by their properties (17.3, 17.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from teitools.sources.docx.names import is_on, local, value, w

STRUCK = "strikethrough"
TITLE = 0
"""The level of the title of a document; headings have 1 and more."""
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_QUOTATIONS = frozenset({"quote", "intense quote", "quotations", "block text", "block quotation"})
"""Names of styles for what is quoted at length: of Word, LibreOffice and pandoc."""
_TOGGLES = {
    "b": "bold",
    "i": "italic",
    "strike": STRUCK,
    "dstrike": STRUCK,
    "smallCaps": "smallcaps",
    "caps": "uppercase",
    "vanish": "hidden",
}
_VALUES = {
    "u": ("underline", frozenset({"none", ""})),
    "highlight": ("highlight", frozenset({"none", ""})),
}
_RAISED = {"superscript": "superscript", "subscript": "subscript"}
_MOST_STYLES = 50


@dataclass(slots=True)
class Style:
    """A style: its name, that it is based on, what it does to runs, its outline and list."""

    name: str
    based_on: str
    looks: dict[str, bool] = field(default_factory=dict)
    outline: int | None = None
    numbering: etree._Element | None = None


class Styles:
    """The styles of one document, by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default = ""
        for element in root.iter(w("style")) if root is not None else ():
            identifier = element.get(w("styleId")) or ""
            self._styles[identifier] = _style(element)
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true"):
                self._default = identifier

    def looks(self, properties: etree._Element | None) -> list[str]:
        """How a run looks by its own properties and by its character style."""
        if properties is None:
            return []
        found: dict[str, bool] = {}
        for style in reversed(list(self._chain(value(properties.find(w("rStyle")))))):
            found |= style.looks
        found |= dict(_looks(properties))
        return [look for look, on in found.items() if on]

    def level(self, properties: etree._Element | None) -> int | None:
        """The level of a heading; None for any other paragraph."""
        if properties is None:
            return None
        direct = _outline(properties)
        if direct is not None:
            return direct if direct else None
        for style in self._chain(value(properties.find(w("pStyle")))):
            heading = _HEADING.fullmatch(style.name)
            if heading:
                return int(heading[1])
            if style.name.lower() == "title":
                return TITLE
            if style.outline is not None:
                return style.outline or None
        return None

    def is_quotation(self, properties: etree._Element | None) -> bool:
        """Whether the style of a paragraph is one for quotations, or based on one."""
        style = None if properties is None else properties.find(w("pStyle"))
        return any(each.name.lower() in _QUOTATIONS for each in self._chain(value(style)))

    def numbering(self, properties: etree._Element | None) -> etree._Element | None:
        """``numPr`` of a paragraph: its own, or that of its style."""
        if properties is None:
            return None
        own = properties.find(w("numPr"))
        if own is not None:
            return own
        chain = self._chain(value(properties.find(w("pStyle"))))
        return next((style.numbering for style in chain if style.numbering is not None), None)

    def _chain(self, identifier: str) -> Iterator[Style]:
        """The style, and those that it is based on."""
        for _ in range(_MOST_STYLES):
            style = self._styles.get(identifier)
            if style is None:
                return
            yield style
            identifier = style.based_on


def _style(element: etree._Element) -> Style:
    run, paragraph = element.find(w("rPr")), element.find(w("pPr"))
    return Style(
        value(element.find(w("name"))),
        value(element.find(w("basedOn"))),
        dict(_looks(run)) if run is not None else {},
        _outline(paragraph) if paragraph is not None else None,
        paragraph.find(w("numPr")) if paragraph is not None else None,
    )


def _outline(properties: etree._Element) -> int | None:
    """The level of an outline, from 1; 0 for body text; None where nothing is said."""
    level = value(properties.find(w("outlineLvl")))
    if not level.isdecimal():
        return None
    return int(level) + 1 if int(level) < 9 else 0


def _looks(properties: etree._Element) -> Iterator[tuple[str, bool]]:
    for element in properties:
        name = local(element)
        if name in _TOGGLES:
            yield _TOGGLES[name], is_on(element)
        elif name in _VALUES:
            look, off = _VALUES[name]
            yield look, value(element) not in off
        elif name == "vertAlign":
            for raised in _RAISED.values():
                yield raised, value(element) == raised
