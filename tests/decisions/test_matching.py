"""Decisions find the text that they are about, whatever is changed elsewhere."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.decisions.decision import Decision, describe
from teitools.decisions.matching import Match, Matcher
from teitools.decisions.table import Row, read_table, write_table
from teitools.notation.decisions.register import Register
from teitools.notation.parser import parse
from teitools.notation.profile_file import load
from teitools.source import Source

PLAIN = load("plain")
LINES = [
    "IVANOV: Yes.",
    "PETROV: I saw [it] there, and (as all of us know) left.",
    "He went [home] and said (so he told us) nothing.",
    "[Laughter.]",
    "IVANOV: I saw [it] there.",
    "Nobody [it] was asked.",
    "",
    "",
]
OTHER = ["A line that is new.", "", "PETROV: No.", "[it] is new.", "1 [line] illegible", "Yes."]


@lru_cache(maxsize=8)
def decide(text: str) -> tuple[Decision, ...]:
    register = Register()
    parse(text, PLAIN, "a.txt", register=register)
    return describe(register.entries, text, "a.txt", {})


def rows(decisions: tuple[Decision, ...]) -> list[Row]:
    return list(read_table(Source("a.tsv", write_table(decisions))).rows)


def find(old: str, new: str, index: int) -> tuple[Decision, Match]:
    """A decision about `old`, and where it is found in `new`."""
    shown = [each for each in decide(old) if not each.quiet]
    table = rows(decide(old))
    return shown[index], Matcher(new, decide(new), table).find(table[index])


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, str, int]:
    """A text, the same after one edit elsewhere, and a decision."""
    lines = draw(st.lists(st.sampled_from(LINES), min_size=4, max_size=20))
    text = "\n".join(lines)
    shown = [each for each in decide(text) if not each.quiet]
    if not shown:
        text, lines = "IVANOV: I saw [it].", ["IVANOV: I saw [it]."]
        shown = [each for each in decide(text) if not each.quiet]
    index = draw(st.integers(0, len(shown) - 1))
    first = shown[index].line - 1
    last = first + text[shown[index].offset : shown[index].end].count("\n")
    places = [i for i in range(len(lines) + 1) if not first < i <= last]
    at = draw(st.sampled_from(places))
    made = list(lines)
    kind = draw(st.sampled_from(["insert", "delete", "wrap"]))
    if kind == "insert" or at >= len(lines) or first <= at <= last:
        new = draw(st.lists(st.sampled_from(OTHER), min_size=1, max_size=3))
        made[at:at] = new
    elif kind == "delete":
        del made[at]
    else:
        made[at] = made[at].replace(" ", "\n", 1)
    return text, "\n".join(made), index


@settings(max_examples=100, deadline=None)
@given(edited())
def test_a_decision_never_goes_to_another_text(case: tuple[str, str, int]) -> None:
    old, new, index = case
    decision, match = find(old, new, index)
    if match.place is None:
        return
    start, end = match.place.start, match.place.end
    assert new[start:end] == old[decision.offset : decision.end]
    # there was one edit: what is decided on stands before it, or after it
    assert new[:end] == old[: decision.end] or new[start:] == old[decision.offset :]


NOUNS = (
    "winter harbour minister engine orchard treaty soldier river market candle bridge doctor "
    "letter window kitchen border teacher mountain factory garden island hunter mirror castle"
).split()


def _sentence(number: int) -> str:
    """A sentence with two brackets, unlike the others."""
    one, two, three = (NOUNS[(number * step) % len(NOUNS)] for step in (1, 5, 7))
    return f"{number} {one}s tell [it] of the {two} and (as we all know) of every {three} there."


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 23), min_size=6, max_size=20, unique=True), st.data())
def test_a_decision_is_found_again(numbers: list[int], data: st.DataObject) -> None:
    lines = [_sentence(n) for n in numbers]
    old = "\n\n".join(lines)
    index = data.draw(st.integers(0, len([d for d in decide(old) if not d.quiet]) - 1))
    target = [each for each in decide(old) if not each.quiet][index]
    kept = old[: target.offset].count("\n\n")
    made = list(lines)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(made)))
        place = made.index(lines[kept])
        if data.draw(st.booleans()) and at < len(made) and at != place:
            del made[at]
        else:
            made.insert(at, data.draw(st.sampled_from(OTHER)))
    new = "\n\n".join(made)
    _, match = find(old, new, index)
    assert match.place is not None
    start = new.index(lines[kept]) + target.offset - old.index(lines[kept])
    assert match.place.start == start


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One [it].\n\nTwo.", "Zero.\n\nOne [it].\n\nTwo."),
        ("One [it] and\nmore of it.", "One\n[it] and more\nof it."),
        ("He said\nthat [two\nwords] were so.", "He said that [two words] were\nso."),
        (
            "A first line.\nB said [it].\nA last line.",
            "A changed thing.\nB said [it].\nA last line.",
        ),
        ("Some [it].\r\n\r\nMore.", "Some [it].\n\nMore."),
    ],
)
def test_small_changes_beside_it_do_not_matter(old: str, new: str) -> None:
    _, match = find(old, new, -1)
    assert match.place is not None
    assert new[match.place.start] == "["


def test_what_is_gone_is_not_looked_for_elsewhere() -> None:
    old = "The first [it] was here in May.\n\nNothing of the sort."
    new = "The first was here in May.\n\nNothing of the sort [it]."
    assert find(old, new, -1)[1].place is None


def test_equal_texts_in_equal_contexts_are_told_by_their_order() -> None:
    line = "Yes, I saw [it] there and then, and I never saw it again after that day."
    old = "\n\n".join([line] * 5)
    for index in range(5):
        decision, match = find(old, f"A new line.\n\n{old}", index - 5)
        assert match.place is not None
        assert match.place.start == decision.offset + len("A new line.\n\n")


def test_one_more_of_them_is_ambiguous() -> None:
    line = "Yes, I saw [it] there and then, and I never saw it again after that day."
    old, new = "\n\n".join([line] * 5), "\n\n".join([line] * 6)
    _, match = find(old, new, -3)
    assert match.place is None
    assert len(match.alike) > 1


LONG = "[the Minister of Foreign Affairs of the Republic]"


@pytest.mark.parametrize("words", ["[it]", LONG])
@pytest.mark.parametrize("whole", [True, False])
def test_another_of_the_same_words_is_not_taken_for_one_that_is_gone(
    words: str, whole: bool
) -> None:
    """It stands between the same rows, and is the only one that is left."""
    lines = [
        "The delegation arrived [at noon] because the train was held in the snow.",
        f"Nobody in the hall expected that he {words} would speak first.",
        f"Later the same evening a telegram of his {words} went to all embassies.",
        "When winter came and the snow lay deep the price of bread [in Kiev] rose.",
    ]
    old, new = "\n\n".join(lines), "\n\n".join([lines[0], *lines[2:]])
    table = rows(decide(old))
    first, gone, _, last = [row for row in table if row.what == "bracket"]
    kept = table if whole else [first, gone, last]
    assert Matcher(new, decide(new), kept).find(gone).place is None
