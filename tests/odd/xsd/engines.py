"""Small schemas with the verdicts of RELAX NG and of both XSD processors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import xmlschema
from lxml import etree

from teitools.odd.grammar import Grammar
from teitools.odd.relaxng import write_relaxng
from teitools.odd.xsd.writing import write_xsd_documents
from teitools.odd.xsd.xml_attributes import write_xml_attributes
from teitools.relaxng.schema import load_schema
from tests.odd.compiled import compile_small

ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
RNG = 'xmlns:rng="http://relaxng.org/ns/structure/1.0"'


def root(content: str = "", attributes: str = "", ident: str = "doc") -> str:
    """Declarations with an element `doc` of this content and attributes."""
    content = f"<content>{content}</content>"
    attributes = f"<attList>{attributes}</attList>"
    return f'{ALL}<elementSpec ident="{ident}" {RNG}>{content}{attributes}</elementSpec>'


class Engines:
    """The schemas of a grammar, in `folder`; `judge` gives RELAX NG, XSD, XSD in Python."""

    def __init__(self, grammar: Grammar, folder: Path) -> None:
        self.documents, self.findings = write_xsd_documents(grammar, "small.xsd")
        for name, data in self.documents.items():
            (folder / name).write_bytes(data)
        (folder / "xml.xsd").write_bytes(write_xml_attributes())
        self.relaxng = load_schema(write_relaxng(grammar))
        self.xsd = etree.XMLSchema(etree.parse(folder / "small.xsd"))
        self.in_python = xmlschema.XMLSchema10(str(folder / "small.xsd"))

    def judge(self, document: str) -> tuple[bool, bool, bool]:
        tree = etree.fromstring(document).getroottree()
        valid = self.relaxng.validate(document.encode()).valid
        return valid, self.xsd.validate(tree), self.in_python.is_valid(tree)


def engines_in(folder: Path) -> Callable[..., Engines]:
    """From declarations to the engines of what they come to."""

    def of(declarations: str, attributes: str = 'start="doc" ns=""') -> Engines:
        return Engines(compile_small(declarations, attributes)[0], folder)

    return of
