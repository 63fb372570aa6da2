"""Questions and answers that follow each other in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import teitools
from tests.notation.encoding import encoded
from tests.notation.test_joined_names import turns

PAIR = "Q. Did you see him? - A. I did. Q. When was it? - A. On Monday. He was there.\n"
DASHES = st.sampled_from([" ", " - ", " -- ", " — ", "—", "-\n", "\n", "  "])
WORDS = st.sampled_from(
    ["Was he there?", "State it.", "Mr. A. Smith", "I did.", "Yes", "He? No.", "x"]
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (PAIR, "q a q a"),
        (PAIR.replace("\n", "\r\n"), "q a q a"),
        (PAIR.replace(" - ", " "), "q a q a"),
        (PAIR.replace(" - ", "—"), "q a q a"),
        (PAIR.replace("Q.", "Q:").replace("A.", "A:"), "q a q a"),
        (f"{PAIR}\nQ. Where?\n\nA. Here. Q. Where exactly? A. There.\n", "q a q a q a q a"),
        ("I saw him. Q. When? - A. Then. I went home.\n", "q a"),
        ("Q. State your name. - A. Hale. Q. Your age? A. Forty.\n", "q a q a"),
        ("Question: Was it? Answer: It was. Question: Why? Answer: So.\n", "question answer " * 2),
        ("Mr. Knapp. Q. When? - A. Then. Q. Who? - A. He.\n", "knapp a knapp a"),
        ("Examined by MR. HALE. Q. When? A. Then.\n\nCOURT. Q. Who? A. I.\n", "hale a court a"),
        ("Q. Did you\nsee him? - A. I did;\nand he saw me. Q. When?\nA. Then.\n", "q a q a"),
    ],
)  # fmt: skip
def test_each_is_a_turn(text: str, who: str) -> None:
    assert [each[1] for each in turns(text, "court-qa")] == who.split()


@pytest.mark.parametrize(
    "text",
    [
        "Q. Was it Mr. A. Smith who came? He was there.\n",
        "Q. Did you speak of exhibit Q. A. Yes\n",
        "He is here. Q. Smith was there too.\n",
        "Who was it? A. Smith, I said.\n",
        "Q. Was it he?\n\nHe said so. A. Smith had it. It was he. A. He.\n",
    ],
)
def test_initials_and_exhibits_are_none(text: str) -> None:
    assert not any(label.endswith("A.") for label, _ in turns(text, "court-qa"))


def test_a_blank_line_parts_question_and_answer() -> None:
    assert [who for _, who in turns("Q. When?\n\nHe. A. Then.\n", "court-qa")] == ["q"]


def test_interviews_have_a_colon() -> None:
    text = PAIR.replace("Q.", "Q:").replace("A.", "A:")
    assert [who for _, who in turns(text, "oral-history")] == ["q", "a"] * 2
    assert turns(PAIR, "oral-history") == []


def test_other_profiles_know_no_questions() -> None:
    assert turns(PAIR, "hansard") == []


def test_the_dash_is_of_the_label() -> None:
    root = encoded(PAIR, "court-qa")
    speakers = root.findall(".//{*}speaker")
    assert ["".join(each.itertext()) for each in speakers] == ["Q.", "- A.", "Q.", "- A."]
    assert [each.get("rendition") for each in speakers] == [None, *["#same-line"] * 3]


def test_the_witness_answers_whom_lines_name() -> None:
    text = "JOHN SMITH, called as a witness.\n\nBY MR. HALE:\n\nQ. Who? A. I. Q. When? A. Then.\n"
    assert [who for _, who in turns(text, "court-qa")] == ["hale", "smith"] * 2


def test_in_numbered_lines() -> None:
    lines = ["Q.  Where? A.  There. Q.  When?", *["A.  Then, I think,", "and there."] * 5]
    page = "".join(f"{n:3}         {line}\n" for n, line in enumerate(lines, 1))
    found = turns(f"{page}\n                 Hale - Direct            2\n\n{page}", "court-qa")
    assert [who for _, who in found][:4] == ["q", "a", "q", "a"]


def test_the_profile_is_found() -> None:
    text = f"JOHN HALE was indicted for stealing a coat.\n\n{PAIR}\nGUILTY.\n"
    made = teitools.encode(text.encode())
    assert b"profile court-qa" in made or b'"court-qa"' in made


def test_a_person_decides() -> None:
    rows = b"what\tdecision\ttext\nspeaker\tnot-speaker\t- A.\n"
    made = teitools.encode(PAIR.encode(), profile="court-qa", decisions=rows)
    assert teitools.decode(made).decode() == PAIR


@given(
    st.lists(
        st.tuples(st.sampled_from(["Q.", "A.", "COURT. Q.", "Q:", ""]), WORDS, DASHES), min_size=1
    )
)
def test_the_bytes_come_back(pieces: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{label} {words}{dash}" for label, words, dash in pieces)
    assert teitools.decode(teitools.encode(text.encode(), profile="court-qa")).decode() == text
