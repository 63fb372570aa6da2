"""Writing a schema in the compact syntax (RELAX NG Compact Syntax)."""

from __future__ import annotations

from teitools.findings import Finding
from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.writer_codes import ANNOTATION_MOVED
from teitools.relaxng.syntax.writing.compact_grammar import components
from teitools.relaxng.syntax.writing.compact_namespaces import Namespaces
from teitools.relaxng.syntax.writing.compact_patterns import body, pattern
from teitools.relaxng.syntax.writing.compact_pen import Pen, Steps, run
from teitools.relaxng.syntax.writing.layout import Layout
from teitools.relaxng.syntax.writing.parts import Item, Part, Schema, schema_of
from teitools.relaxng.syntax.writing.units import units


def write_compact(root: Node, findings: list[Finding] | None = None) -> bytes:
    """The schema whose root is `root` in the compact syntax, as UTF-8.

    It stands for the same in the XML syntax, annotations included (RELAX NG Compact Syntax,
    section 6.2), but for white space in documentation and around elements of annotations. What
    could not stand where it stood is said in `findings`. Addresses are written as they are:
    `xml:base` has no effect in the compact syntax.
    """
    found: list[Finding] = []
    schema = schema_of(root)
    pen = Pen(Namespaces(schema.root), pattern, components, found)
    run(_schema(pen, schema))
    head = Layout()
    heading = Pen(pen.namespaces, pattern, components, found, head)
    heading.comments([each for each in schema.before if isinstance(each, Comment)])
    if schema.before:
        head.blank()
    for line in pen.namespaces.declarations(found):
        head.text(line)
        head.hard()
    if findings is not None:
        findings += found
    return "\n".join(filter(None, (head.render(), pen.layout.render()))).encode()


def _schema(pen: Pen, schema: Schema) -> Steps:
    root = schema.root
    if root.kind == "grammar" and not root.attributes:
        yield components(pen, root.content)
    else:
        pen.layout.open()
        yield body(pen, [_alone(pen, root)])
        pen.layout.close()
    pen.layout.blank()
    pen.comments(each for each in schema.after if isinstance(each, Comment))


def _alone(pen: Pen, root: Part) -> Part:
    """The root: where it is a pattern, nothing can follow that (appendix A: single element)."""
    unit = units([root])[0][0]
    foreign = [e for e in (*unit.documentation, *unit.followers) if isinstance(e, Foreign)]
    if not foreign:
        return root
    for each in foreign:
        pen.report(
            ANNOTATION_MOVED, root, annotation=each.name, element=unit.part.kind, place=root.kind
        )
    others = [each for each in unit.followers if isinstance(each, Comment)]
    content: list[Item] = [*foreign, *unit.comments, unit.part, *others]
    return Part(root.kind, root.location, root.context, content)
