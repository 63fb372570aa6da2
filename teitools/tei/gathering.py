"""Texts in texts, and what stands in a text beside its parts: all in one front, body and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from teitools.tei import codes
from teitools.tei.words import name_of
from teitools.xml.element_types import element_types
from teitools.xml.names import tei

_FRONT, _BODY, _BACK = _PARTS = tuple(map(tei, ("front", "body", "back")))
_Node = str | etree._Element


def ungroup(root: etree._Element, rename: Callable[[etree._Element, str], object]) -> None:
    """Make groups of texts in `root` bodies, and their texts divisions of these."""
    for group in list(root.iter(tei("group"))):
        parent = group.getparent()
        outer = parent is not None and parent.tag == tei("text") and not _is_grouped(parent)
        rename(group, "body" if outer else "div")
        for text in group.iterchildren(tei("text")):
            for part in text.iterchildren(*_PARTS):
                rename(part, "div")
            rename(text, "div")


def _is_grouped(text: etree._Element) -> bool:
    """Whether `text` stands in another one."""
    return next(text.iterancestors(tei("text"), tei("group")), None) is not None


def gather(text: etree._Element, note: Callable[..., None]) -> None:
    """Put what may not stand in `text` into its front, body or back, where its words follow on.

    So what stands between it and that part goes there, too. `note` is told of each element.
    """
    body = _body_of(text)
    parts = _parts_in_order(text, body)
    for child in text.iterchildren(*_PARTS):
        if child not in parts:
            _note(note, child, "it becomes <div>")
            child.tag = tei("div")
    beside = _Beside(note)
    before: list[_Node] = []
    for node in _nodes(text):
        if node not in parts:
            before.append(node)
            continue
        if node.tag != _BACK:
            beside.put_before(node, before)
        else:
            beside.put_behind(body, before)
        before = []
    beside.put_behind(parts[-1], before)


def _body_of(text: etree._Element) -> etree._Element:
    """The body of `text`; an empty one where it has none."""
    body = text.find(_BODY)
    if body is None:
        body = etree.Element(_BODY)
        back = text.find(_BACK)
        if back is None:
            text.append(body)
        else:
            back.addprevious(body)
    return body


def _parts_in_order(text: etree._Element, body: etree._Element) -> list[etree._Element]:
    """The first front before `body`, this, and the first back behind it."""
    fronts = [each for each in text.iterchildren(_FRONT) if text.index(each) < text.index(body)]
    return [*fronts[:1], body, *list(body.itersiblings(_BACK))[:1]]


def _nodes(text: etree._Element) -> Iterator[_Node]:
    """The words in `text` and its elements, in their order; the words are taken away."""
    words, text.text = text.text, None
    yield words or ""
    for child in list(text):
        words, child.tail = child.tail, None
        yield child
        yield words or ""


class _Beside:
    """Moves what stands beside the parts of a text; `note` is told of each element."""

    def __init__(self, note: Callable[..., None]) -> None:
        self._note = note

    def put_before(self, part: etree._Element, nodes: Sequence[_Node]) -> None:
        """Put `nodes` at the beginning of `part`, from the first that may not stand beside it."""
        first = next((i for i, each in enumerate(nodes) if _strays(each)), len(nodes))
        for node in reversed(nodes[first:]):
            if isinstance(node, str):
                part.text = node + (part.text or "")
            else:
                self._move(node, part)
                part.insert(0, node)
                node.tail, part.text = part.text, None

    def put_behind(self, part: etree._Element, nodes: Sequence[_Node]) -> None:
        """Put `nodes` at the end of `part`, up to the last that may not stand beside it."""
        last = max((i for i, each in enumerate(nodes) if _strays(each)), default=-1)
        for node in nodes[: last + 1]:
            if not isinstance(node, str):
                self._move(node, part)
                part.append(node)
            elif len(part):
                part[-1].tail = (part[-1].tail or "") + node
            else:
                part.text = (part.text or "") + node

    def _move(self, node: etree._Element, part: etree._Element) -> None:
        _note(self._note, node, f"it goes into <{name_of(part)}>")


def _note(note: Callable[..., None], element: etree._Element, done: str) -> None:
    note(codes.ELEMENT, element, element=name_of(element), parent="text", done=done)


def _strays(node: _Node) -> bool:
    """Whether words, or an element, may not stand beside the body of a text."""
    if isinstance(node, str):
        return bool(node.strip())
    return name_of(node) not in element_types()["text"].children
