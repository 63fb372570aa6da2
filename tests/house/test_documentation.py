"""The documentation is complete: commands, options, codes, keys; its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import click
import pytest

from teitools.notation import profile_file
from teitools.notation.metadata_values import PARTS
from teitools.notation.profile_file import INFERENCES
from teitools.notation.profile_sections import FIELDS, LINE_KINDS
from teitools.notation.profile_table import Table
from teitools.tei.description import Description
from teitools.transcript import Kind
from tests.requirements import ROOT

DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")])
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def undocumented(words: Iterable[str], page: str) -> set[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return {word for word in words if f"`{word}`" not in text}


def test_generated_parts_are_up_to_date() -> None:
    command = [sys.executable, str(DOCS / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_generated_parts_name_everything() -> None:
    sys.path.insert(0, str(DOCS))
    try:
        import generate
    finally:
        sys.path.remove(str(DOCS))
    codes = generate.all_codes()
    assert len({code.id for code in codes}) == len(codes), "two codes have one id"
    assert {code.id[0] for code in codes} == set(generate.FAMILIES)
    assert undocumented((code.id for code in codes), "findings.md") == set()
    headings = _HEADING.findall((DOCS / "cli.md").read_text(encoding="utf-8"))
    for path, command in generate.all_commands(generate.command_line, "teitools"):
        assert path in headings
        options = [each for each in command.params if isinstance(each, click.Option)]
        assert [option.name for option in options if not option.help] == [], path


def test_every_key_of_a_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    keys: set[str] = set()
    allow = Table.allow

    def noted(table: Table, allowed: Iterable[str]) -> None:
        allowed = tuple(allowed)
        keys.update(allowed)
        allow(table, allowed)

    monkeypatch.setattr(Table, "allow", noted)
    profile_file.load_own.__wrapped__("wilson")
    tables = {"inferences", "names", "frame", "detection", "speakers", "metadata", "labels"}
    tables |= {"words", "notes", "lists", "tables"}
    assert {"facts", "minimum_words", "use", "byline", "at_least", "extends"} <= keys
    shown = {"parts", "brackets", "class_groups", "signs", "measures", "numbers", "units", "lines"}
    assert undocumented(keys - tables - shown, "profiles.md") == set()
    text = (DOCS / "profiles.md").read_text(encoding="utf-8")
    for name in (*tables - {"labels"}, "metadata.labels", "metadata.parts"):
        assert f"[{name}]" in text


@pytest.mark.parametrize(
    "words", [FIELDS, INFERENCES, LINE_KINDS, tuple(PARTS), tuple(Kind)], ids=str
)
def test_every_word_of_a_profile(words: tuple[str, ...]) -> None:
    assert undocumented(words, "profiles.md") == set()


def test_every_key_of_a_header_file() -> None:
    assert undocumented((field.name for field in fields(Description)), "header.md") == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for link in _LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """The anchors that readers of Markdown give to the headings of `page`."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", each.lower()).strip().replace(" ", "-") for each in headings}
