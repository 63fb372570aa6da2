"""The explicit form in a transcript: every element of the body, valid, and byte for byte."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import teitools
from teitools.api.project_schema import is_valid
from teitools.notation.explicit import typed_opening
from teitools.xml.element_types import body_elements, element_types
from tests.odd.compiled import grammar_of
from tests.odd.generator import Generator
from tests.requirements import ROOT
from tests.texts import texts

PROFILES = ("plain", "wilson", "explicit")
NAMES = sorted(body_elements() & element_types()["p"].children)


def codes(output: object) -> list[str]:
    return [f.code.id for f in output.findings if f.code.id.startswith("T1")]  # type: ignore[attr-defined]


def body(data: bytes) -> str:
    found = re.search(r"<body>\s*(.*?)\s*</body>", data.decode(), re.DOTALL)
    assert found
    return re.sub(r' (?:xml:id|rendition)="(?:p-|#)[^"]*"', "", found.group(1))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("a [hi rend=bold: b] c", '<p>a <hi rend="bold">b</hi> c</p>'),
        ("a [del:: b] c", "<p>a <del>b</del> c</p>"),
        ('[hi n="1 2" rend=x: b]', '<p><hi n="1 2" rend="x">b</hi></p>'),
        ('[hi n="a\\"\\\\b": c]', '<p><hi n="a&quot;\\b">c</hi></p>'),
        ("a[pb n=5]b[lb::]c", '<p>a<pb n="5"/>b<lb/>c</p>'),
        ("[choice:: [sic:: a] [corr:: b]]", "<p><choice><sic>a</sic><corr>b</corr></choice></p>"),
        ("[ref target=http://a.b/c:d: e]", '<p><ref target="http://a.b/c:d">e</ref></p>'),
        ("{++a [hi:: b] c++}", "<p><add>a <hi>b</hi> c</add></p>"),
        ("\\[hi:: b]", '<p><seg type="literal">[</seg>hi:: b]</p>'),
        ("[hi:: a\\] b]", '<p><hi>a<seg type="literal">]</seg> b</hi></p>'),
    ],
)
@pytest.mark.parametrize("profile", PROFILES)
def test_what_is_typed_becomes_the_element(typed: str, expected: str, profile: str) -> None:
    encoded = teitools.encode(typed.encode(), profile=profile)
    assert body(encoded) == expected
    assert codes(encoded) == []
    assert is_valid(encoded)
    assert teitools.decode(encoded) == typed.encode()


@pytest.mark.parametrize(
    "typed",
    ["[note: illegible]", "[Source: x]", "[hi rend: b]", "[nothing:: b]", "[hi  rend=x: b]", "[p]"],
)
def test_what_looks_like_it_is_not_taken_for_it(typed: str) -> None:
    encoded = teitools.encode(f"a {typed} b".encode(), profile="explicit")
    assert body(encoded) == f"<p>a {typed} b</p>".replace(
        "  ", '<space quantity="2" unit="chars"/>'
    )


@pytest.mark.parametrize(
    "typed",
    [
        "[supplied reason=nonsense: x]",
        "[castItem:: x]",
        "[hi n=1 n=2: x]",
        "[persName xml:id=a: x] [persName xml:id=a: y]",
        "[choice:: words]",
        "[hi:: [p:: x]]",
        "[hi rendition=#x: y]",
        '[hi xml:id="no name": y]',
    ],
)
@pytest.mark.parametrize("profile", PROFILES)
def test_what_the_schema_does_not_allow_is_words(typed: str, profile: str) -> None:
    text = f"a {typed} [hi:: b]".encode()
    encoded = teitools.encode(text, profile=profile)
    assert is_valid(encoded)
    assert teitools.decode(encoded) == text
    assert "<hi>b</hi>" in body(encoded) or "T112" in codes(encoded)


@pytest.mark.parametrize("attribute", ["A:d", "xmlns", "xmlns:a", "a\xaa", "xml:foo"])
def test_attributes_that_no_document_can_have_are_words(attribute: str) -> None:
    text = f"[hi {attribute}=c: x]".encode()
    encoded = teitools.encode(text, profile="explicit")
    assert "<hi" not in body(encoded)
    assert is_valid(bytes(encoded))
    assert teitools.decode(bytes(encoded)) == text


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("count", [9, 30, 400])
def test_one_in_another_in_another_is_refused_to_the_end(count: int, profile: str) -> None:
    """Without the outer one, the next takes its end; what is right elsewhere stays."""
    text = f"[hi rend=b: x]\n\n{'[supplied n=l: ' * count}]\n\n[hi rend=i: y]".encode()
    encoded = teitools.encode(text, profile=profile)
    assert is_valid(bytes(encoded))
    assert body(encoded).count("<hi ") == 2
    assert teitools.decode(bytes(encoded)) == text


@pytest.mark.parametrize("name", NAMES)
def test_every_element_can_be_typed_in_a_paragraph(name: str) -> None:
    """A random one that is valid, typed as `decode` types it."""
    from lxml import etree

    from teitools.api.project_schema import holds_text
    from teitools.notation.tree_inlines import print_form
    from teitools.tei.tree import read_tree

    grammar = grammar_of(ROOT / "schema" / "teitools.odd")
    generator = Generator(grammar, len(name))
    made = etree.fromstring(generator.element(name, 1, ' xmlns="http://www.tei-c.org/ns/1.0"'))
    for each in made.iter("*"):
        each.attrib.pop("rendition", None)
    element = read_tree(made.getroottree(), holds_text).root
    typed = " ".join(print_form(element, False).split())
    text = f"words {typed} words".encode()
    encoded = teitools.encode(text, profile="explicit")
    assert is_valid(encoded)
    assert teitools.decode(encoded) == text
    assert f"<{name}" in body(encoded)


def test_a_profile_can_switch_it_off(tmp_path: object) -> None:
    from pathlib import Path

    profile = Path(str(tmp_path)) / "own.toml"
    profile.write_text(
        'extends = "plain"\nname = "own"\nversion = "1"\ntitle = "t"\nexplicit = false\n'
    )
    encoded = teitools.encode(b"a [hi:: b] c", profile=profile)
    assert "<supplied" in body(encoded)


def test_a_profile_says_whose_the_backslash_is(tmp_path: object) -> None:
    from pathlib import Path

    profile = Path(str(tmp_path)) / "own.toml"
    profile.write_text(
        'extends = "plain"\nname = "own"\nversion = "1"\ntitle = "t"\nescapes = false\n'
    )
    text = b"a \\[b] c \\{--d--} [e]"
    encoded = teitools.encode(text, profile=profile)
    assert teitools.decode(encoded) == text
    assert body(encoded).startswith("<p>a \\[b] c \\{--d--} <supplied")
    assert codes(encoded) == []


GROUPS = [
    ("[div type=act]\n\na\n\n[/div]", '<div type="act"><p>a</p></div>'),
    ("[div type=act]\n\na\n\n[/div]\n\nb", '<div type="act"><p>a</p></div><div><p>b</p></div>'),
    ("[lg]\n\n[l:: a]\n\n[/lg]", "<lg><l>a</l></lg>"),
    ('[div type="act"]\n\n\na\n[/div]', "<p>a<lb/>[/div]</p>"),
    ("[list]\n\n[item:: a]\n\n[/list]", "<list><item>a</item></list>"),
    ("[div]\n\n[div]\n\na\n\n[/div]\n\n[/div]", "<div><div><p>a</p></div></div>"),
    ("[list]\n\n[/list]", "<p>[list]</p><p>[/list]</p>"),
    ("[figure]\n\n[graphic url=a]\n\n[/figure]", '<figure><graphic url="a"/></figure><p/>'),
    ("[timeline]\n\n[when xml:id=a]\n\n[/timeline]", '<timeline><when xml:id="a"/></timeline><p/>'),
    (
        "a\n\n[space]\n\n[desc:: b]\n\n[/space]\n\nc",
        "<p>a</p><space><desc>b</desc></space><p>c</p>",
    ),
    ("a\n\n[lb::]\n\nb", "<p>a</p><lb/><p>b</p>"),
    ("[lb n=3]\n\n\n[lb::]\n\nb", '<lb n="3"/><lb/><lb/><p>b</p>'),
    ("[div]\n\na\n\n[space quantity=2]\n\n[/div]", '<div><p>a</p><space quantity="2"/></div>'),
]


@pytest.mark.parametrize(("typed", "expected"), GROUPS)
def test_blocks_stand_between_the_tags_of_a_group(typed: str, expected: str) -> None:
    encoded = teitools.encode(typed.encode(), profile="explicit")
    assert re.sub(r"\n\s*", "", body(encoded)).endswith(expected)
    assert is_valid(encoded)
    assert teitools.decode(encoded) == typed.encode()


openings = st.builds(
    typed_opening,
    st.sampled_from([*sorted(body_elements()), "nothing"]),
    st.lists(
        st.tuples(st.sampled_from(["n", "rend", "reason", "xml:id", "type"]), st.text(max_size=3)),
        max_size=2,
    ).map(tuple),
    st.booleans(),
)
starts = st.sampled_from(["div", "div type=act", "list", "sp", "lg", "note"]).map(
    lambda tag: f"\n\n[{tag}]\n\n"
) | st.sampled_from(["div", "list", "sp", "lg", "item"]).map(lambda name: f"\n\n[/{name}]\n\n")
forms = st.lists(st.one_of(openings, starts, st.just("]"), texts), max_size=12).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(forms, st.sampled_from(PROFILES))
def test_every_text_comes_back_and_is_valid(text: str, profile: str) -> None:
    data = text.encode("utf-8", "ignore")
    encoded = teitools.encode(data, profile=profile)
    assert is_valid(encoded)
    assert teitools.decode(encoded) == data
