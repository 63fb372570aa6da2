"""Sets of characters: beside what Python and expat know, and what Jing says of each."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path
from pyexpat import ExpatError, ParserCreate

import pytest

from teitools.relaxng.datatypes.name_characters import NAME, START
from teitools.relaxng.datatypes.regex import Regex
from teitools.relaxng.datatypes.regex.blocks import read_blocks
from teitools.relaxng.datatypes.regex.characters import (
    CATEGORIES,
    ascii_of,
    contains,
    ranged,
    united,
    within,
)
from tests.relaxng.datatypes import jing
from tests.requirements import need

_SURROGATES = range(0xD800, 0xE000)
_PLANE = [chr(code) for code in range(0x10000) if code not in _SURROGATES]
_SAMPLE = [*map(chr, range(0x2000)), *map(chr, range(0x1F000, 0x1F100)), "\U000e0001", "\U0010fffd"]


@cache
def _well_formed(document: str) -> bool:
    try:
        ParserCreate().Parse(document, True)
    except ExpatError:
        return False
    return True


def test_names_begin_as_expat_says() -> None:
    assert [each for each in _PLANE if START[each]] == [
        each for each in _PLANE if _well_formed(f"<{each}/>")
    ]


def test_names_go_on_as_expat_says() -> None:
    known = [each for each in _PLANE if each not in " \t\n\r/>"]
    assert [each for each in known if NAME[each]] == [
        each for each in known if _well_formed(f"<a{each}/>")
    ]
    assert not any(NAME[each] for each in " \t\n\r/>")


def test_no_name_has_a_character_beyond_the_first_plane() -> None:
    assert not any(NAME[chr(code)] for code in range(0x10000, 0x110000, 0x101))


@pytest.mark.parametrize("name", sorted(CATEGORIES))
def test_categories(name: str) -> None:
    escape, other = ((False, "", (rf"\{kind}{{{name}}}",)) for kind in "pP")
    for character in _SAMPLE:
        inside = unicodedata.category(character).startswith(name)
        assert contains((escape,), character) is inside
        assert contains((other,), character) is not inside


def test_every_category_of_unicode_has_a_name() -> None:
    found = {unicodedata.category(each) for each in _PLANE}
    assert found == {name for name in CATEGORIES if len(name) == 2}
    assert {name for name in CATEGORIES if len(name) == 1} == {name[0] for name in found}


def test_blocks_do_not_overlap() -> None:
    ranges = sorted(
        pair
        for block in read_blocks().values()
        for pair in zip(block[::2], block[1::2], strict=True)
    )
    assert len(ranges) == 95
    for (first, last), (following, _) in pairwise(ranges):
        assert first <= last < following


def test_jing_agrees_on_blocks(tmp_path: Path) -> None:
    need("jing")
    asked = []
    for name, block in read_blocks().items():
        pattern = jing.data("string", (("pattern", rf"\p{{Is{name}}}"),))
        near = {ord(end) + step for end in block for step in (-1, 0, 1)}
        asked += [(pattern, chr(code), within(block, chr(code))) for code in near if _is_xml(code)]
    refused = jing.refused(((pattern, end) for pattern, end, _ in asked), tmp_path)
    for number, (pattern, end, inside) in enumerate(asked):
        assert inside is (number not in refused), f"{pattern} {ord(end):04X}"


def test_jing_agrees_on_categories(tmp_path: Path) -> None:
    need("jing")
    sample = "aA1 -_+$^\u00ab\u00bb\u00ad\u00b2\u0301\u0661\u01c5\u02b0\u0903\u2028\u2029"
    sample += "\u20ac\u20dd\u2164\u3007\u4e00\ue000\u0378\U00010400\U0001d7ce\U000f0000"
    asked = [(rf"\p{{{name}}}", each) for name in sorted(CATEGORIES) for each in sample]
    data = ((jing.data("string", (("pattern", escape),)), each) for escape, each in asked)
    refused = jing.refused(data, tmp_path)
    for number, (escape, each) in enumerate(asked):
        assert Regex(escape).matches(each) is (number not in refused), f"{escape} {ord(each):04X}"


def _is_xml(code: int) -> bool:
    return 32 <= code < 0x110000 and code not in _SURROGATES and code not in (0xFFFE, 0xFFFF)


def test_ranges_are_put_in_order() -> None:
    assert ranged([("d", "f"), ("a", "b"), ("c", "c"), ("e", "z"), ("b", "b")]) == "az"
    assert ranged([("c", "d"), ("a", "a")]) == "aacd"
    assert ranged([]) == ""


@pytest.mark.parametrize(
    ("ranges", "inside", "outside"),
    [("", "", "a"), ("aa", "a", "`b"), ("aczz", "abcz", "`dy{"), ("aabb", "ab", "c")],
)
def test_within(ranges: str, inside: str, outside: str) -> None:
    assert all(within(ranges, each) for each in inside)
    assert not any(within(ranges, each) for each in outside)


def test_union() -> None:
    one, other = (False, "ac", ()), (False, "bz", (r"\d",))
    assert united([(one,), (other,)]) == ((False, "az", (r"\d",)),)
    assert united([(one,), ((True, "bz", ()),)]) is None
    assert united([(one,), (other, one)]) is None


def test_ascii() -> None:
    assert ascii_of(((False, "az", ()),)) == sum(1 << code for code in range(97, 123))
    assert ascii_of(((True, "", ()),)) == (1 << 128) - 1
