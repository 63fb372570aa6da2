"""The XSD documents of a schema: one for each namespace, each importing those it refers to."""

from __future__ import annotations

import re
from pathlib import PurePath

from lxml import etree

from teitools.xml.names import TEI, XML, XS

_KNOWN = {
    TEI: "tei",
    XML: "xml",
    "": "none",
    "http://www.tei-c.org/ns/Examples": "examples",
}
_IN_ORDER = ("import", "element", "complexType", "group", "attributeGroup", "simpleType")
_LABEL = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


class Documents:
    """Documents by namespace. `main` is the namespace of the one that is called `name`.

    `namespaces` are all that there may be; those of which nothing is written have none.
    """

    def __init__(self, main: str, name: str, namespaces: list[str]) -> None:
        self.main = main
        self._name = PurePath(name)
        self._labels = _labels([main, *namespaces])
        self._roots: dict[str, etree._Element] = {}
        self._imports: dict[str, dict[str, str]] = {}
        self._names: dict[tuple[str, str], set[str]] = {}
        self.root(main)

    def root(self, namespace: str) -> etree._Element:
        """The root of the document of `namespace`."""
        if namespace not in self._roots:
            prefixes = {label: uri for uri, label in self._labels.items() if uri not in ("", XML)}
            root = etree.Element(f"{{{XS}}}schema", nsmap={"xs": XS, **prefixes})
            if namespace:
                root.set("targetNamespace", namespace)
            root.set("elementFormDefault", "qualified")
            self._roots[namespace] = root
            self._imports[namespace] = {}
        return self._roots[namespace]

    def reference(self, here: str, namespace: str, name: str) -> str:
        """How a document of the namespace `here` refers to what is called `name` in another."""
        if here != namespace:
            self.import_document(here, namespace, self._file_of(namespace))
        return f"{self._labels[namespace]}:{name}" if namespace else name

    def import_document(self, here: str, namespace: str, location: str) -> None:
        """Let the document of `here` import the one at `location`."""
        self.root(here)
        self._imports[here][namespace] = location

    def free_name(self, namespace: str, kind: str, wanted: str) -> str:
        """A name for something new of a kind: the one wanted, with a number if it is taken."""
        taken = self._names.setdefault((namespace, kind), set())
        name, number = wanted, 1
        while name in taken:
            number += 1
            name = f"{wanted}.{number}"
        taken.add(name)
        return name

    def written(self) -> dict[str, bytes]:
        """The documents by file name, the main one first."""
        return {self._file_of(uri): self._document(uri) for uri in self._roots}

    def _document(self, namespace: str) -> bytes:
        root = self._roots[namespace]
        imports = self._imports[namespace]
        root[:] = sorted(root, key=lambda node: _IN_ORDER.index(etree.QName(node).localname))
        for uri, location in reversed(imports.items()):
            node = etree.Element(f"{{{XS}}}import")
            if uri:
                node.set("namespace", uri)
            node.set("schemaLocation", location)
            root.insert(0, node)
        kept = [self._labels[uri] for uri in (namespace, *imports) if uri not in ("", XML)]
        etree.cleanup_namespaces(root, keep_ns_prefixes=["xs", *kept])
        etree.indent(root)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
        return bytes(data) + b"\n"

    def _file_of(self, namespace: str) -> str:
        if namespace == self.main:
            return self._name.name
        return f"{self._name.stem}.{self._labels[namespace]}{self._name.suffix or '.xsd'}"


def _labels(namespaces: list[str]) -> dict[str, str]:
    """A short name for each namespace: the last word of its address."""
    labels: dict[str, str] = {}
    for uri in dict.fromkeys(namespaces):
        parts = [part for part in re.split(r"[/:#?]", uri) if _LABEL.fullmatch(part)]
        label = _KNOWN.get(uri) or (parts[-1].lower() if parts else "ns")
        if (label.startswith("xml") and uri != XML) or label == "xs":
            label = f"n-{label}"
        wanted, number = label, 1
        while label in labels.values():
            number += 1
            label = f"{wanted}{number}"
        labels[uri] = label
    return labels
