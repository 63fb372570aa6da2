"""TEI that is made to do harm does none when it is decoded."""

from __future__ import annotations

import pytest

import teitools
from teitools.errors import DocumentError

_TEI = (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><sourceDesc>{values}"
    "</sourceDesc></fileDesc></teiHeader><text><body>{body}</body></text></TEI>"
)


def as_transcript(tei: bytes) -> bytes:
    """What `tei` says as a transcript; typed whole, it must come back."""
    typed = teitools.decode(tei)
    assert teitools.decode(teitools.encode(typed)) == typed
    return teitools.decode(tei, transcript=True)


def document(values: str = "", body: str = "<p>a</p>") -> bytes:
    return _TEI.format(values=values, body=body).encode()


def test_copies_of_copies_do_not_multiply() -> None:
    values = "".join(
        f"<p xml:id='v{n}'>x<seg copyOf='#v{n + 1}'/><seg copyOf='#v{n + 1}'/></p>"
        for n in range(60)
    )
    assert as_transcript(document(values, "<p><seg copyOf='#v0'/></p>")) == b"x"


def test_copies_that_circle_end() -> None:
    values = "<p xml:id='a'>1<seg copyOf='#b'/></p><p xml:id='b'>2<seg copyOf='#a'/></p>"
    assert as_transcript(document(values, "<p><seg copyOf='#a'/></p>")) == b"1"


def test_many_copies_of_much_are_refused() -> None:
    values = f"<p xml:id='a'>{'x' * 1_000_000}</p>"
    with pytest.raises(DocumentError, match="copies stand for more than 100,000,000 characters"):
        as_transcript(document(values, "<p><seg copyOf='#a'/></p>" * 200))


def test_much_space_is_refused() -> None:
    space = "<space quantity='90000000' unit='chars'/>"
    with pytest.raises(DocumentError, match="space elements stand for more than 100,000,000"):
        as_transcript(document(body=f"<p>a{space}{space}</p>"))


@pytest.mark.parametrize("quantity", ["-1", "many", "1e9", "9" * 40, "", "٣"])
def test_a_quantity_that_is_no_number_is_one(quantity: str) -> None:
    space = f"<space quantity='{quantity}' unit='chars'/>"
    assert len(as_transcript(document(body=f"<p>a{space}b</p>"))) in (3, 5)


@pytest.mark.parametrize(
    "style",
    [
        'content: "\\110000"',
        'content: "\\D800"',
        'content: "',
        "content: url(file:///etc/hostname)",
        'content: "' + "\\" * 2001,
    ],
)
def test_a_style_that_is_no_string_is_harmless(style: str) -> None:
    rendition = f"<p/><rendition selector='hi' scope='before'>{style}</rendition>"
    decoded = as_transcript(document(rendition, "<p>a <hi>b</hi></p>"))
    assert decoded.startswith(b"a ")
    assert decoded.endswith(b"b")


def test_code_points_that_are_none_are_harmless() -> None:
    char = "<char xml:id='c'><mapping type='codepoint'>{}</mapping></char>"
    for code in ("D800", "110000", "-1", "x", "", "U+0_1"):
        decoded = as_transcript(document(char.format(code), "<p>a<g ref='#c'/>b</p>"))
        assert decoded in (b"ab", b"a\x01b")


def test_deep_marks_are_read() -> None:
    body = "<p>" + "<hi>" * 400 + "x" + "</hi>" * 400 + "</p>"
    assert as_transcript(document(body=body)) == b"x"
