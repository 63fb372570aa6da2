"""Fields: instructions whose last result is printed (17.16). The result is words, or a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from teitools.sources.addresses import address
from teitools.sources.content import Place, Wrap
from teitools.sources.docx.names import w

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)
_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_DEEPEST = 50


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    has_result: bool = False
    wrap: Wrap | None = None


class Fields:
    """The fields that are open where the reader is."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def in_instruction(self) -> bool:
        """Whether what stands here is told to the program, not to readers."""
        return self.of_pages or any(not each.has_result for each in self._open)

    @property
    def of_pages(self) -> bool:
        """Whether the number of a page stands here."""
        return any(of_pages(each.instruction) for each in self._open)

    @property
    def wraps(self) -> tuple[Wrap, ...]:
        """The references that the open fields are."""
        return tuple(field.wrap for field in self._open if field.wrap is not None)

    def end_paragraph(self) -> None:
        """No instruction goes on in the next paragraph: what seems so is damaged."""
        self._open = [field for field in self._open if field.has_result]

    def instruct(self, text: str) -> None:
        """A part of an instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += text

    def turn(self, element: etree._Element, place: Place) -> None:
        """``fldChar``: a field begins, its instruction ends, it ends."""
        kind = element.get(w("fldCharType"))
        if kind == "begin" and len(self._open) < _DEEPEST:
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.has_result = True
            field.wrap = reference(field.instruction, place)
        elif kind == "end" and self._open:
            self._open.pop()


def of_pages(instruction: str) -> bool:
    """Whether the result of a field is the number of a page, which is no word of the text."""
    return _PAGES.match(instruction) is not None


def reference(instruction: str, place: Place) -> Wrap | None:
    """The reference that the instruction of a field makes of its result."""
    match = _HYPERLINK.match(instruction)
    target = address(match[1] or match[2]) if match else ""
    return Wrap("ref", (("target", target),), place) if target else None
