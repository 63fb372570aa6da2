"""Expanding an ODD: what its schemaSpec says, groups of specifications in their places.

TEI Guidelines 22.8.1 (schemaSpec) and 22.8.3 (specGrp, specGrpRef).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.odd import codes
from teitools.odd.document import Document
from teitools.odd.reading import Reader
from teitools.xml.names import XML_ID, tei

_DECLARATIONS = tuple(
    tei(name)
    for name in (
        "moduleRef elementRef classRef macroRef dataRef "
        "elementSpec classSpec macroSpec dataSpec constraintSpec"
    ).split()
)


def schema_spec(reader: Reader) -> etree._Element | None:
    """The first schemaSpec of the ODD, or None (reported) where there is none."""
    document = reader.document
    found = next(document.root.iter(tei("schemaSpec")), None)
    if found is None:
        reader.report(codes.NO_SCHEMA, document.root)
    return found


def expand(reader: Reader, schema: etree._Element) -> list[etree._Element]:
    """The declarations of `schema`, in order; those of a group where it is referred to.

    A dangling reference, and one that comes back to itself, is reported and left out.
    """
    groups = _groups(reader.document)
    return list(_declarations(reader, schema, groups, ()))


def _groups(document: Document) -> dict[str, etree._Element]:
    return {
        ident: node
        for node in document.root.iter(tei("specGrp"))
        if (ident := node.get(XML_ID)) is not None
    }


def _declarations(
    reader: Reader,
    parent: etree._Element,
    groups: dict[str, etree._Element],
    within: tuple[str, ...],
) -> Iterator[etree._Element]:
    for child in parent.iterchildren("*"):
        if child.tag in _DECLARATIONS:
            yield child
        elif child.tag == tei("specGrp"):
            yield from _declarations(reader, child, groups, within)
        elif child.tag == tei("specGrpRef"):
            target = reader.required(child, "target")
            group = groups.get(target.removeprefix("#"))
            if group is None or not target.startswith("#"):
                reader.report(codes.DANGLING_GROUP, child, target=target)
            elif target in within:
                reader.report(codes.CIRCULAR_GROUP, child, target=target)
            else:
                yield from _declarations(reader, group, groups, (*within, target))
