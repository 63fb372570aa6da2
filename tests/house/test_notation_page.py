"""The tables of the pages on the notation that say so are true."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import teitools
from tests.requirements import ROOT

DOCS = ROOT / "docs"
_PAGES = ("notation", "reference", "explicit")
PAGES = [(DOCS / f"{name}.md").read_text(encoding="utf-8") for name in _PAGES]
_TABLE = re.compile(r"<!-- checked: ([\w-]+) -->\n\n((?:\|.*\n)+)")
_PROFILE = re.compile(r"```toml\n(.*?\nname = \"([\w-]+)\"\n.*?)```\n", re.DOTALL)
_CELL = re.compile(r"\| `([^`]+)` ")
_SIGNS = str.maketrans("⏎␣⇥", "\n \t")
_DIGEST_ID = re.compile(r' xml:id="(?:p|sp|u|seg|note)-[0-9a-f]{8}(?:-\d+)?"')


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Profile, what is typed, its TEI, and the rest of the row."""
    for page in PAGES:
        for profile, table in _TABLE.findall(page):
            for line in table.splitlines()[2:]:
                typed, tei = _CELL.findall(line)[:2]
                yield profile, typed, tei, line.rpartition("` |")[2]


ROWS = list(rows())
PROFILES = {name: toml for page in PAGES for toml, name in _PROFILE.findall(page)}


@pytest.fixture(scope="module")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The profiles that the pages show, as files."""
    folder = tmp_path_factory.mktemp("profiles")
    for name, toml in PROFILES.items():
        (folder / f"{name}.toml").write_text(toml, encoding="utf-8")
    return {name: str(folder / f"{name}.toml") for name in PROFILES}


def body(data: bytes) -> str:
    """The content of ``body``, without white space between elements and made identifiers."""
    content = data.decode().partition("<body>")[2].partition("</body>")[0]
    return _DIGEST_ID.sub("", re.sub(r"\n\s*", "", content))


def test_there_are_enough() -> None:
    assert len(ROWS) > 110
    for page in PAGES:
        assert page.lower().count("checked") >= page.count("<!-- checked")


def test_the_reference_has_every_group_of_classes() -> None:
    plain = (ROOT / "teitools" / "profiles" / "plain.toml").read_text(encoding="utf-8")
    groups = set(re.findall(r"^\[\[class_groups\.(\w+)\]\]", plain, re.MULTILINE))
    used = set(re.findall(r'use = "(\w+)"', "".join(PROFILES.values())))
    assert groups - {"links"} <= used


@pytest.mark.parametrize(("profile", "typed", "tei", "rest"), ROWS, ids=[row[1] for row in ROWS])
def test_row(profiles: dict[str, str], profile: str, typed: str, tei: str, rest: str) -> None:
    text = typed.translate(_SIGNS).encode()
    chosen = profiles.get(profile, profile)
    output = teitools.encode(text, profile=chosen)
    assert body(output) == tei
    decoded = teitools.decode(output)
    assert decoded == text
    assert teitools.encode(decoded, profile=chosen) == output
    assert teitools.validate(bytes(output)).valid
    warned = {finding.code.id for finding in output.findings if finding.severity.label == "warning"}
    assert warned == set(re.findall(r"\bT1\d\d\b", rest))
