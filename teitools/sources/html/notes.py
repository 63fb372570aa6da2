"""Notes of a page: a mark that leads to a note, which leads back to it."""

from __future__ import annotations

from lxml import etree

from teitools.sources.html.asking import all_words

_NOTES = frozenset({"li", "dd", "aside"})
_NEAR = 2
"""How far above a link the element may be that its note leads back to."""
_SIGNS = "[](){}^*†‡§.: \u00a0"


class PageNotes:
    """The notes of one page, found by their links; whoever made the page, links go both ways."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._note_of: dict[etree._Element, etree._Element] = {}
        self._numbers: dict[etree._Element, int] = {}
        self._left_out: set[etree._Element] = set()
        links = [each for each in root.iter("a") if (each.get("href") or "").startswith("#")]
        if links:
            self._find(links)

    def note_of(self, link: etree._Element) -> etree._Element | None:
        """The element that holds the note to which `link` is the mark."""
        return self._note_of.get(link)

    def is_left_out(self, element: etree._Element) -> bool:
        """Whether `element` is a note that stands at its mark, or a link from there back."""
        return element in self._left_out

    def number(self, link: etree._Element) -> str:
        """What the mark of a note prints, without brackets; else which one it is."""
        printed = all_words(link).strip(_SIGNS)
        if printed and " " not in printed:
            return printed
        return str(self._numbers[link])

    def _find(self, links: list[etree._Element]) -> None:
        order = {element: place for place, element in enumerate(self._root.iter())}
        named: dict[str, etree._Element] = {}
        for element in order:
            for name in _names(element):
                named.setdefault(name, element)
        leading: dict[etree._Element, dict[str, list[etree._Element]]] = {}
        notes: set[etree._Element] = set()
        for link in links:
            target = named.get(_target(link))
            note = None if target is None else _around(target)
            if note is None or note in notes or order[note] < order[link] or link in self._left_out:
                continue
            if note not in leading:
                leading[note] = _by_target(note)
            names = {name for each in _with_parents(link) for name in _names(each)}
            back = [each for name in names for each in leading[note].get(name, ())]
            if back and note not in link.iterancestors():
                notes.add(note)
                self._numbers[link] = len(notes)
                self._note_of[link] = note
                self._left_out |= {note, *back}


def _target(link: etree._Element) -> str:
    return (link.get("href") or "").removeprefix("#")


def _by_target(note: etree._Element) -> dict[str, list[etree._Element]]:
    """The links in `note`, by where they lead."""
    found: dict[str, list[etree._Element]] = {}
    for link in note.iter("a"):
        found.setdefault(_target(link), []).append(link)
    return found


def _names(element: etree._Element) -> list[str]:
    if not isinstance(element.tag, str):
        return []
    return [name for name in (element.get("id"), element.get("name")) if name]


def _with_parents(link: etree._Element) -> list[etree._Element]:
    return [link, *list(link.iterancestors())[:_NEAR]]


def _around(target: etree._Element) -> etree._Element | None:
    """The element that holds all of a note, of which `target` is a part."""
    around = [target, *target.iterancestors()]
    item = next((each for each in around if each.tag in _NOTES), None)
    if item is not None:
        return item
    for each in around:
        parent = each.getparent()
        if each.tag == "p" and parent is not None and parent.tag == "div" and parent.get("id"):
            return parent
        if each.tag == "p" or (each.tag == "div" and each.get("id")):
            return each
    return None


def is_of_notes(rule: etree._Element) -> bool:
    """Whether a line across the page stands at the head of its notes."""
    parent = rule.getparent()
    if parent is None:
        return False
    classes, style = (parent.get("class") or "").split(), parent.get("style") or ""
    return "footnotes" in classes or "mso-element:footnote-list" in style
