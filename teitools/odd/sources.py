"""Where specifications come from: the shipped table, and what `@source` names.

TEI Guidelines 22.8.2 (att.readFrom). The TEI's own addresses, and ``tei:`` with a version, mean
the specifications that a compilation was given; anything else is a file below the ODD's own
folder: a compiled ODD, another customization, or a file like ``p5subset.xml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from teitools.odd import codes
from teitools.odd.loading import load_document, load_table
from teitools.odd.reading import Reader
from teitools.odd.specs import Specifications
from teitools.odd.table import is_table
from teitools.relaxng.addresses import Files, FolderFiles, Refusal, join
from teitools.source import Source
from teitools.xml.names import XML, tei

Compile = Callable[[Source, "Sources"], Specifications]
"""What makes specifications of a customization that is a source of another."""

_TEI = re.compile(r"tei:\S*|https?://([a-z]+\.)?tei-c\.org/\S*p5subset\.xml", re.IGNORECASE)
_OTHER = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_BASE = f"{{{XML}}}base"
_VERSION = re.compile(r"\d+\.\d+(\.\d+)?")
_REFERENCES = tuple(
    tei(name) for name in ("moduleRef", "elementRef", "classRef", "macroRef", "specGrpRef")
)
_SPECIFICATIONS = tuple(tei(f"{kind}Spec") for kind in ("element", "class", "macro", "data"))


class Sources:
    """The specifications that a customization may choose from.

    `files` are those it may name, and `address` is its own there; `given` is what is used
    where it names none, and `compile_` makes specifications of customizations. `addresses`
    gathers those of the files that were read.
    """

    def __init__(
        self,
        given: Specifications,
        compile_: Compile,
        files: Files | None = None,
        address: str = "",
        above: tuple[str, ...] = (),
        read: list[str] | None = None,
    ) -> None:
        self.files: Files = files or FolderFiles(None)
        self.address = address
        self._given = given
        self._compile = compile_
        self._above = above
        self._known: dict[str, Specifications] = {}
        self._parts: list[tuple[etree._Element, str]] = []
        self.used: list[Specifications] = []
        self.addresses: list[str] = [] if read is None else read

    def of(self, reader: Reader, node: etree._Element) -> Specifications:
        """What `node`, a reference or a specification, chooses from; problems are reported."""
        named = node.get("source", "").strip() or self._inherited(node)
        found = self._known.get(named)
        if found is None:
            found = self._known[named] = self._read(reader, _naming(node), named)
        if not any(found is used for used in self.used):
            self.used.append(found)
        return found

    def locate(self, root: etree._Element, address: str) -> None:
        """Note that what stands below `root` is in a part of the ODD at `address`."""
        self._parts.append((root, address))

    def address_of(self, node: etree._Element) -> str:
        """The address of the file that `node` stands in."""
        root = node.getroottree().getroot() if self._parts else None
        return next((there for part, there in self._parts if part is root), self.address)

    @property
    def available(self) -> Specifications:
        """All that was chosen from so far: where two specify one thing, the first does."""
        if len(self.used) < 2:
            return self.used[0] if self.used else self._given
        first, *others = self.used
        union = replace(
            first,
            elements=dict(first.elements),
            classes=dict(first.classes),
            macros=dict(first.macros),
            data=dict(first.data),
        )
        for other in others:
            union.elements = other.elements | union.elements
            union.classes = other.classes | union.classes
            union.macros = other.macros | union.macros
            union.data = other.data | union.data
        documents = dict.fromkeys(d for used in self.used for d in used.documents)
        union.documents = tuple(documents)
        union.modules = tuple(dict.fromkeys(m for used in self.used for m in used.modules))
        return union

    def read(
        self, reader: Reader, node: etree._Element, href: str, base: str | None = None
    ) -> tuple[str, Source] | None:
        """The file that `node` names by `href`, with its address; None (reported) where none is.

        `base` is the address of the file in which it stands, where that is another one.
        """
        path, _, _ = href.partition("#")
        try:
            address = self.files.resolve(path, self.address_of(node) if base is None else base)
            source = self.files.read(address)
        except Refusal as refusal:
            reader.report(refusal.code, node, **refusal.facts)
            return None
        self.addresses.append(address)
        return address, source

    def copy_of(
        self, reader: Reader, node: etree._Element, remote: str
    ) -> tuple[str, Source] | None:
        """The file beside the ODD that is called as a remote one; None (reported) without one."""
        name = remote.partition("#")[0].partition("?")[0].rpartition("/")[2]
        try:
            address = self.files.resolve(name, self.address)
            source = self.files.read(address)
        except Refusal:
            reader.report(codes.REMOTE_SOURCE, node, address=remote)
            return None
        reader.report(codes.LOCAL_COPY, node, address=remote, file=name)
        self.addresses.append(address)
        return address, source

    def _inherited(self, node: etree._Element) -> str:
        above = next(node.iterancestors(tei("schemaSpec")), None)
        return "" if above is None else above.get("source", "").strip()

    def _read(self, reader: Reader, node: etree._Element, named: str) -> Specifications:
        if not named:
            return self._given
        if not _TEI.fullmatch(named):
            named = addressed(node, named)
        if _TEI.fullmatch(named):
            self._check_version(reader, node, named)
            return self._given
        remote = is_remote(named)
        found = self.copy_of(reader, node, named) if remote else self.read(reader, node, named)
        if found is None:
            return self._given
        address, source = found
        if address in (*self._above, self.address):
            reader.report(codes.CIRCULAR_SOURCE, node, address=named)
            return self._given
        return self._specifications(source, address)

    def _check_version(self, reader: Reader, node: etree._Element, address: str) -> None:
        asked = _VERSION.search(address)
        edition = self._given.edition
        if asked is not None and asked[0] not in edition:
            named = edition if _VERSION.search(edition) else "an edition without a number"
            reader.report(codes.OTHER_EDITION, node, asked=asked[0], edition=named)

    def _specifications(self, source: Source, address: str) -> Specifications:
        if is_table(source.data):
            return load_table(source)
        above = (*self._above, self.address)
        inner = Sources(self._given, self._compile, self.files, address, above, self.addresses)
        return read_source(source, inner, self._compile)


def _naming(node: etree._Element) -> etree._Element:
    """`node`, or what it has its `@source` from."""
    if node.get("source", "").strip():
        return node
    above = next(node.iterancestors(tei("schemaSpec")), None)
    return node if above is None else above


def addressed(node: etree._Element, href: str) -> str:
    """The address that `node` means by `href`, after the `xml:base` around it (XML Base, 4)."""
    base = ""
    for above in reversed([node, *node.iterancestors()]):
        base = join(base, above.get(_BASE, "").strip())
    path, hash_, fragment = href.partition("#")
    return join(base, path) + hash_ + fragment if base and path else href


def is_remote(address: str) -> bool:
    """Whether `address` is one of another place, and not of a file below the ODD's folder."""
    return _OTHER.match(address) is not None


def read_source(source: Source, sources: Sources, compile_: Compile) -> Specifications:
    """The specifications in `source`; where it is a customization, those it comes to.

    Raises SchemaError where it is not well-formed, or incorrect.
    """
    from teitools.odd.document import Document

    document = Document(source)
    if is_customization(document.root):
        return compile_(source, sources)
    return load_document(document)


def is_customization(root: etree._Element) -> bool:
    """Whether a document must be compiled before another can choose from it."""
    schema = next(root.iter(tei("schemaSpec")), None)
    if schema is None:
        return False
    for child in schema.iter(*_REFERENCES, *_SPECIFICATIONS):
        if child.tag in _SPECIFICATIONS:
            if child.get("mode", "add") != "add":
                return True
        elif child.get("url") is None and child.getparent() is schema:
            return True
    return False
