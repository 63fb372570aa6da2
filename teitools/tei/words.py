"""The words of elements: which stay where an element goes, and what parts them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from teitools.tei.equivalents import AMONG_WORDS
from teitools.xml.element_types import element_types
from teitools.xml.names import XML_ID, tei

_PARENTS_OF_WORDS = frozenset(map(tei, ("text", "facsimile", "sourceDoc")))
_MATHEMATICS = "http://www.w3.org/1998/Math/MathML"
_PICTURES = tuple(map(tei, ("graphic", "media")))
_SHOWN = 200
_MOST = 8
"""So many attributes are said of an element that goes."""


def left_out(element: etree._Element) -> str:
    """That `element` is left out, and with which words, pictures and attributes."""
    words = " ".join(" ".join(map(str, element.itertext(etree.Element, etree.Entity))).split())
    pictures = [str(url) for each in element.iter(*_PICTURES) if (url := each.get("url"))]
    words = " ".join(filter(None, (words, *pictures)))
    attributes = _attributes(element.iter(etree.Element))
    if not words:
        return f"it is left out{', with ' if attributes else ''}{attributes}"
    return f"it is left out, with {_shown(words)!r}{' and ' if attributes else ''}{attributes}"


def words_kept(element: etree._Element, said: str = "its words are kept", anchor: str = "") -> str:
    """`said`, and which attributes go with the element; the identifier `anchor` does not.

    One that holds nothing has no words that could be kept.
    """
    if not len(element) and not (element.text or "").strip() and not anchor:
        return left_out(element)
    attributes = _attributes([element], anchor)
    return f"{said}, without {attributes}" if attributes else said


def _attributes(elements: Iterable[etree._Element], anchor: str = "") -> str:
    """The attributes of `elements`: ``n='3', scheme='#a' on <keywords>, and 2 more``."""
    said: list[str] = []
    more, first = 0, None
    for each in elements:
        first = each if first is None else first
        where = "" if each is first else f" on <{name_of(each)}>"
        for key, value in each.attrib.items():
            if len(said) == _MOST:
                more += 1
            elif key != XML_ID or value != anchor:
                name = str(key).replace("{http://www.w3.org/XML/1998/namespace}", "xml:")
                said.append(f"{name}={_shown(str(value))!r}{where}")
    return ", ".join((*said, f"and {more} more") if more else said)


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def name_of(element: etree._Element | None) -> str:
    """The local name of an element; empty for none."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return etree.QName(element).localname


def keeps_words(element: etree._Element) -> bool:
    """Whether the words of `element` stay where it goes: in a text, and among other words."""
    return holds_text(element.getparent()) or any(
        parent.tag in _PARENTS_OF_WORDS for parent in element.iterancestors()
    )


def holds_text(element: etree._Element | None) -> bool:
    kind = element_types().get(name_of(element))
    return kind is not None and kind.text


def has_words(element: etree._Element) -> bool:
    """Whether words stand beside the elements in `element`."""
    return any((text or "").strip() for text in (element.text, *(each.tail for each in element)))


def named(near: etree._Element, name: str, worded: bool = False) -> etree._Element:
    """`near`, or the nearest around it that has that name; `worded`: and words of its own."""
    at: etree._Element | None = near
    while at is not None and not (name_of(at) == name and (not worded or has_words(at))):
        at = at.getparent()
    return near if at is None else at


def stands_apart(element: etree._Element) -> bool:
    """Whether `element` parts words by its nature."""
    qualified = etree.QName(element)
    return qualified.namespace != _MATHEMATICS and qualified.localname not in AMONG_WORDS


def run_of(name: str, words: str) -> etree._Element:
    """An element of that name that begins with `words`, to be filled and put in its place."""
    run = etree.Element(tei(name))
    run.text = words
    return run


def end_run(run: etree._Element, before: etree._Element | None) -> None:
    """Put `run` `before` an element, where it has words; else what it holds goes in its place."""
    if before is not None and run.getparent() is None:
        before.addprevious(run)
    parent = run.getparent()
    if parent is not None and not has_words(run):
        for child in list(run):
            child.tail = None
            run.addprevious(child)
        parent.remove(run)


def paragraphs_of(text: etree._Element) -> Iterator[str]:
    """The words of `text`, parted where elements part them."""
    words: list[str] = []
    for event, node in etree.iterwalk(text, events=("start", "end", "comment", "pi")):
        apart = event in ("start", "end") and stands_apart(node)
        if apart and (said := " ".join("".join(words).split())):
            yield said
        words = [] if apart else words
        words.append((node.text if event == "start" else node.tail) or "")


def put_before(parent: etree._Element, before: etree._Element, words: str) -> None:
    """Put `words` right before the element `before` in `parent`."""
    if not words:
        return
    previous = before.getprevious()
    if previous is None:
        parent.text = (parent.text or "") + words
    else:
        previous.tail = (previous.tail or "") + words
