"""Catalogs and locks in Python: what answers the addresses of schemas."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from teitools import UsageError, load_schema, validate
from teitools.findings import Report

ADDRESS = "http://example.org/play.rng"
RNG = '<element xmlns="http://relaxng.org/ns/structure/1.0" name="play"><empty/></element>'
CATALOG = (
    '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
    f'<uri name="{ADDRESS}" uri="play.rng"/></catalog>'
)
DOCUMENT = f'<?xml-model href="{ADDRESS}"?><play>x</play>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "catalog.xml").write_text(CATALOG)
    (tmp_path / "play.rng").write_text(RNG)
    copy = tmp_path / ".teitools" / "schemas" / "example.org" / "play.rng"
    copy.parent.mkdir(parents=True)
    copy.write_text(RNG)
    digest = hashlib.sha256(RNG.encode()).hexdigest()
    (tmp_path / "teitools.lock").write_text(
        f'version = 1\n[[schemas]]\naddress = "{ADDRESS}"\nsha256 = "{digest}"\n'
    )
    (tmp_path / "play.xml").write_text(DOCUMENT)
    return tmp_path


def codes(report: Report) -> list[str]:
    return [finding.code.id for finding in report]


def test_nothing_answers_of_itself(folder: Path) -> None:
    assert codes(validate(folder / "play.xml")) == ["V501", "V502"]
    with pytest.raises(UsageError, match="in no catalog"):
        load_schema(ADDRESS)


@pytest.mark.parametrize(
    "given", [{"catalog": "catalog.xml"}, {"lock": "teitools.lock"}, {"lock": "."}]
)
def test_catalogs_and_locks_answer(folder: Path, given: dict[str, str]) -> None:
    named = {key: folder / value for key, value in given.items()}
    assert codes(validate(folder / "play.xml", **named)) == ["R216"]
    assert codes(validate(b"<play>x</play>", schema=ADDRESS, **named)) == ["R216"]
    assert codes(load_schema(ADDRESS, **named).validate(b"<play/>")) == []
    assert codes(validate(folder / "play.xml")) == ["V501", "V502"]


def test_a_catalog_that_has_changed_is_read_again(folder: Path) -> None:
    catalog = folder / "catalog.xml"
    assert codes(validate(folder / "play.xml", catalog=[catalog])) == ["R216"]
    catalog.write_text(CATALOG.replace("play.rng", "other.rng"))
    assert codes(validate(folder / "play.xml", catalog=[catalog])) == ["V501", "V502"]


def test_frozen_asks_the_lock_alone(folder: Path) -> None:
    both = {"catalog": folder / "catalog.xml", "lock": folder, "frozen": True}
    assert codes(validate(folder / "play.xml", **both)) == ["R216"]
    (folder / "teitools.lock").write_text("version = 1\n")
    assert codes(validate(folder / "play.xml", **both)) == ["V501", "V511"]
    with pytest.raises(UsageError, match="needs a lock"):
        validate(folder / "play.xml", frozen=True)


def test_a_copy_that_is_not_what_was_locked(folder: Path) -> None:
    (folder / ".teitools" / "schemas" / "example.org" / "play.rng").write_text(RNG + " ")
    assert codes(validate(folder / "play.xml", lock=folder)) == ["V501", "V512"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("teitools.lock", "version = 2"), ("teitools.lock", "["), ("catalog.xml", "<a>")],
)
def test_what_is_incorrect(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    key = "lock" if name == "teitools.lock" else "catalog"
    with pytest.raises(UsageError, match=name):
        validate(folder / "play.xml", **{key: folder / name})
    with pytest.raises((UsageError, OSError)):
        validate(folder / "play.xml", **{key: folder / "gone"})
