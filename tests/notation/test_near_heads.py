"""What stands at the head of a text or of a part of it, and is neither a name nor a turn."""

from __future__ import annotations

import pytest

from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
TALK = "\n\nFay: Well, sit down.\nHale: Thank you.\nFay: Yes.\nHale: No.\n"


@pytest.mark.parametrize("profile", ["plain", "tape", "wilson"])
@pytest.mark.parametrize("below", ["Tape: 28", "Conversation: 28.1", "Reel: 3"])
def test_a_label_below_participants_names_nobody(below: str, profile: str) -> None:
    root = encoded(f"Minutes\n\nParticipants: John Fay, Ada Hale\n{below}{TALK}", profile)
    people = root.xpath("//t:particDesc//t:person/t:persName/text()", namespaces=TEI)
    assert people == ["John Fay", "Ada Hale"]
    assert len(root.xpath("//t:item", namespaces=TEI)) == 2


@pytest.mark.parametrize("profile", ["plain", "tape", "oral-history"])
@pytest.mark.parametrize(
    "names", ["John Fay, Ada Hale", "Mr. John Fay; Ms. Ada Hale", "Fay and Hale"]
)
def test_participants_among_metadata(names: str, profile: str) -> None:
    head = f"Minutes\n\nDate: 3 May 1962\nParticipants: {names}\nLocation: Oval Office"
    root = encoded(head + TALK, profile)
    people = root.xpath("//t:particDesc//t:person", namespaces=TEI)
    assert len(people) == 2
    who = root.xpath("//t:front//t:p/t:persName/@ref", namespaces=TEI)
    assert who == root.xpath("//t:sp[position() < 3]/@who", namespaces=TEI)
    assert len(root.xpath("//t:front//t:placeName", namespaces=TEI)) == 1


def test_who_has_an_office_below_participants() -> None:
    root = encoded(f"Minutes\n\nPresent: John Fay, Ada Hale\nSecretary: Ms. Ito{TALK}", "plain")
    assert len(root.xpath("//t:item", namespaces=TEI)) == 3


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_turns_of_cc_are_no_metadata(gap: str) -> None:
    turns = ["CDR: Go ahead.", "CC: We copy you.", "CDR: Good.", "CC: Out."]
    root = encoded(gap.join(turns) + "\n", "tape")
    assert len(root.xpath("//t:sp", namespaces=TEI)) == 4


def test_copies_of_a_letter_are_metadata() -> None:
    memo = "To: Ada Hale\nFrom: John Fay\nCc: Ada Ito\nSubject: Piers\n\n" + "Wet. " * 250
    root = encoded(f"{memo}\n\n{memo}\n", "plain")
    labels = root.xpath("//t:front//t:label/text()", namespaces=TEI)
    assert labels == ["To:", "From:", "Cc:", "Subject:"]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Monticello [8 Feb. 1805]", "8 Feb. 1805"),
        ("Port Hale [8 February 1805]", "8 February 1805"),
        ("Port Hale, 8 February [1805]", "8 February [1805]"),
    ],
)
def test_a_date_in_brackets_behind_a_place(line: str, date: str) -> None:
    root = encoded(f"{line}\n\nDear Sir\n\nThe piers are wet.\n", "plain")
    (found,) = root.xpath("//t:dateline/t:date", namespaces=TEI)
    assert (found.text, found.get("when")) == (date, "1805-02-08")
    assert root.xpath("string(//t:opener/t:salute)", namespaces=TEI) == "Dear Sir"


TOPICS = ["Harbour Dues", "Lighthouses", "Wages of Crews", "Boats in Port", "Boats, Old Ones"]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_before_a_turn_is_a_heading(topic: str) -> None:
    text = f"Mr. Fay: It is so.\n\n{topic}\n\nMr. Hale: I ask.\n\nMr. Fay: Do.\n"
    root = encoded(text, "hansard")
    assert root.xpath("//t:head/text()", namespaces=TEI) == [topic]


@pytest.mark.parametrize(
    "line",
    [
        "It is a question",
        "Mr. Ito",
        "Of course.",
        "Lighthouses are many",
        "Lighthouses of",
        "Yes: Piers",
    ],
)
def test_what_is_said_is_no_heading(line: str) -> None:
    text = f"Mr. Fay: It is so.\n\n{line}\n\nMr. Hale: I ask.\n\nMr. Fay: Do.\n"
    assert not encoded(text, "hansard").xpath("//t:head", namespaces=TEI)


def test_a_topic_before_a_paragraph_is_left() -> None:
    text = "Mr. Fay: It is so.\n\nHarbour Dues\n\nare high.\n\nMr. Hale: I ask.\n"
    assert not encoded(text, "hansard").xpath("//t:head", namespaces=TEI)


SETTING = "[Lane lays the table, and Algy enters.]"


@pytest.mark.parametrize("setting", [SETTING, SETTING.rstrip("]"), f"A room.\n\n{SETTING}"])
def test_a_setting_in_brackets_is_one_direction(setting: str) -> None:
    persons = "THE PLAY\n\nPERSONS\n\nALGY, a man\nLANE, a butler\n\nACT I"
    play = f"{persons}\n\n{setting}\n\nALGY. So?\n\nLANE. No.\n"
    stages = encoded(play, "drama").xpath("//t:stage", namespaces=TEI)
    assert "Lane lays the table, and Algy enters." in "".join(stages[-1].itertext())
    assert not [each for each in stages if len(each.xpath(".//t:stage", namespaces=TEI))]


def test_a_drop_of_the_curtain_is_a_direction() -> None:
    play = "PERSONS\n\nALGY, a man\nLANE, a butler\n\nACT I\n\nALGY. So?\n\nLANE. No.\n\nACT DROP\n"
    assert encoded(play, "drama").xpath("//t:stage/text()", namespaces=TEI) == ["ACT DROP"]


def test_what_a_page_of_the_web_offers_is_a_note() -> None:
    text = f"Interview{TALK}\n[Top of the Page | Notices | Subjects]\n"
    (note,) = encoded(text, "oral-history").xpath("//t:note", namespaces=TEI)
    assert note.get("type") == "editorial"


@pytest.mark.parametrize("said", ["(To Ada Hale)", "(To the interpreter.)", "(Aside to Fay)"])
def test_to_whom_somebody_speaks(said: str) -> None:
    root = encoded(f"Mr. Fay: Did I? {said} Did I say so?\n\nMr. Hale: No.\n", "plain")
    assert root.xpath("//t:stage/@type", namespaces=TEI) == ["delivery"]


@pytest.mark.parametrize("said", ["(to be sure)", "(To be sure, it rains)", "a (To Let) sign"])
def test_what_is_said_in_brackets(said: str) -> None:
    root = encoded(f"Mr. Fay: Did I? I was {said} there.\n\nMr. Hale: No.\n", "plain")
    assert not root.xpath("//t:stage", namespaces=TEI)
