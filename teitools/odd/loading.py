"""Loading specifications: those of the TEI, or those that an ODD adds."""

from __future__ import annotations

from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.odd import codes
from teitools.odd.content import EMPTY, Pattern
from teitools.odd.document import Document
from teitools.odd.reading import Reader
from teitools.odd.specs import (
    AttList,
    ClassSpec,
    DataSpec,
    ElementSpec,
    MacroSpec,
    Spec,
    Specifications,
)
from teitools.source import Location, Source
from teitools.xml.names import tei

KINDS = {
    tei("elementSpec"): "element",
    tei("classSpec"): "class",
    tei("macroSpec"): "macro",
    tei("dataSpec"): "data type",
}


def load(source: Source) -> Specifications:
    """The specifications in `source`, without their prose.

    Raises SchemaError when it is not well-formed, holds none, or holds wrong ones.
    """
    document = Document(source)
    reader = Reader(document, prose=False)
    loaded = Specifications(documents=(document,))
    for node in document.root.iter(*KINDS):
        loaded.put(read_specification(reader, node))
    if not (loaded.elements or loaded.classes):
        reader.findings.append(Finding(codes.NO_SPECIFICATIONS, Location(source.name)))
    if reader.findings:
        raise SchemaError.of(*reader.findings)
    declared = [node.get("ident", "") for node in document.root.iter(tei("moduleSpec"))]
    loaded.modules = tuple(dict.fromkeys([*declared, *_modules(loaded)]))
    return loaded


def read_specification(reader: Reader, node: etree._Element) -> Spec:
    """The specification that `node` gives in full."""
    ident = reader.name(node, "ident")
    module = node.get("module", "")
    content = node.find(tei("content"))
    match KINDS[str(node.tag)]:
        case "element":
            return ElementSpec(
                ident=ident,
                module=module,
                name=(node.findtext(tei("altIdent")) or ident).strip(),
                namespace=node.get("ns"),
                classes=read_classes(reader, node),
                content=_content(reader, content),
                attributes=_attributes(reader, node),
                constraints=reader.constraints(node),
                documentation=reader.documentation(node),
            )
        case "class":
            return ClassSpec(
                ident=ident,
                module=module,
                type=node.get("type", "model"),
                classes=read_classes(reader, node),
                attributes=_attributes(reader, node),
                constraints=reader.constraints(node),
                documentation=reader.documentation(node),
            )
        case "macro":
            return MacroSpec(ident, module, _content(reader, content))
    return DataSpec(ident, module, _content(reader, content))


def read_classes(reader: Reader, node: etree._Element) -> tuple[str, ...]:
    """The classes that `node` is a member of."""
    members = node.iterfind(f"{tei('classes')}/{tei('memberOf')}")
    return tuple(
        dict.fromkeys(
            reader.required(member, "key") for member in members if member.get("mode") != "delete"
        )
    )


def _content(reader: Reader, node: etree._Element | None) -> Pattern:
    return EMPTY if node is None else reader.content(node)


def _attributes(reader: Reader, node: etree._Element) -> AttList:
    found = node.find(tei("attList"))
    return AttList() if found is None else reader.attributes(found)


def _modules(loaded: Specifications) -> list[str]:
    kinds = (loaded.elements, loaded.classes, loaded.macros, loaded.data)
    return [spec.module for kind in kinds for spec in kind.values() if spec.module]
