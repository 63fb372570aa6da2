"""decode(encode(t)) == t where the lines of a page are numbered, whatever stands on them."""

from __future__ import annotations

import subprocess

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import teitools
from teitools.notation.numbering.text import without_numbers
from teitools.notation.numbering.weaving import woven
from teitools.notation.parser import parse
from teitools.notation.printer import print_transcript
from teitools.notation.profile_file import load
from tests.requirements import need
from tests.texts import SIGNS, WORDS

COURT = load("court-qa")
TALK = [
    "     Q.  Where were you?",
    "     A.  At home.",
    "          MR. SMITH:  Objection.",
    "          THE COURT:  Over-",
    "ruled.",
    "          (Recess taken.)",
    "BY MR. SMITH:",
    "               DIRECT EXAMINATION",
    "14 men  and a boy",
    "A.  (Nods.)",
    "[illegible",
    "text]",
    "Q.",
    "",
    " ",
]
HEADS = ["", "   14", "Jones - Direct      14", "\f", "- 3 -", "12  REPORTERS INC.", "   \f  A. B."]
words = st.one_of(
    st.sampled_from(TALK),
    st.lists(st.sampled_from(SIGNS + WORDS), max_size=3).map("".join),
).map(lambda line: " ".join(line.splitlines()) if len(line.splitlines()) > 1 else line)


@st.composite
def numbered(draw: st.DrawFn) -> str:
    """A text on some pages, whose lines have numbers."""
    form = draw(st.sampled_from(["{n:>3}   ", "{n:<2}  ", " {n}\t", "{t} {n:>2}  ", "{n:>2} {t} "]))
    tail, end = draw(st.booleans()), draw(st.sampled_from(["\n", "\r\n", "\n\n", "\n \n"]))
    made = [draw(st.sampled_from(["", "\ufeff", "\n\n", "A cover\n\nin two\n"]))]
    for _ in range(draw(st.integers(1, 3))):
        made += [head + end for head in draw(st.lists(st.sampled_from(HEADS), max_size=3))]
        for number in range(1, draw(st.integers(3, 9)) + 1):
            said = draw(words)
            last = "    10:04" if tail and said and draw(st.booleans()) else ""
            line = form.format(n=number, t=f"10:04:{number:02}") + said + last
            made.append((line.rstrip() if draw(st.booleans()) else line) + end)
    made += [draw(st.sampled_from(["", "   15\n", "\n\n", "Jones - Direct      15", "more\n"]))]
    return "".join(made)


MANY = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@MANY
@given(numbered())
def test_every_numbered_text_comes_back(text: str) -> None:
    encoded = teitools.encode(text.encode(), profile="court-qa")
    assert teitools.decode(bytes(encoded)) == text.encode()
    assert not [each for each in encoded.findings if each.code.id == "T213"]


@MANY
@given(numbered())
def test_what_was_taken_out_is_put_back(text: str) -> None:
    found = without_numbers(text, COURT.line_numbers, 1 if text[:1] == "\ufeff" else 0)
    if found is None:
        return
    rest = parse(found.text, load("plain"), "").transcript
    assert print_transcript(woven(rest, found)) == text
    places = [found.original_place(offset) for offset in range(len(found.text))]
    assert [text[place] for place in places] == list(found.text)
    assert [found.place(place) for place in places] == list(range(len(found.text)))


@settings(MANY, max_examples=40)
@given(numbered())
def test_a_numbered_text_is_valid(text: str) -> None:
    encoded = teitools.encode(text.encode(), profile="court-qa")
    report = teitools.validate(bytes(encoded))
    assert report.valid, [str(finding) for finding in report]


@settings(MANY, max_examples=40)
@given(numbered())
def test_a_numbered_text_survives_xmllint_format(text: str) -> None:
    need("xmllint")
    data = bytes(teitools.encode(text.encode(), profile="court-qa"))
    command = ["xmllint", "--huge", "--format", "-"]
    made = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    assert teitools.decode(made) == text.encode()
