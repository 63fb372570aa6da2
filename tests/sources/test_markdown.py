"""Texts in Markdown: what becomes what, what is dropped and said, and what is hostile."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.errors import DocumentError, UsageError
from teitools.source import Source
from tests.sources.steps import body, encoded, said

SUPPLIED = '<supplied reason="undefined" cert="medium">'


def text(markdown: str) -> Source:
    return Source("talk.md", markdown.encode())


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a *b* __c__ `d`", '<p>a <hi rend="italic">b</hi> <hi rend="bold">c</hi> '
         '<hi rend="monospace">d</hi></p>'),
        ("a ~~b~~ c", '<p>a <del rend="strikethrough">b</del> c</p>'),
        ("a {~~b~>c~~} d", "<p>a <subst><del>b</del><add>c</add></subst> d</p>"),
        ("a {--b--} {++c++}", "<p>a <del>b</del> <add>c</add></p>"),
        ("a <u>b</u> c<sup>2</sup>", '<p>a <hi rend="underline">b</hi> '
         'c<hi rend="superscript">2</hi></p>'),
        ("a <ins>*b*</ins> c", '<p>a <add><hi rend="italic">b</hi></add> c</p>'),
        ("a\nb  \nc<br>d", "<p>a<lb/>b<lb/>c<lb/>d</p>"),
        ("a [b](https://e.org/) <https://e.org/>",
         '<p>a <ref target="https://e.org/">b</ref> '
         '<ref target="https://e.org/"><ref target="https://e.org/">https://e.org/</ref></ref></p>'),
        ("a [b](javascript:x)", f"<p>a {SUPPLIED}b</supplied>(javascript:x)</p>"),
        (r"a \[illegible\] \*b\*", '<p>a <gap reason="illegible"><desc>illegible</desc></gap>'
         " *b*</p>"),
        ("a[^x] b[^x]\n\n[^x]: c]", '<p>a<note place="bottom" n="1">c<seg type="literal">]</seg>'
         "</note> b</p>"),
        ("a^[b *c*]", '<p>a<note place="bottom" n="1">b <hi rend="italic">c</hi></note></p>'),
        ("# A *b*\n\nc\n\n## D\n\ne", '<div><head>A <hi rend="italic">b</hi></head><p>c</p>'
         "<div><head>D</head><p>e</p></div></div>"),
        ("- a\n- b\n\n  c\n  1. d", '<list rend="bulleted"><item>a</item><item><p>b</p><p>c</p>'
         '<list rend="numbered"><item>d</item></list></item></list>'),
        ("a\n: b", '<list type="gloss"><label>a</label><item>b</item></list>'),
        ("|a|b|\n|-|-|\n|c||", '<table><row><cell role="label">a</cell><cell role="label">b</cell>'
         "</row><row><cell>c</cell><cell/></row></table>"),
        ("a\n\n---\n\nb", '<p>a</p><milestone unit="section" rend="rule"/><p>b</p>'),
        ("a\n\n> b\n>\n> - c\n\nd", '<p>a</p><quote><p>b</p><list rend="bulleted">'
         "<item>c</item></list></quote><p>d</p>"),
        ("> a\n\n    b  c", '<quote><p>a</p></quote><p>b<space quantity="2" unit="chars"/>c</p>'),
        ("4. a\n5. b", '<list rend="numbered"><item n="4">a</item><item n="5">b</item></list>'),
        ("a ![b](c.png) <img src=d.png>", '<p>a <graphic url="c.png"><desc>b</desc></graphic> '
         '<graphic url="d.png"/></p>'),
        ("```\na\n\nb\n```", "<p>a</p><p>b</p>"),
        ("<div><p>a <b>b</b></p></div>", '<p>a <hi rend="bold">b</hi></p>'),
    ],
)  # fmt: skip
def test_what_becomes_what(markdown: str, expected: str) -> None:
    output = encoded(text(markdown))
    assert body(output).replace('<space quantity="1" unit="chars"/>', " ") == expected
    assert [each for each in said(output) if "T401" in each] == (
        ["talk.md:1:2: T401 a second mark of a note is dropped: '1'"] if "b[^x]" in markdown else []
    )


def test_speakers_are_found_as_in_plain_text() -> None:
    output = encoded(text("**Q:** Why?\n**A.:** So.\n\n**Q:** And?\n\nA.: *Yes.*"))
    assert output.count(b"<sp ") == 4
    assert output.count(b"<hi ") == 1


def test_what_is_dropped_is_said() -> None:
    markdown = (
        "---\ntags: [x, y]\n---\n\na ![b](data:image/png;base64,AA)\n"
        "d <blink>e</blink>\n<!-- f -->\n\n"
        '<p>\n<img alt="g"></p>\n\n[h]: https://e.org/h\n'
    )
    assert said(encoded(text(markdown))) == [
        "talk.md:1:1: T401 what the text says of itself as 'tags' is dropped: 'x; y'",
        "talk.md:5:3: T401 a picture is dropped: 'b'",
        "talk.md:6:3: T401 a tag is dropped: '<blink>'",
        "talk.md:7:1: T407 a comment of the page is dropped: 'f'",
        "talk.md:10:1: T401 a picture is dropped: 'g'",
        "talk.md:12:1: T401 the address of a link that is not there is dropped: 'https://e.org/h'",
    ]


def test_what_is_less_or_unseen_is_said() -> None:
    markdown = 'a [b](https://e.org "c") [d](#e)\n\n```py\nf\n```\n\n    g\n'
    assert said(encoded(text(markdown))) == [
        "talk.md:1:3: T407 a link that leads nowhere else is dropped: '#e'",
        "talk.md:1:3: T407 the title of a link is dropped: 'c'",
        "talk.md:3:1: T402 a block of code (py): its lines are a paragraph",
        "talk.md:7:1: T402 a block of code: its lines are a paragraph",
    ]


def test_front_matter() -> None:
    markdown = (
        "---\ntitle: 'A: talk'\nauthor: [A. B., {name: C. D.}]\ndate: 2024-05-06\nlang: en-GB\n"
        "doi: https://doi.org/10.1/x\nrights: CC BY 4.0\n---\na\n"
    )
    output = encoded(text(markdown)).decode()
    for expected in (
        'xml:lang="en-GB"',
        "<title>A: talk</title>",
        "<author>A. B.; C. D.</author>",
        '<date when="2024-05-06">2024-05-06</date>',
        '<ref target="https://doi.org/10.1/x">',
        "<note>CC BY 4.0</note>",
        '<idno type="file">talk.md</idno>',
    ):
        assert expected in output


@pytest.mark.parametrize(
    "content",
    [
        "a: &a [x]\nb: *a",
        "a: [",
        "- a",
        "!!python/object/apply:os.system ['x']",
        "[" * 600,
    ],
)
def test_front_matter_that_is_hostile_or_none(content: str) -> None:
    output = encoded(text(f"---\n{content}\n---\n\na\n"))
    assert body(output) == "<p>a</p>"
    assert len(said(output)) == 1
    assert "T401" in said(output)[0]


def test_bytes_that_are_not_utf_8() -> None:
    with pytest.raises(DocumentError) as caught:
        teitools.encode(Source("talk.md", b"a\nb\xe4"))
    assert str(caught.value.findings[0].location) == "talk.md:2:2"
    assert encoded(Source("talk.md", "\ufeffä\r\n".encode())).count("ä".encode()) == 1


@pytest.mark.parametrize("markdown", [">" * 500 + " a", "- " * 500 + "a", "[" * 30_000])
def test_what_would_take_too_long_or_be_left_out(markdown: str) -> None:
    with pytest.raises(DocumentError) as caught:
        teitools.encode(text(markdown))
    assert caught.value.findings[0].code.id == "T412"


@pytest.mark.parametrize("pattern", ["*a ", "`", "<", "~~", "[a](", "{~~", "^[", "|a", "\\"])
def test_a_large_text(pattern: str) -> None:
    encoded(text(pattern * 1500))


@pytest.mark.parametrize(
    ("missing", "markdown"), [("markdown_it", "a"), ("yaml", "---\na: b\n---\nc")]
)
def test_without_the_libraries(
    monkeypatch: pytest.MonkeyPatch, missing: str, markdown: str
) -> None:
    load: Callable[..., Any] = builtins.__import__

    def without(name: str, *rest: Any, **options: Any) -> Any:
        if name == missing:
            raise ImportError(name)
        return load(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match=r"pip install 'teitools\[sources\]'"):
        teitools.encode(text(markdown))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[^c]: b *d*", "3:1: T401 a footnote that nothing points to is dropped: 'b *d*'"),
        ("> [^c]: b", "3:1: T401 a footnote that nothing points to is dropped: 'b'"),
        ('[c]: x "b"', "3:1: T401 the address of a link that is not there is dropped: 'x b'"),
    ],
)
def test_what_is_defined_and_not_used_is_said(markdown: str, expected: str) -> None:
    output = encoded(text(f"a\n\n{markdown}\n"))
    assert body(output).startswith("<p>a</p>")
    assert said(output)[0] == f"talk.md:{expected}"


def test_what_is_defined_twice_is_said() -> None:
    output = encoded(text("a[^1] [b][c]\n\n[^1]: d\n\n[^1]: e\n\n[c]: f\n[c]: g\n"))
    assert ">e</note>" in body(output)
    assert [each.partition("dropped: ")[2] for each in said(output)] == ["'d'", "'g'"]


def test_notes_that_stand_in_one_that_nothing_points_to() -> None:
    output = encoded(text("a\n\n[^1]: b[^2]\n\n[^2]: c\n"))
    assert {each.partition("dropped: ")[2] for each in said(output)} == {"'b[^2]'", "'c'"}


@pytest.mark.parametrize("before", ["", "> ", "- a\n\n  "])
def test_cells_beyond_the_last_column_are_said(before: str) -> None:
    rows = ["| b | c |", "|---|---|", "| d | e | f\\|g | h |", "| i | j |", "k|l|m"]
    lines = before + f"\n{before.rpartition(chr(10))[2]}".join(rows)
    found = [each for each in said(encoded(text(f"{lines}\n"))) if "T401" in each]
    assert [each.partition("dropped: ")[2] for each in found] == ["'f\\\\|g h'", "'m'"]


SIGNS = [
    "*",
    "_",
    "**",
    "~~",
    "`",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "#",
    "- ",
    "|",
    "\\",
    "^",
]
pieces = st.one_of(st.sampled_from([*SIGNS, " ", "\n", "\n\n"]), st.sampled_from(["ab", "c", "Q:"]))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pieces, max_size=25).map("".join))
def test_no_word_is_lost(markdown: str) -> None:
    output = encoded(text(markdown))
    root = etree.fromstring(output).find("{*}text")
    assert root is not None
    found = "".join(re.findall(r"[a-zQ]", "".join(map(str, root.itertext()))))
    wanted = "".join(re.findall(r"[a-zQ]", markdown))
    dropped = any(each.code.id in ("T401", "T407") for each in output.findings)
    assert found == wanted or dropped
