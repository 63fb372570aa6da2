"""Parameters of data types, and what is excepted of them, in the compact syntax."""

from __future__ import annotations

from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.writer_codes import ANNOTATION_MOVED
from teitools.relaxng.syntax.writing.compact_notes import initial_annotations
from teitools.relaxng.syntax.writing.compact_pen import Level, Pen, Steps
from teitools.relaxng.syntax.writing.parts import Item, Part
from teitools.relaxng.syntax.writing.units import Unit, lead, units


def parameters(pen: Pen, items: list[Item]) -> Steps:
    """What stands behind the name of a data type: its parameters, and what is excepted."""
    layout = pen.layout
    end = next((i for i, each in enumerate(items) if _is_except(each)), len(items))
    found, comments = units(items[:end])
    if found:
        layout.text(" {")
        layout.open()
        layout.indent()
        for each in found:
            layout.line()
            yield _parameter(pen, each)
        layout.outdent()
        layout.line()
        layout.text("}")
        layout.close()
    if end < len(items):
        layout.text(" - ")
        but = items[end]
        assert isinstance(but, Part)
        comments += [each for each in items[end:] if isinstance(each, Comment)]
        yield _excepted(pen, but, comments)
    else:
        pen.comments(comments)


def behind_except(pen: Pen, part: Part) -> list[Comment | Foreign]:
    """The annotations behind the `except` of `part`, which must stand elsewhere."""
    found: list[Comment | Foreign] = []
    behind = False
    for each in part.content:
        behind = behind or _is_except(each)
        if behind and isinstance(each, Foreign):
            pen.report(ANNOTATION_MOVED, part, annotation=each.name, element="data", place="data")
            found.append(each)
    return found


def _parameter(pen: Pen, unit: Unit) -> Steps:
    layout = pen.layout
    pen.comments(unit.comments)
    layout.open()
    yield initial_annotations(pen, unit.part.attributes, [*unit.documentation, *unit.followers])
    layout.text(f"{unit.part.name} = ")
    pen.literal(unit.part.text)
    layout.close()


def _excepted(pen: Pen, but: Part, comments: list[Comment]) -> Steps:
    """What is excepted. Annotations of `except` become those of a choice in it."""
    notes, rest = lead(but)
    moved = [*but.attributes, *(each.name for each in notes if isinstance(each, Foreign))]
    for name in moved:
        pen.report(ANNOTATION_MOVED, but, annotation=name, element="except", place="choice")
    items: list[Item] = [*comments, *rest]
    found, after = units(items)
    if not moved and not after and len(found) == 1 and found[0].alone:
        yield pen.write(pen, found[0].part, Level.PRIMARY)
        return
    choice = Part("choice", but.location, but.context, [*notes, *items], but.attributes)
    yield pen.write(pen, choice, Level.PRIMARY)


def _is_except(item: Item) -> bool:
    return isinstance(item, Part) and item.kind == "except"
