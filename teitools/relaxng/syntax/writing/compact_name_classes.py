"""Name classes in the compact syntax."""

from __future__ import annotations

from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.writer_codes import ANNOTATION_MOVED
from teitools.relaxng.syntax.writing.compact_notes import following_annotations, initial_annotations
from teitools.relaxng.syntax.writing.compact_pen import Level, Pen, Steps
from teitools.relaxng.syntax.writing.parts import Item, Part
from teitools.relaxng.syntax.writing.units import Unit, lead, units

_WILD = frozenset({"nsName", "anyName"})


def name_class(pen: Pen, part: Part, attribute: bool, level: Level) -> Steps:
    """A name class: of an attribute, where names without a prefix are in no namespace."""
    layout = pen.layout
    notes, rest = lead(part)
    wild = part.kind in _WILD
    if not part.parts:
        notes = [each for each in part.content if not isinstance(each, Part)]
    annotated = bool(part.attributes or notes)
    if part.kind == "choice":
        bare = not annotated and level is Level.INNER
        yield initial_annotations(pen, part.attributes, notes)
        yield _choice(pen, rest, attribute, bare)
        return
    parenthesized = wild and bool(part.parts) and level is not Level.INNER
    if parenthesized:
        layout.text("(")
    yield initial_annotations(pen, part.attributes, notes)
    if not wild:
        layout.text(pen.namespaces.named(part, attribute))
    else:
        layout.text("*" if part.kind == "anyName" else f"{pen.namespaces.of(part.namespace)}:*")
        if part.parts:
            layout.text(" - ")
            yield _but(pen, part, attribute)
    if parenthesized:
        layout.text(")")


def _choice(pen: Pen, items: list[Item], attribute: bool, bare: bool) -> Steps:
    layout = pen.layout
    found, comments = units(items)
    if not bare:
        layout.text("(")
        layout.align()
    layout.open()
    level = Level.PARTICLE if len(found) > 1 else Level.PRIMARY
    for index, unit in enumerate(found):
        if index:
            layout.line()
            pen.comments(unit.comments)
            layout.text("| ")
        else:
            pen.comments(unit.comments)
        layout.indent()
        yield _unit(pen, unit, attribute, level)
        layout.outdent()
    pen.comments(comments)
    layout.close()
    if not bare:
        layout.outdent()
        layout.text(")")


def _unit(pen: Pen, unit: Unit, attribute: bool, level: Level) -> Steps:
    yield initial_annotations(pen, {}, list(unit.documentation))
    yield name_class(pen, unit.part, attribute, level)
    yield following_annotations(pen, unit.followers)


def _but(pen: Pen, part: Part, attribute: bool) -> Steps:
    """What `except` leaves out. Its annotations become those of a choice in it."""
    but = part.parts[0]
    around = lead(part)[1]
    notes, rest = lead(but)
    lost = [each for each in around if isinstance(each, Foreign)]
    moved = [*but.attributes, *(each.name for each in (*notes, *lost) if isinstance(each, Foreign))]
    for name in moved:
        pen.report(ANNOTATION_MOVED, but, annotation=name, element="except", place="choice")
    comments: list[Item] = [each for each in around if isinstance(each, Comment)]
    rest = comments + rest
    found, after = units(rest)
    if not moved and not after and len(found) == 1 and found[0].alone:
        yield name_class(pen, found[0].part, attribute, Level.PRIMARY)
        return
    yield initial_annotations(pen, but.attributes, [*notes, *lost])
    yield _choice(pen, rest, attribute, False)
