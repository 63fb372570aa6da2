"""Characters that others usually stand for are read as those, and come back as they are."""

from __future__ import annotations

import unicodedata

import pytest

import teitools
from tests.notation.encoding import encoded

TURNS = "ÉTIENNE: Où ?\n\nMr. HALE: Là.\n\nÉTIENNE: Qui [illegible] là?\n\nMr. HALE: Moi."


def heard(text: str) -> list[tuple[str | None, str]]:
    """Who speaks, and the words, in usual characters."""
    return [
        (each.get("who"), " ".join(unicodedata.normalize("NFC", "".join(each.itertext())).split()))
        for each in encoded(text, "plain").iter("{*}sp")
    ]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2007"])
@pytest.mark.parametrize("at", ["Mr. ", "HALE: ", "Où ", "Qui [", "E: "])
def test_spaces_that_do_not_break(space: str, at: str) -> None:
    assert heard(TURNS.replace(at, at.replace(" ", space))) == heard(TURNS)


def test_letters_and_their_accents_apart() -> None:
    apart = unicodedata.normalize("NFD", TURNS)
    assert apart != TURNS
    assert heard(apart) == heard(TURNS)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("rest", ["", "\n\nMr. HALE: Oui.", "\n\r\nMr. HALE: Oui."])
def test_line_ends_are_kept_where_several_are_mixed(end: str, rest: str) -> None:
    text = TURNS.replace("\n", end) + rest
    assert heard(text) == heard(text.replace("\r\n", "\n").replace("\r", "\n"))


def test_findings_are_placed_in_the_text_as_it_is() -> None:
    text = unicodedata.normalize(
        "NFD", "ÉTIENNE: Où?\n\nHALE: Là.\n\nÉTIENNE: Là [où.\n\nHALE: Oui."
    )
    findings = teitools.encode(text.encode(), profile="plain").findings
    (warning,) = [each for each in findings if each.code.id == "T101"]
    line = text.split("\n")[4]
    position = warning.location.position
    assert position is not None
    assert (position.line, position.column) == (5, line.index("[") + 1)
