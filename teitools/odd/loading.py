"""Loading specifications: those of the TEI, or those that an ODD adds."""

from __future__ import annotations

from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding, Report, Severity
from teitools.odd import codes
from teitools.odd.content import EMPTY, Pattern
from teitools.odd.document import Document
from teitools.odd.naming import ATTRIBUTES, alternative, is_attributes
from teitools.odd.reading import Reader
from teitools.odd.specs import (
    AttList,
    ClassSpec,
    DataSpec,
    ElementSpec,
    MacroSpec,
    Spec,
    Specifications,
    ValList,
)
from teitools.odd.table import is_table, read_table
from teitools.source import Location, Source
from teitools.xml.names import RNG, tei

KINDS = {
    tei("elementSpec"): "element",
    tei("classSpec"): "class",
    tei("macroSpec"): "macro",
    tei("dataSpec"): "data type",
}


def load(source: Source) -> Specifications:
    """The specifications in `source`, without their prose; `source` may be a table.

    Raises SchemaError when it is not well-formed, holds none, or holds wrong ones.
    """
    if is_table(source.data):
        return load_table(source)
    return load_document(Document(source))


def load_table(source: Source) -> Specifications:
    """The specifications in a table. Raises SchemaError where it is none of this version."""
    try:
        return read_table(source.data)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise SchemaError.of(Finding(codes.BAD_TABLE, Location(source.name))) from None


def load_document(document: Document) -> Specifications:
    """The specifications in a document, as `load` gives them."""
    reader = Reader(document, prose=False)
    loaded = Specifications(documents=(document,))
    for node in document.root.iter(*KINDS):
        loaded.put(read_specification(reader, node))
    if not (loaded.elements or loaded.classes):
        reader.report(codes.NO_SPECIFICATIONS, document.root)
    errors = Report(reader.findings).at_least(Severity.ERROR)
    if errors:
        raise SchemaError.of(*errors)
    declared = [node.get("ident", "") for node in document.root.iter(tei("moduleSpec"))]
    edition = document.root.find(f".//{tei('edition')}")
    if edition is not None:
        loaded.edition = " ".join("".join(map(str, edition.itertext())).split())
    loaded.modules = tuple(dict.fromkeys([*declared, *_modules(loaded)]))
    return loaded


def read_specification(reader: Reader, node: etree._Element) -> Spec:
    """The specification that `node` gives in full."""
    ident = identifier(reader, node)
    module = node.get("module", "")
    content = node.find(tei("content"))
    match KINDS[str(node.tag)]:
        case "element":
            return ElementSpec(
                ident=ident,
                module=module,
                name=alternative(node) or node.get("ident", "").strip(),
                namespace=node.get("ns"),
                classes=read_classes(reader, node),
                content=_content(reader, content),
                attributes=_attributes(reader, node),
                constraints=reader.constraints(node),
                documentation=reader.documentation(node),
                values=content_values(reader, node),
                occurrences=read_occurrences(reader, node),
                prefix=node.get("prefix"),
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
                prefix=node.get("prefix"),
            )
    kind = MacroSpec if KINDS[str(node.tag)] == "macro" else DataSpec
    values = content_values(reader, node)
    return kind(ident, module, _content(reader, content), values, node.get("prefix"))


def identifier(reader: Reader, node: etree._Element) -> str:
    """The name by which other specifications know `node`: its own, after its prefix."""
    return node.get("prefix", "").strip() + reader.name(node, "ident")


def read_classes(reader: Reader, node: etree._Element) -> tuple[str, ...]:
    """The classes that `node` is a member of."""
    members = node.iterfind(f"{tei('classes')}/{tei('memberOf')}")
    named = [reader.required(each, "key") for each in members if each.get("mode") != "delete"]
    return tuple(dict.fromkeys([*named, *content_classes(node)]))


def content_classes(node: etree._Element) -> list[str]:
    """The attribute classes that the content of `node` refers to, as ODDs did in RELAX NG.

    A reference to ``att.typed.attributes`` is the same as to be a member of `att.typed`.
    """
    references = node.iterfind(f"{tei('content')}/{{{RNG}}}ref")
    names = (each.get("name", "").strip() for each in references)
    return [name.removesuffix(ATTRIBUTES) for name in names if is_attributes(name)]


def _content(reader: Reader, node: etree._Element | None) -> Pattern:
    return EMPTY if node is None else reader.content(node)


def content_values(
    reader: Reader, node: etree._Element, base: ValList | None = None
) -> ValList | None:
    """The values that stand for the content of `node`; those of `base` where it has none."""
    values = node.find(tei("valList"))
    if values is None:
        return base
    return None if values.get("mode") == "delete" else reader.values(values)


def read_occurrences(
    reader: Reader, node: etree._Element
) -> tuple[tuple[str, int, int | None], ...]:
    return tuple(
        (reader.required(member, "key"), *reader.occurrence(member, "min", "max"))
        for member in node.iterfind(f"{tei('classes')}/{tei('memberOf')}")
        if "min" in member.attrib or "max" in member.attrib
    )


def _attributes(reader: Reader, node: etree._Element) -> AttList:
    found = node.find(tei("attList"))
    return AttList() if found is None else reader.attributes(found)


def _modules(loaded: Specifications) -> list[str]:
    kinds = (loaded.elements, loaded.classes, loaded.macros, loaded.data)
    return [spec.module for kind in kinds for spec in kind.values() if spec.module]
