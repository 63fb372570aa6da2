"""Rules that are not tried are such as could not have matched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from teitools.notation import line_rules, presets
from teitools.notation.first_characters import first_characters
from teitools.notation.line_rules import LineReader
from teitools.notation.paragraphs import cut
from teitools.notation.profile_file import load, names

FOLDER = Path(__file__).parent / "presets"
RULES = {name: load(name).blocks.lines for name in names()}
PATTERNS = sorted({rule.match.pattern for rules in RULES.values() for rule in rules})
TYPED = sorted(
    {
        line
        for file in FOLDER.glob("*.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip() and len(line) < 90
    }
)
CHANGES = [
    str,
    str.upper,
    str.lower,
    str.swapcase,
    str.title,
    "  {}".format,
    "\t{} ".format,
    "**{}**".format,
    "[{}]".format,
    "({})".format,
    lambda line: line.replace("s", "\u017f").replace("K", "\u212a"),
    lambda line: line.replace("i", "\u0131").replace("I", "\u0130"),
]
LINES = st.one_of(
    st.builds(lambda line, change: change(line), st.sampled_from(TYPED), st.sampled_from(CHANGES)),
    st.sampled_from(["", "", " ", "\t ", "\u00a0", "  12", "\u00e9tat", "\u4e2d\u6587"]),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def matches(pattern: str, first: str) -> bool:
    """Whether what `pattern` matches may begin with `first`, by what is known."""
    ranges = first_characters(pattern)
    lows, highs = ranges[::2], ranges[1::2]
    return any(low <= first <= high for low, high in zip(lows, highs, strict=True)) or not ranges


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        (r"abc", "aa"),
        (r"[ \t]*(?:\*\*)?(?P<n>\d)", "**09\x80\U0010ffff"),
        (r"(?i)[ \t]*(?:end|sic|k)", "EEKKSSeekkss\u017f\u017f\u212a\u212a"),
        (r"(?i:x)?y", "XXxy"),
        (r"(?i:x)(?-i:y)", "XXxx"),
        (r"(?i)(?-i:y)", "yy"),
        (r"[a-cx]{2,}z", "acxx"),
        (r"[^a-z \t]{1,3}", "\0\b\n\x1f!`{\x7f\x80\U0010ffff"),
        (r"(?s).x", "\0\b\n\x1f!\x7f\x80\U0010ffff"),
        (r"(?=b)a", "aa"),
        (r"(?!a)a|(?<=x)b|^c", "ac"),
        (r"(?>ab?)c", "aa"),
        (r"a*+b", "ab"),
        (r" {3}\u0431", "\u0431\u0431"),
        (r"(?i) +\u0431", "\u0411\u0411\u0431\u0431"),
        (r"\U0001f600", "\x80\U0010ffff"),
        (r"(a)\1", "aa"),
        (r"( *)\1b", "\0\x7f\x80\U0010ffff"),
        (r"(?:\ba|)", ""),
        (r"[ \t]*", ""),
        (r" *.*", ""),
        ("(?x) # nothing\n x", "xx"),
        (r"[\W]", ""),
        (r"", ""),
    ],
)
def test_first_characters(pattern: str, characters: str) -> None:
    assert first_characters(pattern) == characters


@given(st.data())
def test_all_that_is_matched_begins_so(data: st.DataObject) -> None:
    pattern = re.compile(data.draw(st.sampled_from(PATTERNS)), re.MULTILINE)
    try:
        found = pattern.match(data.draw(st.from_regex(pattern, fullmatch=True)))
    except (InvalidArgument, NotImplementedError):  # hypothesis cannot make what it matches
        assume(False)
        raise
    words = found.group().lstrip(presets.BLANKS) if found else ""
    assert not words or matches(pattern.pattern, words[0])


@pytest.mark.parametrize("is_long", [False, True])
@given(st.sampled_from(sorted(RULES)), st.lists(st.tuples(LINES, ENDS), min_size=1), st.booleans())
@example("plain", [("\u017fource: x", "\n"), ("END", "\n"), ("\u212ap", "\n")], True)
def test_what_is_found_is_what_all_rules_find(
    is_long: bool, name: str, typed: list[tuple[str, str]], apart: bool
) -> None:
    text = "".join(line + end * (1 + apart) for line, end in typed)

    def found() -> object:
        raws, cuts = LineReader(load(name).blocks, text).find(cut(text)[0])
        places = [
            (each.start, each.end, each.rule, each.match and each.match.regs) for each in cuts
        ]
        return [(raw.start, raw.end) for raw in raws], places

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_rules, "_LONGEST_TEXT", -1 if is_long else len(text))
        tried = found()
        patch.setattr(presets, "first_characters", lambda _: presets.ANY)
        assert tried == found()
