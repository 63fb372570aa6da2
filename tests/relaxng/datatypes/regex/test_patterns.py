"""The table of regular expressions: what we say, and whether Jing says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.relaxng.datatypes.interface import DatatypeError
from teitools.relaxng.datatypes.regex import Regex, RegexError
from tests.relaxng.datatypes import jing
from tests.relaxng.datatypes.context import datatype
from tests.relaxng.datatypes.regex.pattern_cases import (
    MISREAD,
    RIGHT,
    SECOND_EDITION,
    WRONG,
    Pattern,
)
from tests.requirements import need


@pytest.mark.parametrize("pattern", [*RIGHT, *SECOND_EDITION, *MISREAD], ids=lambda each: each.text)
def test_right(pattern: Pattern) -> None:
    regex = Regex(pattern.text)
    for text in (*pattern.matching, *pattern.others):
        right = text in pattern.matching
        assert regex.matches(text) is right, repr(text)
        assert regex.automaton.matches(text) is right, repr(text)
        if regex.ascii is not None and text.isascii():
            assert (regex.ascii.fullmatch(text) is not None) is right, repr(text)
        if right:
            assert regex.automaton.stop(text) is None


@pytest.mark.parametrize(("text", "offset", "reason"), WRONG)
def test_wrong(text: str, offset: int, reason: str) -> None:
    with pytest.raises(RegexError) as caught:
        Regex(text)
    assert reason in caught.value.reason
    assert caught.value.offset == offset
    with pytest.raises(DatatypeError) as refused:
        datatype("string", ("pattern", text))
    assert "is no regular expression of XML Schema" in str(refused.value)
    assert f"(at character {offset + 1})" in str(refused.value)


def test_jing_agrees(tmp_path: Path) -> None:
    need("jing")
    asked = [
        (pattern.text, text, text in pattern.matching)
        for pattern in RIGHT
        for text in (*pattern.matching, *pattern.others)
    ]
    data = ((jing.data("string", (("pattern", each),)), text) for each, text, _ in asked)
    refused = jing.refused(data, tmp_path)
    found = {
        asked[number] for number, (*_, right) in enumerate(asked) if right is (number in refused)
    }
    assert not found


def test_jing_agrees_on_what_is_wrong(tmp_path: Path) -> None:
    need("jing")
    texts = [
        *(text for text, *_ in WRONG),
        *(pattern.text for pattern in [*RIGHT, *SECOND_EDITION]),
    ]
    data = (jing.data("string", (("pattern", each),)) for each in texts)
    found = {texts[number] for number in jing.incorrect(data, tmp_path)}
    expected = {text for text, *_ in WRONG} | {pattern.text for pattern in SECOND_EDITION}
    assert found == expected


def test_jing_still_misreads(tmp_path: Path) -> None:
    need("jing")
    asked = [
        (jing.data("string", (("pattern", pattern.text),)), text)
        for pattern in MISREAD
        for text in pattern.others
    ]
    assert len(jing.refused(asked, tmp_path)) < len(asked)
