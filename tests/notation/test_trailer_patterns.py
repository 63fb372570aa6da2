"""The patterns of words with which something ends: as if each phrase stood in them whole."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from teitools.notation.profile_file import load, names
from teitools.notation.trailers import trailer_rules
from teitools.notation.vocabulary import Vocabulary

SOME = r"[^\s\[\](){}](?:[^\r\n\[\](){}]{0,58}[^\s\[\](){}.!])?"
BRACKETED = ("scene_trailers", "act_trailers", "trailers")
KINDS = (*BRACKETED, "proceedings", "sitting_trailers")
WORDS = [load(name).words for name in names()]
PHRASES = sorted({phrase for words in WORDS for kind in KINDS for phrase in getattr(words, kind)})
FILLED = st.text("aA .!-_*:7é’", min_size=1, max_size=9) | st.sampled_from(
    ["House", "the sitting", "was", "at 5 p.m.", "adjourned", "then", "six", "x" * 60, "y" * 61]
)
SIGNS = st.text("[(*_~—- \t])!.", max_size=4)


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A line that is a phrase, or nearly one."""
    typed = draw(st.sampled_from(PHRASES)).split()
    words = [draw(FILLED) if each == "*" else each for each in typed if draw(st.integers(0, 12))]
    words = [draw(st.sampled_from([str, str.upper, str.lower]))(each) for each in words]
    return draw(SIGNS) + draw(st.sampled_from([" ", "  ", "\t"])).join(words) + draw(SIGNS)


def whole(words: Vocabulary, kind: str) -> re.Pattern[str]:
    """The pattern of a kind with each of its phrases whole."""
    longest = sorted(set(getattr(words, kind)), key=lambda phrase: (-len(phrase), phrase))
    typed = (re.escape(each).replace(r"\ ", r"[ \t]+").replace(r"\*", SOME) for each in longest)
    before, after = (r"\[(", r"\])") if kind in BRACKETED else ("", "")
    content = rf"(?P<content>(?:{'|'.join(typed)})[ \t]?[.!]?)"
    return re.compile(
        rf"(?i)[ \t]*(?:[{before}*_~—–-]{{1,3}}[ \t]*)?{content}"
        rf"(?:[ \t]*[{after}*_~—–-]{{1,3}})?\.?[ \t]*"
    )


WHOLE = [[whole(words, kind) for kind in KINDS if getattr(words, kind)] for words in WORDS]


@given(st.integers(0, len(WORDS) - 1), lines())
@example(0, "The House adjourned at six --")
@example(0, "END OF THE INTERVIEW.")
def test_a_line_is_found_as_by_whole_phrases(profile: int, line: str) -> None:
    for rule, expected in zip(trailer_rules(WORDS[profile]), WHOLE[profile], strict=True):
        found, wanted = rule.match.fullmatch(line), expected.fullmatch(line)
        assert (found and found.regs) == (wanted and wanted.regs)


def test_blanks_around_a_phrase_and_phrases_of_nothing_else_count_for_nothing() -> None:
    (rule,) = trailer_rules(Vocabulary(trailers=(" Thus  it ends ", " ", "")))
    assert rule.match.fullmatch("[THUS it  ends.]")
    assert not rule.match.fullmatch("")
    assert not trailer_rules(Vocabulary(trailers=(" ",)))
