"""How a name reads whose parts are marked: forename, surname, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.xml.names import tei

_SURNAME, _FORENAME = tei("surname"), tei("forename")
# as they follow each other when a name is spoken
_SPOKEN = (_FORENAME, tei("nameLink"), _SURNAME, tei("genName"))
_PARTS = frozenset((*_SPOKEN, *map(tei, "roleName addName settlement region country".split())))


def readings(name: etree._Element) -> Iterator[str]:
    """The name in `name` as it stands there, and as it is spoken where its surname stands first.

    TEI P5, section 14.2.1. Parts that nothing separates are parted by a space.
    """
    yield _words("".join(_pieces(name)))
    parts = [child for child in name if child.tag in _SPOKEN]
    tags = [child.tag for child in parts]
    if _FORENAME in tags and _SURNAME in tags[: tags.index(_FORENAME)]:
        parts.sort(key=lambda part: _SPOKEN.index(str(part.tag)))
        yield _words(" ".join("".join(_pieces(part)) for part in parts))


def _pieces(element: etree._Element) -> Iterator[str]:
    """The text in `element`, but for comments and instructions."""
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            yield node.text or ""
        elif node is not element:
            following = next(node.itersiblings(etree.Element), None)
            is_parted = following is None or not {node.tag, following.tag} <= _PARTS
            yield node.tail or ("" if is_parted else " ")


def _words(text: str) -> str:
    return " ".join(text.split())
