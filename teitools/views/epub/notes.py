"""Notes stand at the end of the chapter that refers to them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from urllib.parse import unquote

from lxml import etree

from teitools.views.epub.items import TYPE, html, shell
from teitools.views.preparation.names import selection

_REFERENCES = selection(
    ".//h:a[@epub:type='noteref']",
    {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"},
)
_NOTE = html("aside")


def place_notes(chapters: list[etree._Element], series: Iterable[etree._Element]) -> None:
    """Move each note of some `series` (sections with a heading and an ``aside`` for each note) to
    the end of the chapter that refers to it first; what nothing refers to, to that of the last.

    A chapter has a section for each series of which it has notes.
    """
    sections = list(series)
    places: dict[str, tuple[int, int]] = {}
    notes: dict[tuple[int, int], etree._Element] = {}
    for number, section in enumerate(sections):
        for order, note in enumerate(section.iterchildren(_NOTE)):
            notes[number, order] = note
            places[note.get("id", "")] = (number, order)
    for chapter in chapters:
        found = _referred(chapter, places, notes)
        if chapter is chapters[-1]:
            found |= set(notes)
        for number, section in enumerate(sections):
            orders = sorted(order for each, order in found if each == number)
            if orders:
                chapter.append(_part(section, [notes.pop((number, each)) for each in orders]))


def _referred(
    chapter: etree._Element,
    places: dict[str, tuple[int, int]],
    notes: dict[tuple[int, int], etree._Element],
) -> set[tuple[int, int]]:
    """The notes that a chapter refers to, or its notes do, and that have no place yet."""
    found: set[tuple[int, int]] = set()
    waiting = [chapter]
    while waiting:
        for reference in _REFERENCES(waiting.pop()):
            place = places.get(unquote(reference.get("href", "")[1:]))
            if place in notes and place not in found:
                found.add(place)
                waiting.append(notes[place])
    return found


def _part(section: etree._Element, notes: list[etree._Element]) -> etree._Element:
    """A section like `section` with some of its notes."""
    part = shell(section)
    part.set(TYPE, "footnotes")
    for child in section:
        if child.tag == _NOTE:
            break
        part.append(deepcopy(child))
    part.extend(notes)
    return part
