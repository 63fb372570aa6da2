"""Patterns that are not tried are such as could not have matched."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teitools.notation.needed_words import is_usual, needed_words
from teitools.notation.profile import BracketClass
from teitools.notation.profile_file import load, names
from teitools.notation.screens import Screen

PIECES = st.sampled_from(
    "illegible Illegible 2 words missing torn hand in the margin: crossed out; deleted sic recte "
    "read: general Applause laughter . , : ; ? -> → = * … ... page p. 12 8:30 original Russian: "
    "note by translator — trans. ed. pause [ ] ( ) неразборчиво Смех Σίγμα ſic ıllegible İ not "
    "declassified withheld from withdrawn item lines unclear word He nods. Heiterkeit und bei der "
    "SPD Abg. Kohl: rires à gauche the hall several hon. members voices on left time µ".split(" ")
)
WORDS = st.lists(PIECES, max_size=7).map(" ".join)
CLASSES = [
    each.classes for name in names() for each in load(name).brackets if len(each.classes) > 2
]


@given(st.sampled_from(CLASSES), WORDS)
@example(CLASSES[0], "ıllegible")
@example(CLASSES[0], "2 WORDS Illegible")
def test_no_class_is_left_out_that_matches(classes: tuple[BracketClass, ...], words: str) -> None:
    candidates = Screen(classes).candidates(f"[{words}]", 1, 1 + len(words))
    for each in classes:
        if each.match is None or each.match.fullmatch(words):
            assert each in candidates
    following = iter(classes)
    assert all(any(each is other for other in following) for each in candidates)  # in their order


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"(?i)[^:]*\b(?:illegible|UNREADABLE)\b[^:]*", {"illegible", "unreadable"}),
        (r"crossed\s+out", {"crossed"}),
        (r"\S.*[—–-]+\s*(?:ed|trans)", {"—", "–", "-"}),
        (r"(?:torn )?(?:leaf)+", {"leaf"}),
        (r"(?:torn )*x", set()),
        (r"(?:word|\d)", set()),
        (r"(?=leaf)\w+", set()),
        (r"(?!leaf)\w+", set()),
        (r"[^abc]+", set()),
        (r"(?i)ſic", set()),
        (r"a(?:b|c)", set()),
        (r"(?>hand)(?:written)?", {"hand"}),
    ],
)
def test_needed_words(pattern: str, needed: set[str]) -> None:
    assert needed_words(re.compile(pattern)) == needed


def test_usual_words_have_one_lower_case() -> None:
    usual = [chr(each) for each in range(0x3000) if is_usual(chr(each))]
    for each in usual:
        others = [c for c in usual if c.lower() != each.lower()]
        assert len(each.lower()) == 1
        pattern = re.compile(re.escape(each), re.IGNORECASE)
        assert not pattern.search("".join(others)), each


def test_what_classes_need_may_have_white_space_in_it() -> None:
    patterns = ("crossed out .*", "(?s)torn.leaf", r"\w+:\w+ \w+", "left, .*", "left alone")
    classes = [BracketClass(None, match=re.compile(each)) for each in patterns]
    for words, fitting in (
        ("crossed out by hand", 0),
        ("torn\nleaf", 1),
        ("torn\x1cleaf", 1),
        ("by:his hand", 2),
        ("left, and", 3),
        ("left alone", 4),
    ):
        assert Screen(classes).candidates(words, 0, len(words)) == tuple(classes[fitting:])
