"""Signs among the words of elements in the explicit form: after a backslash they are characters."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.api.project_schema import holds_text, is_valid
from teitools.notation.brackets import Scanner
from teitools.notation.explicit import typed_opening
from teitools.notation.profile_file import load
from teitools.tei.tree import read_tree
from teitools.transcript import Element
from teitools.xml.element_types import body_elements, element_types
from teitools.xml.names import tei
from tests.odd.compiled import grammar_of
from tests.odd.generator import Generator
from tests.requirements import ROOT

PROFILES = ("plain", "explicit")
IN_PARAGRAPHS = body_elements() & element_types()["p"].children
TYPES = element_types()
WITHOUT_ROOM = sorted(
    name for name in IN_PARAGRAPHS if TYPES[name].text and "seg" not in TYPES[name].children
)
SIGNS = ["[", "]", "{--", "--}", "\\", "\\\\", "[1]", "(", "a", " b ", "~>"]


def signs(profile: str) -> re.Pattern[str]:
    """What needs a backslash in a profile; `[` alone opens nothing where it is no bracket."""
    scanner = Scanner(load(profile))
    found = {*scanner.present, "]"} - {"\\"} - ({"["} if profile == "explicit" else set())
    each = "|".join(sorted(map(re.escape, found), key=len, reverse=True))
    return re.compile(rf"(\\*)({each})")


def typed(element: Element, sign: re.Pattern[str]) -> str:
    """An element as a person types it who puts a backslash before each sign."""
    parts = []
    for each in element.content:
        if isinstance(each, Element):
            parts.append(typed(each, sign))
            continue
        words = str(each)
        kept = words.rstrip("\\")
        parts.append(sign.sub(r"\1\1\\\2", kept) + words[len(kept) :] * 2)
    opening = typed_opening(element.name, element.attributes, bool(element.content))
    return f"{opening}{''.join(parts)}]"


def encoded_element(text: str, profile: str, name: str) -> etree._Element:
    """The first element of that name in the encoding of `text`, which is valid and comes back."""
    encoded = teitools.encode(text.encode(), profile=profile)
    assert [f.code.id for f in encoded.findings if f.code.id.startswith("T1")] == []
    assert is_valid(encoded)
    assert teitools.decode(encoded) == text.encode()
    found = etree.fromstring(bytes(encoded)).find(f".//{tei('body')}//{tei(name)}")
    assert found is not None
    return found


def said(element: etree._Element) -> object:
    """What an element says, without what the encoding adds: segments for signs, renditions."""
    words: list[object] = [element.text or ""]
    for child in element:
        if child.tag == tei("seg") and child.get("type") == "literal":
            words[-1] = f"{words[-1]}{child.text}{child.tail or ''}"
        else:
            words += [said(child), child.tail or ""]
    attributes = sorted((key, value) for key, value in element.items() if key != "rendition")
    return element.tag, attributes, [each for each in words if each != ""]


def made_with(words: str, name: str) -> etree._Element:
    """A random element that is valid, with `words` wherever it has some."""
    generator = Generator(grammar_of(ROOT / "schema" / "teitools.odd"), len(name))
    made = etree.fromstring(generator.element(name, 1, ' xmlns="http://www.tei-c.org/ns/1.0"'))
    for each in made.iter("*"):
        each.attrib.pop("rendition", None)
        each.text = words if holds_text(each) else None
        each.tail = None
    return made


@pytest.mark.parametrize("name", WITHOUT_ROOM)
@pytest.mark.parametrize("profile", PROFILES)
def test_they_are_characters_in_every_element_that_has_no_room_for_segments(
    name: str, profile: str
) -> None:
    made = made_with(r"a [b] \[c \] {--d e--} \{-- \ f\\", name)
    element = read_tree(made.getroottree(), holds_text).root
    text = f"words {typed(element, signs(profile))} words"
    assert said(encoded_element(text, profile, name)) == said(made)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(sorted(name for name in IN_PARAGRAPHS if "hi" in TYPES[name].children)),
    st.lists(st.lists(st.sampled_from(SIGNS), min_size=1).map("".join), min_size=3, max_size=3),
    st.sampled_from(PROFILES),
)
def test_words_with_any_signs_can_be_typed(name: str, words: list[str], profile: str) -> None:
    first, inner, last = (" ".join(f"w{each}w".split()) for each in words)
    if not TYPES[name].text:
        first = last = ""
    content = tuple(each for each in (first, Element("hi", (), (inner,)), last) if each)
    element = Element(name, (), content)
    if is_refused(name):
        return
    found = encoded_element(f"x {typed(element, signs(profile))} x", profile, name)
    parts = [first, (tei("hi"), [], [inner]), last]
    assert said(found) == (tei(name), [], [each for each in parts if each])


@cache
def is_refused(name: str) -> bool:
    """Whether an element lacks something that holds no more than words and a `hi`."""
    words = "w " if TYPES[name].text else ""
    encoded = teitools.encode(f"x [{name}:: {words}[hi:: w]] x".encode(), profile="explicit")
    return "T112" in [f.code.id for f in encoded.findings]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"a [idno:: x \[b\] c] d", "x [b] c"),
        (r"a [idno:: x\\] d", "x\\"),
        (r"a [idno:: \\\[x] d", "\\[x"),
        (r"a [idno:: x\y] d", r"x\y"),
        (r"a [idno:: x [1] y] d", "x [1] y"),
    ],
)
def test_one_escape_is_one_character(text: str, words: str) -> None:
    assert encoded_element(text, "plain", "idno").text == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"a [idno:: x \[b\] [1]] d", "x [b] [1]"),
        (r"a [idno:: x [1] \[b\] [2] \[c\]] d", "x [1] [b] [2] [c]"),
        (r"a [idno:: x \[b\] c [1] \[d] e", "x [b] c [1] [d"),
        (r"a [idno:: x [1] \\\[b] d", "x [1] \\[b"),
    ],
)
def test_a_sign_may_have_a_backslash_in_some_places_only(text: str, words: str) -> None:
    assert encoded_element(text, "plain", "idno").text == words


def test_of_changed_words_every_such_sign_has_a_backslash() -> None:
    encoded = teitools.encode(rb"a [idno:: x \[b\] [1]] d", profile="plain")
    assert encoded.findings == () or "T112" not in [f.code.id for f in encoded.findings]
    changed = bytes(encoded).replace(b"x [b] [1]", b"x [b] [c]")
    assert teitools.decode(changed) == rb"a [idno:: x \[b\] \[c\]] d"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*SIGNS, r"\[", r"\]", r"\{--", r"\\["]), min_size=1).map("".join))
def test_any_words_come_back(words: str) -> None:
    text = f"a [idno:: w{words}w] d".encode()
    encoded = teitools.encode(text, profile="plain")
    assert is_valid(encoded)
    assert teitools.decode(encoded) == text


def test_words_that_are_changed_in_the_tei_are_typed_with_backslashes() -> None:
    encoded = teitools.encode(rb"a [idno:: x \[b\] c] d", profile="plain")
    changed = bytes(encoded).replace(b"x [b] c", b"x [bb] [c]")
    assert teitools.decode(changed) == rb"a [idno:: x \[bb\] \[c\]] d"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (r"a \[b", "<p>a [b</p>"),
        (r"a \\[b]", r"<p>a \<supplied>b</supplied></p>"),
        (r"a \\\[b", r"<p>a \[b</p>"),
        (r"a \\\\[b]", r"<p>a \\<supplied>b</supplied></p>"),
        (r"a \\\\\{--b", r"<p>a \\{--b</p>"),
        (r"a \\\ b", r"<p>a \\\ b</p>"),
    ],
)
def test_a_pair_of_backslashes_before_a_sign_is_one(typed: str, expected: str) -> None:
    encoded = teitools.encode(typed.encode(), profile="plain")
    found = re.search(r"<body>\s*(<p.*</p>)", encoded.decode())
    assert found
    bare = re.sub(r"</?seg[^>]*>", "", re.sub(r"<(\w+) [^>]*>", r"<\1>", found.group(1)))
    assert bare == expected
    assert teitools.decode(encoded) == typed.encode()
