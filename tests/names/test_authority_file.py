"""Authority files: what is read, and what is said of incorrect ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from teitools.cli import main
from teitools.errors import DocumentError, ProfileError
from teitools.names.authority_file import load_authority, read_authority
from teitools.source import Source
from teitools.transcript import Kind

TEI = b"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff>
<listPerson><person xml:id="nk"><persName><forename>Nikita</forename>
  <surname>Khrushchev</surname></persName><persName type="abbr">N. S.</persName></person>
</listPerson>
<listPlace><place xml:id="su"><placeName>Soviet Union</placeName>
  <place xml:id="m"><placeName>Moscow</placeName></place></place></listPlace>
<listOrg><org xml:id="cc"><orgName>Central Committee</orgName></org></listOrg>
</standOff></TEI>"""


def test_tei_is_read() -> None:
    authority = read_authority(Source("a b.xml", TEI))
    assert [(each.id, each.kind, each.names, each.line) for each in authority.entries] == [
        ("nk", Kind.PERSON, ("Nikita Khrushchev", "N. S."), 3),
        ("su", Kind.PLACE, ("Soviet Union",), 6),
        ("m", Kind.PLACE, ("Moscow",), 7),
        ("cc", Kind.ORGANIZATION, ("Central Committee",), 8),
    ]
    assert authority.address(0) == "a%20b.xml#nk"


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_csv_is_read(delimiter: str) -> None:
    rows = [["Name", "id"], ["A", "1"], ['"B\nC"', "http://x.org/\u00e9"]]
    data = "\ufeff" + "\r\n".join(map(delimiter.join, rows))
    authority = read_authority(Source("a.csv", data.encode()))
    assert [(each.id, each.names, each.line) for each in authority.entries] == [
        ("1", ("A",), 2),
        ("http://x.org/\u00e9", ("B\nC",), 3),
    ]
    assert [authority.address(0), authority.address(1)] == ["a.csv#1", "http://x.org/%C3%A9"]


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (b"", 1, "no entries"),
        (b"id,name\n", 1, "no entries"),
        (b"id,nam\n1,A", 1, "column 'nam' is not known"),
        (b"id,id\n", 1, "column 'id' is twice"),
        (b"id,variants\n1,A", 1, "no column 'name'"),
        (b"id,name\n1,A\n\n1,B", 4, "the id '1' stands in line 2 already"),
        (b"id,name\n1,", 2, "the name is empty"),
        (b"id,name\n1,A\n,B", 3, "the id is empty"),
        (b"id,name\n1 2,A", 2, "white space"),
        (b"id,name\n1,A,b", 2, "3 cells; expected are 2"),
        (b"id,name,kind\n1,A,thing", 2, "kind is 'thing'"),
        (b"id,name\n1,--", 2, "no letters"),
        (b'id,name\n1,"A', 2, "not CSV"),
        (b"id,name\n1,A\n2,\xff", 3, "UTF-8"),
        (b"<a/>", 1, "no entries"),
        (TEI.replace(b' xml:id="m"', b""), 7, "<place> 'Moscow' has no xml:id"),
        (TEI.replace(b'"su"', b'"nk"'), 6, "stands in line 3 already"),
        (b"id,name\n1," + b"a " * 300, 2, "more than"),
    ],
)
def test_what_is_incorrect_has_its_line(data: bytes, line: int, problem: str) -> None:
    with pytest.raises(ProfileError) as caught:
        read_authority(Source("a", data))
    [finding] = caught.value.findings
    assert finding.location.position is not None
    assert finding.location.position.line == line
    assert problem in finding.message


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("<surname>Tell</surname>, <forename>Hans</forename>", ("Tell, Hans", "Hans Tell")),
        (
            "<surname>Braun</surname><forename>Anna</forename><forename>B.</forename>"
            "<nameLink>von</nameLink>",
            ("Braun Anna B. von", "Anna B. von Braun"),
        ),
        ("<forename>Hans</forename><!-- or not --><surname>Tell</surname>", ("Hans Tell",)),
        ("<forename>Hans</forename><surname>Tell<?x?></surname>", ("Hans Tell",)),
        ("<roleName>Dr.</roleName> <forename>Hans</forename>\n<surname>Tell</surname>",
         ("Dr. Hans Tell",)),
        ("<hi>T</hi><hi>ell</hi>", ("Tell",)),
    ],
)  # fmt: skip
def test_names_with_marked_parts(name: str, names: tuple[str, ...]) -> None:
    person = f'<person xml:id="a"><persName>{name}</persName></person>'
    data = f'<listPerson xmlns="http://www.tei-c.org/ns/1.0">{person}</listPerson>'
    [entry] = read_authority(Source("a", data.encode())).entries
    assert entry.names == names


def test_csv_in_utf_16_with_a_mark() -> None:
    [entry] = read_authority(Source("a", "id,name\na,Köln\n".encode("utf-16"))).entries
    assert entry.names == ("Köln",)


def test_xml_that_is_not_well_formed() -> None:
    with pytest.raises(DocumentError):
        read_authority(Source("a", b"<a>"))


def test_a_file_is_read_again_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,name\n1,A\n")
    first = load_authority(file)
    assert load_authority(file) is first
    file.write_text("id,name\n1,A\n2,B\n")
    assert len(load_authority(file).entries) == 2


def test_the_command_line(tmp_path: Path) -> None:
    text, names, target = (tmp_path / name for name in ("t.txt", "n.csv", "t.xml"))
    text.write_text("In Moscow.")
    names.write_text("id,name,kind\nm,Moscow,place\n")
    call = ["encode", str(text), "--authority", str(names), "-o", str(target)]
    assert CliRunner().invoke(main, call).exit_code == 0
    assert '<placeName ref="n.csv#m">Moscow</placeName>' in target.read_text()
    names.write_text("id\n")
    target.unlink()
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 3
    assert "n.csv:1:1" in result.output
    assert not target.exists()


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "\ufeffsep=; "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_spreadsheet_says_what_separates_cells(line: str, end: str) -> None:
    data = f"{line}{end}id;name;variants{end}a;B, C, and D;E{end}".encode()
    [entry] = read_authority(Source("a.csv", data)).entries
    assert (entry.id, entry.names, entry.line) == ("a", ("B, C, and D", "E"), 3)
    with pytest.raises(ProfileError) as caught:
        read_authority(Source("a.csv", data + b"b;;"))
    assert str(caught.value.findings[0].location) == "a.csv:4:1"
