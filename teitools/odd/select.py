"""Selecting: which of the TEI's specifications a schema takes (TEI Guidelines 22.8.2)."""

from __future__ import annotations

from lxml import etree

from teitools.odd import codes
from teitools.odd.reading import Reader
from teitools.odd.specs import Spec, Specifications
from teitools.xml.names import tei

_REFERENCES = {
    tei("elementRef"): "element",
    tei("classRef"): "class",
    tei("macroRef"): "macro",
    tei("dataRef"): "data type",
}


def select(
    reader: Reader, declarations: list[etree._Element], available: Specifications
) -> Specifications:
    """The specifications that the references among `declarations` take, as `available` has them.

    A `moduleRef` takes a module's classes, macros and data types, and of its elements those in
    `include` (an empty one: none), or all but those in `except`. Unknown names are reported.
    """
    chosen: set[tuple[str, str]] = set()
    for node in declarations:
        if node.tag == tei("moduleRef"):
            chosen |= _module(reader, node, available)
        elif node.tag in _REFERENCES:
            kind, key = _REFERENCES[str(node.tag)], reader.required(node, "key")
            if key in specifications(available, kind):
                chosen.add((kind, key))
            elif key:
                reader.report(codes.UNKNOWN_SPECIFICATION, node, kind=kind, name=key, where="")
    selected = Specifications(modules=available.modules)
    for kind in _REFERENCES.values():
        for ident, spec in specifications(available, kind).items():
            if (kind, ident) in chosen or kind == "data type":
                selected.put(spec)
    return selected


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


def _module(
    reader: Reader, node: etree._Element, available: Specifications
) -> set[tuple[str, str]]:
    if node.get("url") is not None:
        reader.report(codes.NOT_SUPPORTED, node, what="moduleRef with url")
        return set()
    module = reader.required(node, "key")
    if module not in available.modules:
        if module:
            reader.report(codes.UNKNOWN_MODULE, node, name=module)
        return set()
    chosen = {
        (kind, ident)
        for kind in ("class", "macro")
        for ident, spec in specifications(available, kind).items()
        if spec.module == module
    }
    members = {i for i, spec in available.elements.items() if spec.module == module}
    return chosen | {("element", ident) for ident in _elements(reader, node, module, members)}


def _elements(reader: Reader, node: etree._Element, module: str, members: set[str]) -> set[str]:
    include, exclude = node.get("include"), node.get("except")
    if include is not None and exclude is not None:
        reader.report(codes.INCLUDE_AND_EXCEPT, node)
    named = set((include if include is not None else exclude or "").split())
    where = f" in the module {module!r}"
    for name in sorted(named - members):
        reader.report(codes.UNKNOWN_SPECIFICATION, node, kind="element", name=name, where=where)
    return named & members if include is not None else members - named
