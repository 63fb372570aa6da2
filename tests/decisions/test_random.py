"""What must hold for every text, whatever is decided of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import teitools
from teitools.api.project_schema import is_valid
from teitools.decisions.table import write_table
from teitools.notation.decisions.choices import readings
from teitools.notation.decisions.register import Register
from teitools.notation.parser import parse
from teitools.notation.profile_file import load
from tests.decisions.texts import SOURCES
from tests.requirements import ROOT
from tests.texts import texts

PROFILES = ("plain", "wilson", "drama", "tape")


@settings(max_examples=60, deadline=None)
@given(texts, st.sampled_from(PROFILES))
def test_to_watch_changes_nothing(text: str, profile: str) -> None:
    watched = parse(text, load(profile), "a.txt", register=Register())
    assert watched == parse(text, load(profile), "a.txt")


@settings(max_examples=40, deadline=None)
@given(st.one_of(texts, st.sampled_from(list(SOURCES.values()))), st.data())
def test_whatever_is_decided_the_text_comes_back(text: str, data: st.DataObject) -> None:
    profile = data.draw(st.sampled_from(PROFILES))
    before = teitools.encode(text.encode(), profile=profile)
    lines = write_table(before.decisions).decode("utf-8-sig").splitlines()
    for index, each in enumerate(before.decisions, 1):
        if data.draw(st.booleans()) and each.what != "profile":
            words = [word for word in readings(each.what) if word not in ("gap", "surplus")]
            lines[index] = f"{data.draw(st.sampled_from(words))}{lines[index]}"
    after = teitools.encode(text.encode(), profile=profile, decisions="\n".join(lines).encode())
    assert teitools.decode(after) == text.encode()
    assert is_valid(bytes(after)) or not is_valid(bytes(before))
    told = [each for each in after.findings if each.code.id[:2] == "T5"]
    assert len(told) >= len(after.unapplied)
    followed = {(each.what, each.offset) for each in after.decisions if each.decision}
    lost = {(each.what, each.offset) for each in after.unapplied}
    made = {(each.what, each.offset) for each in before.decisions} - {("profile", 0)}
    given = {
        each for each, line in zip(before.decisions, lines[1:], strict=True) if line[0] != "\t"
    }
    assert {(each.what, each.offset) for each in given} <= (followed | lost) & made


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "notation" / "presets").glob("*.txt")), ids=lambda p: p.stem
)
def test_what_is_decided_says_why(path) -> None:  # type: ignore[no-untyped-def]
    for each in teitools.encode(path).decisions:
        assert each.reading
        assert each.rule
        assert each.certainty in ("high", "medium", "low")
        assert each.key[0] == "d"
