"""What each mark of the profiles becomes."""

from __future__ import annotations

import re

import pytest

import teitools

_PARAGRAPH = re.compile(r"<p [^>]*?>(.*?)</p>\n? *</body>|<p [^>]*?>(.*)</p>", re.DOTALL)


def body(text: str, profile: str) -> str:
    """The one paragraph of `text`, without identifiers and pointers to renditions."""
    data = text.encode()
    encoded = teitools.encode(data, profile=profile)
    assert teitools.decode(encoded) == data
    tei = encoded.decode()
    inside = tei[tei.index("<body>") + 6 : tei.index("</body>")].strip()
    return re.sub(r' (?:xml:id|rendition)="[^"]*"', "", inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A {--b--} c", "<p>A <del>b</del> c</p>"),
        ("A {++b++} c", "<p>A <add>b</add> c</p>"),
        ("A {~~b~>c~~} d", "<p>A <subst><del>b</del><add>c</add></subst> d</p>"),
        ("A {>>b<<} c", '<p>A <note type="comment">b</note> c</p>'),
        ("A {==b==} c", '<p>A <hi rend="highlight">b</hi> c</p>'),
        ("A [crossed out: b] c", '<p>A <del rend="crossedOut">b</del> c</p>'),
        ("A [handwritten: b] c", '<p>A <add hand="#handwriting">b</add> c</p>'),
        ("A [illegible] c", '<p>A <gap reason="illegible"><desc>illegible</desc></gap> c</p>'),
        (
            "A [two words illegible] c",
            '<p>A <gap reason="illegible" quantity="2" unit="word"><desc>two words illegible'
            "</desc></gap> c</p>",
        ),
        ("A [inaudible] c", '<p>A <gap reason="inaudible"><desc>inaudible</desc></gap> c</p>'),
        ("A [word?] c", '<p>A <unclear cert="low">word</unclear> c</p>'),
        ("A wrod [sic] c", "<p>A <sic>wrod</sic> c</p>"),
        ("A wrod[sic] c", "<p>A <sic>wrod</sic> c</p>"),
        (
            "A {--b {++c++} {--d--} e--} f",
            '<p>A <del>b <add>c</add><space quantity="1" unit="chars"/><del>d</del> e</del> f</p>',
        ),
        ("A {--b [c] d--} e", None),
        ("A \\{--b--} c", '<p>A <seg type="literal">{--</seg>b--} c</p>'),
        ("A \\[b] c", '<p>A <seg type="literal">[</seg>b] c</p>'),
        ("A [1] b[23] c[]", "<p>A [1] b[23] c[]</p>"),
        ("A (b c d e) f", "<p>A (b c d e) f</p>"),
        ("A {--b c", "<p>A <sic>{--</sic>b c</p>"),
        ("A b] c", "<p>A b<sic>]</sic> c</p>"),
        ("A {~~b~~} c", "<p>A {~~b~~} c</p>"),
        ("Tea & <b>", "<p>Tea &amp; &lt;b&gt;</p>"),
        ("a\tb", '<p>a<space quantity="1" unit="tabs"/>b</p>'),
        ("a\x0cb", '<p>a<g ref="#U-000C"/>b</p>'),
    ],
)
def test_plain(text: str, expected: str | None) -> None:
    found = body(text, "plain")
    if expected is None:
        expected = (
            '<p>A <del>b <supplied reason="undefined" cert="medium">c</supplied> d</del> e</p>'
        )
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A [b] c", '<p>A <supplied reason="subaudible">b</supplied> c</p>'),
        ("A (b c d) e", '<p>A <seg type="aside">b c d</seg> e</p>'),
        ("A (b) e", "<p>A (b) e</p>"),
        ("A (b [c]) e", '<p>A (b <supplied reason="subaudible">c</supplied>) e</p>'),
        (
            "A [*slovo*] b",
            '<p>A <note type="originalWord"><foreign>slovo</foreign></note> b</p>',
        ),
        ("[All of it]", '<note type="editorial">All of it</note>\n      <p/>'),
        (
            "A [b (c] dddd) e",
            '<p>A <supplied reason="subaudible">b <seg type="aside" cert="low"><sic>(</sic>c'
            "</seg></supplied> dddd<sic>)</sic> e</p>",
        ),
        (
            "A [b c",
            '<p>A <supplied reason="subaudible" cert="low"><sic>[</sic>b c</supplied></p>',
        ),
        ("A a) b c", "<p>A a) b c</p>"),
    ],
)
def test_wilson(text: str, expected: str) -> None:
    found = body(text, "wilson")
    ordered = re.sub(r'<seg cert="low" type="aside">', '<seg type="aside" cert="low">', found)
    assert ordered == expected


def test_marks_deeper_than_the_limit_are_characters() -> None:
    text = ("[a " * 40 + "]" * 40).encode()
    encoded = teitools.encode(text, profile="plain")
    assert teitools.decode(encoded) == text
    assert [finding.code.id for finding in encoded.findings if finding.severity > 1] == ["T103"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("One.\n\nTwo [three", "T101", "3:5"),
        ("One.\r\n\r\nTwo three]", "T102", "3:10"),
        ("{~~a~~}", "T104", "1:1"),
        ("{--a", "T101", "1:1"),
    ],
)
def test_faults_have_a_place(text: str, code: str, place: str) -> None:
    findings = teitools.encode(text.encode(), profile="plain").findings
    assert [(f.code.id, str(f.location)) for f in findings] == [(code, f"<bytes>:{place}")]
