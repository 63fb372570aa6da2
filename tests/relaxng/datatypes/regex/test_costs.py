"""What matching costs: one step for each character, whatever the expression."""

from __future__ import annotations

import pytest

from teitools.relaxng.datatypes.regex import Regex, RegexError
from teitools.relaxng.datatypes.regex import automaton as automata
from teitools.relaxng.datatypes.regex.parser import MOST_POSITIONS

_LONG = 20_000
RISKY = [
    "(a|aa)+",
    "(a|a?)+b",
    "(a*b?)*c",
    "(.*)(.*)(.*)x",
    "(x+x+)+y",
    "(a?b?)+c",
    "((a|b)*(a|c)*)*d",
    "(a+|b)*a+c",
    "(a?a?)*b",
    "(x{1,3}){1,3}(x|y)",
    "(a|ab)(c|bcd)*",
    ".*a.{500}",
    "(.b?){1,300}c",
    "(a{2,3}b?)*c",
    "(a{1,2}){2,3}(b|aa)",
]
"""Texts can be read in several ways: going back and forth could take for ever."""
SAFE = [
    "[^\\p{C}\\p{Z}]+",
    "(\\p{L}|\\p{N}|\\p{P}|\\p{S})+",
    "[\\-+]?\\d+/[\\-+]?\\d+",
    "[A-Z]+(-[A-Z]+)*",
    "(a+)+b",
    "(a*)*",
    "\\S+( \\S+)*",
    "[0-9]{4}[0-9]*",
    "(x{2})*y",
    "[a-z]{1,1000000}",
    "((a{1,9}){1,9}b)*",
    "(a|b|c{3})*",
]


@pytest.mark.parametrize("text", RISKY)
def test_risky_ones_are_not_for_re(text: str) -> None:
    assert Regex(text).ascii is None


@pytest.mark.parametrize("expression", SAFE)
def test_safe_ones_are(expression: str) -> None:
    regex = Regex(expression)
    assert regex.ascii is not None
    for character in "ax1 -":
        for end in ("", "!", "b"):
            long, text = character * _LONG + end, character * 2000 + end
            found = regex.ascii.fullmatch(text) is not None
            assert found is regex.automaton.matches(text)
            assert found is (regex.ascii.fullmatch(long) is not None)


def test_re_is_asked_when_it_pays() -> None:
    regex = Regex("[a-z]+")
    assert regex.matches("a" * 4999)
    assert "ascii" not in vars(regex)
    assert not regex.matches("A")
    assert regex.matches("b")
    assert "ascii" in vars(regex)
    assert not regex.matches("\u00e4")
    assert not regex.matches("A")


@pytest.mark.parametrize("text", RISKY)
@pytest.mark.parametrize("unit", ["a", "ab", "x", "aab", "\u00e9"])
def test_a_step_for_each_character(text: str, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    regex = Regex(text)
    steps = []
    step = automata.Automaton.step

    def counted(
        automaton: automata.Automaton, state: automata.State, character: str
    ) -> automata.State:
        steps.append(character)
        return step(automaton, state, character)

    monkeypatch.setattr(automata.Automaton, "step", counted)
    long = unit * (_LONG // len(unit))
    regex.matches(long)
    assert len(steps) <= len(long)
    assert len(regex.automaton._states) <= automata._MOST


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(automata, "_MOST", 50)
    regex = Regex("(.*a.{9}|[\u4e00-\u9fff]*)+")
    characters = "".join(map(chr, range(0x4E00, 0x4F00)))
    texts = [
        characters,
        "ab" * 40,
        "a" * 30,
        "b" * 30 + "\n",
        characters + "\n",
        "ba" * 20 + "\u4e00",
    ]
    found = [regex.automaton.matches(text) for text in texts * 3]
    assert found == [Regex("(.*a.{9}|[\u4e00-\u9fff]*)+").matches(text) for text in texts] * 3
    assert len(regex.automaton._states) <= 51
    assert sum(map(len, regex.automaton._states.values())) <= 51
    assert len(regex.automaton._allowing) <= 51


@pytest.mark.parametrize(
    ("text", "shortest", "longest"),
    [
        ("a{3,1000000}", 3, 1_000_000),
        ("\u00e9{0,16383}", 0, 16_383),
        ("(a?){500}a{500}", 500, 1000),
        ("(\u00e9\u00e9?){20}", 20, 40),
        ("(a{1,1000}){1,1000}", 1, 1_000_000),
        (".{1000}.*", 1000, 2_000_000),
        ("(aa|aaa){1,300}", 2, 900),
    ],
)
def test_large_counts_are_exact(text: str, shortest: int, longest: int) -> None:
    regex = Regex(text)
    unit = "\u00e9" if "\u00e9" in text else "a"
    far = min(longest, 20_000)
    assert regex.matches(unit * shortest)
    assert regex.matches(unit * far)
    assert shortest == 0 or not regex.matches(unit * (shortest - 1))
    assert longest != far or not regex.matches(unit * (longest + 1))


def test_endless_counts_are_taken_as_they_are() -> None:
    regex = Regex("a{999999999999999999999999}")
    assert not regex.matches("a" * 1000)
    assert Regex("a{0,999999999999999999999999}").matches("a" * 1000)


@pytest.mark.parametrize(
    "text",
    [
        "(ab){1,1000000}",
        "(ab){99999999999999999999999}",
        f"(ab?){{{MOST_POSITIONS}}}",
        "((ab){100}c){100}",
        "((a{1,50}b?){1,50}c?){1,50}",
        "(" * 50 + "ab" + "){9}" * 50,
        "a?" * 3000,
        "x" * 10_001,
        "(" + "a?" * 1500 + ")*",
        "[a-" * 200 + "[b]" + "]" * 200,
    ],
)
def test_what_grows_too_large_is_refused(text: str) -> None:
    with pytest.raises(RegexError, match=r"too (large|deep)"):
        Regex(text)


@pytest.mark.parametrize(
    ("text", "matching"),
    [
        ("(" * 20_000 + "a" + ")" * 20_000, "a"),
        ("(a|" * 20_000 + "b" + ")" * 20_000, "a"),
        ("(" * 20_000 + "a" + ")*" * 20_000, "aaa"),
        ("(" * 20_000 + "a" + ")?" * 20_000, ""),
        ("(" * 2000 + "a" + "b)*" * 2000, ""),
        ("|".join(f"{number:05}" for number in range(2000)), "01999"),
        ("x" * 9000, "x" * 9000),
        ("[" + "".join(map(chr, range(0x4E00, 0x9000))) + "]+", "\u4e00\u8fff"),
        ("[a-" * 90 + "[b]" + "]" * 90, None),
    ],
)
def test_deep_and_long_ones(text: str, matching: str | None) -> None:
    regex = Regex(text)
    if matching is not None:
        assert regex.matches(matching)
    assert not regex.matches("!")


def test_many_ends_are_followed_at_once() -> None:
    regex = Regex("(.*a(.b?){1,200}c?)*\u00e9?")
    text = "abaab" * 100
    assert regex.matches(text)
    assert len(automata.bits(regex.automaton.start[text[0]].following)) > 1
    state = regex.automaton.start
    for character in text:
        state = state[character]
    slow = 0
    for number in automata.bits(state.ready):
        slow |= regex.automaton.positions.follow[number]
    assert state.ready.bit_count() > automata._MANY
    assert state.following == slow
