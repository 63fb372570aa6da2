"""Hearings of commissions: who examines stands in the label, and what happens between turns."""

from __future__ import annotations

import pytest

from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize(
    "before",
    ["EXAMINATION BY", "CROSS-EXAMINATION BY", "RE-EXAMINATION BY", "Questions by",
     "FURTHER CROSS-EXAMINATION BY"],
)  # fmt: skip
def test_who_examines_is_who_speaks_elsewhere(before: str) -> None:
    text = f"MR HALE: a\n\nADV ITO: b\n\n{before} MR HALE: c\n\n{before} ADV ITO: d"
    root = encoded(text, "plain")
    assert [each.get("who") for each in root.iterfind(".//t:sp", TEI)] == ["#hale", "#ito"] * 2
    assert len(root.findall(".//t:person", TEI)) == 2


@pytest.mark.parametrize(
    "line",
    ["NO FURTHER QUESTIONS BY MS JACOBS", "WITNESS EXCUSED", "COMMITTEE ADJOURNS", "ON RESUMPTION",
     "HEARING ADJOURNS UNTIL 9 MAY 1998", "LUNCH ADJOURNMENT"],
)  # fmt: skip
def test_what_a_commission_does_is_said_by_nobody(line: str) -> None:
    root = encoded(f"MR HALE: a\n\nMS JACOBS: b\n\n{line}\n\nMR HALE: c", "plain")
    assert root.xpath("string(//t:stage[@type='business'])", namespaces=TEI) == line


@pytest.mark.parametrize(
    "words",
    ["sworn states", "duly sworn, states", "s.u.o.", "d.s.s.", "intervention", "Witness is crying",
     "through interpreter", "no audible answer", "cont"],
)  # fmt: skip
def test_how_a_witness_is_heard_is_a_direction(words: str) -> None:
    root = encoded(f"MR HALE: a\n\nMS ROODT: ({words}) b\n\nMR HALE: c", "plain")
    assert root.xpath("string(//t:sp//t:stage)", namespaces=TEI) == words


def test_where_a_hearing_is_held_is_not_said() -> None:
    text = (
        "AMNESTY HEARING\n\nDATE: 22 September 1998\n\nNAME: PIETER ROODT\n\n"
        "HELD AT: EAST LONDON\n\nDAY: 2\n\nMR HALE: a\n\nMR ROODT: b"
    )
    root = encoded(text, "plain")
    assert len(root.findall(".//t:sp", TEI)) == 2
    assert root.xpath("string(//t:teiHeader//t:placeName)", namespaces=TEI) == "EAST LONDON"


@pytest.mark.parametrize("label", ["EXAMINATION BY MR", "EXAMINATION BY", "Questions by (Mr) the"])
def test_a_title_without_a_name_is_no_failure(label: str) -> None:
    assert encoded(f"MR HALE: a\n\n{label}: b\n\nMR HALE: c", "plain").findall(".//t:sp", TEI)
