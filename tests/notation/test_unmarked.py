"""Paragraphs known to have no marks are what they are when marks are looked for in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from teitools.notation.detection import detect
from teitools.notation.parser import Parsed, parse
from teitools.notation.profile_file import load, names
from teitools.notation.unmarked import UnmarkedReader
from tests.texts import texts

PIECES = st.sampled_from(
    "They came. to the house [sic] ( ) [ ] \\ \n \n\n \n\n A: B: \t \r\n ... … *** * * * -- "
    "Cde. Ivanov https://a.de {--a--} ~> [hr] 12:30 \x0c | [seg: /] _word_ <b>".split(" ")
)
PRESETS = sorted((Path(__file__).parent / "presets").glob("*.txt"))
TEXTS = st.one_of(texts, st.lists(PIECES, max_size=12).map(" ".join))


def looked_through(text: str, profile: str) -> Parsed:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(UnmarkedReader, "read", lambda *_: None)
        return parse(text, load(profile), "text")


@given(TEXTS, st.sampled_from(names()))
@example("They came.\n\n... and left\n\n They  came. \n\nThey\ncame\n\n[sic]", "wilson")
@example("They (came.\n\nThey left.\n\nThey) came.", "explicit")
@example("A (came\n\nand left\n\nagain) so\n\nand so", "plain")
@example("Cde. Ivanov came.\n\nCde.\n\nIvanov", "wilson")
@example("They\x0ccame.\n\nThey came.", "plain")
def test_what_has_no_marks_is_known_at_once(text: str, profile: str) -> None:
    assert parse(text, load(profile), "text") == looked_through(text, profile)


@pytest.mark.parametrize("file", PRESETS, ids=lambda file: file.stem)
def test_texts_of_the_presets(file: Path) -> None:
    text = file.read_bytes().decode()
    profile, _ = detect(text)
    assert parse(text, profile, "text") == looked_through(text, profile.name)


def test_a_paragraph_without_marks_is_known_at_once() -> None:
    reader, text = UnmarkedReader(), "They came.\n\nThey [so] left.\n\n* They"
    assert reader.read("They came.", 0) is None
    reader.prepare(text, [text.index("[")], [re.compile(r"\*")])
    assert reader.read("They came.", 0) == ("They came.",)
    assert reader.read("They [so] left.", 12) is None
    assert reader.read("* They", 29) is None
