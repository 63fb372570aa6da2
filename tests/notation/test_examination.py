"""Who asks and who answers in an examination."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
SWORN = "JOHN SMITH, called as a witness, having been first duly sworn, testified as follows:"


def turns(text: str, profile: str = "court-qa") -> list[tuple[str, str | None, str | None]]:
    """The label of each turn, who speaks, and how certain that is."""
    data = text.encode()
    made = teitools.encode(data, profile=profile)
    assert teitools.decode(made) == data
    report = teitools.validate(bytes(made))
    assert report.valid, [str(finding) for finding in report]
    return [
        ("".join(map(str, sp.find("t:speaker", TEI).itertext())), sp.get("who"), sp.get("cert"))
        for sp in etree.fromstring(bytes(made)).iterfind(".//t:sp", TEI)
    ]


def test_questions_are_the_examiners_and_answers_the_witnesses() -> None:
    text = (
        f"THE COURT: Call him.\n\n{SWORN}\n\nDIRECT EXAMINATION\n\nBY MR. HALE:\n\nQ. a\n\nA. b\n\n"
        "MS. ROWE: Objection.\n\nTHE WITNESS: c\n\nQ. d\n\nA. e\n\nCROSS-EXAMINATION\n\n"
        "BY MS. ROWE:\n\nQ. f\n\nA. g"
    )
    assert turns(text) == [
        ("THE COURT:", "#court", None),
        ("Q.", "#hale", "high"),
        ("A.", "#smith", "high"),
        ("MS. ROWE:", "#rowe", None),
        ("THE WITNESS:", "#smith", "high"),
        ("Q.", "#hale", "high"),
        ("A.", "#smith", "high"),
        ("Q.", "#rowe", "high"),
        ("A.", "#smith", "high"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        SWORN,
        "JOHN SMITH,\ncalled as a witness by the plaintiff,\nhaving been duly sworn, testified:",
        "JOHN SMITH, SWORN",
        "Whereupon, JOHN SMITH was called as a witness and was sworn.",
        "JOHN Q. SMITH, JR., a witness, took the stand and testified as follows:",
        "JOHN SMITH resumed the stand.",
        "John Smith, after being first duly sworn, was examined and testified as follows:",
    ],
)
def test_lines_that_call_a_witness(line: str) -> None:
    text = f"THE COURT: Call him.\n\n{line}\n\nBY MR. HALE:\n\nQ. a\n\nA. b"
    assert turns(text) == [
        ("THE COURT:", "#court", None),
        ("Q.", "#hale", "high"),
        ("A.", "#smith", "high"),
    ]
    made = etree.fromstring(bytes(teitools.encode(text.encode(), profile="court-qa")))
    assert made.find(".//t:body//t:stage[@type='business']/t:persName", TEI).get("ref") == "#smith"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("BY MR. HALE:", "#hale"),
        ("BY MR. HALE", "#hale"),
        ("BY MR. HALE (continuing):", "#hale"),
        ("By Mr. Hale:", "#hale"),
        ("BY THE COURT:", "#court"),
        ("DIRECT EXAMINATION BY MR. HALE", "#hale"),
        ("EXAMINATION BY THE COURT:", "#court"),
        ("Cross examination by Mr. Hale:", "#hale"),
    ],
)
def test_lines_that_name_the_examiner(line: str, who: str) -> None:
    found = turns(f"THE COURT: Go on.\n\nMR. HALE: Yes.\n\n{SWORN}\n\n{line}\n\nQ. a\n\nA. b")
    assert found[2:] == [("Q.", who, "high"), ("A.", "#smith", "high")]


def test_a_question_may_begin_with_who_asks() -> None:
    text = f"{SWORN}\n\nQ. (BY MR. HALE) a\n\nA. b\n\nQ. BY MS. ROWE: c\n\nA. d\n\nQ. e"
    assert [who for _, who, _ in turns(text)] == ["#hale", "#smith", "#rowe", "#smith", "#rowe"]


def test_nobody_is_guessed_without_an_examiner() -> None:
    assert turns(f"{SWORN}\n\nQ. a\n\nA. b") == [("Q.", "#q", None), ("A.", "#a", None)]
    assert turns("Q. a\n\nA. b\n\nTHE WITNESS: c") == [
        ("Q.", "#q", None),
        ("A.", "#a", None),
        ("THE WITNESS:", "#witness", None),
    ]


@pytest.mark.parametrize("line", ["CROSS-EXAMINATION", SWORN.replace("JOHN SMITH", "ADA BROWN")])
def test_an_examiner_is_that_until_the_next_line(line: str) -> None:
    text = f"{SWORN}\n\nBY MR. HALE:\n\nQ. a\n\nA. b\n\n{line}\n\nQ. c\n\nA. d"
    found = [who for _, who, _ in turns(text)]
    assert found == ["#hale", "#smith", "#q", "#a"]


def test_a_witness_without_a_name_is_the_one_that_labels_call_so() -> None:
    text = "BY MR. HALE:\n\nQ. a\n\nA. b\n\nTHE COURT: Louder.\n\nTHE WITNESS: c\n\nQ. d\n\nA. e"
    found = [who for _, who, _ in turns(text)]
    assert found == ["#hale", "#witness", "#court", "#witness", "#hale", "#witness"]
    assert turns("BY MR. HALE:\n\nQ. a\n\nA. b")[1] == ("A.", "#a", None)


def test_the_lines_are_reported() -> None:
    text = f"{SWORN}\n\nBY MR. HALE:\n\nQ. a\n\nA. b".encode()
    said = teitools.encode(text, profile="court-qa").findings
    found = [(each.location.position.line, str(each)) for each in said if each.code.id == "T211"]
    assert [line for line, _ in found] == [1, 3]
    assert (
        "names who answers the questions that follow: 'JOHN SMITH' (certainty high)" in found[0][1]
    )
    assert "names who asks the questions that follow: 'HALE' (certainty high)" in found[1][1]


@pytest.mark.parametrize(
    "text",
    [
        "MR. HALE: John Smith was sworn in May.\n\nMR. HALE: a",
        "MR. HALE: a\n\nJohn Smith, a witness of the fire, told me so.\n\nMR. HALE: b",
        "MR. HALE: a\n\nBy the way, he was sworn.\n\nMR. HALE: b",
    ],
)
def test_what_is_said_calls_nobody(text: str) -> None:
    made = teitools.encode(text.encode(), profile="court-qa")
    assert "T211" not in {finding.code.id for finding in made.findings}
