"""Pairs that are known at once are what they are when every delimiter is gone through."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teitools.notation.brackets import Scanner
from teitools.notation.occurrences import Occurrences, stands
from teitools.notation.pairs import PairFinder, PairReader
from teitools.notation.parser import Parsed, parse
from teitools.notation.profile import Bracket
from teitools.notation.profile_file import load, names
from teitools.notation.signs import _begins
from tests.texts import texts

PIECES = st.sampled_from(
    "[ ] ( ) [sic] [it] (it) [1] [?] [*slovo*] (laughter) [laughter] [seg::] [illegible] wrod "
    "[recte:word] {--a--} ~> \\[ \\ * ... -- Cde. Ivanov https://a.de [p.3] [a=b] [a:b] <b> \n \n\n"
    " [hand:x] (one two three) x(it) [It]x [seg: [gap reason=lost] | “ ” a/b".split(" ")
)
TEXTS = st.one_of(texts, st.lists(PIECES, max_size=12).map(" ".join))
OF_NOTES = "A word.[1] And [1] more.[2]\n\n[1] A note.\n\n[2] Another."


def gone_through(text: str, profile: str) -> Parsed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PairReader, "find", lambda *_: None)
        return parse(text, load(profile), "text")


@given(TEXTS, st.sampled_from(names()))
@example("He [sic] came [it] home [it], [it]\n\n[it]\n\n [it] ", "wilson")
@example("wrod [sic] wrod [sic]\n\n[sic]", "plain")
@example("[seg: [it] ] [p: it] [it] [a:b]", "plain")
@example("[gap reason=lost] [it] [lost]", "plain")
@example("[Page 3] a [Page 3]b c[Page 3]d", "plain")
@example("A: (laughs) yes (laughs)\n\n(laughs)\n\nB: [laughs] no [laughs] ... (laughs)", "tape")
@example("Cde. Ivanov [Cde. Ivanov] (Cde. Ivanov) [Cde. Ivanov]", "wilson")
@example("{--a--} (b) \\(c) [d] e) (f", "explicit")
@example(OF_NOTES, "frus")
@example(OF_NOTES, "wilson")
def test_pairs_are_what_they_are_among_others(text: str, profile: str) -> None:
    assert parse(text, load(profile), "text") == gone_through(text, profile)


def test_pairs_are_found_by_their_places() -> None:
    text = "He [it] (so) [x: y]\n\n[seg: so] or [not\n\nnone\n\na{--b--}"
    finder = PairFinder(Scanner(load("plain")), text)
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        pairs = finder.find(*paragraph.span())
        found.append(None if pairs is None else [(typed, place) for typed, place, _ in pairs])
    assert found == [[("[it]", 3), ("(so)", 8), ("[x: y]", 13)], None, [], None]


def test_a_sign_that_both_opens_and_closes_makes_no_pair() -> None:
    brackets = (Bracket("<", ">", ()), Bracket(">", "/", ()), Bracket("(", ")", ()))
    profile = replace(load("plain"), brackets=brackets)
    for text, is_found in (("a <b> c", False), ("a >b/ c", False), ("a (b) c", True)):
        assert (PairFinder(Scanner(profile), text).find(0, len(text)) is not None) is is_found


@given(st.text("abx-", max_size=40), st.sets(st.text("ab-", min_size=1, max_size=3)))
def test_occurrences(text: str, signs: set[str]) -> None:
    found = Occurrences(text, signs)
    each = {(i, sign) for sign in signs for i in range(len(text)) if text.startswith(sign, i)}
    assert list(zip(found.places, found.signs, strict=True)) == sorted(each)
    assert {sign for sign in signs if stands(sign, text)} == {sign for _, sign in each}
    for start in range(len(text)):
        places = [place for place in found.places if start <= place < start + 5]
        assert found.first(start, start + 5) == (places[0] if places else None)
        first, last = found.within(start, start + 5)
        assert found.places[first:last] == places


@pytest.mark.parametrize(
    ("pattern", "begins"),
    [
        (r"\A\s*(?P<content>--|—)", True),
        (r"\A[ \t]*(?P<content>…|\.(?: \.){2,3})", True),
        (r"\A[|]\|", True),
        (r"\Aa|b", False),
        (r"\A(?:a|b)|c", False),
        (r"(?:\Aa|b)", False),
        (r"a\A", False),
    ],
)
def test_signs_that_only_begin_a_paragraph(pattern: str, begins: bool) -> None:
    assert _begins(pattern) is begins
