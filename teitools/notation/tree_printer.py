"""Printing a document that is typed whole: the way back of `tree_reader`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teitools.notation.explicit import read_end, read_start, typed_end, typed_start
from teitools.notation.expression import expression
from teitools.notation.tree_inlines import print_form, print_words
from teitools.notation.tree_reader import (
    HEAD,
    ITEM,
    SPEAKER,
    STRUCTURED,
    STRUCTURES,
    VERSE,
    BlockReader,
)
from teitools.transcript import Element, Tree
from teitools.xml.element_types import containers

_BLANK = expression(r"^(\\*[ \t]*)$", re.MULTILINE)
_HARMLESS = expression(r"[^\W_][^\[\](){}\\]*[^\s\[\](){}\\]|[^\W_]")
_INDENT = "  "
_SIGNS = {"head": HEAD, "l": VERSE, "item": ITEM}
_USUAL = (["body"], ["front", "body"], ["body", "back"], ["front", "body", "back"])
# what stands in one chunk, a line for each part, where every part has room in a line
_LINED = frozenset("castGroup castList lg list sp table".split())


def print_tree(tree: Tree) -> str:
    """The text that types `tree`."""
    return _Printer().print(tree)


class _Printer:
    def __init__(self) -> None:
        self._speakers: dict[str, str] = {}

    def print(self, tree: Tree) -> str:
        root = tree.root
        lines = [f"<?{each}?>" for each in tree.instructions]
        header, *rest = _elements(root)
        implied = _is_implied(rest)
        if root.attributes or not implied:
            lines.append(typed_start(root.name, root.attributes))
        lines += _structure(header, "")
        chunks = [_held("\n".join(lines))]
        if implied:
            chunks += self._apart(rest[:-1])
            chunks += self._text(rest[-1])
        else:
            chunks += self._apart(rest)
            chunks.append(typed_end(root.name))
        return "\n\n".join(chunks) + "\n"

    def _apart(self, elements: list[Element]) -> Iterator[str]:
        """Each element with its own tags."""
        for each in elements:
            if each.name in STRUCTURES:
                yield _held("\n".join(_structure(each, "")))
            else:
                yield from self._around(each)

    def _text(self, text: Element) -> Iterator[str]:
        """The text, whose own tags need not be typed."""
        for part in _elements(text):
            if part.name == "body" and not part.attributes:
                yield from self._chunks(part)
            else:
                yield from self._around(part)

    def _around(self, element: Element) -> Iterator[str]:
        yield typed_start(element.name, element.attributes)
        if element.name == "TEI":
            yield from self._apart(_elements(element))
        else:
            yield from self._chunks(element)
        yield typed_end(element.name)

    def _chunks(self, parent: Element) -> Iterator[str]:
        verse: list[str] = []
        for element in _elements(parent):
            line = self._verse(element)
            if line is not None:
                verse.append(line)
                continue
            if verse:
                yield "\n".join(verse)
                verse = []
            yield from self._block(element, parent.name)
        if verse:
            yield "\n".join(verse)

    def _verse(self, element: Element) -> str | None:
        if element.name != "l":
            return None
        return _in_line(self._line(element, "lg"))

    def _block(self, element: Element, parent: str) -> Iterator[str]:
        if element.name not in containers():
            yield _held(self._line(element, parent))
            return
        lined = self._lined(element) if element.name in _LINED else None
        if lined is None:
            yield from self._around(element)
            return
        yield "\n".join(lined)

    def _lined(self, element: Element, nested: bool = False) -> list[str] | None:
        """The lines of an element, its own tags first and last where they are needed."""
        children = _elements(element)
        lines: list[str] = []
        label = self._label(element)
        for child in children[1:] if label is not None else children:
            if child.name in containers():
                inner = self._lined(child, nested=True)
                if inner is None:
                    return None
                lines += inner
                continue
            line = _in_line(self._line(child, element.name))
            if line is None:
                return None
            lines.append(line)
        if label is not None:
            return self._speech(element, label, lines, nested)
        bare = element.name == "list" and not element.attributes and not nested
        if bare and _all_items(lines):
            return lines
        return _tagged(element, lines)

    def _speech(self, element: Element, label: str, lines: list[str], nested: bool) -> list[str]:
        """The lines of a speech; one among other lines has its tags."""
        known = self._speakers.get(label)
        lines.insert(0, SPEAKER + label)
        if not nested and element.attributes == ((("who", known),) if known else ()):
            return lines
        if who := dict(element.attributes).get("who"):
            self._speakers[label] = who
        return _tagged(element, lines)

    def _label(self, element: Element) -> str | None:
        """The label of a speech whose speaker may be typed as one."""
        first = next(iter(_elements(element)), None)
        if element.name != "sp" or first is None or first.name != "speaker" or first.attributes:
            return None
        return _in_line(print_words(first.content, True))

    def _line(self, element: Element, parent: str) -> str:
        """An element that is no container: by a sign, or in the explicit form."""
        sign = None
        if not element.attributes:
            sign = {"p": "", "head": HEAD, "l": VERSE}.get(element.name)
            if element.name == "item" and parent == "list":
                sign = ITEM
        if sign is not None:
            words = sign + print_words(element.content, True)
            if _reads(words, element, parent):
                return words
        short = print_form(element, True)
        return short if _reads(short, element, parent) else print_form(element, False)


def _is_implied(rest: list[Element]) -> bool:
    """Whether the tags of the text, the last of `rest`, go without saying."""
    if not rest or rest[-1].name != "text" or rest[-1].attributes:
        return False
    names = [each.name for each in _elements(rest[-1])]
    apart = all(each.name == "standOff" for each in rest[:-1])
    return apart and names in _USUAL


def _reads(typed: str, element: Element, parent: str) -> bool:
    sign = _SIGNS.get(element.name, "")
    one_line = not sign or "\n" not in typed
    if one_line and typed.startswith(sign) and _HARMLESS.fullmatch(typed, len(sign)):
        return True
    if typed.startswith((SPEAKER, VERSE, ITEM)) and element.name not in ("l", "item"):
        return False
    if not typed.strip() or _held(typed).startswith("\n") or _is_tag(typed):
        return False
    if "\n" in typed:
        return BlockReader().chunk(_held(typed), parent) == [element]
    return BlockReader().line(typed, parent) == element


def _is_tag(typed: str) -> bool:
    """Whether words read like what opens or closes an element that holds blocks."""
    start = read_start(typed)
    name = start[0] if start else read_end(typed)
    return name in containers() or typed.startswith(STRUCTURED)


def _tagged(element: Element, lines: list[str]) -> list[str]:
    return [
        typed_start(element.name, element.attributes),
        *lines,
        typed_end(element.name),
    ]


def _all_items(lines: list[str]) -> bool:
    return bool(lines) and all(line.startswith(ITEM) for line in lines)


def _in_line(typed: str) -> str | None:
    """`typed`, where it has room in one line that is read as it is."""
    return None if "\n" in typed or _BLANK.search(typed) else typed


def _held(typed: str) -> str:
    """`typed` with a backslash on each line that would be blank, or has only backslashes."""
    return _BLANK.sub(r"\\\1", typed)


def _elements(element: Element) -> list[Element]:
    return [each for each in element.content if isinstance(each, Element)]


def _structure(element: Element, margin: str) -> Iterator[str]:
    if element.name not in containers():
        yield margin + print_form(element, False)
        return
    yield margin + typed_start(element.name, element.attributes)
    for each in _elements(element):
        yield from _structure(each, margin + _INDENT)
    yield margin + typed_end(element.name)
