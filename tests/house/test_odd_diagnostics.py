"""Every code of an ODD has its page, and every example there gives that code at its place."""

from __future__ import annotations

import pytest

from docs.odd_diagnostics import generate
from docs.odd_diagnostics.entries import Entry, code_of, entries, messages

ENTRIES = list(entries())
PLACELESS = {"O101", "O126", "O140", "O162"}
"""What is not wrong in one place: another file, or the whole."""


def test_every_code_has_one_entry() -> None:
    ids = [entry.id for entry in ENTRIES]
    assert sorted(ids) == sorted(generate.CODES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_example_gives_its_code_at_its_place(entry: Entry) -> None:
    said = messages(entry)
    assert [code_of(line) for line in said] == [entry.id]
    assert bool(entry.place) == (entry.id not in PLACELESS)
    if entry.place:
        assert said[0].startswith(f"{entry.place}: ")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_each_entry_is_whole(entry: Entry) -> None:
    assert entry.meaning.endswith(".")
    assert entry.remedy.endswith(".")
    code = generate.CODES[entry.id]
    page = generate.PAGE.read_text(encoding="utf-8")
    assert page.count(f"### {code.id} {code.name}\n") == 1


def test_the_page_is_up_to_date() -> None:
    assert generate.main(["--check"]) == 0
