"""What stands alone in brackets between turns: it happens, and nobody says it."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from tests.notation.encoding import encoded

TEI = "{http://www.tei-c.org/ns/1.0}"
PROFILES = ("plain", "wilson", "tape", "oral-history", "court-qa", "hansard")


def read(text: str, profile: str) -> etree._Element:
    """The body of the TEI of `text`, which is valid and comes back."""
    body = encoded(text, profile).find(f".//{TEI}body")
    assert body is not None
    return body


def between(line: str, profile: str, gap: str = "\n\n") -> tuple[str, str, str]:
    """What `line` becomes between two turns: the element, its parent, and its words."""
    text = f"Mr. HALE: One two.{gap}{line}{gap}Mr. ORTIZ: Three four.{gap}Mr. HALE: Five."
    body = read(text, profile)
    spoken = {f"{TEI}{name}" for name in ("sp", "u", "speaker", "persName", "lb", "space")}
    label = f"{TEI}note[@type='speaker']"
    labels = body.findall(f".//{label}")
    for each in body.iter(etree.Element):
        words = " ".join("".join(map(str, each.itertext())).split())
        is_plain = each.tag in (f"{TEI}p", f"{TEI}seg") and len(each) == 0
        if each.tag in spoken or each in labels or words.startswith("Mr. HALE"):
            continue
        if is_plain and words in ("One two.", "Three four.", "Five."):
            continue
        if len(each) == 1 and not (each.text or "").strip() and each.tag == f"{TEI}p":
            continue
        if words or each.tag == f"{TEI}pause":
            parent = each.getparent()
            return etree.QName(each).localname, etree.QName(parent).localname, words
    return "", "", ""


HAPPENS = [
    "[telephone rings; tape stopped]",
    "[The tape is stopped while he looks for a paper.]",
    "(Laughter.)",
    "(Whereupon, a recess was taken.)",
    "(Whereupon, at 11:20 a.m., the committee adjourned.)",
    "(The witness was excused.)",
    "(Discussion off the record.)",
    "[At this point Mr. Ortiz left the room.]",
    "[The meeting is interrupted for ten minutes.]",
    "[Recess.]",
    "[looks for a paper in his case]",
    "[Exhibit No. 3 was marked for identification.]",
]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("line", HAPPENS)
def test_it_is_a_direction_and_in_no_turn(line: str, profile: str) -> None:
    assert between(line, profile) == ("stage", "body", line[1:-1])


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n\n"])
@pytest.mark.parametrize("line", HAPPENS)
def test_on_a_line_of_its_own(line: str, gap: str) -> None:
    assert between(line, "plain", gap) == ("stage", "body", line[1:-1])


@pytest.mark.parametrize(
    ("line", "element"),
    [
        ("[telephone rings; tape stopped]", "incident"),
        ("(Laughter.)", "vocal"),
        ("[Pause.]", "pause"),
        ("(Whereupon, a recess was taken.)", "incident"),
        ("[looks for a paper in his case]", "incident"),
    ],
)
def test_where_speech_is_u_it_is_what_happens(line: str, element: str) -> None:
    assert between(line, "speech")[0] == element


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    ("line", "element"),
    [
        ("[Translator's note: the tape is bad here.]", "note"),
        ("[Note: the tape is bad here.]", "note"),
        ("[See the protocol of 3 February.]", "note"),
        ("[The original is in German.]", "note"),
        ("[handwritten: to the archive]", "add"),
        ("[illegible]", "gap"),
        ("[2 lines illegible]", "gap"),
        ("[...]", "gap"),
    ],
)
def test_what_editors_say_stays_theirs(line: str, element: str, profile: str) -> None:
    assert between(line, profile)[0] == element


@pytest.mark.parametrize("profile", ["plain", "wilson", "tape"])
def test_before_the_first_label_it_is_a_remark(profile: str) -> None:
    text = "[found among the papers of the harbormaster]\n\nMr. HALE: One.\n\nMr. ORTIZ: Two."
    assert [each.get("type") for each in read(text, profile).iter(f"{TEI}note")] == ["editorial"]


def test_what_somebody_says_in_round_brackets_is_said() -> None:
    text = "Mr. HALE: One.\n\n(I must say that we never saw it.)\n\nMr. ORTIZ: Two."
    for profile in PROFILES:
        assert read(text, profile).find(f".//{TEI}stage") is None


def test_within_a_turn_that_goes_on_it_is_in_it() -> None:
    text = "Mr. HALE: One.\n\n[telephone rings; tape stopped]\n\nTwo.\n\nMr. ORTIZ: Three."
    (stage,) = read(text, "plain").iter(f"{TEI}stage")
    assert etree.QName(stage.getparent()).localname == "sp"


def test_all_that_a_turn_has_is_in_it() -> None:
    text = "Mr. HALE: One.\n\nMr. ORTIZ:\n\n[He nods.]\n\nMr. HALE: Two."
    (stage,) = read(text, "plain").iter(f"{TEI}stage")
    assert etree.QName(stage.getparent()).localname == "sp"


@pytest.mark.parametrize(
    "text",
    [
        "Mr. HALE: We said so in the letter of May\n(see the copy there)\nand he knew it.",
        "Mr. HALE: [in a low voice]\nYes.",
        "Mr. HALE: He went (they\nsay)\nhome.",
    ],
)
def test_a_line_that_a_sentence_runs_over_is_none(text: str) -> None:
    body = read(text, "plain")
    assert len(list(body.iter(f"{TEI}p"))) == 1


def test_plays_keep_their_directions() -> None:
    text = "ACT I\n\nHALE. One two.\n[He goes out.]\n\nORTIZ. Three.\n\n[She nods.]\n\nHALE. Four."
    stages = list(read(text, "drama").iter(f"{TEI}stage"))
    assert {etree.QName(each.getparent()).localname for each in stages} <= {"sp", "p"}


def test_a_page_mark_that_stands_alone_is_a_page_break() -> None:
    """Whereas that of a journal, with the letter of a house, says where the text is from."""
    text = b"A: One two.\n\n[Page 2]\n\nB: Three.\n\nA: Four.\n"
    encoded = teitools.encode(text, profile="plain")
    assert b'<pb n="2"/>' in encoded
    assert b'type="source"' not in encoded
    assert teitools.decode(bytes(encoded)) == text
    journal = teitools.encode(b"[Page H123]\n\nA: One two.\n", profile="plain")
    assert b'type="source"' in journal
