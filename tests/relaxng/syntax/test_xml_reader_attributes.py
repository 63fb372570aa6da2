"""Section 3: what is said of attributes, names and text that may not be there."""

from __future__ import annotations

import pytest

from teitools.xml.names import RNG
from tests.relaxng.syntax.xml_findings import X, findings, said

_DESCRIBED = "; text is described by <text/>, <data> or <value>"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("<text nam='a'/>", "<text> has no attribute 'nam'; it has 'datatypeLibrary' and 'ns'"),
        ("<ref nmae='a'/>", "<ref> has no attribute 'nmae'; did you mean 'name'?"),
        ("<attribute name='a' global='true'/>", "<attribute> has no attribute 'global'"),
        ("<data type='a' key='b'/>", "<data> has no attribute 'key'"),
        (
            f"<element r:name='a' xmlns:r='{RNG}'><text/></element>",
            "<element> has no attribute 'name' of the namespace of RELAX NG; "
            "its attributes have no prefix: 'name'",
        ),
        (
            f"<text r:name='a' xmlns:r='{RNG}'/>",
            "<text> has no attribute 'name' of the namespace of RELAX NG (",
        ),
    ],
)
def test_unknown_attributes(pattern: str, message: str) -> None:
    (found,) = said(f"<group {X}>{pattern}</group>")
    assert found.startswith(f"R233 {message}")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (
            "<element name=''><text/></element>",
            "'' is not a name, with or without a prefix: it is empty",
        ),
        (
            "<element name='a b'><text/></element>",
            "'a b' is not a name, with or without a prefix: a name has no spaces",
        ),
        (
            "<element name='a:b:c'><text/></element>",
            "'a:b:c' is not a name, with or without a prefix",
        ),
        ("<element name='xml:'><text/></element>", "'xml:' is not a name"),
        ("<element name='1'><text/></element>", "'1' is not a name"),
        ("<element><name/><text/></element>", "'' is not a name"),
        ("<element><name>1</name><text/></element>", "'1' is not a name"),
        ("<attribute name='ี'/>", "'ี' is not a name"),
        ("<attribute name='a>&lt;b'/>", "'a><b' is not a name"),
        ("<ref name='xml:a'/>", "'xml:a' is not a name without a colon"),
        (
            "<grammar><define name='a:b'><text/></define></grammar>",
            "'a:b' is not a name without a colon",
        ),
        ("<data type='xs:int'/>", "'xs:int' is not a name without a colon"),
        ("<value type=''>a</value>", "'' is not a name without a colon: it is empty"),
    ],
)
def test_bad_names(pattern: str, message: str) -> None:
    (found,) = said(f"<group {X}>{pattern}</group>")
    assert found.startswith(f"R236 {message}")


def test_names_of_other_scripts() -> None:
    for name in ("é", "ดี", "_a-b.c", "日本"):
        assert said(f"<element {X} name='{name}'><ref name='{name}'/></element>") == []


@pytest.mark.parametrize(
    "pattern", ["<attribute name='{}'/>", "<attribute><name>{}</name></attribute>"]
)
def test_prefixes(pattern: str) -> None:
    schema = f"<group {X} xmlns:tei='u'>{pattern}</group>"
    assert said(schema.format("tei:a")) == said(schema.format("xml:a")) == []
    assert said(schema.format("te:a")) == [
        "R237 the prefix 'te' of 'te:a' is not declared; did you mean 'tei'? "
        "(RELAX NG, section 4.10)"
    ]
    assert said(schema.format("xmlns:a"))[0].startswith("R237 the prefix 'xmlns'")


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        (
            "<grammar {}><start combine='choose'><text/></start></grammar>",
            "R238 combine is 'choice' or 'interleave', not 'choose'; did you mean",
        ),
        (
            "<text {} datatypeLibrary='a'/>",
            "R239 datatypeLibrary is 'a', which is not an absolute address without '#'",
        ),
        ("<text {} datatypeLibrary='urn:a#'/>", "R239 datatypeLibrary is 'urn:a#'"),
    ],
)
def test_other_attributes(schema: str, message: str) -> None:
    (found,) = said(schema.format(X))
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("schema", "place", "message"),
    [
        (
            "<element {} name='a'>\n <!-- --> b  c <text/></element>",
            "2:11",
            "text is not allowed in <element>: 'b c'" + _DESCRIBED,
        ),
        ("<text {}>\n\n b</text>", "3:2", "text is not allowed in <text>: 'b'"),
        (
            "<group {}><x xmlns=''>fine</x><text/>&#160;</group>",
            None,
            "text is not allowed in <group>: '\\xa0'" + _DESCRIBED,
        ),
        (
            "<grammar {}>\n<start><text/></start>&lt;</grammar>",
            "2:23",
            "text is not allowed in <grammar>: '<'",
        ),
    ],
)
def test_text(schema: str, place: str | None, message: str) -> None:
    (found,) = findings(schema.format(X))
    assert f"{found.code.id} {found.message}" == f"R235 {message}"
    if place:
        assert str(found.location) == f"s.rng:{place}"
