"""The rule by which our places and Jing's lines are compared, and that it can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.findings import Code, Finding, Report, Severity
from teitools.source import Location, Position
from tests.relaxng.agreement.comparison import LINE, VERDICT, compare, difference
from tests.relaxng.agreement.documents import schema, without_external_dtd
from tests.relaxng.agreement.engine import load
from tests.relaxng.agreement.judgement import VALID, Judgement, Place
from tests.relaxng.agreement.places import Places
from tests.requirements import need

TEXT = """<?xml version="1.0"?>
<a
  b="1">text
 more <c/>
 value &amp;
 <![CDATA[
 x]]>
 </a
>
"""


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ((1, 1), {1}),
        ((2, 1), {3}),
        ((3, 3), {3}),
        ((3, 8), {3}),
        ((3, 9), {3, 4}),
        ((4, 2), {4}),
        ((4, 7), {4}),
        ((5, 2), {5, 9}),
        ((5, 8), {5, 9}),
        ((6, 2), {6, 7, 9}),
        ((7, 2), {7, 9}),
        ((8, 2), {9}),
        ((10, 1), {10}),
    ],
)
def test_where_jing_reports(place: Place, lines: set[int]) -> None:
    assert Places(TEXT).reported(place) == lines


def wrong(*places: Place) -> Judgement:
    return Judgement(False, places, ("wrong",) * len(places))


def test_differences() -> None:
    assert difference(VALID, VALID, TEXT) is None
    assert difference(wrong((2, 1)), wrong((3, 8)), TEXT) is None
    assert difference(wrong((2, 1)), wrong((2, 9)), TEXT) == LINE
    assert difference(wrong((4, 7), (5, 2)), wrong((5, 2)), TEXT) == LINE
    assert difference(VALID, wrong((1, 1)), TEXT) == VERDICT
    assert difference(wrong((1, 1)), VALID, TEXT) == VERDICT


class Contrary:
    """An engine that finds one thing wrong with every document, at its end."""

    def validate(self, document: bytes, /) -> Report:
        code = Code("R000", "contrary", Severity.ERROR, "no")
        line = document.decode().count("\n") + 1
        return Report([Finding(code, Location("d", Position(line, 1)))])


def test_a_wrong_engine_is_found_out(tmp_path: Path) -> None:
    need("jing")
    texts = {
        "valid": "<all><order o=''><a/><c/><d/></order></all>",
        "invalid": "<all>\n<x/>\n</all>\n",
    }
    files = [tmp_path / f"{name}.xml" for name in texts]
    for file in files:
        file.write_text(texts[file.stem])
    pairs = compare(schema("ambiguity"), files, lambda _: Contrary())
    assert [pair.differs for pair in pairs] == [VERDICT, LINE]
    right = compare(schema("ambiguity"), files, load)
    assert [pair.differs for pair in right] == [None, None]
    assert [pair.theirs.valid for pair in right] == [True, False]


@pytest.mark.parametrize(
    "declared", ['SYSTEM "a.dtd"', "SYSTEM\n'a.dtd'", 'PUBLIC "-//x//y" "http://example.org/a.dtd"']
)
def test_external_dtds_are_taken_out(declared: str) -> None:
    text = f"<!DOCTYPE a {declared} [<!ENTITY b 'c'>]>\n<a/>"
    without = without_external_dtd(text.encode()).decode()
    assert "dtd" not in without
    assert len(without) == len(text)
    assert without.endswith("[<!ENTITY b 'c'>]>\n<a/>")
    assert without.count("\n") == text.count("\n")
