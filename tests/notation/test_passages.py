"""Passages that a rule knows: whole lines, with the blank lines between them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.errors import ProfileError
from teitools.notation.parser import outline
from teitools.notation.profile_file import load

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def gaps(text: str, profile: str | Path = "tape") -> list[tuple[str, dict[str, str]]]:
    """The words of each gap of `text`, its lines parted by strokes, and its attributes."""
    data = text.encode()
    encoded = teitools.encode(data, profile=profile)
    assert teitools.decode(encoded) == data
    report = teitools.validate(bytes(encoded))
    assert report.valid, [str(finding) for finding in report]
    return [
        (
            "|".join("".join(map(str, desc.itertext())) for desc in gap.iterfind("t:desc", TEI)),
            {str(k): str(v) for k, v in gap.items() if k not in ("rendition", "reason")},
        )
        for gap in etree.fromstring(encoded).iterfind(".//t:gap[@reason='withheld']", TEI)
    ]


ITEM = """\
BEGIN WITHDRAWN ITEM NO. 2
[National Security]
[Duration: 3m 12s ]

TRAWLERS / FOREIGN POLICY

END WITHDRAWN ITEM NO. 2"""
LINES = "|".join(line for line in ITEM.splitlines() if line)
RULE = "*" * 60


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"BURNS: Yes.\n\n{ITEM}\n\nBURNS: No.", [(LINES, {"dur": "PT3M12S"})]),
        (f"BURNS: Yes.\n{ITEM}\nBURNS: No.", [(LINES, {"dur": "PT3M12S"})]),
        (ITEM, [(LINES, {"dur": "PT3M12S"})]),
        (f"{RULE}\n\n{ITEM}\n\n{RULE}\n", [(LINES, {"dur": "PT3M12S"})]),
        (f"a\n\n{RULE}\n{ITEM}\n{RULE}\n\n\nb", [(LINES, {"dur": "PT3M12S"})]),
        (
            f"{RULE}\n{ITEM}\n{RULE}\n{ITEM.replace('2', '3')}\n{RULE}",
            [(LINES, {"dur": "PT3M12S"}), (LINES.replace("2", "3"), {"dur": "PT3M13S"})],
        ),
        (
            "a\n\n[BEGIN WITHDRAWN SEGMENT]\nb c\n[END WITHDRAWN SEGMENT]\n\nd",
            [("[BEGIN WITHDRAWN SEGMENT]|b c|[END WITHDRAWN SEGMENT]", {})],
        ),
        (
            "a\n\n[WITHDRAWN ITEM NO. 5]\n[Privacy] [Duration: 20s]\n\nb",
            [("[WITHDRAWN ITEM NO. 5]|[Privacy] [Duration: 20s]", {"dur": "PT20S"})],
        ),
        ("a\n\n[WITHDRAWN ITEM NO. 5]\n\nb", [("WITHDRAWN ITEM NO. 5", {})]),
        ("a\n\n[Privacy]\n[Duration: 20s]\nb", [("[Privacy]|[Duration: 20s]", {"dur": "PT20S"})]),
        ("a\n\n[Duration: 20s] [Privacy]", [("[Duration: 20s] [Privacy]", {"dur": "PT20S"})]),
        (
            f"{RULE}\n\n[Privacy]\n[Duration: 4m]\n\nHEALTH\n\n{RULE}\n\nWe spoke of health.",
            [("[Privacy]|[Duration: 4m]|HEALTH", {"dur": "PT4M"})],
        ),
        # an item that never ends is its heading, and nothing of the text
        (
            "a\n\nBEGIN WITHDRAWN ITEM NO. 7\n[Privacy]\n\nBURNS: Hello.",
            [("BEGIN WITHDRAWN ITEM NO. 7|[Privacy]", {})],
        ),
        # pages that the subject names are not the extent
        (
            "BEGIN WITHDRAWN ITEM NO. 1\nMEMORANDUM OF 3 PAGES\nEND WITHDRAWN ITEM NO. 1",
            [("BEGIN WITHDRAWN ITEM NO. 1|MEMORANDUM OF 3 PAGES|END WITHDRAWN ITEM NO. 1", {})],
        ),
        (
            "a\n\n[Privacy] [2 pages]\n\nb",
            [("[Privacy] [2 pages]", {"quantity": "2", "unit": "page"})],
        ),
        # what has been declassified since is there
        (
            "a\n\n[Previous National Security withdrawal. Segment declassified on 03/02/2015.]\n"
            "[National Security]\n[Duration: 2m 10s]\n\nHERRING",
            [],
        ),
        ("The item was withdrawn. END WITHDRAWN ITEM is what they typed.", []),
        (f"{RULE}\n\nHERRING AND COD\n\n{RULE}", []),
    ],
)
def test_a_withdrawn_item_is_one_gap(
    text: str, expected: list[tuple[str, dict[str, str]]], line_end: str
) -> None:
    assert gaps(text.replace("\n", line_end)) == expected


def test_a_passage_begins_the_text_behind_a_byte_order_mark() -> None:
    stamped = "BStU\n000017\n\nVernehmungsprotokoll des Beschuldigten\n"
    assert outline(f"\ufeff{stamped}", load("wilson"))[0] == (1, 12, "page_break")


def test_an_item_between_turns_is_in_none_and_within_a_turn_in_that() -> None:
    data = f"BURNS: Yes.\n\n{ITEM}\n\nMORROW: No.\n\n{ITEM}\n\nAnd no again.".encode()
    root = etree.fromstring(teitools.encode(data, profile="tape"))
    first, second = root.iterfind(".//t:gap", TEI)
    assert [etree.QName(each.getparent()).localname for each in (first, second)] == ["body", "sp"]


# ---- the scope in any profile ------------------------------------------------------------------

PROFILE = """\
extends = "plain"
name = "mine"
[[lines]]
kind = "{kind}"
scope = "passage"
match = 'BOX\\n(?P<content>(?:.*\\n)*?.*)\\nEND'
{facts}
"""


def profile(folder: Path, kind: str) -> Path:
    file = folder / "mine.toml"
    facts = '{ reason = "lost" }' if kind == "gap" else "{}"
    file.write_text(PROFILE.format(kind=kind, facts=f"facts = {facts}"))
    return file


@pytest.mark.parametrize(
    ("kind", "element"), [("gap", "gap"), ("note", "note"), ("stage", "stage"), ("head", "head")]
)
def test_a_passage_of_any_kind(tmp_path: Path, kind: str, element: str) -> None:
    data = b"One.\nBOX\na\n\n  b\n\nEND\nTwo.\n\nBOX\nc\nEND"
    encoded = teitools.encode(data, profile=profile(tmp_path, kind))
    assert teitools.decode(encoded) == data
    assert teitools.validate(bytes(encoded)).valid
    body = etree.fromstring(encoded).find(".//t:body", TEI)
    assert body is not None
    found = [" ".join(each.itertext()).split() for each in body.iter(f"{{{TEI['t']}}}{element}")]
    assert found == [["a", "b"], ["c"]]
    assert [each.text for each in body.iterfind(".//t:p", TEI)] == ["One.", "Two."]


def test_a_passage_that_is_a_paragraph_keeps_other_rules_away(tmp_path: Path) -> None:
    file = profile(tmp_path, "paragraph")
    with file.open("a") as more:
        more.write('[[lines]]\nkind = "page_break"\nmatch = "(?P<n>\\\\d+)"\n')
    encoded = teitools.encode(b"BOX\n1\n\n2\nEND\n\n3", profile=file)
    assert re.findall(rb'<pb[^>]* n="(\d)"', encoded) == [b"3"]


def test_a_gap_needs_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('extends = "plain"\nname = "x"\n[[lines]]\nkind = "gap"\nmatch = "x"\n')
    with pytest.raises(ProfileError, match=r"facts\.reason' is missing"):
        load(str(file))


PIECES = [
    "BEGIN WITHDRAWN ITEM NO. 2\n",
    "END WITHDRAWN ITEM NO. 2",
    "[WITHDRAWN ITEM NO. 5]",
    "[Privacy]",
    "[Duration: 20s]",
    "[Segment declassified]",
    "*" * 12,
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\t",
    "\x0c",
    "BURNS: Yes.",
    "HEALTH",
    "a b",
]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@example("BEGIN WITHDRAWN ITEM NO. 2\n\x0cEND WITHDRAWN ITEM NO. 2")
def test_every_text_comes_back_and_is_valid(text: str) -> None:
    gaps(text)
