"""The files of an XSD: all its documents are written, or none."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from teitools.api.compiling import compile_odd, compile_xsd_documents, xml_attributes
from teitools.api.output import Output
from teitools.errors import UsageError
from teitools.files import replace, replace_all
from teitools.source import Source

_XML_SCHEMA = "xml.xsd"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_SCHEMA = "{http://www.w3.org/2001/XMLSchema}schema"


def write_xsd_beside(
    source: str | Source, target: Path, specifications: str | None, compat: str, schema: str
) -> Output:
    """Compile `source` to XSD and write `target` and what belongs beside it.

    Gives the document in `target`. Raises what `compile_xsd_documents` raises, UsageError where
    another file stands in the place of a document, and OSError.
    """
    if target.exists() and not target.is_file():  # a pipe, a device: nothing stands beside it
        made = compile_odd(
            source, "xsd", specifications=specifications, compat=compat, schema=schema
        )
        replace(target, made)
        return made
    documents = compile_xsd_documents(
        source, target.name, specifications=specifications, compat=compat, schema=schema
    )
    files: dict[Path, bytes] = {target.parent / name: data for name, data in documents.items()}
    for path, data in files.items():
        if path != target and path.exists() and not _described_alike(path, data):
            raise UsageError(
                f"{path} would be written, but what stands there is no XSD of that namespace: "
                "move it away, or give another name to the output"
            )
    beside = target.parent / _XML_SCHEMA
    wanted = f'schemaLocation="{_XML_SCHEMA}"'.encode()
    if not beside.exists() and any(bytes(data).find(wanted) >= 0 for data in documents.values()):
        files[beside] = xml_attributes()
    replace_all(files)
    return documents[target.name]


def _described_alike(path: Path, data: bytes) -> bool:
    """Whether the file at `path` is an XSD document of the namespace that `data` describes."""
    try:
        there = etree.fromstring(path.read_bytes(), _PARSER)
    except etree.XMLSyntaxError:
        return False
    made = etree.fromstring(data)
    return there.tag == _SCHEMA and there.get("targetNamespace") == made.get("targetNamespace")
