"""Selecting: which specifications a schema takes (TEI Guidelines 22.8.2)."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from teitools.odd import codes
from teitools.odd.reading import Reader
from teitools.odd.sources import Sources
from teitools.odd.specs import AttDef, AttList, ClassSpec, Spec, Specifications
from teitools.odd.wording import meant
from teitools.xml.names import tei

_MODULE = tei("moduleRef")
_REFERENCES = {
    tei("elementRef"): "element",
    tei("classRef"): "class",
    tei("macroRef"): "macro",
    tei("dataRef"): "data type",
}
_FIRST = ("tei", "core")

Key = tuple[str, str]
"""The kind and the identifier of a specification."""


def select(
    reader: Reader, declarations: list[etree._Element], sources: Sources, schema: etree._Element
) -> Specifications:
    """The specifications that the references among `declarations` take, as their sources have them.

    A `moduleRef` takes a module's classes, macros and data types, and of its elements those in
    `include` (an empty one: none), or all but those in `except`. Unknown names are reported.
    """
    chosen: dict[Key, Spec] = {}
    explicit = {
        (_REFERENCES[str(node.tag)], node.get("key", "").strip())
        for node in declarations
        if node.tag in _REFERENCES
    }
    for node in sorted(declarations, key=_rank):
        if node.tag == _MODULE and node.get("url") is None:
            for key, spec in _module(reader, node, sources.of(reader, node)).items():
                if key not in explicit:
                    chosen.setdefault(key, spec)
        elif node.tag in _REFERENCES:
            _one(reader, node, sources.of(reader, node), chosen)
    if not sources.used:
        sources.of(reader, schema)
    return _selected(reader, chosen, sources)


def _selected(reader: Reader, chosen: dict[Key, Spec], sources: Sources) -> Specifications:
    """The specifications chosen, in the order of their sources."""
    available = sources.available
    selected = Specifications(
        modules=available.modules, documents=available.documents, edition=available.edition
    )
    for kind in _REFERENCES.values():
        for ident, spec in specifications(available, kind).items():
            if (kind, ident) in chosen:
                selected.put(chosen[kind, ident])
            elif kind == "data type" and not reader.compat:
                selected.put(spec)
    selected.order = {(type(spec).__name__, ident): None for (_, ident), spec in chosen.items()}
    return selected


def _rank(node: etree._Element) -> int:
    """The modules come first, and of these two before the others."""
    if node.tag != _MODULE:
        return 3
    key = node.get("key", "").strip()
    return _FIRST.index(key) if key in _FIRST else 2


def _one(
    reader: Reader, node: etree._Element, source: Specifications, chosen: dict[Key, Spec]
) -> None:
    kind, key = _REFERENCES[str(node.tag)], reader.required(node, "key")
    spec = specifications(source, kind).get(key)
    if spec is None:
        if key:
            facts = {"kind": kind, "name": key, "where": ""}
            facts["hint"] = meant(key, specifications(source, kind))
            reader.report(codes.UNKNOWN_SPECIFICATION, node, **facts)
        return
    if isinstance(spec, ClassSpec) and spec.type == "atts":
        spec = replace(spec, attributes=_filtered(reader, node, spec))
    chosen[kind, key] = spec


def _filtered(reader: Reader, node: etree._Element, spec: ClassSpec) -> AttList:
    """The attributes of a class that a `classRef` takes: those in `include`, not in `except`."""
    include, exclude = node.get("include"), node.get("except")
    if include is None and exclude is None:
        return spec.attributes
    named = (include if include is not None else exclude or "").split()
    names = {definition.name for definition in spec.attributes.definitions()}
    where = f"the class {spec.ident!r}"
    for name in named:
        if name not in names:
            reader.report(codes.UNKNOWN_EXCEPTION, node, name=name, where=where)
    kept = names & set(named) if include is not None else names - set(named)
    return _kept(spec.attributes, kept)


def _kept(attributes: AttList, names: set[str]) -> AttList:
    members = [
        _kept(member, names) if isinstance(member, AttList) else member
        for member in attributes.members
        if not isinstance(member, AttDef) or member.name in names
    ]
    return AttList(attributes.org, tuple(members))


def circular_classes(schema: Specifications) -> list[str]:
    """The classes that are members of themselves, directly or through others."""
    above = {ident: set(spec.classes) for ident, spec in schema.classes.items()}
    found = []
    for ident in above:
        seen: set[str] = set()
        ahead = list(above[ident])
        while ahead:
            key = ahead.pop()
            if key not in seen:
                seen.add(key)
                ahead += above.get(key, ())
        if ident in seen:
            found.append(ident)
    return found


def specifications(available: Specifications, kind: str) -> dict[str, Spec]:
    """The specifications of one kind: ``element``, ``class``, ``macro`` or ``data type``."""
    kinds = {
        "element": available.elements,
        "class": available.classes,
        "macro": available.macros,
        "data type": available.data,
    }
    return kinds[kind]  # type: ignore[return-value]


def _module(reader: Reader, node: etree._Element, source: Specifications) -> dict[Key, Spec]:
    module = reader.required(node, "key")
    if module not in source.modules:
        if module and module not in _own_modules(node):
            hint = meant(module, source.modules)
            reader.tolerate(codes.UNKNOWN_MODULE, node, name=module, hint=hint)
        return {}
    chosen: dict[Key, Spec] = {
        (kind, ident): spec
        for kind in ("class", "macro", "data type")
        for ident, spec in specifications(source, kind).items()
        if spec.module == module
    }
    members = {i: spec for i, spec in source.elements.items() if spec.module == module}
    others = {ident for _, ident in chosen}
    names = _elements(reader, node, module, set(members), others)
    return chosen | {("element", i): spec for i, spec in members.items() if i in names}


def _own_modules(node: etree._Element) -> set[str]:
    """The modules that the ODD has itself: what belongs to them is in the schema already."""
    root = node.getroottree().getroot()
    named = {each.get("ident", "") for each in root.iter(tei("moduleSpec"))}
    kinds = ("element", "class", "macro", "data")
    return named | {
        each.get("module", "")
        for each in root.iter(*(tei(f"{kind}Spec") for kind in kinds))
        if each.get("mode", "add") == "add"
    }


def _elements(
    reader: Reader, node: etree._Element, module: str, members: set[str], others: set[str]
) -> set[str]:
    include, exclude = node.get("include"), node.get("except")
    if include is not None and exclude is not None:
        reader.tolerate(codes.INCLUDE_AND_EXCEPT, node)
    named = set((include if include is not None else exclude or "").split())
    for name in sorted(named - members):
        if include is None or name in others:
            where = f"the module {module!r}"
            reader.report(codes.UNKNOWN_EXCEPTION, node, name=name, where=where)
        else:
            facts = {"kind": "element", "name": name, "where": f" in the module {module!r}"}
            facts["hint"] = meant(name, members)
            reader.report(codes.UNKNOWN_SPECIFICATION, node, **facts)
    return named & members if include is not None else members - named
