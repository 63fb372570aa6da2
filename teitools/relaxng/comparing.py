"""A document compared with a vocabulary: every name and value that is wrong anywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from teitools.relaxng.codes import (
    MISSING_ATTRIBUTE,
    UNEXPECTED_ATTRIBUTE,
    UNEXPECTED_ELEMENT,
    UNEXPECTED_TEXT,
    WRONG_ROOT,
    WRONG_VALUE,
)
from teitools.relaxng.vocabulary import ANY, Content, Vocabulary
from teitools.xml.document import Fault
from teitools.xml.wording import element_hint, hint, shortened, value_hint, written

_PATIENCE = 100
"""For how many wrong attributes of one element the right ones are looked for."""


def compare(tree: etree._ElementTree, vocabulary: Vocabulary) -> Iterator[Fault]:
    """What the vocabulary refuses in `tree`. What is below a wrong element is not looked at."""
    root = tree.getroot()
    if ANY in vocabulary.roots:
        return
    if root.tag not in vocabulary.roots:
        yield _wrong_root(root, vocabulary)
        return
    waiting = [root]
    while waiting:
        element = waiting.pop()
        content = vocabulary.elements.get(element.tag)
        if content is None or ANY in content.children:
            continue
        yield from _attributes(element, content)
        yield from _text(element, content)
        for child in element.iterchildren("*"):
            if child.tag in content.children:
                waiting.append(child)
            else:
                yield _unexpected(child, element, content)


def _wrong_root(root: etree._Element, vocabulary: Vocabulary) -> Fault:
    name = written(root.tag, root)
    return Fault(
        WRONG_ROOT, root, {"element": name, **element_hint(root, vocabulary.roots - {ANY})}
    )


def _unexpected(child: etree._Element, parent: etree._Element, content: Content) -> Fault:
    facts = {"element": written(child.tag, child), "parent": written(parent.tag, parent)}
    return Fault(UNEXPECTED_ELEMENT, child, {**facts, **element_hint(child, content.children)})


def _attributes(element: etree._Element, content: Content) -> Iterator[Fault]:
    # Names first: lxml looks for each value anew, so that items() takes a square of time.
    present = [str(attribute) for attribute in element.keys()]  # noqa: SIM118
    name = written(element.tag, element)
    wrong = 0
    for attribute in present:
        values = content.attributes.get(attribute)
        facts = {"element": name, "attribute": written(attribute, element)}
        if values is None and ANY not in content.attributes:
            wrong += 1
            expected = _names(content.attributes, element) if wrong <= _PATIENCE else ()
            nearest = hint(facts["attribute"], expected)
            yield Fault(UNEXPECTED_ATTRIBUTE, element, {**facts, **nearest})
        elif values is not None and not values.allow(value := element.get(attribute, "")):
            nearest = value_hint(value, values.listed | values.tokens, ())
            yield Fault(WRONG_VALUE, element, {**facts, "value": value, **nearest})
    for attribute in sorted((content.required or set()) - set(present)):
        facts = {"element": name, "attribute": written(attribute, element)}
        yield Fault(MISSING_ATTRIBUTE, element, facts)


def _text(element: etree._Element, content: Content) -> Iterator[Fault]:
    if content.text:
        return
    pieces = [element.text, *(child.tail for child in element)]
    text = next((piece for piece in pieces if piece and piece.strip(" \t\r\n")), None)
    if text is not None:
        facts = {"element": written(element.tag, element), "text": shortened(text)}
        yield Fault(UNEXPECTED_TEXT, element, facts)


def _names(clarks: Collection[str], near: etree._Element) -> tuple[str, ...]:
    """Clark names as written in `near`, sorted, without the one that stands for any."""
    return tuple(sorted(written(clark, near) for clark in clarks if clark != ANY))
