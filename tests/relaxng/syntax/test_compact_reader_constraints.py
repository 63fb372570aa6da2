"""The constraints of the compact syntax: prefixes, declarations, addresses, annotations."""

from __future__ import annotations

import pytest

from tests.relaxng.syntax.test_compact_reader_errors import finding, findings


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            "element x:a { b }",
            "1:9",
            "the namespace prefix 'x' is not declared; declare it at the st",
        ),
        (
            "element te:* { b }",
            "1:9",
            "the namespace prefix 'te' is not declared; did you mean 'tei'",
        ),
        (
            "sch:a [] b = c",
            "1:1",
            "the namespace prefix 'sch' is not declared; is 'namespace sch =",
        ),
        ("xs:int", "1:1", "the data type prefix 'xs' is not declared; did you mean 'xsd'?"),
        (
            "tei:int 'a'",
            "1:1",
            "the data type prefix 'tei' is not declared; 'namespace' declares it, b",
        ),
        (
            "element dt:a { b }",
            "1:9",
            "the namespace prefix 'dt' is not declared; 'datatypes' declares",
        ),
        ('external "a" inherit = y', "1:24", "the namespace prefix 'y' is not declared"),
    ],
)
def test_undeclared_prefixes(text: str, place: str, message: str) -> None:
    code, found, said = finding(f'namespace tei = "u" datatypes dt = "u:v"\n{text}')
    assert (code, found) == ("R255", place.replace("1:", "2:"))
    assert said.startswith(message)


def test_each_undeclared_prefix_is_said_once_and_all_are() -> None:
    found = findings("element x:a { x:b | y:c | element x:* { d }, element z:e { f } }")
    prefixes = [each.facts.get("prefix") for each in found]
    assert prefixes == ["x", "x", "y", None]
    assert found[-1].code.id == "R254"


@pytest.mark.parametrize(
    ("text", "code", "place", "message"),
    [
        (
            'namespace x = "a"\nnamespace x = "a" y',
            "R256",
            "2:11",
            "the namespace prefix 'x' is decl",
        ),
        (
            'default namespace = "a"\ndefault namespace x = inherit y',
            "R256",
            "2:19",
            "the default na",
        ),
        (
            'namespace x = "a" default namespace x = "b" y',
            "R256",
            "1:37",
            "the namespace prefix 'x'",
        ),
        (
            'datatypes x = "a:b" datatypes x = "a:b" y',
            "R256",
            "1:31",
            "the datatypes prefix 'x' is",
        ),
        ('namespace xml = "a" y', "R256", "1:11", "the prefix 'xml' stands for"),
        ("namespace xml = inherit y", "R256", "1:11", "the prefix 'xml' stands for"),
        (
            'namespace x = "http://www.w3.org/XML/1998/namespace" y',
            "R256",
            "1:11",
            "'http://www.w3",
        ),
        ('default namespace = "http://www.w3.org/XML/1998/namespace" y', "R256", "1:19", "'http:"),
        ('namespace xmlns = "a" y', "R256", "1:11", "'xmlns' cannot be a prefix"),
        ('datatypes xsd = "a:b" y', "R256", "1:11", "the data type prefix 'xsd' stands for"),
        ('datatypes x = "a" y', "R258", "1:15", "'a' is not the absolute address"),
        ('datatypes x = "a:b#c" y', "R258", "1:15", "'a:b#c' is not the absolute address"),
        ('external "a#b"', "R258", "1:10", "'a#b' has a fragment"),
        ('include "a%zz"', "R258", "1:9", "'a%zz' is not an address: '%' is followed"),
        ('[x:a = "b" x:a = "b"] y', "R257", "2:12", "the attribute 'x:a' stands here twice"),
        ('[x:a = "b" z:a = "b"] y', "R257", "2:12", "the attribute 'z:a' stands here twice"),
        ('a [ b = "c" b = "d" ] y = e', "R257", "2:13", "the attribute 'b' stands here twice"),
        ('[a = "b"] y', "R257", "2:2", "'a' needs a prefix: it is in no namespace"),
        ('[l:a = "b"] y', "R257", "2:2", "'l:a' is in no namespace, as only RELAX NG's own attri"),
        ('[rng:a = "b"] y', "R257", "2:2", "'rng:a' is in the namespace of RELAX NG"),
        (
            "[rng:a []] y",
            "R257",
            "2:2",
            "'rng:a' is in the namespace of RELAX NG, and annotates no",
        ),
        (
            "list { y >> rng:a [] }",
            "R257",
            "2:13",
            "'rng:a' is in the namespace of RELAX NG, and annotates no",
        ),
        (
            '[i:a = "b"] y',
            "R257",
            "2:2",
            "the prefix 'i' of an annotation cannot stand for an inher",
        ),
        ('a [ xmlns = "b" ] y = c', "R257", "2:5", "'xmlns' would declare a namespace"),
        ('a [ l:xmlns = "b" ] y = c', "R257", "2:5", "'l:xmlns' would declare a namespace"),
        ('[n:a = "b"] y', "R257", "2:2", "'n:a' would declare a namespace"),
        (
            "[b[]] a [] y = c",
            "R257",
            "2:7",
            "an annotation stands before an element that is itself",
        ),
        ("y >> a []", "R257", "2:1", "an annotation element stands beside the only pattern of the"),
        ("([a[]] 'b')", "R257", "2:1", "an annotation element stands beside the only pattern of"),
        (
            "## a\n'b'",
            "R257",
            "2:1",
            "an annotation element stands beside the only pattern of the sc",
        ),
    ],
)
def test_constraints(text: str, code: str, place: str, message: str) -> None:
    if code == "R257":
        text = (
            'namespace x = "u" namespace z = "u" namespace l = "" namespace i = inherit '
            'namespace n = "http://www.w3.org/2000/xmlns" '
            f'namespace rng = "http://relaxng.org/ns/structure/1.0"\n{text}'
        )
    found, at, said = finding(text)
    assert (found, at) == (code, place)
    assert said.startswith(message)
