"""Constructs of all kinds, broken over numbered lines, as hypothesis strategies."""

from __future__ import annotations

import re
from random import Random

from hypothesis import strategies as st

from tests.texts import hard_texts, texts

# each breaks over a line, or is one of several lines
BROKEN = [
    "[hi rend=bold: some words\nthat go on] so",
    '[hi rend="a\nb": c]',
    "[div type=act]\nword\n[/div]",
    "[list]\n[item:: a\nb]\n[/list]",
    "| a | b |\n| c | d |",
    "[Page\n12]",
    "[2 lines\nillegible]",
    "[\nillegible\n]",
    "[crossed out:\nillegible]",
    "[laughs\n]",
    "{--b\nc--}",
    "{~~a\n~>b\nc~~}",
    "{>>a\nb<<}",
    "[a →\nb]",
    "[in margin:\nx y]",
    "word1\n\n1  Note\ntext",
    "* one\n* two\n  more",
    "Date: 5 May\n1950\nTitle: A\nwhole\nSource: b\nc d",
    "(The witness\nnods.)",
    "[signature]\nK. X",
    "wrong\n[sic]",
    "EXHIBIT\nA",
]
HEADS = ["", "   14", "Jones - Direct      14", "\f", "- 3 -", "12  REPORTERS INC."]
FORMS = ["{n:>3}   ", "{n:<2}  ", " {n}\t", "{t} {n:>2}  ", "{n:>2} {t} "]
_ENDS = re.compile(r"\r\n|[\r\n\f\v]")


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A text of pages; a line ends where one did, and at some of the spaces."""
    drawn = st.one_of(
        st.lists(st.sampled_from(BROKEN), max_size=8).map("\n".join), hard_texts, texts
    )
    chance = Random(draw(st.integers(0, 2**32)))
    words = "\n".join(draw(st.lists(drawn, min_size=1, max_size=4)))
    words = re.sub(" ", lambda _: "\n" if chance.random() < 0.2 else " ", words)
    lines = [line.replace("\ufeff", "") for line in _ENDS.split(words)]
    lines += ["word"] * (9 - len(lines))
    form, end = draw(st.sampled_from(FORMS)), draw(st.sampled_from(["\n", "\r\n", "\n\n"]))
    longest = draw(st.integers(5, 25))
    made = [draw(st.sampled_from(["", "\ufeff", "\n\n", "A cover\n\nin two\n", "Title: X\n\n"]))]
    for index, line in enumerate(lines):
        number = index % longest + 1
        if number == 1 and index:
            made += [head + end for head in draw(st.lists(st.sampled_from(HEADS), max_size=3))]
        time = "    10:04" if chance.random() < 0.1 else ""
        made.append(form.format(n=number, t=f"10:04:{number:02}") + line + time + end)
    return "".join(made)
