"""Writing a grammar in the compact syntax of RELAX NG, its Schematron embedded."""

from __future__ import annotations

from teitools.odd.grammar import Grammar
from teitools.odd.relaxng import write_relaxng
from teitools.relaxng.syntax.compact_writer import write_compact as write
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source


def write_compact(grammar: Grammar) -> bytes:
    """The document of `grammar` in compact syntax; the same grammar gives the same bytes."""
    source = Source(grammar.source, write_relaxng(grammar))
    return write(read_xml(source, annotations=True)) + b"\n"
