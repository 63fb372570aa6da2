"""TEI in the ways of other projects: no word is lost, and what the notation cannot say is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teitools
from teitools.api.project_schema import is_valid
from teitools.findings import Severity
from teitools.tei.repairs import Repairs
from tests.api.test_typed_documents import words

HERE = Path(__file__).parent / "foreign"
_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p>"
    "</publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc>{more}</teiHeader>"
)
_UNKNOWN = "<profileDesc><textClass/></profileDesc>"


def document(text: str, source: str = "<p>S</p>", more: str = "", before: str = "") -> bytes:
    """A TEI document with that text and header."""
    header = _HEADER.format(source=source, more=more)
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text>{text}</text></TEI>'
    return f"{before}{tei}".encode()


def fitted(data: bytes) -> tuple[str, list[str]]:
    """The TEI that `data` is after decoding and encoding, without its header; the findings."""
    decoded = teitools.decode(data)
    encoded = teitools.encode(decoded)
    assert is_valid(encoded)
    assert teitools.decode(encoded) == decoded
    text = bytes(encoded).decode().partition("<text>")[2].partition("</text>")[0]
    said = [f"{each.code.id} {each.message}" for each in decoded.findings]
    return "".join(line.strip() for line in text.split("\n")), said


@pytest.mark.parametrize("name", sorted(path.stem for path in HERE.glob("*.xml")))
def test_a_document_of_another_project(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Repairs, "flatten")  # nothing may be so far from the schema
    data = (HERE / f"{name}.xml").read_bytes()
    decoded = teitools.decode(data)
    for finding in decoded.findings:
        assert finding.code.id == "D111" or finding.location.position is not None
    encoded = teitools.encode(decoded)
    assert words(encoded) == words(data)
    assert teitools.decode(encoded) == decoded
    report = teitools.validate(bytes(encoded))
    assert [each for each in report.findings if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a <q>b</q></p>", "<p>a <quote>b</quote></p>"),
        (
            "<p><choice><orig>a</orig><reg>b</reg></choice></p>",
            "<p><choice><orig>a</orig><reg>b</reg></choice></p>",
        ),
        ("<p><app><lem>a</lem><rdg>b</rdg></app> c</p>", "<p>a<note>b</note> c</p>"),
        ("<p>a<note><biblStruct><monogr><title>b</title><imprint><date>c</date></imprint>"
         "</monogr></biblStruct></note></p>",
         "<p>a<note><bibl> <title>b</title> <date>c</date> </bibl></note></p>"),
        ("<p><address><addrLine>a</addrLine><addrLine>b</addrLine></address></p>", "<p>a b</p>"),
        ("<p>a<w>b</w><pc>.</pc></p>", "<p>ab.</p>"),
        ("<div>a <hi>b</hi> c<p>d</p></div>", "<div><p>a <hi>b</hi> c</p><p>d</p></div>"),
        ("<lg>a <hi>b</hi><l>c</l></lg>", "<lg><l>a <hi>b</hi></l><l>c</l></lg>"),
    ],
)  # fmt: skip
def test_what_stands_for_what(text: str, expected: str) -> None:
    found, _ = fitted(document(f"<body>{text}</body>", more=_UNKNOWN))
    assert found == f"<body>{expected}</body>"


def test_texts_of_a_group_are_divisions() -> None:
    text = "<text><front><p>{0}1</p></front><body><p>{0}2</p></body></text>"
    found, said = fitted(document(f"<group>{text.format('a')}{text.format('b')}</group>"))
    assert found.count("<div>") == 6
    assert [found.index(each) for each in ("a1", "a2", "b1", "b2")] == sorted(
        found.index(each) for each in ("a1", "a2", "b1", "b2")
    )
    assert "D107 the notation cannot say <group> in <text>: it becomes <body>" in said


def test_a_described_source_does_not_flatten_the_text() -> None:
    source = (
        "<biblFull><titleStmt><title>B</title></titleStmt><publicationStmt><publisher>V"
        "</publisher></publicationStmt></biblFull>"
    )
    data = document("<body><lg><l>a</l><l>b</l></lg><p><w>c</w></p></body>", source)
    assert fitted(data)[0] == "<body><lg><l>a</l><l>b</l></lg><p>c</p></body>"
    root = etree.fromstring(bytes(teitools.encode(teitools.decode(data))))
    assert "".join(root.find(".//{*}sourceDesc/{*}bibl").itertext()).split() == ["B", "V"]


def test_what_a_header_loses_is_said_with_its_words() -> None:
    more = (
        "<profileDesc><textClass><keywords><term>drama</term></keywords></textClass></profileDesc>"
    )
    _, said = fitted(document("<body><p>a</p></body>", more=more))
    assert (
        "D107 the notation cannot say <textClass> in <profileDesc>: it is left out, with 'drama'"
        in said
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "<p>A <w lemma='be' pos='v'>is</w>.</p>",
            "<w> in <p>: its words are kept, without lemma='be', pos='v'",
        ),
        ("<p>A <w>is</w> b.</p>", "<w> in <p>: its words are kept"),
        ("<p>A <cb/> b.</p>", "<cb> in <p>: it is left out"),
        ("<p>A <cb n='2'/> b.</p>", "<cb> in <p>: it is left out, with n='2'"),
        (
            "<p>A<m:x xmlns:m='urn:m' n='1'>b</m:x>.</p>",
            "'urn:m', which the notation cannot say: its words are kept, without n='1'",
        ),
        (
            "<p>A <w xml:id='w1' lemma='be'>is</w> <ref target='#w1'>b</ref>.</p>",
            "<w> in <p>: its words are kept, without lemma='be'",
        ),
        (
            "<p>A <w " + " ".join(f"a{n}='{n}'" for n in range(11)) + ">is</w>.</p>",
            "a6='6', a7='7', and 3 more",
        ),
    ],
)
def test_what_an_element_loses_with_its_name_is_said(body: str, said: str) -> None:
    _, found = fitted(document(f"<body>{body}</body>"))
    assert any(each.endswith(said) for each in found), found


def test_attributes_of_what_is_left_out_are_said() -> None:
    keywords = "<textClass n='1'><keywords scheme='#s'><term>drama</term></keywords></textClass>"
    _, said = fitted(
        document("<body><p>a</p></body>", more=f"<profileDesc>{keywords}</profileDesc>")
    )
    assert any(
        each.endswith("it is left out, with 'drama' and n='1', scheme='#s' on <keywords>")
        for each in said
    ), said


def test_names_in_a_header_keep_their_words() -> None:
    more = (
        "<profileDesc><particDesc><listPerson><personGrp xml:id='all'><name>All</name></personGrp>"
        "<person xml:id='a'><persName><forename>Ada</forename> <surname>Fay</surname></persName>"
        "</person></listPerson></particDesc></profileDesc>"
    )
    speech = '<body><sp who="#all"><speaker>ALL</speaker><p>a</p></sp></body>'
    encoded = teitools.encode(teitools.decode(document(speech, more=more)))
    assert b"<persName>Ada Fay</persName>" in encoded
    assert b'<person xml:id="all">' in encoded
    assert not [f for f in teitools.validate(bytes(encoded)).findings if f.code.id == "P401"]


def test_what_is_pointed_to_keeps_its_place() -> None:
    found, said = fitted(
        document('<body><p><ref target="#x">a</ref> <term xml:id="x">b</term></p></body>')
    )
    assert found == '<body><p><ref target="#x">a</ref> <anchor xml:id="x"/>b</p></body>'
    assert [each for each in said if "D108" in each] == []


def test_a_pointer_to_what_is_left_out_goes_too() -> None:
    more = "<classDecl><taxonomy xml:id='t'><bibl>c</bibl></taxonomy></classDecl>"
    more = f"<encodingDesc>{more}</encodingDesc>"
    found, said = fitted(document('<body><p corresp="#t #p" xml:id="p">a</p></body>', more=more))
    assert found == '<body><p corresp="#p" xml:id="p">a</p></body>'
    assert "D108 the notation cannot say corresp='#t #p' on <p>: it is left out" in said


def test_instructions_and_comments_around_the_root() -> None:
    before = '<!-- c --><?xml-model href="x.rng"?><?keep me?>\n'
    data = document("<body><p><w>a</w></p></body>", before=before) + b"<!-- d -->"
    decoded = teitools.decode(data)
    codes = [each.code.id for each in decoded.findings]
    assert (codes.count("D104"), codes.count("D105")) == (2, 1)
    head = bytes(teitools.encode(decoded)).decode().partition("<TEI")[0]
    assert "<?keep me?>" in head
    assert "x.rng" not in head
    assert head.count("https://teitools.org/schema/1/teitools.") == 2


def test_attributes_go_with_a_finding() -> None:
    _, said = fitted(
        document('<body><lg><head>a</head><ab n="3" rend="x" type="y">b</ab></lg></body>')
    )
    assert any("type='y'" in each for each in said)
