"""No word is lost: what is typed has the words of the document, whatever signs they hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

import teitools
from teitools.api.output import at_work
from teitools.api.transcribing import _refused
from teitools.notation.profile_file import load
from teitools.sources.content import Document, Inline, Inset, Paragraph, Words, Wrap, words_of
from teitools.sources.tidying import tidy
from teitools.sources.transcription import transcribe
from tests.sources.steps import unmarked
from tests.texts import SIGNS, WORDS

PROFILES = ("plain", "wilson", "court-qa", "tape")
MARKS = (
    ("hi", (("rend", "bold"),), True),
    ("hi", (("rend", "italic"),), True),
    ("del", (), False),
    ("add", (), False),
    ("ref", (("target", "https://example.org/"),), False),
)
pieces = st.one_of(
    st.sampled_from([*WORDS, *SIGNS]), st.sampled_from([" ", "  ", "a", "B.", "\\", "\n", "]", "["])
)
runs = st.lists(
    st.tuples(pieces, st.frozensets(st.integers(0, len(MARKS) - 1)), st.booleans()),
    min_size=1,
    max_size=14,
)


def paragraph(given_runs: list[tuple[str, frozenset[int], bool]]) -> Paragraph:
    """A paragraph of runs with marks, which go on from run to run, and notes after some."""
    wraps = [Wrap(name, facts, look=look) for name, facts, look in MARKS]
    inlines: list[Inline] = []
    for text, marks, noted in given_runs:
        around = tuple(wraps[number] for number in sorted(marks))
        inlines.append(Words(text, around))
        if noted and text.isalpha():
            note = Wrap("note", (("place", "bottom"),))
            inlines.append(Inset(note, [Paragraph([Words(f"{text}]x[")])], around))
    return Paragraph(inlines)


@pytest.mark.parametrize("profile", PROFILES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paragraphs=st.lists(runs.map(paragraph), min_size=1, max_size=3))
def test_all_words_are_typed_and_come_back(profile: str, paragraphs: list[Paragraph]) -> None:
    document = Document(list(paragraphs))
    with at_work():
        made = transcribe(document, "a document", load(profile), _refused)
    data = teitools.encode(made.text.encode(), profile=profile)
    assert teitools.decode(data).decode() == made.text
    assert not [each for each in data.findings if each.code.id == "T112"]
    assert letters("".join(words_of(tidy(document.nodes)))) == letters(unmarked(data))


def letters(text: str) -> str:
    """All but white space and backslashes, which escape."""
    return re.sub(r"[\s\\]", "", text)


brackets = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "cd", " ", "[", "]", "(", ")", "\\", "{--", "--}", "x y"]),
        st.frozensets(st.integers(0, len(MARKS) - 1)),
        st.just(False),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=brackets.map(paragraph))
def test_marks_are_around_their_words(found: Paragraph) -> None:
    document = Document([found])
    with at_work():
        made = transcribe(document, "a document", load("plain"), _refused)
    unlooked = {each.code.id for each in made.findings}
    assert unlooked <= {"T403"}
    if unlooked:  # the look of what is read as a whole is dropped
        return
    root = etree.fromstring(teitools.encode(made.text.encode(), profile="plain"))
    for name, attributes, _ in MARKS:
        key, value = attributes[0] if attributes else ("rendition", "#explicit")
        path = f"//t:body//t:{name}[@{key}='{value}'][contains(@rendition, '#explicit')]//text()"
        space = {"t": "http://www.tei-c.org/ns/1.0"}
        inside = "".join(map(str, root.xpath(path, namespaces=space)))  # type: ignore[arg-type]
        given_words = "".join(
            each.text
            for each in found.inlines
            for wrap in each.wraps
            if isinstance(each, Words) and (wrap.name, wrap.attributes) == (name, attributes)
        )
        assert re.sub(r"\W", "", inside) == re.sub(r"\W", "", given_words)
