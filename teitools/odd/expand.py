"""Expanding an ODD: what its schemaSpec says, groups of specifications in their places.

TEI Guidelines 22.8.1 (schemaSpec) and 22.8.3 (specGrp, specGrpRef). What XInclude elements
among the declarations name is read as if it stood there.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.odd import codes
from teitools.odd.document import Document
from teitools.odd.inclusions import INCLUDE, Inclusions
from teitools.odd.reading import Reader
from teitools.odd.sources import Sources, addressed, is_remote
from teitools.odd.stray_declarations import report_stray_declaration
from teitools.xml.names import XML_ID, tei

_DECLARATIONS = tuple(
    tei(name)
    for name in (
        "moduleRef elementRef classRef macroRef dataRef "
        "elementSpec classSpec macroSpec dataSpec constraintSpec"
    ).split()
)
_GROUP, _GROUP_REF, _SCHEMA = tei("specGrp"), tei("specGrpRef"), tei("schemaSpec")


def schema_spec(reader: Reader, inclusions: Inclusions, ident: str = "") -> etree._Element | None:
    """The schemaSpec `ident` of the ODD, or its first; None (reported) where there is none.

    It may stand in a file that the ODD includes.
    """
    document = reader.document
    found = list(document.root.iter(_SCHEMA))
    if not found:
        for _, included in inclusions.all():
            found += included.root.iter(_SCHEMA)
        if not found:
            reader.findings += inclusions.missed
    if not found:
        reader.report(codes.NO_SCHEMA, document.root)
        return None
    names = ", ".join(node.get("ident", "?") for node in found)
    if ident:
        chosen = next((node for node in found if node.get("ident") == ident), None)
        if chosen is None:
            reader.report(codes.UNKNOWN_SCHEMA, found[0], name=ident, names=names)
        return chosen
    if len(found) > 1:
        reader.report(codes.SEVERAL_SCHEMAS, found[0], taken=found[0].get("ident"), names=names)
    return found[0]


def expand(
    reader: Reader, schema: etree._Element, sources: Sources, inclusions: Inclusions
) -> list[etree._Element]:
    """The declarations of `schema`, in order; those of a group where it is referred to.

    A dangling reference, and one that comes back to itself, is reported and left out; a group
    that is referred to again adds nothing.
    """
    expansion = _Expansion(reader, sources, inclusions)
    return list(expansion.declarations(schema, sources.address_of(schema), ()))


def is_referred_to(group: etree._Element) -> bool:
    """Whether a specGrpRef of the same file points to `group`."""
    target = f"#{group.get(XML_ID, '')}"
    references = group.getroottree().getroot().iter(_GROUP_REF)
    return any(node.get("target", "").strip() == target for node in references)


class _Expansion:
    def __init__(self, reader: Reader, sources: Sources, inclusions: Inclusions) -> None:
        self._reader = reader
        self._sources = sources
        self._inclusions = inclusions
        self._documents: dict[str, Document] = {sources.address: reader.document}
        self._groups: dict[str, dict[str, etree._Element]] = {}
        self._expanded: set[str] = set()

    def declarations(
        self, parent: etree._Element, address: str, within: tuple[str, ...]
    ) -> Iterator[etree._Element]:
        """The declarations in `parent`, which stands in the file at `address`."""
        for child in parent.iterchildren("*"):
            if child.tag in _DECLARATIONS:
                yield child
            elif child.tag == _GROUP:
                if self._reader.compat:
                    if not is_referred_to(child):
                        self._reader.report(codes.GROUP_IN_PLACE, child)
                else:
                    yield from self._in_place(child, address, within)
            elif child.tag == _GROUP_REF:
                target = self._reader.required(child, "target")
                yield from self._group(child, target, address, within)
            elif child.tag == INCLUDE:
                yield from self._inclusion(child, address, within)
            else:
                report_stray_declaration(self._reader, child)

    def _in_place(
        self, group: etree._Element, address: str, within: tuple[str, ...]
    ) -> Iterator[etree._Element]:
        key = f"{address}#{group.get(XML_ID, '')}"
        if key not in self._expanded:
            if not key.endswith("#"):
                self._expanded.add(key)
            yield from self.declarations(group, address, (*within, key))

    def _group(
        self, node: etree._Element, target: str, address: str, within: tuple[str, ...]
    ) -> Iterator[etree._Element]:
        path, _, ident = target.partition("#")
        there, document = self._document(node, path, address)
        key = f"{there}#{ident}"
        if key in within:
            self._reader.report(codes.CIRCULAR_GROUP, node, target=target)
            return
        if key in self._expanded:
            return
        group = None if document is None else self._find(document, there, ident)
        if group is None and document is not None:
            there, group = self._find_included(there, ident)
        if group is not None:
            self._expanded.add(key)
            yield from self.declarations(group, there, (*within, key))
        elif document is not None:
            self._reader.report(codes.DANGLING_GROUP, node, target=target)

    def _inclusion(
        self, node: etree._Element, address: str, within: tuple[str, ...]
    ) -> Iterator[etree._Element]:
        href = node.get("href", "")
        there, document = self._document(node, href, address)
        ident = node.get("xpointer", "")
        key = f"{there}#{ident}"
        if document is None or key in within:
            if document is not None:
                self._reader.report(codes.CIRCULAR_GROUP, node, target=href)
            return
        root = self._find(document, there, ident)
        if root is None:
            self._reader.report(codes.DANGLING_GROUP, node, target=f"{href}#{ident}")
        elif root.tag in _DECLARATIONS:
            yield root
        elif root.tag == _GROUP_REF:
            yield from self._group(root, root.get("target", ""), there, (*within, key))
        else:
            yield from self.declarations(root, there, (*within, key))

    def _document(
        self, node: etree._Element, path: str, address: str
    ) -> tuple[str, Document | None]:
        if not path:
            if address not in self._documents:  # that of a part which the ODD includes
                self._documents |= dict(self._inclusions.all())
            return address, self._documents[address]
        path = addressed(node, path)
        if is_remote(path):
            found = self._sources.copy_of(self._reader, node, path)
        else:
            found = self._sources.read(self._reader, node, path, address)
        if found is None:
            return path, None
        there, source = found
        if there not in self._documents:
            self._documents[there] = document = Document(source)
            self._sources.locate(document.root, there)
            self._reader.documents.append(document)
        return there, self._documents[there]

    def _included(self) -> Iterator[tuple[str, Document]]:
        """The ODD and the files that it includes, which are one document with it."""
        yield self._sources.address, self._reader.document
        for address, document in self._inclusions.all():
            yield address, self._documents.setdefault(address, document)

    def _find_included(self, address: str, ident: str) -> tuple[str, etree._Element | None]:
        """What has the identifier in the document that the file at `address` is a part of."""
        parts = list(self._included()) if ident else []
        for there, document in parts if address in dict(parts) else ():
            found = self._find(document, there, ident)
            if found is not None:
                return there, found
        return address, None

    def _find(self, document: Document, address: str, ident: str) -> etree._Element | None:
        if not ident:
            return document.root
        groups = self._groups.get(address)
        if groups is None:
            groups = self._groups[address] = {
                name: node
                for node in document.root.iter("*")
                if (name := node.get(XML_ID)) is not None
            }
        return groups.get(ident)
