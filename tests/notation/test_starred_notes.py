"""Footnotes whose marks are signs: `*`, `**`, `†`, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teitools
from teitools.errors import ProfileError
from tests.notation.encoding import encoded

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def marks(root: etree._Element) -> list[tuple[str, str]]:
    """Each mark of a note and the words of the note to which it points."""
    notes = {
        f"#{each.get(ID)}": " ".join("".join(map(str, each.itertext())).split())
        for each in root.iterfind(".//t:note[@type='footnote']", NS)
    }
    found = root.iterfind(".//t:ref[@type='noteRef']", NS)
    return [(each.text or "", notes[each.get("target", "")]) for each in found]


PAGES = """The treaty* was signed by Smith.** It was late.

* See p. 4.
** Not printed.

- 2 -

He went* on, "at once."† So it was,
and he left.
* Ibid.
† In Oslo.

- 3 -

The end* of it.1

* The last one.

1 A number.
"""
POINTED = [
    ("*", "See p. 4."), ("**", "Not printed."), ("*", "Ibid."), ("†", "In Oslo."),
    ("*", "The last one."), ("1", "A number."),
]  # fmt: skip


@pytest.mark.parametrize("profile", ["plain", "frus", "hansard", "court-qa", "drama"])
def test_each_page_begins_again(profile: str) -> None:
    found = marks(encoded(PAGES, profile))
    numbered = profile not in ("hansard", "drama")  # whose numbered marks have brackets
    assert found == (POINTED if numbered else POINTED[:-1])


def test_notes_of_many_pages_at_the_end() -> None:
    text = "A* b.\n\nC** d* e.\n\nF§ g‡ h.\n\n"
    text += "*One.\n\n**Two,\nand more.\n\n* Three.\n\n§ Four.\n\n‡ Five.\n"
    assert marks(encoded(text, "plain")) == [
        ("*", "One."), ("**", "Two, and more."), ("*", "Three."), ("§", "Four."), ("‡", "Five."),
    ]  # fmt: skip


def test_one_note_may_have_several_marks() -> None:
    text = "A (Noise)* b.\n\nC.* D.\n\n* Not recorded.\n"
    assert marks(encoded(text, "plain")) == [("*", "Not recorded.")] * 2


def test_marks_in_headings_and_labels() -> None:
    text = "A TREATY*\n\nMr. FAY†: Yes.\n\nMr. ITO** (Oslo): No.\n\n"
    text += "* Drafted.\n** Absent.\n† Of York.\n"
    root = encoded(text, "plain")
    assert marks(root) == [("*", "Drafted."), ("†", "Of York."), ("**", "Absent.")]
    assert len(root.findall(".//t:speaker/t:ref", NS)) == 2
    assert [each.get("who") for each in root.iterfind(".//t:sp", NS)] == ["#fay", "#ito"]


@pytest.mark.parametrize(
    "text",
    [
        "So *it is* here.\n\n* an item\n",
        "So **it is** here, and *over\ntwo lines*.\n\n* an item\n\n** another\n",
        "A word* here.\n\n* one\n* two\n",
        "A word* here.\n\n* * *\n\nB.\n",
        "A word* here.\n\n***\n\nB.\n",
        "A word* here.\n\n*All of a line.*\n",
        "Nothing here.\n\n* See p. 4.\n",
        "* See p. 4.\n\nA word* here.\n",
        "2 * 3 and 4*5.\n\n* See p. 4.\n",
        "In † or (*.\n\n† 1962\n\n* 1921\n",
    ],
)
def test_what_is_no_note(text: str) -> None:
    root = encoded(text, "plain")
    assert not root.findall(".//t:note", NS)
    assert not root.findall(".//t:ref", NS)


def test_a_profile_names_the_signs(tmp_path: Path) -> None:
    def noted(signs: str, text: str) -> list[tuple[str, str]]:
        file = tmp_path / "own.toml"
        head = 'name = "own"\nversion = "1"\ntitle = "Own"\nextends = "plain"\n'
        file.write_text(f"{head}[notes]\nsigns = {signs}\n", encoding="utf-8")
        return marks(etree.fromstring(teitools.encode(text.encode(), profile=file)))

    assert noted('["#"]', "A# b.\n\n# C.\n") == [("#", "C.")]
    assert noted("[]", "A* b.\n\n* C.\n") == []
    with pytest.raises(ProfileError, match="neither a letter nor a figure"):
        noted('["ab"]', "A")
