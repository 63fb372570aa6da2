"""Merging: the specifications of an ODD with those it has selected.

Each specification has a mode: add, delete, change or replace (TEI Guidelines 22.8.4).
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from teitools.odd import codes
from teitools.odd.attlists import merge_attributes, merge_constraints
from teitools.odd.loading import KINDS, read_classes, read_specification
from teitools.odd.reading import Reader
from teitools.odd.select import specifications
from teitools.odd.specs import (
    AttDef,
    AttList,
    ClassSpec,
    ConstraintSpec,
    ElementSpec,
    Spec,
    Specifications,
)
from teitools.xml.names import tei


def merge(
    reader: Reader,
    declarations: list[etree._Element],
    selected: Specifications,
    available: Specifications,
) -> None:
    """Change `selected` as the specifications among `declarations` say.

    A change of what was not selected changes nothing, and is reported.
    """
    for node in declarations:
        if node.tag in KINDS:
            _merge_one(reader, node, selected, available)


def _merge_one(
    reader: Reader,
    node: etree._Element,
    selected: Specifications,
    available: Specifications,
) -> None:
    kind, ident = KINDS[str(node.tag)], reader.required(node, "ident")
    known = specifications(selected, kind)
    mode = reader.mode(node)
    if mode in ("add", "replace"):
        spec = read_specification(reader, node)
        base = specifications(available, kind).get(ident)
        if not spec.module and base is not None:
            spec = replace(spec, module=base.module)
        selected.put(spec)
    elif ident not in known:
        if ident not in specifications(available, kind):
            reader.report(codes.UNKNOWN_SPECIFICATION, node, kind=kind, name=ident, where="")
        else:
            reader.report(codes.NOT_SELECTED, node, kind=kind, name=ident)
    elif mode == "delete":
        del known[ident]
    else:
        selected.put(_changed(reader, node, known[ident]))


def _changed(reader: Reader, node: etree._Element, base: Spec) -> Spec:
    content = node.find(tei("content"))
    if isinstance(base, ElementSpec):
        name = node.findtext(tei("altIdent"))
        return replace(
            base,
            name=base.name if name is None else name.strip(),
            namespace=node.get("ns", base.namespace),
            classes=_classes(reader, node, base.classes),
            content=base.content if content is None else reader.content(content),
            attributes=_attributes(reader, node, base),
            constraints=_constraints(reader, node, base),
            documentation=reader.documentation(node) or base.documentation,
        )
    if isinstance(base, ClassSpec):
        return replace(
            base,
            classes=_classes(reader, node, base.classes),
            attributes=_attributes(reader, node, base),
            constraints=_constraints(reader, node, base),
            documentation=reader.documentation(node) or base.documentation,
        )
    return replace(base, content=base.content if content is None else reader.content(content))


def _classes(reader: Reader, node: etree._Element, base: tuple[str, ...]) -> tuple[str, ...]:
    classes = node.find(tei("classes"))
    if classes is None:
        return base
    if classes.get("mode", "replace") != "change":
        return read_classes(reader, node)
    result = dict.fromkeys(base)
    for member in classes.iterchildren(tei("memberOf")):
        key = reader.required(member, "key")
        if member.get("mode") == "delete":
            result.pop(key, None)
        else:
            result[key] = None
    return tuple(result)


def _attributes(reader: Reader, node: etree._Element, base: ElementSpec | ClassSpec) -> AttList:
    changes = node.find(tei("attList"))
    if changes is None:
        return base.attributes
    return merge_attributes(reader, changes, base.attributes, base)


def _constraints(
    reader: Reader, node: etree._Element, base: ElementSpec | ClassSpec | AttDef
) -> tuple[ConstraintSpec, ...]:
    return merge_constraints(reader, node, base.constraints)
