"""What documents came to is kept for the next time, and never told of what is otherwise now."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from teitools.validation import program
from teitools.validation.lock import place
from tests.cli.known import FILES, INNER, RNC, STRICT, TEI, Judged, run, write
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


def test_what_was_judged_is_not_judged_again(folder: Path, judged: Judged) -> None:
    first = run()
    assert first.exit_code == 0, first.output
    assert judged.taken() == ["a.xml", "b.xml"]
    second = run()
    assert judged.taken() == []
    assert (second.output, second.exit_code) == (first.output, first.exit_code)


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "junit", "html", "checkstyle"])
def test_what_is_remembered_is_said_in_the_same_words(
    folder: Path, judged: Judged, form: str
) -> None:
    write(folder / "parts/inner.rnc", "any = element q { attribute n { xsd:integer } }+")
    write(folder / "b.xml", FILES["b.xml"] + "<!-- \U0001d11e --> </TEI>")
    first = run("--format", form, "a.xml", "b.xml")
    assert first.exit_code == 1
    judged.taken()
    second = run("--format", form, "a.xml", "b.xml")
    assert judged.taken() == []
    assert (second.output, second.exit_code) == (first.output, first.exit_code)


def _document(folder: Path) -> None:
    write(folder / "a.xml", FILES["a.xml"].replace("b.xml#there", "#nowhere"))


def _schema(folder: Path) -> None:
    write(folder / "own.rnc", RNC.replace("TEI {", "text {"))


def _included(folder: Path) -> None:
    write(folder / "parts/inner.rnc", STRICT)


def _image(folder: Path) -> None:
    (folder / "a.jpg").unlink()


def _identifier(folder: Path) -> None:
    write(folder / "b.xml", FILES["b.xml"].replace("there", "where"))


def _other_gone(folder: Path) -> None:
    (folder / "b.xml").rename(folder / "c.xml")


def _configured(folder: Path) -> None:
    write(
        folder / "strict.rng",
        "<element name='x' xmlns='http://relaxng.org/ns/structure/1.0'><empty/></element>",
    )
    write(
        folder / "teitools.toml",
        '[[schemas]]\nfiles = "a.xml"\nschema = "strict.rng"\nuse = "also"\n',
    )


def _catalog(folder: Path) -> None:
    _configured(folder)
    (folder / "teitools.toml").write_text('catalog = "catalog.xml"\n')
    write(
        folder / "catalog.xml",
        '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">'
        '<uri name="own.rnc" uri="strict.rng"/></catalog>',
    )


@pytest.mark.parametrize(
    "change",
    [_document, _schema, _included, _image, _identifier, _other_gone, _configured, _catalog],
)
def test_nothing_is_remembered_of_what_has_changed(
    folder: Path, judged: Judged, change: Callable[[Path], None]
) -> None:
    before = run("a.xml")
    assert before.exit_code == 0, before.output
    times = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    change(folder)
    for path, status in times.items():  # times tell nothing
        if path.is_file():
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = run("a.xml")
    assert judged.taken() == ["a.xml", "a.xml"]
    alone = run("--no-cache", "a.xml")
    assert after.output == alone.output != before.output
    assert after.exit_code == alone.exit_code


def test_what_appears_is_seen(folder: Path, judged: Judged) -> None:
    (folder / "a.jpg").unlink()
    assert "P417" in run("a.xml").output
    write(folder / "a.jpg", "an image")
    assert "P417" not in run("a.xml").output


def test_a_schema_that_appears_is_seen(folder: Path) -> None:
    (folder / "own.rnc").rename(folder / "other.rnc")
    assert "V504" in run("b.xml").output
    (folder / "other.rnc").rename(folder / "own.rnc")
    assert run("b.xml").exit_code == 0


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own elsewhere")
def test_where_a_link_leads_is_seen(folder: Path) -> None:
    inner = folder / "parts" / "inner.rnc"
    inner.rename(folder / "parts" / "one.rnc")
    write(folder / "parts" / "two.rnc", STRICT)
    inner.symlink_to("one.rnc")
    assert run("b.xml").exit_code == 0
    assert run("b.xml").exit_code == 0
    inner.unlink()
    inner.symlink_to("two.rnc")
    assert run("b.xml").exit_code == 1
    assert run("--schema", "own.rnc", "b.xml").exit_code == 1


def test_options_tell_runs_apart(folder: Path, judged: Judged) -> None:
    need("saxonche")
    schematron = (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
        '<phase id="none"/><pattern><rule context="/*"><report test="true()">here</report>'
        "</rule></pattern></schema>"
    )
    write(folder / "s.sch", schematron)
    assert "here" in run("--schema", "s.sch", "a.xml").output
    assert "here" not in run("--schema", "s.sch", "--phase", "none", "a.xml").output
    assert "here" in run("--schema", "s.sch", "a.xml").output
    assert judged.taken() == ["a.xml"] * 2
    write(folder / "s.sch", schematron.replace(">here<", ">there<"))
    assert "there" in run("--schema", "s.sch", "a.xml").output
    assert "own.rnc" not in run("--schema", "s.sch", "--rules", "a.xml").output
    assert judged.taken() == ["a.xml"] * 2


def test_what_asks_for_the_time_is_asked_again(folder: Path, judged: Judged) -> None:
    need("saxonche")
    schematron = (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
        '<ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>'
        '<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><pattern>'
        '<rule context="t:graphic">'
        "<report test=\"current-date() gt xs:date('2020-01-01')\">late</report></rule></pattern>"
        "</schema>"
    )
    write(folder / "s.sch", schematron)
    for _ in range(2):
        assert "late" in run("--schema", "s.sch", "a.xml", "b.xml").output
    assert judged.taken() == ["a.xml", "a.xml", "b.xml"]


def test_what_another_document_says_is_seen(folder: Path) -> None:
    need("saxonche")
    schematron = (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
        '<pattern><rule context="/*"><assert test="doc(resolve-uri(\'b.xml\', base-uri()))'
        "//*[@xml:id = 'there']\">nowhere</assert></rule></pattern></schema>"
    )
    write(folder / "s.sch", schematron)
    for _ in range(2):
        assert "nowhere" not in run("--schema", "s.sch", "a.xml").output
    _identifier(folder)
    assert "nowhere" in run("--schema", "s.sch", "a.xml").output


def test_another_version_remembers_nothing(
    folder: Path, judged: Judged, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("a.xml")
    monkeypatch.setattr(program, "_files", lambda: [("__init__.py", b"__version__ = '0.0'")])
    program.program.cache_clear()
    try:
        run("a.xml")
    finally:
        program.program.cache_clear()
    assert judged.taken() == ["a.xml", "a.xml"]


def test_every_file_of_the_package_tells_it_from_others(tmp_path: Path) -> None:
    names = {name for name, _ in program._files()}
    assert {"relaxng/patterns.py", "odd/tei.json", "teitools.rng", "schematron.xsl"} <= {
        Path(name).as_posix() for name in names
    }


def test_levels_and_instructions_come_after(folder: Path, judged: Judged) -> None:
    (folder / "a.jpg").unlink()
    assert run("a.xml").exit_code == 0
    write(folder / "teitools.toml", '[levels]\nno-such-image = "error"\n')
    assert run("a.xml").exit_code == 1
    assert judged.taken() == ["a.xml"]
    write(folder / "a.xml", FILES["a.xml"].replace("<TEI", "<?teitools ignore=P417 lost?>\n<TEI"))
    for _ in range(2):
        assert run("a.xml").exit_code == 0
    assert judged.taken() == ["a.xml"]


def test_what_is_included_is_seen(folder: Path, judged: Judged) -> None:
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/c.xml"/></TEI>'
    write(folder / "b.xml", FILES["b.xml"].replace("</TEI>", include))
    write(folder / "parts" / "c.xml", f'<p xmlns="{TEI}">1</p>')
    for _ in range(2):
        assert run("--xinclude", "b.xml").exit_code == 0
    assert judged.taken() == ["b.xml"]
    write(folder / "parts" / "c.xml", f'<p xmlns="{TEI}" corresp="#no">1</p>')
    assert "P401" in run("--xinclude", "b.xml").output
    assert "V513" in run("b.xml").output
    (folder / "parts" / "c.xml").unlink()
    missing = run("--xinclude", "b.xml")
    assert missing.exit_code == 1
    assert missing.output == run("--xinclude", "b.xml").output
    write(folder / "parts" / "c.xml", f'<p xmlns="{TEI}">1</p>')
    assert run("--xinclude", "b.xml").exit_code == 0


def test_what_is_locked_is_seen_to(folder: Path, judged: Judged) -> None:
    address = "https://example.org/own.rnc"
    copy = folder / ".teitools" / "schemas" / place(address)
    lock = 'version = 1\n[[schemas]]\naddress = "{}"\nsha256 = "{}"\n'
    write(copy, RNC.replace("parts/inner.rnc", "inner.rnc"))
    write(copy.parent / "inner.rnc", INNER)
    digest = hashlib.sha256(copy.read_bytes()).hexdigest()
    write(folder / "b.xml", FILES["b.xml"].replace("own.rnc", address))
    assert "V502" in run("b.xml").output
    write(folder / "teitools.lock", lock.format(address, digest))
    for _ in range(2):
        assert run("b.xml").exit_code == 0
    write(copy, INNER + "start = any")
    assert "V512" in run("b.xml").output
    write(folder / "teitools.lock", lock.format(f"{address}.other", digest))
    assert "V502" in run("b.xml").output
    assert run("--frozen", "b.xml").output != run("b.xml").output
