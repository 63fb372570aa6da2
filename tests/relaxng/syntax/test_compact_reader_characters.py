"""From bytes to tokens: encodings, line ends, escapes, names and literals."""

from __future__ import annotations

import pytest

from teitools.errors import SchemaError
from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.tree import Node
from teitools.source import Position, Source


def read(data: str | bytes) -> Node:
    return read_compact(Source("schema.rnc", data if isinstance(data, bytes) else data.encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("character", ["a", "é", "\u0e01", "\U00010300"])
def test_encodings(encoding: str, character: str) -> None:
    root = read(f'  "{character}"'.encode(encoding))
    assert (root.text, root.line, root.column) == (character, 1, 3)


def test_both_orders_of_bytes() -> None:
    assert read("\ufeff'é'".encode("utf-16-be")).text == "é"
    assert read("\ufeff'é'".encode("utf-16-le")).text == "é"


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b'"\xe9"', (1, 2), "the bytes E9 are not UTF-8; a schema"),
        (b'\xef\xbb\xbf\r\n "\xff', (2, 3), "the bytes FF are not UTF-8; a schema"),
        ("\ufeff'a'".encode("utf-16-le") + b"b", (1, 4), "the bytes 62 are not UTF-16; a schema"),
        ("\ufeff''".encode("utf-16-be") + b"\xd8\x00\0a", (1, 3), "the bytes D8 00 are not UTF-16"),
        (b"a = \x01", (1, 5), "the character U+0001 is not allowed in a schema"),
        (b"# \x0c", (1, 3), "the character U+000C is not allowed in a schema"),
        ("a\n'\ufffe'".encode(), (2, 2), "the character U+FFFE is not allowed in a schema"),
        ("a = b".encode("utf-16-le"), (1, 2), "is it UTF-16 without a byte order mark?"),
    ],
)
def test_wrong_bytes_and_characters(data: bytes, place: tuple[int, int], message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        read(data)
    (finding,) = caught.value.findings
    assert finding.location.position == Position(*place)
    assert message in finding.message


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_line_ends(end: str) -> None:
    root = read(f"# a{end}{end}'''b{end}c'''")
    assert (root.text, root.line, root.column) == ("b\nc", 3, 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"a"', "a"),
        ("'a'", "a"),
        ('""', ""),
        ("''", ""),
        ('""""""', ""),
        ("''''''", ""),
        ('"\'"', "'"),
        ("'\"'", '"'),
        ('"""a"b""c"""', 'a"b""c'),
        ('""""a"""', '"a'),
        ("'''a'b''c'''", "a'b''c"),
        ('"""a\n\nb"""', "a\n\nb"),
        ('"a" ~ \'b\'~"""c"""', "abc"),
        ('"a" # ~ "x"\n ~ "b"', "ab"),
        ('" a  b "', " a  b "),
        ('"#"', "#"),
        ('"\\a"', "\\a"),
        (r'"\x{A}"', "\n"),
        (r'"\x{D}\x{9}"', "\r\t"),
        (r'"""\x{A}"""', "\n"),
        (r'"\x{41}\xx{0042}\xxx{000043}"', "ABC"),
        (r'"\x{10FFFF}\x{e9}\x{E9}"', "\U0010fffféé"),
        (r'"\x{5C}x{41}"', r"\x{41}"),
        (r"\x{22}a\x{22}", "a"),
        (r"\x{27}a'", "a"),
        ('# "a"\n"b"', "b"),
        (r'#\x{A}"b"', "b"),
        ('"a"#', "a"),
        ("\t\n 'a'\t\n ", "a"),
    ],
)
def test_literals(written: str, value: str) -> None:
    root = read(written)
    assert (root.kind, root.text) == ("value", value)


@pytest.mark.parametrize(
    ("escape", "column"),
    [
        (r"\x{}", 1),
        (r"\x{g}", 1),
        (r"\x{41", 1),
        (r"\x{41 }", 1),
        (r"a \xx{110000}", 3),
        (r"\x{D800}", 1),
        (r"\x{FFFF}", 1),
        (r"\x{0}", 1),
        (r"\x{1B}", 1),
        (r"\x{ffffffffffffffffffffffffffffffffffff}", 1),
        (r"# \x{}", 3),
        (r"\x{41}\x{42}\x{110000}", 13),
    ],
)
def test_wrong_escapes(escape: str, column: int) -> None:
    with pytest.raises(SchemaError) as caught:
        read(escape)
    (finding,) = caught.value.findings
    assert finding.code.name == "compact-illegal-character"
    assert finding.location.position == Position(1, column)


def test_places_are_those_of_the_file_behind_escapes() -> None:
    group = read("\\x{61}, \\x{62}\\x{63},\n\\x{20}d, e")
    places = [(ref.attributes["name"], ref.line, ref.column) for ref in group.children]
    assert places == [("a", 1, 1), ("bc", 1, 9), ("d", 2, 7), ("e", 2, 10)]


@pytest.mark.parametrize(
    "name", ["a", "_", "a-b.c_1", "é", "\u0e01\u0e31", "日本", "elements", "Element", "startx"]
)
def test_names(name: str) -> None:
    assert read(name).attributes == {"name": name}
    assert read(f"\\{name}").attributes == {"name": name}
    assert read(f"element {name} {{ empty }}").attributes == {"name": name}


@pytest.mark.parametrize(
    ("name", "column", "character"),
    [
        ("\u0e00", 9, "the character U+0E00 cannot stand in a name"),
        ("a\u20acb", 10, "the character U+20AC cannot stand in a name"),
        ("\U00010300", 9, "the character U+10300 cannot stand in a name"),
        ("é:a\u0e00b", 12, "the character U+0E00 cannot stand in a name"),
        ("x:\u0301b", 11, "the character U+0301 cannot begin a name"),
        ("\\\u00b7", 10, "the character U+00B7 cannot begin a name"),
        ("a\u00a0{ empty }", 10, "the character U+00A0 cannot stand in a name"),
    ],
)
def test_what_is_no_name_in_the_fourth_edition(name: str, column: int, character: str) -> None:
    with pytest.raises(SchemaError) as caught:
        read(f"element {name} {{ empty }}")
    (finding,) = caught.value.findings
    assert finding.location.position == Position(1, column)
    assert finding.message.startswith(character)


@pytest.mark.parametrize(
    "keyword",
    "attribute default datatypes div element empty external grammar include inherit list mixed "
    "namespace notAllowed parent start string text token".split(),
)
def test_keywords_are_names_where_only_names_are(keyword: str) -> None:
    compact = f"""
        namespace {keyword} = "urn:n"
        datatypes {keyword}2 = "urn:d"
        [{keyword}:{keyword} = "1" {keyword} [ {keyword} = "2" {keyword} [] ]]
        element {keyword} {{
          attribute {keyword}:{keyword} {{ {keyword}2:{keyword} {{ {keyword} = "3" }} }},
          \\{keyword} >> {keyword} []
        }}"""
    root = read(compact)
    attribute, reference = root.children
    assert root.attributes["name"] == keyword == reference.attributes["name"]
    assert attribute.attributes["name"] == f"{keyword}:{keyword}"
    assert attribute.children[0].children[0].attributes == {"name": keyword}


def test_a_keyword_is_no_name_of_a_definition() -> None:
    assert read("\\text = empty").children[0].attributes == {"name": "text"}
    with pytest.raises(SchemaError, match="as a name a keyword is written with"):
        read("text = empty")
