"""What is written, as Jing and Trang understand it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from teitools.relaxng.grammar import Grammar
from teitools.relaxng.loading import load_grammar
from teitools.relaxng.name_classes import AnyName, NameChoice, NameClass, NsName, QName
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Value,
)
from teitools.relaxng.syntax.compact_writer import write_compact
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.relaxng.syntax.xml_writer import write_xml
from teitools.source import Source
from tests.relaxng.syntax.writer_canonical import canonical
from tests.requirements import SHARED, TEI_ALL, need

_TEI = "http://www.tei-c.org/ns/1.0"
_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)


def _document(text: str) -> str:
    return f'<TEI xmlns="{_TEI}">{_HEADER}<text><body>{text}</body></text></TEI>'


def _run(*arguments: object) -> tuple[int, str]:
    done = subprocess.run(
        [str(each) for each in arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_tei_all_for_jing(tmp_path: Path) -> None:
    """Schemas in both syntaxes say of the same documents the same, word for word."""
    need("shared", "jing")
    root = read_xml(Source.of(TEI_ALL), "", annotations=True)
    compact, xml = tmp_path / "a.rnc", tmp_path / "a.rng"
    compact.write_bytes(write_compact(root))
    xml.write_bytes(write_xml(root))
    documents = []
    for number, text in enumerate(
        ("<p/>", "<p><lb/></p><q/>", '<p n="a" nn="b"/>', '<p xml:lang="?"/>', "<q><lg/></q>")
    ):
        documents.append(tmp_path / f"{number}.xml")
        documents[-1].write_text(_document(text))
    status, said = _run("jing", TEI_ALL, *documents)
    assert said.count("error:") >= 3
    assert _run("jing", xml, *documents) == (status, said)
    assert _run("jing", "-c", compact, *documents) == (status, said)


@pytest.mark.parametrize("name", ["tei_all", "tei_speech", "p5test-torture"])
def test_trang_gives_the_same_schema_back(name: str, tmp_path: Path) -> None:
    need("shared", "trang")
    root = read_xml(Source.of(SHARED / "tei" / "odd" / f"{name}.rng"), "", annotations=True)
    (tmp_path / "a.rnc").write_bytes(write_compact(root))
    assert _run("trang", tmp_path / "a.rnc", tmp_path / "b.rng")[0] == 0
    back = read_xml(Source.of(tmp_path / "b.rng"))  # Trang indents the text of annotations
    assert canonical(back) == canonical(read_xml(Source("x", write_xml(root))))
    (tmp_path / "c.rng").write_bytes(write_xml(root))
    original = shape(load_grammar(Source.of(SHARED / "tei" / "odd" / f"{name}.rng")))
    for written in ("a.rnc", "b.rng", "c.rng"):
        assert shape(load_grammar(Source.of(tmp_path / written))) == original


def test_trang_reads_what_is_unusual(tmp_path: Path) -> None:
    """Quotes, escapes, keywords, comments and annotations in all places."""
    need("trang")
    schema = """<!-- before --><grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:n"
      xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0" xmlns:p="urn:p"
      datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><p:list x="&quot;'">\\x{41}
      &#13;</p:list><p:y/><!-- ## one --><!-- two -->
      <start p:x="'''&quot;"><choice><ref name="start"/><p:y/><ref name="inherit"/></choice>
      </start><div p:x="1"><a:documentation># a
        b</a:documentation><define name="start" combine="interleave"><element><choice p:x="1">
        <name p:x="2">list</name><a:documentation>c</a:documentation><nsName ns=""><except>
        <name ns="">e</name></except></nsName></choice><zeroOrMore p:x="3"><p:z/><text/><p:z/>
        </zeroOrMore><attribute name="p:f" a:defaultValue="\\x"/></element></define></div>
      <define name="inherit"><element name="p:g"><data type="token"><p:z/><param name="pattern"
        p:x="4">[^"']{1,2}</param><p:z/><except><choice><value>'"</value><a:documentation>h
        </a:documentation><value type="QName">p:i</value></choice></except></data></element>
      </define></grammar><!-- after -->"""
    root = read_xml(Source("x.rng", schema.encode()), "", annotations=True)
    (tmp_path / "a.rnc").write_bytes(write_compact(root))
    assert _run("trang", tmp_path / "a.rnc", tmp_path / "b.rng") == (0, "")
    back = read_xml(Source.of(tmp_path / "b.rng"), "", annotations=True)
    assert canonical(back) == canonical(root)


def shape(grammar: Grammar) -> Any:
    """A grammar, elements by their numbers, so that equal ones have equal shapes."""
    numbers = {element.serial: number for number, element in enumerate(grammar.elements)}
    known: dict[int, Any] = {}

    def of(pattern: Pattern) -> Any:
        if pattern.serial not in known:
            known[pattern.serial] = _shape(pattern, numbers, of)
        return known[pattern.serial]

    elements = [(_names(each.name_class), of(each.content)) for each in grammar.elements]
    return of(grammar.start), elements


def _shape(pattern: Pattern, numbers: dict[int, int], of: Callable[[Pattern], Any]) -> Any:
    kind = type(pattern).__name__
    if isinstance(pattern, Element):
        return numbers[pattern.serial]
    if isinstance(pattern, Choice):
        return frozenset(map(of, pattern.alternatives))
    if isinstance(pattern, Group | Interleave):
        return kind, of(pattern.first), of(pattern.rest)
    if isinstance(pattern, OneOrMore | List):
        return kind, of(pattern.pattern)
    if isinstance(pattern, Attribute):
        return kind, _names(pattern.name_class), of(pattern.pattern), pattern.default
    if isinstance(pattern, Data):
        return kind, pattern.datatype, pattern.but and of(pattern.but)
    if isinstance(pattern, Value):
        return kind, pattern.datatype, pattern.literal
    return kind


def _names(name_class: NameClass) -> Any:
    if isinstance(name_class, NameChoice):
        return frozenset(map(_names, name_class.classes))
    if isinstance(name_class, AnyName | NsName):
        but = name_class.but and _names(name_class.but)
        return getattr(name_class, "namespace", None), but
    assert isinstance(name_class, QName)
    return name_class
