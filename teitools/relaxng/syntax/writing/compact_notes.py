"""Annotations in the compact syntax (RELAX NG Compact Syntax, section 5)."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.writing.compact_pen import Pen, Steps
from teitools.relaxng.syntax.writing.literals import documentation, identifier
from teitools.relaxng.syntax.writing.prefixes import has_text, split
from teitools.relaxng.syntax.writing.units import is_documentation

Note = Comment | Foreign


def initial_annotations(pen: Pen, attributes: dict[str, str], notes: list[Note]) -> Steps:
    """What goes before a part: documentation, then the rest in brackets, then a line."""
    layout = pen.layout
    documents = 0
    while documents < len(notes) and is_documentation(notes[documents]):
        documents += 1
    for index, each in enumerate(notes[:documents]):
        if index:
            layout.blank()
        for line in documentation(_text(each)):
            layout.text(line)
            layout.hard()
    rest = notes[documents:]
    if not attributes and not rest:
        return
    layout.open()
    layout.text("[")
    layout.indent()
    layout.line()
    yield _content(pen, attributes, rest)
    layout.outdent()
    layout.line()
    layout.text("]")
    layout.close()
    layout.line()


def following_annotations(pen: Pen, notes: list[Note]) -> Steps:
    """What goes behind a part: ``>>`` and an element, each on its line."""
    layout = pen.layout
    layout.indent()
    for each in notes:
        if isinstance(each, Comment):
            pen.comments([each])
        else:
            layout.line()
            layout.text(">> ")
            yield element(pen, each)
    layout.outdent()


def element(pen: Pen, foreign: Foreign, component: bool = False) -> Steps:
    """An annotation element; as a component of a grammar it must not look like a keyword."""
    layout = pen.layout
    uri, local = split(foreign.name)
    if uri:
        local = f"{pen.namespaces.of(uri)}:{local}"
    layout.open()
    layout.text((identifier(local) if component else local) + " [")
    spaced = has_text(foreign)
    items = [e for e in foreign.content if spaced or not isinstance(e, str)]
    if foreign.attributes or items:
        layout.indent()
        layout.line()
        yield _content(pen, foreign.attributes, items)
        layout.outdent()
        layout.line()
    layout.text("]")
    layout.close()


def _content(pen: Pen, attributes: dict[str, str], items: Sequence[Note | str]) -> Steps:
    layout = pen.layout
    first = True
    for name, value in attributes.items():
        if not first:
            layout.line()
        first = False
        uri, local = split(name)
        layout.open()
        layout.text(f"{pen.namespaces.of(uri)}:{local} = " if uri else f"{local} = ")
        pen.literal(value)
        layout.close()
    for each in items:
        if not first:
            layout.line()
        first = False
        if isinstance(each, str):
            layout.open()
            pen.literal(each)
            layout.close()
        elif isinstance(each, Comment):
            pen.comments([each])
        else:
            yield element(pen, each)


def _text(foreign: Note) -> str:
    assert isinstance(foreign, Foreign)
    return "".join(each for each in foreign.content if isinstance(each, str))
