"""Members of archives, and archives that are not as they should be."""

from __future__ import annotations

import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli.validate import validate
from teitools.validation import archives

TEI = "http://www.tei-c.org/ns/1.0"
SCHEMA = f"""default namespace = "{TEI}"
start = element TEI {{ (graphic | element p {{ text }})* }}
graphic = element graphic {{ attribute url {{ text }} }}"""
DOCUMENT = (
    '<?xml-model href="{}" type="application/relax-ng-compact-syntax"?>\n'
    f'<TEI xmlns="{TEI}"><graphic url="{{}}"/>{{}}</TEI>'
)
MEMBERS = {
    "s/own.rnc": SCHEMA,
    "docs/a.xml": DOCUMENT.format("../s/own.rnc", "i.jpg", "<p/>"),
    "docs/b.xml": DOCUMENT.format("../s/own.rnc", "no.jpg", "<q/>"),
    "docs/i.jpg": "an image",
    "docs/more/c.xml": DOCUMENT.format("../../s/own.rnc", "d.jpg", ""),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def zipped(name: str, members: dict[str, str | bytes], kind: int = zipfile.ZIP_DEFLATED) -> None:
    with zipfile.ZipFile(name, "w", kind) as archive:
        for each, text in members.items():
            archive.writestr(each, text)


def tarred(name: str, members: dict[str, str | bytes], *others: tarfile.TarInfo) -> None:
    kind = name.rpartition(".")[2]
    with tarfile.open(name, "w:" + {"tgz": "gz", "tar": ""}.get(kind, kind)) as archive:
        for each, text in members.items():
            data = text.encode() if isinstance(text, str) else text
            info = tarfile.TarInfo(each)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for other in others:
            archive.addfile(other)


def run(*arguments: str, code: int | None = None) -> Result:
    result = CliRunner().invoke(validate, [*arguments])
    assert "Traceback" not in result.output
    assert os.listdir("temporary") == []
    assert "temporary" not in result.output
    assert code is None or result.exit_code == code
    return result


@pytest.mark.parametrize("name", ["c.zip", "c.tar", "c.tar.gz", "c.tgz", "c.tar.xz", "c.tar.bz2"])
@pytest.mark.parametrize("jobs", [[], ["--jobs", "2", "--timeout", "60"]])
def test_an_archive_is_like_a_folder(name: str, jobs: list[str]) -> None:
    (zipped if name.endswith(".zip") else tarred)(name, dict(MEMBERS))
    said = run(*jobs, name, code=1).stdout
    assert f"{name}/docs/a.xml: valid" in said
    assert f"{name}/docs/b.xml:2:42: warning [P417" in said
    assert f"{name}/docs/b.xml:2:65: error [R219" in said
    assert f"(see {name}/docs/../s/own.rnc:" in said
    assert f"{name}/docs/more/c.xml:2:42: warning [P417" in said
    assert said.index("docs/a.xml") < said.index("docs/b.xml") < said.index("docs/more")


@pytest.mark.parametrize(
    ("argument", "judged"),
    [
        ("c.zip/docs/a.xml", ["docs/a.xml"]),
        ("c.zip!/docs/a.xml", ["docs/a.xml"]),
        ("c.zip/docs/more", ["docs/more/c.xml"]),
        ("c.zip/docs/more/", ["docs/more/c.xml"]),
        ("c.zip/docs/*.xml", ["docs/a.xml", "docs/b.xml"]),
        ("c.zip/**/[ac].xml", ["docs/a.xml", "docs/more/c.xml"]),
        ("*.zip", ["docs/a.xml", "docs/b.xml", "docs/more/c.xml"]),
        ("c.zip/no.xml", []),
    ],
)
def test_part_of_an_archive(argument: str, judged: list[str]) -> None:
    zipped("c.zip", dict(MEMBERS))
    result = run("--format", "jsonl", argument)
    assert [line.split('"')[3] for line in result.stdout.splitlines() if line[0] == "{"] == [
        f"c.zip/{each}" for each in judged
    ]
    assert result.exit_code == 2 or judged


def test_a_schema_that_is_given() -> None:
    zipped("c.zip", dict(MEMBERS))
    Path("own.rnc").write_text(SCHEMA)
    said = run("--schema", "own.rnc", "c.zip", code=1).stdout
    assert "c.zip/docs/a.xml: valid" in said
    assert "c.zip/docs/b.xml:2:65: error [R219" in said


def test_nothing_outside_is_read() -> None:
    Path("own.rnc").write_text(SCHEMA)
    Path("secret.xml").write_text("<a/>")
    up = "../" * 30
    hrefs = [f"{up}{os.getcwd().lstrip('/')}/own.rnc", f"{os.getcwd()}/own.rnc", "/etc/passwd.rnc"]
    members = {f"{n}.xml": DOCUMENT.format(href, "", "") for n, href in enumerate(hrefs)}
    zipped("c.zip", dict(members))
    said = run("c.zip", code=1).stdout
    assert said.count("it is not in the archive") == 3


@pytest.mark.parametrize("name", ["../x.xml", "/x.xml", "a/../../x.xml", "a\\x.xml", "x/" * 600])
def test_names_that_lead_out(name: str) -> None:
    zipped("c.zip", {name: "<a/>", "docs/a.xml": MEMBERS["docs/a.xml"], "s/own.rnc": SCHEMA})
    if not name.endswith("/"):
        said = run("c.zip", code=1).stdout
        assert "V530 refused-member" in said
        assert "its name leads out of the archive" in said
        assert "c.zip/docs/a.xml:" in said
    tarred("c.tar", {name: "<a/>"})
    assert "V530" in run("c.tar", code=1).stdout
    assert not Path("x.xml").exists()
    assert not Path("../x.xml").exists()


def test_links_are_not_followed() -> None:
    Path("secret.xml").write_text("<a/>")
    link = zipfile.ZipInfo("l.xml")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile("c.zip", "w") as archive:
        archive.writestr(link, f"{os.getcwd()}/secret.xml")
    assert "it is a link" in run("c.zip", code=1).stdout
    made = []
    for kind, name in ((tarfile.SYMTYPE, "s.xml"), (tarfile.LNKTYPE, "h.xml"), (b"4", "d.xml")):
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, f"{os.getcwd()}/secret.xml"
        made.append(info)
    folder = tarfile.TarInfo("docs/current")
    folder.type, folder.linkname = tarfile.SYMTYPE, "/"
    tarred("c.tar", dict(MEMBERS), *made, folder)
    said = run("c.tar", code=1).stdout
    assert said.count("it is a link") == 2
    assert said.count("it is no regular file") == 1
    assert "c.tar/docs/a.xml: valid" in said


def test_two_members_of_one_name() -> None:
    tarred("c.tar", {"a.xml": "<a/>", "./a.xml": "<b/>", "b.xml": "<b/>"})
    said = run("c.tar", code=1).stdout
    assert "c.tar/a.xml: error [V530 refused-member]" in said
    assert "c.tar/b.xml:1:1: error [V501" in said


def test_what_is_encrypted() -> None:
    zipped("c.zip", {"a.xml": "<a/>"}, zipfile.ZIP_STORED)
    data = bytearray(Path("c.zip").read_bytes())
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + offset] |= 1
    Path("c.zip").write_bytes(data)
    assert "it is encrypted" in run("c.zip", code=1).stdout


@pytest.mark.parametrize("name", ["c.zip", "c.tar", "c.tar.gz", "c.tar.xz", "c.tar.bz2"])
def test_what_is_damaged(name: str) -> None:
    (zipped if name.endswith(".zip") else tarred)(name, dict(MEMBERS))
    data = Path(name).read_bytes()
    Path("good.xml").write_text("<a/>")
    for wrong in (data[: len(data) // 2], b"", b"PK", b"x" * 600, data[:200] + data[210:]):
        Path(name).write_bytes(wrong)
        result = run(name, "good.xml")
        assert result.exit_code in (1, 2)
        assert "good.xml:1:1: error [V501" in result.stdout


@pytest.mark.parametrize("name", ["c.zip", "c.tar.gz"])
def test_a_bomb(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LEAST_BYTES", 1_000_000)
    members = {"a.xml": "<a/>", "b.xml": bytes(30_000_000), "c.xml": "<a/>"}
    (zipped if name.endswith(".zip") else tarred)(name, members)
    said = run(name, code=1).stdout
    assert "more in it than may be unpacked" in said
    assert f"{name}/a.xml:1:1: error [V501" in said
    if name.endswith(".zip"):  # each member says how long it is
        assert f"{name}/b.xml: error [V530 refused-member]" in said
        assert f"{name}/c.xml:1:1: error [V501" in said
    else:
        assert f"{name}: error [V531 refused-archive]" in said


def test_a_member_of_a_zip_that_is_longer_than_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LEAST_BYTES", 1_000_000)
    zipped("c.zip", {"a.xml": bytes(30_000_000), "b.xml": "<b/>"})
    data = Path("c.zip").read_bytes()
    assert data.count((30_000_000).to_bytes(4, "little")) == 2
    Path("c.zip").write_bytes(data.replace((30_000_000).to_bytes(4, "little"), b"\x09\0\0\0"))
    said = run("c.zip", code=1).stdout
    assert "c.zip/a.xml: error [V530 refused-member]" in said
    assert "c.zip/b.xml:1:1: error [V501" in said


def test_a_header_that_is_too_long() -> None:
    info = tarfile.TarInfo("a.xml")
    info.pax_headers = {"comment": "x" * 2_000_000}
    with tarfile.open("c.tar", "w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info)
    assert "a header is too long" in run("c.tar", code=1).stdout


def test_very_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 10)
    zipped("c.zip", {f"{number:02}.xml": "<a/>" for number in range(30)})
    said = run("c.zip", code=1).stdout
    assert said.count("V501") == 10
    assert "there are more than 10 members" in said


def test_archives_in_archives_are_not_looked_into() -> None:
    zipped("inner.zip", dict(MEMBERS))
    zipped("c.zip", {"inner.zip": Path("inner.zip").read_bytes(), "a.xml": "<a/>"})
    assert run("c.zip", code=1).stdout.count("error [") == 1


def test_archives_in_folders_are_not_opened() -> None:
    Path("folder").mkdir()
    zipped("folder/c.zip", dict(MEMBERS))
    Path("folder/a.xml").write_text("<a/>")
    assert run("folder", code=1).stdout.count("[V501") == 1
