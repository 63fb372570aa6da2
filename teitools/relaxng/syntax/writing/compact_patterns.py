"""Patterns in the compact syntax."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from teitools.relaxng.syntax.annotations import Foreign
from teitools.relaxng.syntax.writing.compact_data import behind_except, parameters
from teitools.relaxng.syntax.writing.compact_name_classes import name_class
from teitools.relaxng.syntax.writing.compact_notes import following_annotations, initial_annotations
from teitools.relaxng.syntax.writing.compact_pen import Level, Pen, Steps
from teitools.relaxng.syntax.writing.literals import identifier
from teitools.relaxng.syntax.writing.parts import OPERATORS, REPEATS, Item, Part
from teitools.relaxng.syntax.writing.units import Unit, documentation_of_name, lead, units

NAMED = frozenset({"element", "attribute"})
BRACED = frozenset({*NAMED, "list", "mixed", "grammar"})


def pattern(pen: Pen, part: Part, level: Level) -> Steps:
    """A pattern, in parentheses where `level` asks for them."""
    notes, rest = lead(part)
    if part.kind not in BRACED and not part.parts:
        notes, rest = [each for each in part.content if not isinstance(each, Part)], []
    if part.kind == "data":
        notes += behind_except(pen, part)
    elif part.kind in NAMED and part.name_class is None:
        notes += documentation_of_name(rest)
    annotated = bool(part.attributes or notes)
    initial = initial_annotations(pen, part.attributes, notes)
    operator = OPERATORS.get(part.kind)
    if operator is not None and (annotated or level is not Level.INNER):
        yield initial
        yield _parenthesized(pen, rest, operator, Level.PRIMARY)
    elif operator is not None:
        yield body(pen, rest, operator)
    elif part.kind in REPEATS:
        bare = level is not Level.PRIMARY and not annotated
        yield initial
        pen.layout.text("" if bare else "(")
        yield _repeated(pen, rest)
        pen.layout.text(REPEATS[part.kind] + ("" if bare else ")"))
    else:
        excepting = part.kind == "data" and any(each.kind == "except" for each in part.parts)
        bare = level is Level.INNER or not excepting
        pen.layout.text("" if bare else "(")
        yield initial
        yield _primary(pen, part, rest)
        pen.layout.text("" if bare else ")")


def body(pen: Pen, items: Iterable[Item], operator: str = ",", alone: Level = Level.INNER) -> Steps:
    """What stands in braces or parentheses, or behind ``=``: one pattern, or several joined.

    `alone` is the level for one pattern.
    """
    layout = pen.layout
    found, comments = units(items)
    level = alone if len(found) == 1 else Level.PARTICLE
    if len(found) == 1 and found[0].followers:
        level = min(alone, Level.PARTICLE)
    for index, unit in enumerate(found):
        if index:
            if operator == ",":
                layout.text(",")
            layout.line()
        pen.comments(unit.comments)
        if index and operator != ",":
            layout.text(f"{operator} ")
            layout.indent()
            yield unit_of(pen, unit, level)
            layout.outdent()
        else:
            yield unit_of(pen, unit, level)
    pen.comments(comments)


def unit_of(pen: Pen, unit: Unit, level: Level) -> Steps:
    """A pattern with its documentation before it, and behind it what follows."""
    yield initial_annotations(pen, {}, list(unit.documentation))
    yield pen.write(pen, unit.part, level)
    if unit.followers:
        yield following_annotations(pen, unit.followers)


def _parenthesized(pen: Pen, items: list[Item], operator: str, alone: Level) -> Steps:
    layout = pen.layout
    layout.text("(")
    layout.align()
    layout.open()
    yield body(pen, items, operator, alone)
    layout.close()
    layout.outdent()
    layout.text(")")


def _repeated(pen: Pen, items: list[Item]) -> Steps:
    """What ``?``, ``*`` or ``+`` stands behind."""
    found, comments = units(items)
    if len(found) == 1 and found[0].alone and not comments:
        yield pen.write(pen, found[0].part, Level.PRIMARY)
    else:
        yield _parenthesized(pen, items, ",", Level.INNER)


def _primary(pen: Pen, part: Part, rest: list[Item]) -> Steps:
    layout, kind = pen.layout, part.kind
    if kind in BRACED:
        layout.text(kind)
        if kind in NAMED:
            layout.text(" ")
            layout.open()
            rest = yield from _named(pen, part, rest)
            layout.close()
        yield _braces(pen, part, rest)
    elif kind == "data":
        layout.text(pen.namespaces.datatype(part))
        yield parameters(pen, rest)
    elif kind == "value":
        if part.name and (part.library or part.name != "token"):
            layout.text(f"{pen.namespaces.datatype(part)} ")
        pen.literal(pen.namespaces.value(part, pen.findings))
    elif kind == "ref":
        layout.text(identifier(part.name))
    elif kind == "parentRef":
        layout.text(f"parent {identifier(part.name)}")
    elif kind == "externalRef":
        layout.text("external ")
        pen.reference(part)
    else:
        layout.text(kind)


def _named(pen: Pen, part: Part, items: list[Item]) -> Generator[Steps, None, list[Item]]:
    """The name class of `part`; gives what comes after it."""
    attribute = part.kind == "attribute"
    if part.name_class is not None:
        pen.layout.text(pen.namespaces.named(part.name_class, attribute))
        return items
    start = next(i for i, each in enumerate(items) if isinstance(each, Part))
    end = start + 1
    for index in range(end, len(items)):
        if isinstance(items[index], Part):
            break
        if isinstance(items[index], Foreign):
            end = index + 1
    unit = units(items[:end])[0][0]
    pen.layout.indent()
    pen.comments(unit.comments)
    behind = [*unit.documentation, *unit.followers]
    yield name_class(pen, unit.part, attribute, Level.PARTICLE if behind else Level.INNER)
    yield following_annotations(pen, behind)
    pen.layout.outdent()
    return items[end:]


def _braces(pen: Pen, part: Part, items: list[Item]) -> Steps:
    layout = pen.layout
    if part.kind == "grammar" and not items:
        layout.text(" {}")
        return
    layout.text(" {")
    layout.open()
    layout.indent()
    layout.line()
    if part.kind == "grammar":
        yield pen.components(pen, items)
    else:
        yield body(pen, items)
        if part.kind == "attribute" and not any(isinstance(each, Part) for each in items):
            layout.text("text")
    layout.outdent()
    layout.line()
    layout.text("}")
    layout.close()
