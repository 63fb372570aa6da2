"""TEI to the explicit notation and back: the same document, for every one of the schema."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.api.project_schema import is_valid
from teitools.xml.element_types import element_types
from teitools.xml.names import tei
from tests.odd.compiled import grammar_of
from tests.odd.generator import Generator
from tests.requirements import ROOT, SHARED, need

GOLDEN = [*sorted((ROOT / "encoded").glob("*.xml")), ROOT / "tests/odd/data/transcript.xml"]
HEADER = (
    "[teiHeader]\n  [fileDesc]\n    [titleStmt]\n      [title:: T]\n    [/titleStmt]\n"
    "    [publicationStmt]\n      [p:: P]\n    [/publicationStmt]\n    [sourceDesc]\n"
    "      [p:: S]\n    [/sourceDesc]\n  [/fileDesc]\n[/teiHeader]\n"
)


def canonical(data: bytes) -> bytes:
    """Canonical XML, without white space in elements that hold no text, and comments."""
    root = etree.fromstring(data)
    types = element_types()
    for element in root.iter("*"):
        if not types[etree.QName(element).localname].text:
            for node in (element, *element):
                name = "text" if node is element else "tail"
                if not (getattr(node, name) or "").strip():
                    setattr(node, name, None)
    return bytes(etree.tostring(root, method="c14n", with_comments=False))


def words(data: bytes) -> str:
    """The words of the text and then of the `sourceDoc` beside it, without white space."""
    root = etree.fromstring(data)
    text = root if root.tag == tei("text") else root.find(f".//{tei('text')}")
    assert text is not None
    beside = [each for each in text.itersiblings(preceding=True) if each.tag == tei("sourceDoc")]
    said = ("".join(each.itertext(etree.Element, etree.Entity)) for each in (text, *beside))
    return "".join("".join(said).split())


def comes_back(document: bytes) -> None:
    decoded = teitools.decode(document)
    encoded = teitools.encode(decoded)
    assert canonical(encoded) == canonical(document)
    assert teitools.decode(encoded) == decoded


@pytest.mark.parametrize("document", GOLDEN, ids=lambda path: path.stem)
def test_golden_documents_come_back(document: Path) -> None:
    comes_back(document.read_bytes())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(4, 9))
def test_every_document_of_the_schema_comes_back(seed: int, depth: int) -> None:
    grammar = grammar_of(ROOT / "schema" / "teitools.odd")
    document = Generator(grammar, seed).document(depth)
    assert is_valid(document)
    comes_back(document)


@pytest.mark.parametrize(
    "speech", ["<speaker>A.</speaker><p>x</p>", "<speaker>A.</speaker><l>x</l>"]
)
def test_a_speech_among_the_lines_of_a_cast_has_its_tags(speech: str) -> None:
    text = (
        "<div><castList><castItem>A</castItem><sp>{0}</sp><castItem>B</castItem></castList></div>"
    )
    head = GOLDEN[0].read_bytes().partition(b"<text>")[0]
    document = head + f"<text><body>{text.format(speech)}</body></text></TEI>".encode()
    decoded = teitools.decode(document)
    encoded = teitools.encode(decoded)
    assert [finding.code.id for finding in encoded.findings] == ["T210"]
    assert teitools.decode(encoded) == decoded
    assert b"<speaker>A.</speaker>" in bytes(encoded)


def test_a_change_of_the_header_is_kept_and_none_is_added() -> None:
    root = etree.parse(GOLDEN[0]).getroot()
    changes = root.find(f".//{tei('revisionDesc')}")
    assert changes is not None
    change = etree.SubElement(changes, tei("change"), when="2026-01-31")
    change.text = "Proofread."
    changed = etree.tostring(root)
    decoded = teitools.decode(changed)
    assert [finding.code.id for finding in decoded.findings] == ["D111"]
    comes_back(changed)
    assert teitools.decode(changed, transcript=True) == GOLDEN[0].with_suffix(".txt").read_bytes()


def test_markup_that_was_added_by_hand_comes_back() -> None:
    text = GOLDEN[0].read_text("utf-8")
    added = text.replace("the Uzbeks", '<name type="people">the Uzbeks</name>')
    assert added != text
    comes_back(added.encode())


PLAYS = sorted((SHARED / "corpora" / "gerdracor").glob("*.xml"))
TESTS = sorted((SHARED / "corpora" / "tei-p5-test").glob("*.xml"))


@pytest.mark.parametrize("document", [*PLAYS[:4], *TESTS], ids=lambda path: path.stem)
def test_tei_of_others_keeps_its_words(document: Path) -> None:
    need("shared")
    data = document.read_bytes()
    try:
        decoded = teitools.decode(data)
    except teitools.DocumentError:
        return  # no TEI, or a DTD in another file
    encoded = teitools.encode(decoded)
    assert [finding.code.id for finding in encoded.findings] == ["T210"]
    assert is_valid(encoded)
    assert words(encoded) == words(data)
    assert teitools.decode(encoded) == decoded


def test_a_play_reads_like_a_play() -> None:
    body = (
        "<div type='act'><head>One</head><stage>A room.</stage>"
        "<sp who='#a'><speaker>ANN.</speaker><stage>sits</stage><p>Yes.</p></sp>"
        "<sp who='#b'><speaker>BOB.</speaker><l>No,</l><l>never <stage>goes</stage></l></sp>"
        "<sp who='#a'><speaker>ANN.</speaker><p>Well.</p><list><item>x</item></list></sp></div>"
    )
    document = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>{body}</body></text></TEI>"
    decoded = bytes(teitools.decode(document.encode())).decode()
    assert decoded.partition("[/teiHeader]\n\n")[2] == (
        "[div type=act]\n\n# One\n\n((A room.))\n\n"
        "[sp who=#a]\n@ANN.\n((sits))\nYes.\n[/sp]\n\n"
        "[sp who=#b]\n@BOB.\n| No,\n| never ((goes))\n[/sp]\n\n"
        "@ANN.\nWell.\n[list]\n- x\n[/list]\n\n[/div]\n"
    )


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<p>a<!-- b --></p>", "D104"),
        ("<p>a<?b c?></p>", "D105"),
        ("<p>a<x xmlns='urn:x'>b</x></p>", "D106"),
        ("<p>a<geogName>b</geogName></p>", "D107"),
        ("<p facs='#f'>a</p>", "D108"),
        ("<list/>", "D109"),
        ("<lg>a<l>b</l></lg>", "D110"),
    ],
)
def test_what_is_not_said_has_a_place(body: str, code: str) -> None:
    document = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>\n{body}</body></text></TEI>"
    decoded = teitools.decode(document.encode())
    found = {f.code.id: f.location.position for f in decoded.findings}
    assert code in found
    position = found[code]
    assert position is not None
    assert position.line == 2


@pytest.mark.parametrize(
    "body",
    [
        "A line\nand another \\[hi:: not this].\n",
        "# Head\n\n[hi rend=bold: x]y\n\n[p n=1: z]\n",
        "- one\n- two\n\n| verse\n| more\n\n@WHO.\nWords ((stage)) [pb n=3]\n",
        "[list type=gloss]\n[label:: a]\n- b\n[/list]\n",
    ],
)
def test_what_is_typed_as_decode_types_it_is_read(body: str) -> None:
    text = f"{HEADER}\n{body}".encode()
    encoded = teitools.encode(text)
    assert [finding.code.id for finding in encoded.findings] == ["T210"]
    assert teitools.decode(encoded) == text


@pytest.mark.parametrize(
    "text",
    [
        "[teiHeader]\n",
        "[teiHeader]\n[/teiHeader]\n\nwords\n",
        f"{HEADER}\n[div]\n\nnever closed\n",
        f"{HEADER}\n[closer:: x]\n\nafter it\n",
        f"{HEADER}\n\n\nthree lines apart\n",
        f"{HEADER}\nno line end",
        f"{HEADER}\n[hi:: never closed\n",
        f"{HEADER}\n\\[x unneeded\x01\n",
        f"{HEADER}\r\nother line ends\r\n",
    ],
)
def test_what_is_typed_otherwise_is_words_and_says_why(text: str) -> None:
    encoded = teitools.encode(text.encode())
    assert teitools.decode(encoded) == text.encode()
    assert is_valid(encoded)
    if "T111" not in [finding.code.id for finding in encoded.findings]:
        assert [finding.code.id for finding in encoded.findings] == ["T210"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>[div]</p>",
        "<p>[div]</p><p>y</p><p>[/div]</p>",
        "<div><p>[/div]</p></div>",
        '<p>[div n="a\nb"]</p>',
        "<list><item>[list]</item><item>[/list]</item></list>",
        "<sp><speaker>[sp]</speaker><p>[/sp]</p></sp>",
        "<lg><l>[/lg]</l></lg>",
        "<p>[standOff is] x</p><p>[/TEI]</p>",
        "<p>[teiHeader]</p><p>[TEI]</p>",
        "<p>[front]</p><p>[/front]</p><p>[body]</p>",
        "<note>[/body]</note><p/>",
    ],
)
def test_words_that_read_like_tags_are_words(body: str) -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/>"
        "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    )
    for text in (f"<text><body>{body}</body></text>", f"<text n='1'><body>{body}</body></text>"):
        document = f"<TEI xmlns='http://www.tei-c.org/ns/1.0'>{header}{text}</TEI>".encode()
        assert is_valid(document)
        comes_back(document)
