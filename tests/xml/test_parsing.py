"""What is refused, with which code, and exactly where."""

from __future__ import annotations

import codecs
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from teitools.errors import DocumentError
from teitools.source import Position, Source
from teitools.xml.parsing import MAX_DEPTH, has_long, parse


def refused(data: bytes | str) -> tuple[str, int, int]:
    """The code and place of the one finding about `data`."""
    if isinstance(data, str):
        data = data.encode()
    with pytest.raises(DocumentError) as caught:
        parse(Source("d.xml", data))
    (finding,) = caught.value.findings
    assert finding.location.source == "d.xml"
    assert finding.message
    place = finding.location.position
    assert isinstance(place, Position)
    return finding.code.id, place.line, place.column


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hello", ("X130", 1, 1)),
        ("<a>\n<b></a>", ("X131", 2, 4)),
        ("<a/></b>", ("X132", 1, 5)),
        ("<a>\n <b>\n", ("X133", 2, 2)),
        ("<a><!-- x", ("X134", 1, 4)),
        ("<a><![CDATA[ x", ("X134", 1, 4)),
        ("<a><?x", ("X134", 1, 4)),
        ('<a b="x', ("X134", 1, 6)),
        ("<a b=1/>", ("X135", 1, 6)),
        ('<a b="1"c="2"/>', ("X135", 1, 9)),
        ("<a b/>", ("X135", 1, 5)),
        ("<a></a", ("X135", 1, 7)),
        ("<a", ("X135", 1, 3)),
        ("<:a/>", ("X135", 1, 2)),
        ("<a>\r\n1 < 2</a>", ("X136", 2, 3)),
        ("<a>R&D</a>", ("X137", 1, 5)),
        ("<a>x & y</a>", ("X137", 1, 6)),
        ('<a b="&"/>', ("X137", 1, 7)),
        ("<a>&nbsp;</a>", ("X138", 1, 4)),
        ("<a>&#0;</a>", ("X139", 1, 4)),
        ("<a>é\x0b</a>", ("X139", 1, 5)),
        ("<a>]]></a>", ("X140", 1, 4)),
        ("<!-- a--b --><a/>", ("X140", 1, 7)),
        ('<a b="<c>"/>', ("X140", 1, 7)),
        (" <?xml version='1.0'?><a/>", ("X140", 1, 2)),
        ('<a b="1" b="2"/>', ("X141", 1, 10)),
        ("<a><x:b/></a>", ("X142", 1, 5)),
        ('<a x:b=""/>', ("X142", 1, 4)),
        ("<a/>x", ("X143", 1, 5)),
        ("<a/><b/>", ("X143", 1, 5)),
        ("<!-- only -->", ("X144", 1, 14)),
        ("<?xml version='1.0' standalone='maybe'?><a/>", ("X145", 1, 1)),
        ("<?a:b?><a/>", ("X145", 1, 1)),
    ],
)
def test_not_well_formed(text: str, expected: tuple[str, int, int]) -> None:
    assert refused(text) == expected


def test_mismatch_names_both_tags() -> None:
    with pytest.raises(DocumentError) as caught:
        parse(Source("d.xml", b"<a>\n  <hi>x</p>\n</a>"))
    (finding,) = caught.value.findings
    assert dict(finding.facts) == {"found": "p", "expected": "hi", "opened": "2:3"}


@pytest.mark.parametrize(
    ("doctype", "expected"),
    [
        ('<!DOCTYPE TEI SYSTEM "tei.dtd">', ("X110", 1, 1)),
        ('<!DOCTYPE TEI PUBLIC "-//TEI" "http://example.org/tei.dtd" []>', ("X110", 1, 1)),
        ('<!DOCTYPE TEI [\n  <!ENTITY a "b">]>', ("X111", 2, 3)),
        ('<!DOCTYPE TEI [<!-- -->\n<!ENTITY % a SYSTEM "file:///etc/passwd">]>', ("X111", 2, 1)),
        ('<!DOCTYPE TEI [<!ENTITY a PUBLIC "p" "s" NDATA n>]>', ("X111", 1, 16)),
        ('<!DOCTYPE TEI [<!ATTLIST p n CDATA "1">]>', ("X112", 1, 16)),
        ("<!DOCTYPE TEI [%a;]>", ("X113", 1, 16)),
        ("<!DOCTYPE TEI [<!ELEMENT a (%b;)>]>", ("X145", 1, 16)),
        ("<!DOCTYPE TEI [<![INCLUDE[]]>]>", ("X145", 1, 16)),
        ("<!DOCTYPE TEI [", ("X145", 1, 1)),
    ],
)
def test_doctype_that_is_not_harmless(doctype: str, expected: tuple[str, int, int]) -> None:
    assert refused(f"{doctype}<TEI/>") == expected


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE TEI>",
        "<!DOCTYPE TEI [ ]>",
        "<!DOCTYPE TEI [<!ELEMENT p ANY><!ATTLIST p id ID #IMPLIED>]>",
        "<!DOCTYPE TEI [<!-- <!ENTITY a 'b'> --><?x <!ENTITY?>]>",
    ],
)
def test_harmless_doctype(doctype: str) -> None:
    assert parse(Source("d.xml", f"{doctype}<TEI/>".encode())).getroot().tag == "TEI"


DECLARED = '<?xml version="1.0" encoding="{}"?><a>{}</a>'


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<a>é</a>".encode(), "é"),
        (codecs.BOM_UTF8 + "<a>é</a>".encode(), "é"),
        (DECLARED.format("utf-16", "é").encode("utf-16"), "é"),
        (DECLARED.format("UTF-16", "é").encode("utf-16-be"), "é"),
        (DECLARED.format("UTF-16", "é").encode("utf-16-le"), "é"),
        ("<a>é</a>".encode("utf-16-le"), "é"),
        ("<a>é</a>".encode("utf-32"), "é"),
        (DECLARED.format("windows-1251", "Я").encode("cp1251"), "Я"),
        (DECLARED.format("ISO-8859-1", "é").encode("latin-1"), "é"),
        (DECLARED.format("Shift_JIS", "日本").encode("shift_jis"), "日本"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert parse(Source("d.xml", data)).getroot().text == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("X101", 1, 1)),
        (b" \n", ("X101", 1, 1)),
        (b"\x89PNG\r\n\x1a\n\0\0", ("X102", 1, 1)),
        (DECLARED.format("utf-7", "x").encode(), ("X103", 1, 1)),
        (DECLARED.format("rot13", "x").encode(), ("X103", 1, 1)),
        ("<a>\né\n  é</a>".encode("latin-1"), ("X104", 2, 1)),
        (DECLARED.format("ascii", "é").encode(), ("X104", 1, 42)),
        (DECLARED.format("utf-16", "é").encode(), ("X105", 1, 1)),
        (DECLARED.format("utf-8", "é").encode("utf-16"), ("X105", 1, 1)),
    ],
)
def test_wrong_encodings(data: bytes, expected: tuple[str, int, int]) -> None:
    assert refused(data) == expected


def test_depth_is_allowed_up_to_the_limit() -> None:
    parse(Source("d.xml", b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH))
    more = MAX_DEPTH + 1
    assert refused(b"<a>" * more + b"</a>" * more) == ("X120", 1, 3 * MAX_DEPTH + 1)


def test_no_entity_is_expanded_and_no_id_is_special() -> None:
    tree = parse(Source("d.xml", b'<a xml:id="1 2"><b xml:id="x"/><c xml:id="x"/>&lt;</a>'))
    assert len(tree.getroot()) == 2


_TAGS = ("<a>", "</a>", "<b c='d'>", "</b>", "<b/>", "<c:d/>", "<", ">", '"', "'", "=")
_MARKUP = ("<!--", "-->", "--", "<?x", "?>", "<![CDATA[", "]]>", "]]")
_TEXT = ("&amp;", "&", "&#9;", "x", " ", "\r\n", "é", "\0")
_PIECES = st.sampled_from((*_TAGS, *_MARKUP, *_TEXT))


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_own_scan_explains_all_that_libxml2_refuses(inner: str) -> None:
    data = f"<a>{inner}</a>".encode()
    try:
        etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
        well_formed = True
    except etree.XMLSyntaxError:
        well_formed = False
    if well_formed:
        parse(Source("d.xml", data))
    else:
        code, _, _ = refused(data)
        assert code != "X149", "explained by libxml2's words only"


@given(st.text("<ab>", max_size=30), st.integers(1, 6))
def test_a_long_tag_is_one_that_long_can_be(text: str, length: int) -> None:
    assert has_long(text, length) is bool(re.search(rf"<[^<]{{{length}}}", text))
