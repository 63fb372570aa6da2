"""Sentences that go on behind the mark of a page, in every profile."""

from __future__ import annotations

import pytest

import teitools
from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
PAGES = {
    "oral-history": ["[2]", "-2-"],
    "hansard": ["Column 512", "[Column 512]"],
    "tape": ["Page 2", "- 2 -"],
    "plain": ["- 2 -", "Page 2 of 9"],
    "wilson": ["- 2 -"],
}
CASES = [(profile, page) for profile, pages in PAGES.items() for page in pages]
TALK = "Mr. Fay: So?\n\nMr. Hale: I went to work{}for the other one.\n\nMr. Fay: I see.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(("profile", "page"), CASES)
def test_a_sentence_over_two_pages(profile: str, page: str, gap: str, end: str) -> None:
    root = encoded(TALK.format(f"{gap}{page}{gap}").replace("\n", end), profile)
    first, mark, second = root.xpath("//t:sp[2]/*[not(self::t:speaker)]", namespaces=TEI)
    assert mark.tag.endswith("}pb")
    assert (first.get("part"), second.get("part")) == ("I", "F")
    ids = [f"#{each.get('{http://www.w3.org/XML/1998/namespace}id')}" for each in (first, second)]
    assert [second.get("prev"), first.get("next")] == ids


HEAD = "Approved For Release 2001/03/04"


@pytest.mark.parametrize("lines", [("- 2 -", HEAD), (HEAD, "- 2 -")])
def test_a_running_head_stands_between(lines: tuple[str, str]) -> None:
    text = TALK.format("\n\n" + "\n\n".join(lines) + "\n\n")
    root = encoded(text, "plain")
    assert len(root.xpath("//t:sp[2]/t:fw", namespaces=TEI)) == 1
    assert root.xpath("//t:sp[2]/t:p/@part", namespaces=TEI) == ["I", "F"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Fay: So?\n\nMr. Hale: I went to work.\n\n- 2 -\n\nfor one.\n\nMr. Fay: I see.\n",
        "Mr. Fay: So?\n\nMr. Hale: I went to work\n\n- 2 -\n\nFor one.\n\nMr. Fay: I see.\n",
        "Mr. Fay: So?\n\nMr. Hale: I went to work\n\nfor one.\n\n- 2 -\n\nMr. Fay: I see.\n",
        "Mr. Fay: I went to work\n\n- 2 -\n\nMr. Hale: for one.\n\nMr. Fay: I see.\n",
    ],
)
def test_what_is_no_such_sentence(text: str) -> None:
    assert not encoded(text, "plain").xpath("//t:p/@part", namespaces=TEI)


def test_each_is_told_once() -> None:
    made = teitools.encode(TALK.format("\n\n- 2 -\n\n").encode(), profile="plain")
    found = [each.code.id for each in made.findings if each.code.id == "T202"]
    assert found == ["T202"]
