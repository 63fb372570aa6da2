"""Pictures of a page: where they are, what they show, and their captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from teitools.sources.addresses import address
from teitools.sources.content import Inset, Line, Node, Paragraph, Place, Words, Wrap
from teitools.sources.html.marks import collapsed

_TINY = frozenset({"0", "1", "2"})
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


class Picture(NamedTuple):
    """Where a picture is, and the words that stand for it."""

    address: str
    words: str


def picture_of(element: etree._Element) -> Picture | None:
    """The picture that `element` is; None where it is none, or has no address of its own.

    A picture of a dot counts who reads the page, and shows nothing.
    """
    image = element if element.tag == "img" else None
    if element.tag == "picture":
        image = next(element.iter("img"), None)
    if image is None or {image.get("width"), image.get("height")} <= _TINY:
        return None
    where = next(filter(None, (address(image.get(name)) for name in _SOURCES)), "")
    words = collapsed(image.get("alt") or image.get("title") or "").strip()
    return Picture(where, words) if where else None


def inset_of(picture: Picture, place: Place, wraps: tuple[Wrap, ...]) -> Inset:
    """The picture where it stands among words."""
    element = Wrap("graphic", (("url", picture.address),), place)
    described: list[Node] = []
    if picture.words:
        described.append(Line("desc", [Words(picture.words)], (), place))
    return Inset(element, described, tuple(wrap for wrap in wraps if not wrap.look))


def figured(nodes: Sequence[Node]) -> list[Node]:
    """What stands in a figure: `nodes` with its pictures, and what they show, on their own."""
    found: list[Node] = []
    for node in nodes:
        pictures = list(_alone(node))
        found += pictures or [node]
    return found


def _alone(node: Node) -> Iterator[Node]:
    """The pictures of a paragraph that holds nothing else."""
    inlines = node.inlines if isinstance(node, Paragraph) else []
    insets = [each for each in inlines if isinstance(each, Inset)]
    words = "".join(each.text for each in inlines if isinstance(each, Words))
    if words.strip() or any(each.element.name != "graphic" or each.wraps for each in insets):
        return
    for inset in insets:
        yield Line("graphic", [], inset.element.attributes, inset.element.place)
        for described in inset.nodes:
            if isinstance(described, Line):
                yield Line("figDesc", described.inlines, (), described.place)
