"""`who` that points to several: from labels to TEI and back, and from TEI to the text and back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.xml.names import tei
from tests.api.test_typed_documents import comes_back

PLAY = (
    "PERSONEN\n\nMARIE, eine Witwe\nKARL, ihr Sohn\nFRANZ\n\nERSTER AKT\n\nMARIE. Wer?\n\n"
    "KARL. Ich.\n\nMARIE, KARL zugleich. Ach!\n\nFRANZ und KARL. Oh!\n"
)
NAMES = ["MARIE", "KARL", "FRANZ", "Marie", "Frau Marie", "ALLE", "X", "LISE", "Q", "Smith", "Sons"]
SIGNS = [", ", " und ", " and ", " et ", " и ", " & ", "/", " / ", "; ", ", and ", ",", " ,", " "]
TAILS = ["", " zugleich", ", together", " (both)", ", ensemble", " вместе", " (", "?", " ab"]
ENDS = [". ", ": ", ".\n", ":\n", "\n", " -- ", " — ", "  "]
PROFILES = ["plain", "drama", "oral-history", "hansard", "court-qa", "tape", "speech", "frus"]


def with_who(*pointers: str) -> bytes:
    """The TEI of the play, whose speeches point to whom they are said to."""
    root = etree.fromstring(bytes(teitools.encode(PLAY.encode(), profile="drama")))
    for speech, who in zip(root.iter(tei("sp")), pointers, strict=True):
        speech.set("who", who)
    return bytes(etree.tostring(root))


def test_they_are_two_in_the_tei_of_the_play() -> None:
    root = etree.fromstring(bytes(teitools.encode(PLAY.encode(), profile="drama")))
    pointers = [each.get("who") for each in root.iter(tei("sp"))]
    assert pointers == ["#marie", "#karl", "#marie #karl", "#franz #karl"]
    labels = ["".join(each.itertext()) for each in root.iter(tei("speaker"))]
    assert labels == ["MARIE.", "KARL.", "MARIE, KARL", "FRANZ und KARL."]


@pytest.mark.parametrize(
    "last",
    [
        "#karl #franz",  # in another order
        "#karl",
        "#franz #karl #marie",
        "persons.xml#franz #karl",
        "#karl #karl",
    ],
)
def test_pointers_that_an_editor_has_changed_come_back(last: str) -> None:
    document = with_who("#marie", "#karl", "#marie #karl", last)
    comes_back(document)
    assert bytes(teitools.decode(document, transcript=True)) == PLAY.encode()
    root = etree.fromstring(bytes(teitools.encode(teitools.decode(document))))
    assert [each.get("who") for each in root.iter(tei("sp"))][-1] == last


def test_only_other_pointers_are_typed() -> None:
    """A label that meant two before means them again; where it means others, that is typed."""
    first = "<sp who='#a #b'><speaker>ANN, BEA.</speaker><p>One.</p></sp>"
    second = "<sp who='#b #a'><speaker>ANN, BEA.</speaker><p>Two.</p></sp>"
    document = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><div>"
        f"{first}{first}{second}</div></body></text></TEI>"
    )
    decoded = bytes(teitools.decode(document.encode())).decode()
    assert decoded.partition("[/teiHeader]\n\n")[2] == (
        '[div]\n\n[sp who="#a #b"]\n@ANN, BEA.\nOne.\n[/sp]\n\n@ANN, BEA.\nOne.\n\n'
        '[sp who="#b #a"]\n@ANN, BEA.\nTwo.\n[/sp]\n\n[/div]\n'
    )
    comes_back(bytes(teitools.encode(decoded.encode())))


POINTER = st.sampled_from(["#marie", "#karl", "#franz", "a.xml#b", "#marie-name"])
POINTERS = st.lists(POINTER, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(*[POINTERS] * 4))
def test_any_pointers_come_back(pointers: tuple[str, ...]) -> None:
    comes_back(with_who(*pointers))


LABEL = st.builds(
    lambda names, signs, tail, end: (
        "".join(f"{name}{sign}" for name, sign in zip(names, [*signs, ""], strict=False))
        + tail
        + end
    ),
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=4),
    st.lists(st.sampled_from(SIGNS), min_size=3, max_size=3),
    st.sampled_from(TAILS),
    st.sampled_from(ENDS),
)
TURNS = st.lists(st.tuples(LABEL, st.sampled_from(["Ja.", "no", "Да!", ""])), max_size=8)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(TURNS, st.sampled_from(PROFILES), st.booleans(), st.sampled_from(["\n\n", "\n", "\r\n\r\n"]))
def test_any_labels_come_back(
    turns: list[tuple[str, str]], profile: str, cast: bool, between: str
) -> None:
    text = (PLAY if cast else "") + between.join("".join(turn) for turn in turns)
    encoded = teitools.encode(text.encode(), profile=profile)
    assert teitools.decode(encoded) == text.encode()
    assert teitools.validate(bytes(encoded)).valid
    root = etree.fromstring(bytes(encoded))
    declared = {
        each.get("{http://www.w3.org/XML/1998/namespace}id") for each in root.iter("{*}person")
    }
    for turn in root.iter("{*}sp", "{*}u"):
        who = [each.removeprefix("#") for each in turn.get("who", "").split()]
        assert len(set(who)) == len(who)
        assert declared.issuperset(who)
