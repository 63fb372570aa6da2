"""The file with what documents came to: damaged, not writable, many at once, too large."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from teitools.cli.validate_remembering import Remembering
from teitools.source import Source
from teitools.validation import checking, ledger
from teitools.validation.judgement import Judgement
from teitools.validation.memory import Memory
from teitools.validation.shelf import Shelf
from teitools.xml.beside import Beside
from tests.cli.known import FILES, XSD, Judged, run, write
from tests.requirements import need


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        write(tmp_path / name, text)
    return tmp_path


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> Judged:
    return Judged(monkeypatch)


def test_without_a_cache_nothing_is_kept(folder: Path, cache: Path, judged: Judged) -> None:
    for _ in range(2):
        run("--no-cache", "a.xml")
    assert judged.taken() == ["a.xml", "a.xml"]
    assert not (cache / ledger.NAME).exists()


def test_what_is_not_there_is_looked_for_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And again after something has been put down."""
    looked: list[Path] = []
    is_file = Path.is_file

    def counted(path: Path) -> bool:
        looked.append(path)
        return is_file(path)

    monkeypatch.setattr(Path, "is_file", counted)
    records = ledger.Ledger(cache)
    assert [records.find(b"a"), records.find(b"b"), records.find(b"a")] == [None] * 3
    assert looked == [cache / ledger.NAME]
    records.keep([(b"a", b"1")])
    assert [records.find(b"a"), records.find(b"b")] == [b"1", None]


def test_bytes_are_digested_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digested: list[tuple[str, bytes]] = []
    key = Memory.key

    def counted(memory: Memory, name: str, data: bytes) -> bytes:
        digested.append((name, data))
        return key(memory, name, data)

    monkeypatch.setattr(Memory, "key", counted)
    remembering = Remembering(cache, "asked", {})
    for name, data in (("a.xml", b"<a/>"), ("a.xml", b"<b/>"), ("b.xml", b"<b/>")):
        remembering.begin()
        assert remembering.known(name, data) is None
        remembering.note(name, data, Judgement([], Beside()), None)
        for keeping in remembering.noted():
            remembering.memory.keep(keeping.entries)
    assert digested == [("a.xml", b"<a/>"), ("a.xml", b"<b/>"), ("b.xml", b"<b/>")]
    for name, data in digested.copy():
        assert remembering.known(name, data) is not None
    assert remembering.known("b.xml", b"<a/>") is None


def test_bytes_that_are_noted_unasked_have_their_own_key(cache: Path) -> None:
    remembering = Remembering(cache, "asked", {})
    assert remembering.known("a.xml", b"<a/>") is None
    remembering.note("a.xml", b"<b/>", Judgement([], Beside()), None)
    for keeping in remembering.noted():
        remembering.memory.keep(keeping.entries)
    assert remembering.known("a.xml", b"<a/>") is None
    assert remembering.known("a.xml", b"<b/>") is not None


@pytest.mark.skipif(os.name != "posix", reason="permissions are otherwise elsewhere")
def test_only_the_user_may_read_it(folder: Path, cache: Path) -> None:
    run()
    assert stat.S_IMODE((cache / ledger.NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"nonsense" * 1000, None])
def test_a_damaged_file_is_as_good_as_none(
    folder: Path, cache: Path, judged: Judged, damage: bytes | None
) -> None:
    first = run()
    file = cache / ledger.NAME
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2] if damage is None else damage)
    judged.taken()
    for names in (["a.xml", "b.xml"], []):
        again = run()
        assert (again.output, again.exit_code) == (first.output, first.exit_code)
        assert judged.taken() == names


def test_a_record_that_was_tampered_with_is_as_good_as_none(
    folder: Path, cache: Path, judged: Judged
) -> None:
    run()
    with sqlite3.connect(cache / ledger.NAME) as connection:
        rows = connection.execute("SELECT key, body FROM record").fetchall()
        for key, body in rows:
            changed = body[:-1] + bytes([body[-1] ^ 1])
            connection.execute("UPDATE record SET body = ? WHERE key = ?", (changed, key))
    judged.taken()
    assert run().exit_code == 0
    assert judged.taken() == ["a.xml", "b.xml"]


def test_a_place_that_cannot_be_written_is_no_error(
    folder: Path, cache: Path, judged: Judged
) -> None:
    cache.parent.mkdir(exist_ok=True)
    cache.write_text("no folder")
    for _ in range(2):
        assert run().exit_code == 0
    assert len(judged.taken()) == 4


def test_many_documents_in_workers(folder: Path, judged: Judged, cache: Path) -> None:
    names = [f"{number:02}.xml" for number in range(40)]
    for number, name in enumerate(names):
        write(folder / name, FILES["b.xml"].replace("there", f"there{number}"))
    first = run("--jobs", "2", *names)
    assert first.exit_code == 0
    judged.taken()
    assert run("--jobs", "2", *names).output == first.output
    assert judged.taken() == []
    write(folder / "07.xml", "<wrong>")
    third = run("--jobs", "2", *names)
    assert third.exit_code == 1
    assert third.output.count("valid\n") == 39


def test_records_are_bounded(tmp_path: Path) -> None:
    kept = ledger.Ledger(tmp_path, most=200_000)
    for number in range(40):
        kept.keep([(bytes([number]) * 32, bytes(20_000))])
    assert (tmp_path / ledger.NAME).stat().st_size < 400_000
    assert kept.find(bytes([39]) * 32) is not None
    assert kept.find(bytes([0]) * 32) is None


def test_several_may_write_at_once(tmp_path: Path) -> None:
    one, other = ledger.Ledger(tmp_path), ledger.Ledger(tmp_path)
    one.keep([(b"a" * 32, b"one")])
    assert other.find(b"a" * 32) == b"one"
    other.keep([(b"b" * 32, b"other"), (b"a" * 32, b"other")])
    assert one.find(b"a" * 32) == one.find(b"b" * 32) == b"other"


_opened: list[str] | None = None


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if _opened is not None and event == "open" and isinstance(arguments[0], str | bytes | Path):
        _opened.append(os.fsdecode(arguments[0]))


def test_every_file_that_is_opened_is_told_of(folder: Path, judged: Judged) -> None:
    """What Python opens below the folder of the documents while it judges one of them."""
    global _opened
    need("saxonche")
    sys.addaudithook(_audit)
    write(
        folder / "s.sch",
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
        '<include href="parts/pattern.sch"/></schema>',
    )
    write(
        folder / "parts" / "pattern.sch",
        '<pattern xmlns="http://purl.oclc.org/dsdl/schematron"><rule context="/*">'
        "<assert test=\"doc(resolve-uri('b.xml', base-uri()))\">?</assert></rule></pattern>",
    )
    write(folder / "x.xsd", XSD.format('<xs:include schemaLocation="parts/y.xsd"/>'))
    write(folder / "parts" / "y.xsd", XSD.format('<xs:element name="TEI"/>'))
    models = "".join(f'<?xml-model href="{name}"?>' for name in ("own.rnc", "s.sch", "x.xsd"))
    write(folder / "a.xml", models + FILES["a.xml"].partition("?>")[2])
    _opened = []
    try:
        judgement = checking.judged(Source.of(Path("a.xml")), Path(), Shelf(settled=True))
    finally:
        opened, _opened = _opened, None
    beside = judgement.beside
    assert beside is not None
    assert not beside.fleeting
    known = {os.path.realpath(each.path) for each in (*beside.looks, *beside.shared)}
    inside = {os.path.realpath(each) for each in opened if "://" not in each}
    inside = {each for each in inside if each.startswith(str(folder))}
    assert {Path(each).name for each in inside} == {
        *("a.xml", "b.xml", "own.rnc", "inner.rnc", "s.sch", "pattern.sch", "x.xsd", "y.xsd")
    }
    assert inside - known == {str(folder / "a.xml")}
