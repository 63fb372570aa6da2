"""Marks over paragraphs, and marks that have no partner: nothing is lost, each is told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools import resources

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
TEI = "{http://www.tei-c.org/ns/1.0}"
TOML = """
extends = "plain"
name = "spans"
[[class_groups.other]]
kind = "supplied"
facts = { reason = "lost" }
[[brackets]]
open = "["
close = "]"
unclosed = "supplied"
spans = true
classes = [{ use = "typed_forms" }, { use = "expansions" }, { use = "other" }]
[[brackets]]
open = "{--"
close = "--}"
unclosed = "literal"
spans = true
classes = [{ kind = "deletion" }]
[[brackets]]
open = "("
close = ")"
unclosed = "aside"
classes = [{ use = "spoken" }, { use = "voices" }, { kind = "aside" }]
[[brackets]]
open = "*"
close = "*"
unclosed = "characters"
spans = true
classes = [{ kind = "italic" }]
[[signs]]
use = "links"
[[signs]]
use = "interruptions"
[[signs]]
use = "opening_ellipses"
[[signs]]
use = "glued_note_marks"
"""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A profile whose brackets may go over paragraphs."""
    file = tmp_path_factory.mktemp("profile") / "spans.toml"
    file.write_text(TOML)
    return str(file)


def read(text: str, profile: str) -> tuple[etree._Element, list[str]]:
    """The body of `text`, and its warnings with their places."""
    data = text.encode()
    encoded = teitools.encode(data, profile=profile)
    assert teitools.decode(encoded) == data
    assert teitools.validate(bytes(encoded)).valid
    warnings = [f"{f.code.id} {f.location}" for f in encoded.findings if f.severity > 1]
    body = etree.fromstring(bytes(encoded)).find(f".//{TEI}body")
    assert body is not None
    return body, [warning.replace("<bytes>:", "") for warning in warnings]


def words(elements: list[etree._Element]) -> list[str]:
    return ["".join(map(str, element.itertext())) for element in elements]


def chain(body: etree._Element, name: str) -> list[str]:
    """The words of the parts of the one mark `name` over paragraphs, by its links."""
    parts = {each.get(XML_ID): each for each in body.iter(TEI + name)}
    part = next(each for each in parts.values() if each.get("prev") is None and each.get("next"))
    found = [part]
    while (following := found[-1].get("next")) is not None:
        part = parts[following.removeprefix("#")]
        assert part.get("prev") == "#" + str(found[-1].get(XML_ID))
        found.append(part)
    return words(found)


def test_a_mark_over_three_paragraphs(profile: str) -> None:
    body, warnings = read("One {--two\n\nthree\n\nfour--} five.", profile)
    assert chain(body, "del") == ["two", "three", "four"]
    assert warnings == []


def test_the_class_is_found_by_all_of_its_words(profile: str) -> None:
    body, _ = read("One [crossed out: two\n\nthree] four.", profile)
    assert chain(body, "del") == ["two", "three"]
    assert {each.get("rend") for each in body.iter(TEI + "del")} == {"crossedOut"}


def test_one_mark_within_another_over_paragraphs(profile: str) -> None:
    body, warnings = read("a [b {--c\n\nd--} e\n\nf] g", profile)
    assert chain(body, "supplied") == ["b c", "d e", "f"]
    assert chain(body, "del") == ["c", "d"]
    assert warnings == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {--b\n\nc", ["T101 1:3"]),
        ("a\n\nb--} c", ["T102 3:2"]),
        ("a --} b {--\n\nc", ["T102 1:3", "T101 1:9"]),
        ("a {--b [c\n\nd--} e] f", ["T101 1:8", "T102 3:7"]),
        ("a (b\n\nc) d", ["T101 1:3"]),
        ("a (b\n\ncdef) d", ["T101 1:3", "T102 3:5"]),
        ("a {--b (c\n\nd--} e", ["T101 1:8"]),
        ("a [b\n\nc] d] e", ["T102 3:5"]),
        ("a *b\n\nc", []),
    ],
)
def test_what_has_no_partner_is_told_once(profile: str, text: str, expected: list[str]) -> None:
    assert read(text, profile)[1] == expected


def test_a_profile_that_does_not_span_keeps_both_halves() -> None:
    encoded = teitools.encode(b"a {--b\n\nc--} d", profile="plain")
    assert [f.code.id for f in encoded.findings if f.severity > 1] == ["T101", "T102"]
    assert b"<del" not in encoded


def test_no_half_swallows_what_follows() -> None:
    """An unclosed mark ends with its paragraph, whatever it is."""
    for opener in ("[", "{--", "{++", "{~~", "{>>", "{=="):
        encoded = teitools.encode(f"a {opener}b\n\nc\n\nd".encode(), profile="plain")
        body = etree.fromstring(bytes(encoded)).find(f".//{TEI}body")
        assert body is not None
        assert words(list(body.iterfind(f"{TEI}p")))[1:] == ["c", "d"]


def test_strict_makes_a_mistake_of_it(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from teitools.cli import main

    file = tmp_path / "a.txt"
    file.write_text("a [b")
    for options, status in (([], 0), (["--strict"], 1)):
        command = ["encode", str(file), "-p", "plain", "-o", str(tmp_path / "a.xml"), *options]
        assert CliRunner().invoke(main, command).exit_code == status


PIECES = [
    "a",
    "b c",
    "\n",
    "\n\n",
    "\r\n\r\n",
    " ",
    "  ",
    "[",
    "]",
    "{--",
    "--}",
    "(",
    ")",
    "*",
    "\\",
    "\\[",
    "[sic]",
    " [sic: x]",
    "[?]",
    "[x/y?]",
    "[crossed out: ",
    "[2 lines\nillegible]",
    "(laughs)",
    "(pause)",
    "--",
    "...",
    "http://a.b/c",
    "[in margin: ",
    "N[ikita]",
    "[p. 3]",
    "x[Page 2]y",
    "[\x0cillegible]",
    "[a → b]",
    "[stet: ",
    "[= x]",
    "IVANOV: ",
    "\n\nPETROV: ",
    "text.1",
    "\n\n1. Note",
    "[Russian: ",
    "[nods]",
]
texts = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
@example("[Russian: [nods]]")
def test_every_text_comes_back_and_is_valid(profile: str, text: str) -> None:
    encoded = teitools.encode(text.encode(), profile=profile)
    assert teitools.decode(encoded) == text.encode()
    assert SCHEMA.validate(etree.fromstring(bytes(encoded))), SCHEMA.error_log
    places = [str(f.location) for f in encoded.findings if f.code.id in ("T101", "T102")]
    assert len(places) == len(set(places))


SCHEMA = etree.RelaxNG(etree.parse(resources.path("schema", "teitools.rng")))


# ---- the explicit form ------------------------------------------------------------------------


def explicit(text: str, profile: str, name: str) -> tuple[list[str], list[str]]:
    """The words of the parts of the one element `name` over paragraphs, and the warnings."""
    body, warnings = read(text, profile)
    return chain(body, name), warnings


@pytest.mark.parametrize("profile", ["plain", "explicit", "wilson", "speech"])
def test_an_explicit_element_over_three_paragraphs(profile: str) -> None:
    text = "It began here. [hi rend=bold: He said.\n\nThen he went.\n\nAnd so.] The rest came."
    body, warnings = read(text, profile)
    assert chain(body, "hi") == ["He said.", "Then he went.", "And so."]
    assert {each.get("rend") for each in body.iter(TEI + "hi")} == {"bold"}
    assert warnings == []


def test_explicit_elements_within_others_over_paragraphs() -> None:
    text = "a [del:: b [hi rend=italic: c\n\nd],[sic:: e]\n\nf] g"
    body, warnings = read(text, "plain")
    assert chain(body, "del") == ["b c", "d,e", "f"]
    assert chain(body, "hi") == ["c", "d"]
    assert warnings == []


def test_an_explicit_element_over_the_turns_of_several() -> None:
    assert explicit("AB: a [hi rend=bold: b\n\nCD: c] d\n\nAB: e", "plain", "hi") == (
        ["b", "c"],
        [],
    )


def test_an_explicit_element_may_be_all_of_its_paragraphs() -> None:
    body, _ = read("[note type=editorial: a\n\nb\n\nc]\n\nd", "plain")
    assert chain(body, "note") == ["a", "b", "c"]
    assert words(list(body.iterfind(f"{TEI}p"))) == ["a", "b", "c", "d"]


def test_an_identifier_that_is_typed_is_that_of_the_first_part() -> None:
    body, _ = read("a [hi xml:id=z rend=bold: b\n\nc] d", "plain")
    first, last = body.iter(TEI + "hi")
    assert first.get(XML_ID) == "z"
    assert last.get("prev") == "#z"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a [hi rend=bold: b\n\nc", ["T101 1:3"]),
        ("a [choice:: b\n\nc] d", ["T101 1:3", "T102 3:2"]),
        ('a [hi next="#q": b\n\nc] d', ["T101 1:3", "T102 3:2"]),
        ("a [hi rend=bold: b\n\nc] d] e", ["T102 3:5"]),
        ("[seg type=aside: a\n\nb] [seg type=wrong: c\n\nd]", ["T112 3:4", "T101 3:4", "T102 5:2"]),
    ],
)
def test_what_cannot_be_joined_is_told(text: str, expected: list[str]) -> None:
    assert sorted(read(text, "plain")[1]) == sorted(expected)


EXPLICIT = (
    "[hi rend=bold: ", "[del:: ", "[seg type=wrong: ", "[note type=editorial: ", "[pb n=3]",
    '[hi xml:id="z": ', "[p:: ", "[choice:: ", "]", "[", " ", "a", "b c", "\n\n", "\n", "AB: ",
    "{--", "--}", "\\", "[list]", "[/list]", "[item:: x]",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(EXPLICIT), max_size=18).map("".join),
    st.sampled_from(["plain", "explicit"]),
)
def test_any_explicit_text_is_valid_and_comes_back(text: str, profile: str) -> None:
    read(text, profile)
