"""Names of an authority in a text: what is tagged, and that the text comes back."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools import resources
from teitools.api.output import Output
from teitools.names.authority import Authority, Entry
from teitools.names.matching import Match, matches
from teitools.names.words import keys_of
from teitools.source import Source
from teitools.transcript import Kind
from tests.texts import WORDS, pieces, texts

CSV = b"""id,name,variants,kind
p1,Nikita Khrushchev,N. S. Khrushchev | Khrushchev;Premier Khrushchev,person
p2,Boris Ivanov,Ivanov,
p3,Ivan Ivanov,Ivanov,
m,Moscow,Moscou|New Moscow,place
https://example.org/cc,Central Committee,CC,org
b,Brien,,
"""


def encode(text: str, data: bytes = CSV, name: str = "names.csv") -> Output:
    return teitools.encode(text.encode(), profile="wilson", authority=Source(name, data))


def tagged(text: str, data: bytes = CSV) -> list[tuple[str, str, str]]:
    """Element, reference and words of each name that points to the authority."""
    output = encode(text, data)
    assert teitools.decode(output) == text.encode()
    body = etree.fromstring(output).find(".//{*}body")
    assert body is not None
    return [
        (etree.QName(element).localname, element.get("ref", ""), " ".join(words.split()))
        for element in body.iter("{*}persName", "{*}placeName", "{*}orgName")
        if not element.get("ref", "#").startswith("#")
        for words in ["".join(map(str, element.itertext()))]
    ]


PERSON = "persName", "names.csv#p1"
PLACE = "placeName", "names.csv#m"
BODY = "orgName", "https://example.org/cc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khrushchev spoke.", [(*PERSON, "Khrushchev")]),
        ("Khrushchev's speech", [(*PERSON, "Khrushchev")]),
        ("the Khrushchevs", []),
        ("Premier Khrushchev and N. S. Khrushchev", [
            (*PERSON, "Premier Khrushchev"),
            (*PERSON, "N. S. Khrushchev"),
        ]),
        ("in New Moscow, Moscow", [(*PLACE, "New Moscow"), (*PLACE, "Moscow")]),
        ("N. S.\nKhrushchev", [(*PERSON, "N. S. Khrushchev")]),
        ("the Central \n Committee", [(*BODY, "Central Committee")]),
        ("the CC, CCs and cc", [(*BODY, "CC")]),
        ("O'Brien, O\u2019Brien", []),
        ("l'Brien", [("persName", "names.csv#b", "Brien")]),
        ("[of Moscow]", [(*PLACE, "Moscow")]),
        ("Nikita [Khrushchev]", [(*PERSON, "Khrushchev")]),
        ("New {--x--} Moscow", [(*PLACE, "Moscow")]),
        ("Moscow{++ites++}", []),
        ("{++un++}Moscow", []),
        ("[persName ref=x.xml#a: Moscow] Moscow", [
            ("persName", "x.xml#a", "Moscow"),
            (*PLACE, "Moscow"),
        ]),
        ("KHRUSHCHEV: Yes.", []),
    ],
)  # fmt: skip
def test_names_are_tagged(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert tagged(text) == expected


def test_what_is_ambiguous_is_said_and_not_tagged() -> None:
    output = encode("Boris Ivanov came.\n\nThen Ivanov,\nand Ivanov went.")
    [finding] = [each for each in output.findings if each.code.id == "T301"]
    assert str(finding.location) == "<bytes>:3:6"
    assert finding.facts["count"] == 2
    assert "'p2' and 'p3'" in finding.message
    assert output.count(b'ref="names.csv#p2"') == 1
    assert b'ref="names.csv#p3"' not in output


def test_a_text_with_a_header_block_is_typed_whole() -> None:
    typed = teitools.decode(encode("In Moscow.").replace(b"Untitled transcript", b"Other"))
    assert b"\n[teiHeader" in typed
    output = teitools.encode(bytes(typed), authority=Source("names.csv", CSV))
    assert teitools.decode(output) == typed
    assert "T302" in {finding.code.id for finding in output.findings}


def test_composed_and_decomposed_letters_are_the_same() -> None:
    data = "id,name\na,Andr\u00e9\n".encode()
    assert tagged("Andre\u0301 and Andr\u00e9", data) == [
        ("persName", "names.csv#a", "Andre\u0301"),
        ("persName", "names.csv#a", "Andr\u00e9"),
    ]


ids = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=4)
words = st.one_of(
    st.sampled_from([word for word in WORDS if any(map(str.isalnum, word))]),
    st.sampled_from(["word", "a", "end", "x", "y z", "Brezhnev", "The end", "sic", "in margin"]),
    pieces.filter(lambda piece: any(map(str.isalnum, piece.strip()))),
)
kinds = st.sampled_from([Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION])
authorities = st.lists(
    st.builds(Entry, ids, kinds, st.lists(words, min_size=1, max_size=3).map(tuple)),
    min_size=1,
    max_size=8,
    unique_by=lambda entry: entry.id,
)


@cache
def project_schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(resources.path("schema", "teitools.rng")))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts, authorities, st.sampled_from([None, "plain", "wilson", "explicit"]))
def test_every_text_comes_back_and_is_valid(
    text: str, entries: list[Entry], profile: str | None
) -> None:
    output = teitools.encode(
        text.encode(), profile=profile, authority=Authority.of("names.csv", entries)
    )
    assert teitools.decode(output) == text.encode()
    project_schema().assertValid(etree.fromstring(output))


def naive(names: dict[str, tuple[int, ...]], keys: list[str]) -> list[Match]:
    found, position = [], 0
    while position < len(keys):
        for end in range(len(keys), position, -1):
            entries = names.get("\0".join(keys[position:end]))
            if entries:
                found.append(Match(position, end, entries))
                position = end - 1
                break
        position += 1
    return found


@given(
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), min_size=1, max_size=12),
    st.lists(st.sampled_from("abc"), max_size=30),
)
def test_matching_is_leftmost_and_longest(names: list[list[str]], text: list[str]) -> None:
    entries = [Entry(str(i), Kind.PERSON, (" ".join(n),)) for i, n in enumerate(names)]
    authority = Authority.of("x", entries)
    listed: dict[str, tuple[int, ...]] = {}
    for index, name in enumerate(names):
        key = "\0".join(keys_of(" ".join(name)))
        listed[key] = (*listed.get(key, ()), index)
    keys = keys_of(" ".join(text))
    assert matches(authority.trie, keys, (False, False)) == naive(listed, keys)


@pytest.mark.parametrize("name", ['The "Ural" Works', "The «Ural» Works", "The „Ural“ Works"])
@pytest.mark.parametrize("typed", ['The "Ural" Works', "The “Ural” Works", "The «Ural» Works"])
def test_quotation_marks_are_quotation_marks(name: str, typed: str) -> None:
    quoted = name.replace('"', '""')
    data = f'id,name,variants,kind\nu,"{quoted}",,org\n'.encode()
    assert tagged(f"We saw {typed} there.", data) == [("orgName", "names.csv#u", typed)]
