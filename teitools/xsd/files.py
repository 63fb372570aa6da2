"""The files of an XSD, seen to before the engine reads them: harmless, and where allowed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Code, Finding
from teitools.source import Source
from teitools.xml.beside import Beside
from teitools.xml.document import Document
from teitools.xml.names import XML, XS
from teitools.xml.schema_files import MISSING, OUTSIDE, below
from teitools.xsd.codes import INCORRECT_SCHEMA

_REFERENCES = tuple(f"{{{XS}}}{kind}" for kind in ("include", "import", "redefine", "override"))


def check(source: Source, folder: Path | None, beside: Beside) -> dict[Path | None, Document]:
    """See to the schema in `source` and to all files it names; return them, parsed: itself first,
    which has no path.

    `beside` is told which these are. Raises SchemaError when one is not well-formed, not an
    XSD, missing, or not below `folder`. An import of the namespace of XML
    itself may name any address: the engine knows it.
    """
    first = _parse(source)
    waiting = [(first, folder)]
    seen: dict[Path | None, Document] = {None: first}
    while waiting:
        document, base = waiting.pop()
        for reference in document.tree.getroot().iterchildren(*_REFERENCES):
            file = _file(document, reference, base, folder, beside)
            if file is not None and file not in seen:
                held = _read(document, reference, file)
                beside.read(file, held.data)
                other = _parse(held)
                seen[file] = other
                waiting.append((other, file.parent))
    return seen


def _file(
    document: Document,
    reference: etree._Element,
    base: Path | None,
    folder: Path | None,
    beside: Beside,
) -> Path | None:
    href = reference.get("schemaLocation")
    if href is None or reference.get("namespace") == XML:
        return None
    file = None if base is None or folder is None else below(folder, base, href.strip())
    if file is None:
        raise _error(document, reference, OUTSIDE, href=href)
    beside.known((base or Path()) / unquote(urlsplit(href.strip()).path))
    return file


def _read(document: Document, reference: etree._Element, file: Path) -> Source:
    try:
        return Source(str(file), file.read_bytes())
    except OSError as error:
        href = reference.get("schemaLocation")
        reason = error.strerror or str(error)
        raise _error(document, reference, MISSING, href=href, reason=reason) from None


def _parse(source: Source) -> Document:
    try:
        document = Document(source)
    except DocumentError as error:
        raise SchemaError.of(*error.findings) from None
    root = document.tree.getroot()
    if root.tag != f"{{{XS}}}schema":
        reason = f"<{etree.QName(root).localname}> is not an XSD"
        raise _error(document, root, INCORRECT_SCHEMA, reason=reason)
    return document


def _error(
    document: Document, element: etree._Element, code: Code, /, **facts: object
) -> SchemaError:
    location = document.positions.location(element)
    return SchemaError.of(Finding(code, location, facts))
