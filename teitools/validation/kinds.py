"""Of which schema language something is: by its name, or else by its beginning."""

from __future__ import annotations

import pyexpat
from pathlib import PurePath

from teitools.errors import DocumentError, SchemaError
from teitools.relaxng.loading import is_compact
from teitools.schematron.names import DIALECTS
from teitools.source import Source
from teitools.xml.names import RNG, SCH, TEI, XS
from teitools.xml.stream import Stream, open_stream
from teitools.xml.window import Window

COMPACT = "application/relax-ng-compact-syntax"
ACCEPTED = (
    "accepted are RELAX NG (.rng, .rnc), XSD (.xsd), Schematron (.sch) and "
    "TEI customizations (.odd)"
)
DTD = "application/xml-dtd"
_OTHERS = {
    DTD: "a DTD",
    "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0": "an NVDL script",
    "http://www.w3.org/1999/XSL/Transform": "an XSLT stylesheet",
    "http://www.w3.org/1999/xhtml": "an HTML page",
}
_OTHER_NAMES = {
    ".dtd": DTD,
    ".nvdl": "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0",
    ".xsl": "http://www.w3.org/1999/XSL/Transform",
    ".xslt": "http://www.w3.org/1999/XSL/Transform",
}
_KINDS = {".rng": RNG, ".xsd": XS, ".sch": SCH, ".odd": TEI, ".rnc": COMPACT}
_USED = frozenset(_KINDS.values())
_SEPARATOR = "\n"


def kind_of(name: str) -> str | None:
    """The schema language that a file's name tells: a namespace, COMPACT, or None."""
    ending = PurePath(name).suffix.lower()
    return _KINDS.get(ending) or _OTHER_NAMES.get(ending)


def kind_by_content(source: Source) -> str | None:
    """The schema language that the beginning of `source` tells, None where it is XML of no kind.

    Raises SchemaError where it is not well-formed so far as it must be read.
    """
    if is_compact(source):
        return COMPACT
    try:
        with open_stream(source) as stream:
            namespace = _root_namespace(stream)
            return SCH if namespace in DIALECTS else namespace
    except DocumentError as error:
        raise SchemaError.of(*error.findings) from None


def describe(kind: str | None) -> str:
    """What a schema of `kind` that cannot be used is, in words."""
    if kind is None or kind in _USED:
        return "no schema of a known kind"
    return _OTHERS.get(kind) or f"of the kind {kind!r}, which is not known"


def _root_namespace(stream: Stream) -> str | None:
    roots: list[str] = []
    window = Window()
    parser = pyexpat.ParserCreate("UTF-8", _SEPARATOR)
    parser.StartElementHandler = lambda name, _: roots.append(name)
    try:
        for chunk in stream.paced(parser):
            window.feed(chunk)
            parser.Parse(chunk, False)
            if roots:
                break
        else:
            parser.Parse(b"", True)
    except pyexpat.ExpatError as error:
        if not roots:
            from teitools.xml.malformed import explain

            raise SchemaError.of(explain(error, stream, window)) from None
    namespace, separator, _ = roots[0].partition(_SEPARATOR)
    return namespace if separator else None
