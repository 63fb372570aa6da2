"""Grammars in the compact syntax: definitions, and what else may stand beside them."""

from __future__ import annotations

from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.writing.compact_notes import element, initial_annotations
from teitools.relaxng.syntax.writing.compact_patterns import BRACED, body
from teitools.relaxng.syntax.writing.compact_pen import Pen, Steps
from teitools.relaxng.syntax.writing.literals import identifier
from teitools.relaxng.syntax.writing.parts import REPEATS, Item, Part
from teitools.relaxng.syntax.writing.units import is_documentation, lead, units

_ASSIGN = {"": "=", "choice": "|=", "interleave": "&="}
_DEFINITIONS = frozenset({"start", "define"})


def components(pen: Pen, items: list[Item]) -> Steps:
    """What stands in a grammar, a division or an inclusion; blank lines part what is long."""
    layout = pen.layout
    commented = opened = False
    for each in items:
        if not commented:
            if opened:
                layout.close()
                layout.gap()
            layout.open()
            opened = True
        commented = isinstance(each, Comment)
        if isinstance(each, Comment):
            pen.comments([each])
        elif isinstance(each, Foreign):
            yield element(pen, each, component=True)
        else:
            yield _component(pen, each)
    if opened:
        layout.close()


def _component(pen: Pen, part: Part) -> Steps:
    layout = pen.layout
    notes, rest = lead(part)
    if part.kind not in _DEFINITIONS:
        documents = [each for each in notes if is_documentation(each)]
        if len(documents) < len(notes):
            first = next(i for i, each in enumerate(notes) if not is_documentation(each))
            rest = [*notes[first:], *rest]
            notes = notes[:first]
    yield initial_annotations(pen, part.attributes, notes)
    if part.kind in _DEFINITIONS:
        name = identifier(part.name) if part.kind == "define" else "start"
        layout.text(f"{name} {_ASSIGN.get(part.combine, '=')}")
        yield _definition(pen, rest)
        return
    layout.text(part.kind)
    if part.kind == "include":
        layout.text(" ")
        pen.reference(part)
    if not rest:
        layout.text("" if part.kind == "include" else " {}")
        return
    layout.text(" {")
    layout.open()
    layout.indent()
    layout.line()
    yield components(pen, rest)
    layout.outdent()
    layout.line()
    layout.text("}")
    layout.close()


def _definition(pen: Pen, items: list[Item]) -> Steps:
    """What is defined: behind the sign where it has braces, else on lines of its own."""
    layout = pen.layout
    if _hangs(items):
        layout.text(" ")
        yield body(pen, items)
        return
    layout.open()
    layout.indent()
    layout.line()
    yield body(pen, items)
    layout.outdent()
    layout.close()


def _hangs(items: list[Item]) -> bool:
    """Whether all there is is one pattern with braces and nothing before it."""
    found, comments = units(items)
    if len(found) != 1 or comments or not found[0].alone:
        return False
    part = found[0].part
    while part.kind in REPEATS and not part.attributes and len(part.content) == 1:
        inner = part.content[0]
        if not isinstance(inner, Part):
            return False
        part = inner
    return part.kind in BRACED and not part.attributes and not lead(part)[0]
