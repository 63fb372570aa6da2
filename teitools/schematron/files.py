"""The files that a schema names: below the folder of the schema, and nowhere else."""

from __future__ import annotations

import hashlib
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from teitools.errors import DocumentError, SchemaError
from teitools.schematron.nodes import Node, declared, read
from teitools.source import Source
from teitools.xml.document import Document
from teitools.xml.schema_files import MISSING, OUTSIDE, below, linked

_MOST = 1000
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


class Files:
    """Schema files, each read once. `folder` is that of the schema; without one there are none."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._documents: dict[str, Document] = {}
        self._read: dict[etree._Element, Node] = {}
        self.digests: dict[str, str] = {}
        """The files that were read, and what was in them."""
        self.fleeting = False
        """Whether a link led to one of them: where it leads may change."""

    def open(self, node: Node, href: str) -> Node:
        """What `href`, an attribute of `node`, means: the root element of a file, or the element
        with the identifier that is the fragment. Raises SchemaError.
        """
        element, document, address = self.find(node, href)
        if element not in self._read:
            prefixes = declared(document.tree.getroot())
            self._read[element] = read(element, document, address, prefixes)
        return self._read[element]

    def find(self, node: Node, href: str) -> tuple[etree._Element, Document, str]:
        """The same before it is read: the element, its document and its address."""
        try:
            parts = urlsplit(href)
        except ValueError:
            raise node.error(OUTSIDE, "href", href=href) from None
        if not parts.path and parts.fragment and not parts.scheme and not parts.netloc:
            document, address = node.origin.document, node.origin.address
        else:
            address = self._address(node, href)
            document = self._document(node, href, address)
        root = document.tree.getroot()
        if not parts.fragment:
            return root, document, address
        name = unquote(parts.fragment)
        for element in document.tree.iter("*"):
            if name in (element.get("id"), element.get("{http://www.w3.org/XML/1998/namespace}id")):
                return element, document, address
        raise node.error(MISSING, "href", href=href, reason=f"no element is called {name!r} there")

    def _address(self, node: Node, href: str) -> str:
        if self.folder is None:
            raise node.error(OUTSIDE, "href", href=href)
        base = self.folder / unquote(node.origin.address)
        try:
            base = _based(base, node.origin.element)
            file = below(self.folder, base.parent, href)
        except (OSError, RuntimeError, ValueError):
            file = None
        if file is None:
            self.fleeting = True
            raise node.error(OUTSIDE, "href", href=href)
        self.fleeting = self.fleeting or linked(base.parent, href, file)
        return quote(file.relative_to(self.folder.resolve()).as_posix())

    def _document(self, node: Node, href: str, address: str) -> Document:
        if address not in self._documents:
            assert self.folder is not None
            if len(self._documents) >= _MOST:
                raise node.error(MISSING, "href", href=href, reason="too many files are included")
            file = self.folder / unquote(address)
            try:
                source = Source.of(file)
            except OSError as error:
                self.fleeting = True
                reason = error.strerror or str(error)
                raise node.error(MISSING, "href", href=href, reason=reason) from None
            self._documents[address] = parsed(source)
            self.digests[address] = hashlib.sha256(source.data).hexdigest()
        return self._documents[address]


def _based(file: Path, element: etree._Element) -> Path:
    """A file beside those that `element`, in `file`, names: see XML Base.

    Raises ValueError where an address is the base, which is never read.
    """
    bases = [each.get(_BASE) for each in (element, *element.iterancestors())]
    for base in reversed([each for each in bases if each]):
        parts = urlsplit(base)
        if parts.scheme or parts.netloc:
            raise ValueError(base)
        file = (
            file.parent / f"{unquote(parts.path)}_"
            if parts.path.endswith("/")
            else (file.parent / unquote(parts.path) if parts.path else file)
        )
    return file


def parsed(source: Source) -> Document:
    """The document in `source`. Raises SchemaError where it is not well-formed."""
    try:
        return Document(source)
    except DocumentError as error:
        raise SchemaError.of(*error.findings) from None


def unchanged(digests: dict[str, str], folder: Path | None) -> bool:
    """Whether the files that were read still hold what they did."""
    for address, digest in digests.items():
        if folder is None:
            return False
        try:
            file = below(folder, folder, address)
            data = file.read_bytes() if file is not None else b""
        except (OSError, RuntimeError, ValueError):
            return False
        if hashlib.sha256(data).hexdigest() != digest:
            return False
    return True
