"""What begins with more words than a label has is not tried as one, and could have been none."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from teitools.notation.label_forms import FORMS, begins_text, is_short, pattern_of
from teitools.notation.profile_file import load, names

WORDS = st.sampled_from(
    "The Mr Hale of II Jr to the a I’d Jean-Luc Lord Q A by Minister X_ Волков é".split(" ")
)
ENDS = st.sampled_from(
    ": . , -- — - ? ) ( [so] (so) [?] Jr. III #12 12 Mr. The Hon. J. F. K. * _ § 1. 12:30".split(
        " "
    )
)
LINES = st.tuples(
    st.sampled_from(["", " ", "\t", "12. ", "§ ", "*", "_", "[12:30] ", "(", "2nd "]),
    st.lists(WORDS, max_size=14).map(" ".join),
    st.sampled_from(["", " ", "  ", ", "]),
    st.lists(st.one_of(WORDS, ENDS), max_size=5).map(" ".join),
).map("".join)
RULES = [(name, load(name).speakers, load(name).words) for name in names()]
PATTERNS = {
    name: [pattern_of(form, rules, words) for form in FORMS if is_short(form, rules)]
    for name, rules, words in RULES
}


@given(LINES, st.sampled_from(RULES))
@example("They came to the old house at the end of the day.", RULES[0])
@example("A B C D E F G H Jr 12. I", RULES[0])
@example("A B C D E F G H Jr. So", RULES[0])
@example("A B C D E F G H Jr (so) (so): So", RULES[0])
def test_running_text_is_no_label(line: str, profile: tuple[str, object, object]) -> None:
    name = profile[0]
    rules = next(each for own, each, _ in RULES if own == name)
    if begins_text(line, 0, len(line), rules):
        assert [each.match(line) for each in PATTERNS[name] if each.match(line)] == []


def test_what_is_running_text() -> None:
    rules = load("plain").speakers
    for line, is_text in (
        ("They came to the old house at the end of the day.", True),
        (" They came to the old house at the end of the day.", True),
        ("They came to the old house at the end.", False),
        ("They came to the old house (at) the end of the day.", False),
        ("MR. HALE: They came to the old house at the end of the day.", False),
    ):
        assert begins_text(line, 0, len(line), rules) is is_text


def test_labels_of_some_forms_may_have_many_words() -> None:
    short = {
        name: {form.terminator for form in FORMS if is_short(form, rules)}
        for name, rules, _ in RULES
    }
    assert {":", ".", "--", "line", "space"} == short["tape"]
    assert ":" not in short["hansard"]
    assert all({".", "--", "space"} <= forms for forms in short.values())
