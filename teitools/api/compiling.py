"""The verb `compile_odd`: a TEI customization to a schema."""

from __future__ import annotations

from pathlib import Path

from teitools.api.output import Output
from teitools.errors import UsageError
from teitools.odd.compiling import WRITERS, compile_schema
from teitools.odd.xml_attributes import write_xml_attributes
from teitools.source import Source

LANGUAGES = tuple(WRITERS)
"""What an ODD can be compiled to: ``rng``, ``xsd``, ``sch``, ``odd``, ``html``."""


def compile_odd(
    source: str | Path | bytes | Source,
    to: str = "rng",
    *,
    specifications: str | Path | bytes | Source,
    language: str = "en",
    own_prose: bool = False,
) -> Output:
    """The schema that the ODD `source` describes; the result is bytes with `findings`.

    `specifications` are those it chooses from: the TEI's ``p5subset.xml``, or a file like it.
    `to` is ``rng`` (RELAX NG, its Schematron embedded), ``xsd`` (XSD 1.0), ``sch``
    (Schematron), ``odd`` (every specification in full, an ODD that needs no specifications
    but itself) or ``html`` (a page of documentation). Prose in `language` (an ISO 639 code) is
    taken for the page where there are several; with `own_prose`, ``odd`` and ``html`` hold the
    prose of the ODD, and none of the specifications. The same ODD and specifications give the
    same bytes. An XSD imports the attributes of the XML namespace from ``xml.xsd`` beside it,
    which `xml_attributes` gives.

    Raises SchemaError (an incorrect ODD, or one that the language cannot say), UsageError (an
    unknown language), OSError. TEI Guidelines, chapter 22.
    """
    if to not in WRITERS:
        known = ", ".join(LANGUAGES)
        raise UsageError(f"an ODD is compiled to one of {known}, not to {to!r}")
    schema, report = compile_schema(
        Source.of(source),
        to,
        Source.of(specifications),
        language=language,
        own_prose=own_prose,
    )
    return Output(schema, report.findings)


def xml_attributes() -> bytes:
    """The ``xml.xsd`` that the XSD documents of `compile_odd` import."""
    return write_xml_attributes()
