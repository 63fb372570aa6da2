"""Labels and lists with one title before several names, and labels of those who go on."""

from __future__ import annotations

import pytest

from tests.notation.encoding import encoded
from tests.notation.test_joined_names import TEI, turns, whose


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Messrs. Fay, Ito, and Koch:", "fay ito koch"),
        ("Messrs. FAY, ITO and KOCH:", "fay ito koch"),
        ("MM. Fay, Ito et Koch:", "fay ito koch"),
    ],
)
def test_a_title_of_several(label: str, who: str) -> None:
    assert whose(f"Mr. Fay: One.\n\n{label} Two.\n", label) == who


@pytest.mark.parametrize(
    "names", ["Messrs. Fay, Ito, and Koch", "Messrs. Fay, Ito and Koch", "MM. Fay, Ito et Koch"]
)
def test_a_line_of_participants(names: str) -> None:
    root = encoded(f"Participants: {names}, Mr. Moss\n\nMr. Koch: Yes.\n\nMr. Moss: No.\n", "plain")
    persons = root.findall(".//t:particDesc//t:person", TEI)
    assert len(persons) == 4
    named = ["".join(each.itertext()) for each in root.iterfind(".//t:item/t:persName", TEI)]
    assert named == ["Fay", "Ito", "Koch", "Moss"]


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("PRESIDENT, FAY AND ITO:", "president fay ito"),
        ("PRESIDENT AND FAY:", "president fay"),
        ("FAY, ITO AND KOCH:", None),  # one is known
    ],
)
def test_names_in_capitals(label: str, who: str | None) -> None:
    found = whose(f"PRESIDENT: One.\n\nFAY: Two.\n\n{label} Three.\n", label)
    assert found == (who or "koch")


@pytest.mark.parametrize(
    "beside",
    [
        " (continuing)", " (Contd.)", " (cont'd)", " [resuming]", " (RESUMING)", ", continuing",
        " (through interpreter)", " (through the interpreter)", " [Continued]",
    ],
)  # fmt: skip
@pytest.mark.parametrize("profile", ["plain", "hansard", "court-qa"])
def test_somebody_goes_on(beside: str, profile: str) -> None:
    text = f"Mr. Fay: One.\n\nMr. Ito: Two.\n\nMr. Fay{beside}: Three.\n"
    assert turns(text, profile)[2] == (f"Mr. Fay{beside}:", "fay")
    root = encoded(text, profile)
    assert not root.findall(".//t:speaker/t:note", TEI)
    assert not root.findall(".//t:speaker/t:supplied", TEI)
