"""Merging: the specifications of an ODD with those it has selected.

Each specification has a mode: add, delete, change or replace (TEI Guidelines 22.8.4).
"""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from teitools.odd import codes
from teitools.odd.attlists import merge_attributes, merge_constraints
from teitools.odd.loading import (
    KINDS,
    content_classes,
    content_values,
    identifier,
    read_classes,
    read_occurrences,
    read_specification,
)
from teitools.odd.reading import Reader
from teitools.odd.select import specifications
from teitools.odd.sources import Sources
from teitools.odd.specs import (
    AttDef,
    AttList,
    ClassSpec,
    ConstraintSpec,
    ElementSpec,
    Spec,
    Specifications,
)
from teitools.odd.wording import meant
from teitools.xml.names import TEI, tei


def merge(
    reader: Reader,
    declarations: list[etree._Element],
    selected: Specifications,
    sources: Sources,
) -> None:
    """Change `selected` as the specifications among `declarations` say.

    A change of what was not selected changes nothing, and is reported; where the change itself
    names a source, what is changed is taken from there.
    """
    merger = _Merger(reader, selected, sources)
    for node in declarations:
        if node.tag in KINDS:
            merger.merge(node)


def copies(declarations: list[etree._Element]) -> set[tuple[str, str]]:
    """The kinds and names of the specifications whose content the TEI Stylesheets simplify."""
    return {
        (kind, node.get("prefix", "").strip() + node.get("ident", "").strip())
        for node in declarations
        if (kind := KINDS.get(str(node.tag))) is not None
        and (kind == "element" or node.get("mode") != "change" or node.find(tei("content")) is None)
    }


def deletions(declarations: list[etree._Element], schema: etree._Element) -> set[str]:
    """The names by which the TEI Stylesheets know what is deleted: after their namespaces."""
    default = schema.get("ns", TEI)
    names = set()
    for node in declarations:
        if node.tag in KINDS and node.get("mode") == "delete":
            namespace = node.get("ns") or default
            names.add(("" if namespace == TEI else namespace) + node.get("ident", "").strip())
    return names


class _Merger:
    def __init__(self, reader: Reader, selected: Specifications, sources: Sources) -> None:
        self._reader = reader
        self._selected = selected
        self._sources = sources
        self._added: set[tuple[str, str]] = set()

    def merge(self, node: etree._Element) -> None:
        reader, selected = self._reader, self._selected
        kind, mode = KINDS[str(node.tag)], reader.mode(node)
        ident = identifier(reader, node)
        known = specifications(selected, kind)
        if mode == "add" or (mode == "replace" and not reader.compat):
            self._put(node, kind, ident, mode)
        elif ident not in known and not self._take(node, kind, ident):
            self._nothing(node, kind, ident, mode)
        elif mode == "delete":
            del known[ident]
        elif reader.compat and not _same_namespace(node, known[ident]):
            self._nothing(node, kind, ident, mode)
        elif mode == "replace":
            self._put(node, kind, ident, mode)
        else:
            selected.put(_changed(reader, node, known[ident]))

    def _put(self, node: etree._Element, kind: str, ident: str, mode: str) -> None:
        spec = read_specification(self._reader, node)
        base = specifications(self._sources.available, kind).get(ident)
        if not spec.module and base is not None:
            spec = replace(spec, module=base.module)
        if self._reader.compat and isinstance(spec, ElementSpec):
            from teitools.odd.stylesheets.attribute_lists import added_attributes

            spec = replace(spec, attributes=added_attributes(spec.attributes))
        if mode == "add" and ident:
            if (kind, ident) in self._added:
                self._reader.tolerate(codes.DEFINED_TWICE, node, kind=kind, name=ident)
            elif ident in specifications(self._selected, kind) and kind != "data type":
                self._reader.report(codes.ADDED_AGAIN, node, kind=kind, name=ident)
            self._added.add((kind, ident))
        self._selected.put(spec)

    def _take(self, node: etree._Element, kind: str, ident: str) -> bool:
        """Select what `node` changes from the source that it names itself."""
        if node.get("source") is None or node.get("mode") == "delete":
            return False
        spec = specifications(self._sources.of(self._reader, node), kind).get(ident)
        if spec is None:
            return False
        self._selected.put(spec)
        return True

    def _nothing(self, node: etree._Element, kind: str, ident: str, mode: str) -> None:
        if not ident:  # reading its name has said so
            return
        if ident in specifications(self._sources.available, kind):
            self._reader.report(codes.NOT_SELECTED, node, kind=kind, name=ident)
        elif mode == "delete":  # as other specifications had it: the schema is what is meant
            facts = {"owner": "the schema", "kind": kind, "name": ident, "mode": mode}
            self._reader.report(codes.CHANGES_NOTHING, node, **facts)
        else:
            facts = {"kind": kind, "name": ident, "where": f" to {mode}"}
            facts["hint"] = meant(ident, specifications(self._sources.available, kind))
            self._reader.report(codes.UNKNOWN_SPECIFICATION, node, **facts)


def _same_namespace(node: etree._Element, spec: Spec) -> bool:
    """Whether the TEI Stylesheets find what `node` changes by its namespace and name."""
    if not isinstance(spec, ElementSpec):
        return True
    schema = next(node.iterancestors(tei("schemaSpec")), None)
    default = TEI if schema is None else schema.get("ns", TEI)
    return (node.get("ns") or default) == (spec.namespace or default)


def _changed(reader: Reader, node: etree._Element, base: Spec) -> Spec:
    content = node.find(tei("content"))
    values = None if isinstance(base, ClassSpec) else content_values(reader, node, base.values)
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
            values=values,
            occurrences=read_occurrences(reader, node) or base.occurrences,
        )
    if isinstance(base, ClassSpec):
        return replace(
            base,
            classes=_classes(reader, node, base.classes),
            attributes=_attributes(reader, node, base),
            constraints=_constraints(reader, node, base),
            documentation=reader.documentation(node) or base.documentation,
        )
    model = base.content if content is None else reader.content(content)
    return replace(base, content=model, values=values)


def _classes(reader: Reader, node: etree._Element, base: tuple[str, ...]) -> tuple[str, ...]:
    classes = node.find(tei("classes"))
    if classes is None:
        return tuple(dict.fromkeys([*base, *content_classes(node)]))
    if classes.get("mode", "replace") != "change":
        return read_classes(reader, node)
    result = dict.fromkeys(base)
    for member in classes.iterchildren(tei("memberOf")):
        key = reader.required(member, "key")
        if member.get("mode") == "delete":
            if key not in result and key:
                facts = {"owner": node.get("ident", ""), "kind": "class", "name": key}
                reader.report(codes.CHANGES_NOTHING, member, **facts, mode="delete")
            result.pop(key, None)
        else:
            result[key] = None
    return tuple(result | dict.fromkeys(content_classes(node)))


def _attributes(reader: Reader, node: etree._Element, base: ElementSpec | ClassSpec) -> AttList:
    changes = node.find(tei("attList"))
    if changes is None:
        return base.attributes
    if reader.compat:
        from teitools.odd.stylesheets.attribute_lists import changed_attributes

        return changed_attributes(reader, changes, base.attributes, base)
    return merge_attributes(reader, changes, base.attributes, base)


def _constraints(
    reader: Reader, node: etree._Element, base: ElementSpec | ClassSpec | AttDef
) -> tuple[ConstraintSpec, ...]:
    return merge_constraints(reader, node, base.constraints)
