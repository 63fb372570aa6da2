"""What is said of schemas that are wrong: where, what, and what was probably meant."""

from __future__ import annotations

import pytest

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.source import Position
from tests.relaxng.syntax.test_compact_reader import read


def findings(text: str) -> tuple[Finding, ...]:
    found = []
    for keep in (False, True):
        with pytest.raises(SchemaError) as caught:
            read(text, keep)
        found.append([str(finding) for finding in caught.value.findings])
    assert found[0] == found[1]
    return caught.value.findings


def finding(text: str) -> tuple[str, str, str]:
    (only,) = findings(text)
    place = only.location.position
    assert place is not None
    return only.code.id, f"{place.line}:{place.column}", only.message


_OF_PATTERN = "',', '|', '&' or '}' is needed"
_AT_TOP = "a definition, 'start', 'div', 'include' or the end of the schema is needed"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("elment a { b }", "1:1", "'elment' stands where 'element' is needed; did you mean that?"),
        ("start =\n elment a { b }", "2:2", "'elment' stands where 'element' is needed"),
        ("element a { attrbute b { c } }", "1:13", "'attrbute' stands where 'attribute' is"),
        ("element a { lst { b } }", "1:13", "'lst' stands where 'list' is needed"),
        ('namespac x = "u" a = b', "1:1", "'namespac' stands where 'namespace' is needed"),
        ('datatype x = "u" a = b', "1:1", "'datatype' stands where 'datatypes' is needed"),
        ('defalt namespace = "u" a = b', "1:1", "'defalt' stands where 'default' is needed"),
        ('inclde "x.rnc"', "1:1", "'inclde' stands where 'include' is needed"),
        ('a = externl "x.rnc"', "1:5", "'externl' stands where 'external' is needed"),
        ("element a { b c }", "1:15", f"'c' stands where {_OF_PATTERN}; is ',' missing before it?"),
        (
            "element a { text text }",
            "1:18",
            f"the keyword 'text' stands where {_OF_PATTERN}; is ','",
        ),
        ('element a { b "c" }', "1:15", f"the text \"c\" stands where {_OF_PATTERN}; is ','"),
        (
            "element a { b, }",
            "1:16",
            "'}' stands where a pattern is needed; is the ',' before it too",
        ),
        (
            "element a { }",
            "1:13",
            "'}' stands where a pattern is needed; what has no content has 'em",
        ),
        (
            "element a { b { c } }",
            "1:15",
            f"'{{' stands where {_OF_PATTERN}; is 'element' missing be",
        ),
        (
            "element a { b = c }",
            "1:15",
            f"'=' stands where {_OF_PATTERN}; there are no definitions",
        ),
        ("element a b", "1:11", "'b' stands where '{' is needed"),
        ("element (a { b }", "1:12", "'{' stands where '|' or ')' is needed"),
        ("element { b }", "1:9", "'{' stands where a name, '*' or '(' is needed"),
        (
            "element a - b { c }",
            "1:11",
            "'-' stands where the end of the name is needed; '-' takes",
        ),
        (
            "a**",
            "1:3",
            "'*' stands where ',', '|', '&' or the end of the pattern is needed; what is",
        ),
        (
            "a }",
            "1:3",
            "'}' stands where the end of the schema is needed; nothing is open that it c",
        ),
        ("start a", "1:7", "'a' stands where '=', '|=' or '&=' is needed"),
        (
            "start = a b",
            "1:11",
            f"'b' stands where {_AT_TOP}; is ',' missing before it, or '=' behind",
        ),
        (
            "start = a element b { c }",
            "1:11",
            f"the keyword 'element' stands where {_AT_TOP}; a sch",
        ),
        (
            "element a { b } start = c",
            "1:17",
            "the keyword 'start' stands where the end of the sch",
        ),
        ("start = ", "1:9", "the end of the schema stands where a pattern is needed"),
        (
            "text = a",
            "1:1",
            f"the keyword 'text' stands where {_AT_TOP}; as a name a keyword is wri",
        ),
        (
            "div { a = b include }",
            "1:21",
            "'}' stands where an address in quotation marks is needed",
        ),
        ("include x.rnc", "1:9", "'x.rnc' stands where an address in quotation marks is needed"),
        (
            'include "x" { include "y" }',
            "1:15",
            "'include' stands where a definition, 'start' or 'div' is needed; what replaces",
        ),
        ("parent text", "1:8", "the keyword 'text' stands where the name of a definition in the"),
        (
            "xsd:int { a = 1 }",
            "1:15",
            "'1' stands where a value in quotation marks is needed; a num",
        ),
        ("xsd:int { a 'b' }", "1:13", "the text 'b' stands where '=' is needed"),
        ("xsd:int { * }", "1:11", "'*' stands where the name of a parameter or '}' is needed"),
        ("start = a;", "1:10", f"';' stands where {_AT_TOP}; definitions are not ended by a sign"),
        ("// a\nb = c", "1:1", "'/' stands where a pattern is needed; comments begin with '#'"),
        ("<grammar/>", "1:1", "'<' stands where a pattern is needed; is this the XML syntax?"),
        ("element a : b { c }", "1:11", "':' stands where '{' is needed; no space stands before"),
        ("a = \\ b", "1:5", "'\\' stands where a pattern is needed; '\\' stands before a name"),
        (
            "element a { b ## c\n }",
            "1:15",
            f"a comment with '##' stands where {_OF_PATTERN}; it sta",
        ),
        (
            "[a[]] ## b\nc",
            "1:7",
            "a comment with '##' stands where a pattern is needed; it stands b",
        ),
        (
            "a = b\n## c",
            "2:5",
            "the end of the schema stands where a definition, 'start', 'div' or",
        ),
        (
            'a [ "b" c = "d" ]',
            "1:9",
            "'c' stands where an annotation element is needed; attributes",
        ),
        ("[ text ] a", "1:8", "']' stands where '[' is needed"),
        (
            '[ "a" ] b',
            "1:3",
            "the text \"a\" stands where the name of an annotation element or ']'",
        ),
        ("a >> b", "1:7", "the end of the schema stands where '[' is needed"),
        ("default = 'u' a", "1:9", "'=' stands where 'namespace' is needed"),
        ("namespace = 'u' a", "1:11", "'=' stands where a prefix is needed"),
        ("namespace x 'u' a", "1:13", "the text 'u' stands where '=' is needed"),
        (
            "namespace x = u a",
            "1:15",
            "'u' stands where an address in quotation marks or 'inherit'",
        ),
    ],
)
def test_syntax(text: str, place: str, message: str) -> None:
    code, found, said = finding(text)
    assert (code, found) == ("R252", place)
    assert said.startswith(message)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("element a { b", "1:11", "'{' of element a is never closed; the schema ends first"),
        ("element a {\n element b { c }", "1:11", "'{' of element a is never closed; the schema"),
        (
            "a = mixed { b\nc = d",
            "1:11",
            "'{' of mixed is never closed; is '}' missing before 'c' at",
        ),
        (
            "a = list { b\nstart |= d",
            "1:10",
            "'{' of list is never closed; is '}' missing before 's",
        ),
        ("grammar { a = b", "1:9", "'{' of grammar is never closed; the schema ends first"),
        ("(a, b }", "1:1", "'(' is never closed; '}' stands where ')' is needed at 1:7"),
        (
            "element a { b )",
            "1:11",
            "'{' of element a is never closed; ')' stands where '}' is need",
        ),
        ("[ a:b [ ", "1:7", "'[' is never closed; the schema ends first"),
        ('a = "b', "1:5", 'the text that begins with " is never closed on its line; text over'),
        ("a = 'b\n'", "1:5", "the text that begins with ' is never closed on its line; text over"),
        ('a = """b""', "1:5", 'the text that begins with """ is never closed'),
        ("a = '''b\n'c'\n", "1:5", "the text that begins with ''' is never closed"),
    ],
)
def test_unclosed(text: str, place: str, message: str) -> None:
    found = [each for each in findings(text) if each.code.id != "R255"]
    (only,) = found
    assert only.location.position == Position(*map(int, place.split(":")))
    assert only.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "place", "first", "second"),
    [
        ("a, b | c", "1:6", ",", "|"),
        ("a | b & c", "1:7", "|", "&"),
        ("(a & b), c | d", "1:12", ",", "|"),
        ('string - "a" | b', "1:14", "-", "|"),
        ('a | string - "b"', "1:12", "|", "-"),
        ('string - "a"*', "1:8", "-", "*"),
        ('string - string - "a"', "1:17", "-", "-"),
        ("element * - a | b { c }", "1:15", "-", "|"),
        ("element a | * - b { c }", "1:15", "|", "-"),
        ("element * - a - b { c }", "1:15", "-", "-"),
        ("element * - x:* - b { c }", "1:17", "-", "-"),
    ],
)
def test_mixed_operators(text: str, place: str, first: str, second: str) -> None:
    found = findings(f'namespace x = "u"\n{text}')[-1]
    line, column = map(int, place.split(":"))
    assert found.code.id == "R254"
    assert found.location.position == Position(line + 1, column)
    assert (found.facts["first"], found.facts["second"]) == (first, second)
