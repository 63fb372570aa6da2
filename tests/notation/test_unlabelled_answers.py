"""Answers that have a dash and no label: `Q. How much? - Four pounds.`"""

from __future__ import annotations

import pytest

from tests.notation.test_joined_names import turns

THREE = "Q. How much? - Four pounds.\n\nQ. When? - At nine.\n\nQ. Who? - He.\n"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (THREE, "q a q a q a"),
        (THREE.replace(" - ", "—"), "q a q a q a"),
        (THREE.replace("\n", "\r\n"), "q a q a q a"),
        (THREE.replace("Q.", "Q:"), "q a q a q a"),
        (THREE.replace("\n\n", " - "), "q a q a q a"),
        (f"{THREE}\nQ. So it\nwas? It was so? -\nYes.\n\nAnd more.\n", "q a q a q a q a"),
        (f"{THREE}\nQ. Nothing?\n\nTHE COURT: Go on.\n", "q a q a q a q court"),
    ],
)
def test_each_is_a_turn(text: str, who: str) -> None:
    found = turns(text, "court-qa")
    assert [each[1] for each in found] == who.split()
    assert not [each for each in found if each[1] == "a" and "A" in str(each[0])]


@pytest.mark.parametrize(
    "text",
    [
        "Q. How much? - Four pounds.\n\nQ. When? - At nine.\n",  # too few
        f"{THREE}\nQ. Why?\n\nA. So.\n",  # answers have labels
        THREE.replace("? - ", "? - or "),  # the question goes on
        THREE + "\nQ. One?\n\nQ. Two?\n\nQ. Three?\n\nQ. Four?\n",  # not the rule
    ],
)
def test_a_dash_alone_proves_nothing(text: str) -> None:
    assert "-" not in [each[0] for each in turns(text, "court-qa")]
