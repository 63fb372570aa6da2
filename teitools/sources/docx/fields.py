"""Fields: instructions whose last result is printed (17.16). The result is words, or a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from teitools.sources.addresses import address
from teitools.sources.content import Place, Wrap
from teitools.sources.docx.names import is_on, value, w

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]+))', re.IGNORECASE)
_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"\s*(?:XE|TC|TA|RD)\b", re.IGNORECASE)
_BOX, _CHECKED_BOX = "\u2610", "\u2612"
_DEEPEST = 50


@dataclass(slots=True)
class Field:
    """A field; `entered`: what stands in it where it is a part of a form (None: it is not)."""

    instruction: str = ""
    has_result: bool = False
    wrap: Wrap | None = None
    entered: str | None = None
    has_words: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether it marks something for an index or a table of contents, and prints nothing."""
        return _HIDDEN.match(self.instruction) is not None


class Fields:
    """The fields that are open where the reader is."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    @property
    def in_instruction(self) -> bool:
        """Whether what stands here is told to the program, not to readers."""
        return self.of_pages or any(not each.has_result for each in self._open)

    @property
    def of_pages(self) -> bool:
        """Whether the number of a page stands here."""
        return any(of_pages(each.instruction) for each in self._open)

    @property
    def in_number(self) -> bool:
        """Whether this is the number of a page as it was printed last."""
        return any(each.has_result and of_pages(each.instruction) for each in self._open)

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

    def have_words(self) -> None:
        """Words stand in all fields that are open."""
        for field in self._open:
            field.has_words = True

    def turn(self, element: etree._Element, place: Place) -> Field | None:
        """``fldChar``: a field begins, its instruction ends, it ends.

        One that ends, and has no words, is given back where it has no result or is part of a form.
        """
        kind = element.get(w("fldCharType"))
        if kind == "begin" and len(self._open) < _DEEPEST:
            self._open.append(Field(entered=_entered(element.find(w("ffData")))))
        elif kind == "separate" and self._open:
            field = self._open[-1]
            field.has_result = True
            field.wrap = reference(field.instruction, place)
        elif kind == "end" and self._open:
            field = self._open.pop()
            if not field.has_words and (field.entered or not field.has_result):
                return field
        return None


def of_pages(instruction: str) -> bool:
    """Whether the result of a field is the number of a page, which is no word of the text."""
    return _PAGES.match(instruction) is not None


def reference(instruction: str, place: Place) -> Wrap | None:
    """The reference that the instruction of a field makes of its result."""
    match = _HYPERLINK.match(instruction)
    target = address(match[1] or match[2]) if match else ""
    return Wrap("ref", (("target", target),), place) if target else None


def _entered(form: etree._Element | None) -> str | None:
    """What a person chose or checked in a form (17.16.6 to 17.16.29); None where there is none."""
    if form is None:
        return None
    choices, box = form.find(w("ddList")), form.find(w("checkBox"))
    if choices is not None:
        entries = [value(each) for each in choices.iter(w("listEntry"))]
        number = value(choices.find(w("result"))) or value(choices.find(w("default"))) or "0"
        index = int(number) if number.isdecimal() and number.isascii() else len(entries)
        return entries[index] if index < len(entries) else ""
    if box is not None:
        checked = box.find(w("checked"))
        is_checked = is_on(box.find(w("default")) if checked is None else checked)
        return _CHECKED_BOX if is_checked else _BOX
    return ""
