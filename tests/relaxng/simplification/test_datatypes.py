"""Sections 4.3, 4.4 and 4.16: data types."""

from __future__ import annotations

import pytest

from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.patterns import Data, Value
from tests.relaxng.simplification.simple_form import inside, mistakes, simplified

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"


def value(schema: str) -> Value:
    grammar = simplified(schema)
    (element,) = grammar.elements
    assert isinstance(element.content, Value)
    return element.content


def test_the_library_is_the_nearest() -> None:
    date, string = '<data type="date"/>', '<data type="string"/>'
    schema = (
        f'<group datatypeLibrary="{XSD}"><element name="a">{date}</element>'
        f'<element name="b" datatypeLibrary=""><list>{string}</list></element>'
        f'<element name="c"><group datatypeLibrary=""><optional>{string}</optional></group>'
        f'</element><element name="d">{string}</element></group>'
    )
    libraries = set()
    for element in simplified(schema).elements:
        rest = [element.content]
        while rest:
            pattern = rest.pop()
            if isinstance(pattern, Data):
                libraries.add((element.name_class.local, pattern.datatype.library))  # type: ignore[union-attr]
            rest += getattr(pattern, "alternatives", ())
            rest += [pattern.pattern] if hasattr(pattern, "pattern") else []
    assert libraries == {("a", XSD), ("b", ""), ("c", ""), ("d", XSD)}


def test_the_library_is_not_inherited_by_other_files() -> None:
    files = {"other.rng": '<element name="a"><data type="date"/></element>'}
    schema = f'<group datatypeLibrary="{XSD}"><externalRef href="other.rng"/></group>'
    ((code, place, _),) = mistakes(schema, files)
    assert (code, place.partition(":")[0]) == ("R261", "other.rng")
    library = f'datatypeLibrary="{XSD}"'
    schema = f'<grammar {library}><include {library} href="o.rng"/></grammar>'
    grammar = '<grammar><start><element name="a"><data type="date"/></element></start></grammar>'
    ((code, _, _),) = mistakes(schema, {"o.rng": grammar})
    assert code == "R261"


@pytest.mark.parametrize("library", ["", XSD, "urn:unknown"])
def test_a_value_without_type_is_a_token(library: str) -> None:
    found = value(f'<element name="a" datatypeLibrary="{library}"><value> x  y </value></element>')
    assert (found.datatype.library, found.datatype.name) == ("", "token")
    assert found.literal == " x  y "
    assert found.meaning == found.datatype.value("x y", ValueContext({}.get))


def test_a_value_with_type_has_the_library() -> None:
    found = value(
        f'<element name="a"><value datatypeLibrary="{XSD}" type="integer"> 007 </value></element>'
    )
    assert (found.datatype.library, found.datatype.name) == (XSD, "integer")
    assert found.meaning == found.datatype.value("7", ValueContext({}.get))


@pytest.mark.parametrize(
    ("attributes", "literal", "namespace"),
    [
        ("", "x", ""),
        ('ns="u"', "x", "u"),
        ('xmlns:p="v"', "p:x", "v"),
        ('ns="u" xmlns:p="v"', "p:x", "v"),
    ],
)
def test_the_namespaces_of_a_qualified_name(attributes: str, literal: str, namespace: str) -> None:
    """The default namespace is that of `ns`, never that of `xmlns` (4.9)."""
    written = f'<value {attributes} datatypeLibrary="{XSD}" type="QName">{literal}</value>'
    found = value(f'<element name="a">{written}</element>')
    known = {"": namespace, "p": namespace}
    assert found.meaning == found.datatype.value(literal, ValueContext(known.get))
    other = ValueContext({"": "other", "p": "other"}.get)
    assert found.meaning != found.datatype.value(literal, other)


def test_parameters_in_their_order() -> None:
    data = (
        f'<data datatypeLibrary="{XSD}" type="string"><param name="minLength">1</param>'
        '<param name="maxLength">3</param><except><value>b</value></except></data>'
    )
    assert inside(data) == "string minLength=1 maxLength=3 - token 'b'"


@pytest.mark.parametrize(
    ("pattern", "code", "words"),
    [
        ('<data datatypeLibrary="urn:x" type="a"/>', "R260", "'urn:x' is not known"),
        (
            '<data datatypeLibrary="http://www.w3.org/2001/XMLSchema" type="date"/>',
            "R260",
            f"did you mean '{XSD}'?",
        ),
        ('<value datatypeLibrary="urn:x" type="a">v</value>', "R260", "'urn:x'"),
        ('<data type="date"/>', "R261", "date"),
        (f'<data datatypeLibrary="{XSD}" type="dat"/>', "R261", "dat"),
        (f'<value datatypeLibrary="{XSD}" type="dat">v</value>', "R261", "dat"),
        ('<data type="token"><param name="maxLength">1</param></data>', "R261", "maxLength"),
        (
            f'<data datatypeLibrary="{XSD}" type="string"><param name="maxLen">1</param></data>',
            "R261",
            "maxLen",
        ),
    ],
)
def test_unknown_types(pattern: str, code: str, words: str) -> None:
    for schema in (
        f'<element name="a">{pattern}</element>',
        '<grammar><start><element name="a"><text/></element></start>'
        f'<define name="never"><choice><notAllowed/>{pattern}</choice></define></grammar>',
        f'<element name="a"><group><notAllowed/>{pattern}</group></element>',
    ):
        ((found, _, said),) = mistakes(schema)
        assert found == code
        assert words in said


def test_a_library_is_missed_once() -> None:
    data = '<data datatypeLibrary="urn:x" type="{}"/>'
    schema = f'<element name="a"><list>{data.format("a")}{data.format("b")}</list></element>'
    assert [code for code, _, _ in mistakes(schema)] == ["R260"]


@pytest.mark.parametrize(
    ("literal", "type_name", "said"),
    [
        ("x", "integer", "nothing can match 'x', which is not a whole number"),
        ("2001-02-30", "date", "nothing can match '2001-02-30'"),
        ("p:x", "QName", "nothing can match 'p:x'"),
    ],
)
def test_a_value_that_its_type_does_not_have(literal: str, type_name: str, said: str) -> None:
    """The specification leaves it open whether that is incorrect; Jing and libxml2 say it is."""
    written = f'<value datatypeLibrary="{XSD}" type="{type_name}">{literal}</value>'
    ((code, place, message),) = mistakes(f'<element name="a">\n{written}</element>')
    assert (code, place) == ("R262", "main.rng:2:1")
    assert message.startswith(said)
    assert message.endswith(f"it is not a value of the type {type_name!r}")
