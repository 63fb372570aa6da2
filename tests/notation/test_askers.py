"""Those who ask where nobody says who they are."""

from __future__ import annotations

import pytest

from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ASKED = {
    "a word": ("QUESTION:", "MR. HALE:"),
    "a word in mixed case": ("Question:", "Mr. Hale:"),
    "a word of German": ("Frage:", "Dr. Hahn:"),
    "a word of Russian": ("Вопрос:", "Иванов В. П.:"),
    "a letter and a full stop": ("Q.", "The President."),
    "a letter and spaces": ("Q   ", "MR. HALE:"),
    "a letter and one space": ("Q", "MR. HALE:"),
    "a word with a remark": ("QUESTION (Reuters):", "MR. HALE:"),
}


def turns(text: str, profile: str = "plain") -> list[tuple[str, bool]]:
    """The label of each turn of `text`, and whether somebody has said it."""
    root = encoded(text, profile)
    return [
        (" ".join(each.xpath("string(t:speaker)", namespaces=TEI).split()), "who" in each.attrib)
        for each in root.iterfind(".//t:sp", TEI)
    ]


def briefing(asked: str, answers: str) -> str:
    return "\n\n".join(
        (
            f"{answers} Good morning.",
            f"{asked} Is it true?",
            f"{asked} Is it really true?",
            f"{answers} I have not heard of it.",
            f"{asked} When will you hear of it?",
            f"{answers} Tomorrow.",
        )
    )


@pytest.mark.parametrize("kind", ASKED)
def test_nobody_in_particular_asks(kind: str) -> None:
    asked, answers = ASKED[kind]
    question, answer = (asked.strip(), False), (answers, True)
    assert turns(briefing(asked, answers)) == [
        answer, question, question, answer, question, answer,
    ]  # fmt: skip


def test_words_about_a_question_are_no_label() -> None:
    text = "MR. HALE: a\n\nQuestion: b\n\nMR. ITO: c\n\nQuestion: d\n\nMR. HALE: e"
    assert turns(text) == [("MR. HALE:", True), ("MR. ITO:", True), ("MR. HALE:", True)]


def test_questions_that_nobody_answers_are_no_turns() -> None:
    assert turns("Question: a\n\nQuestion: b\n\nQuestion: c\n\nQuestion: d") == []


@pytest.mark.parametrize("line", ["Q is the charge.", "Q = 3.", "Q", "Quite so.", "Q, then."])
def test_the_letter_may_be_a_word(line: str) -> None:
    text = "MR. HALE: Take this.\n\n" + f"{line}\n\nMR. HALE: And this.\n\n" * 4
    assert {name for name, _ in turns(text)} == {"MR. HALE:"}


def test_the_letter_stands_before_what_begins_a_sentence() -> None:
    for words in (
        "Mr. Hale, why?",
        "-- and then?",
        "(Inaudible.)",
        "“Why” is my question.",
        "10 or 11?",
    ):
        text = briefing("Q", "MR. HALE:") + f"\n\nQ {words}\n\nMR. HALE: No."
        assert len([name for name, said in turns(text) if name == "Q" and not said]) == 4


def test_a_profile_whose_labels_they_are_has_its_own_way() -> None:
    text = briefing("Q.", "THE COURT:").replace("Good morning", "The witness may answer")
    assert ("Q.", True) in turns(text, "court-qa")
