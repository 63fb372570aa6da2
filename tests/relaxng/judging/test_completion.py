"""What may come next, as an editor would ask."""

from __future__ import annotations

import pytest

from teitools.relaxng import Completion, Schema
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA, schema_of

ROOT = Completion(elements=("play",), declarations=(("play", "urn:t"),))
HEAD = Completion(elements=("head",))
SPEECH = Completion(elements=("line",), end="speech")
LINE = Completion(elements=("stage",), text=True, end="line")


@pytest.fixture(scope="module")
def schema() -> Schema:
    return schema_of(PLAY_SCHEMA)


def up_to(mark: str) -> str:
    return PLAY[: PLAY.index(mark)]


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        ("", ROOT),
        ("<", ROOT),
        ('<?xml version="1.0" encoding="latin1"?>\n<!-- c -->\n<!DOCTYPE play>\n', ROOT),
        ("<!-- <![CDATA[ --><", ROOT),
        ("<!DOCTYPE play [<!ENTITY ", Completion()),
        ("<?xml-model ", Completion()),
        ('<play when="1879-12-04" xmlns="urn:t"><!-- <speech> --><', HEAD),
        (up_to("<speech") + "<![CDATA[ <sp", Completion()),
        (up_to("Hide") + "a & b &nbsp; c", LINE),
        (up_to("Hide") + "&#xA0;<stage/><", LINE),
        (up_to("<head>") + "<nonsense a='<'>", Completion()),
        (up_to("<head>") + "<nonsense a='>'/><speech><", SPEECH),
        (up_to("initial") + "ini", Completion(values=("final", "initial"))),
        (up_to("<head>"), Completion(elements=("head",))),
        (up_to("<speech"), Completion(elements=("speech", "stage"))),
        (up_to("<year"), Completion(elements=("speech", "stage", "year"))),
        (up_to("Hide"), Completion(elements=("stage",), text=True, end="line")),
        (up_to("</play"), Completion(elements=("place", "scene"), end="play")),
        (up_to("</play") + "</", Completion(end="play")),
        (up_to("1879<"), Completion(text=True)),
        (up_to("</year"), Completion(text=True, end="year")),
        (up_to("<speech") + "<sp", Completion(elements=("speech", "stage"))),
        (up_to("who="), Completion(attributes=("part", "who", "xml:id"))),
        (up_to("part="), Completion(attributes=("part", "xml:id"))),
        (up_to("initial"), Completion(values=("final", "initial"))),
        ('<play xmlns="urn:t" ', Completion(attributes=("when", "xml:id"), required=("when",))),
        ("<t:play xmlns:t='urn:t' when='1879-12-04'>", Completion(elements=("t:head",))),
        (up_to("Hide") + "<!-- <", Completion()),
        ("</nonsense>", Completion()),
    ],
)
def test_what_may_come_next(schema: Schema, beginning: str, expected: Completion) -> None:
    assert schema.complete(beginning) == expected


def test_the_values_of_an_element() -> None:
    schema = schema_of(
        '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><choice>'
        "<value>yes</value><value>no</value></choice></element>"
    )
    assert schema.complete("<a>") == Completion(values=("no", "yes"), text=True)


def test_attributes_that_exclude_each_other_and_those_that_are_required() -> None:
    schema = schema_of(
        """<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><choice>
        <group><attribute name="from"/><attribute name="to"/></group><attribute name="at"/>
        </choice><choice><attribute name="x"/><attribute name="y"/></choice>
        <attribute name="z"/></element>"""
    )
    assert schema.complete("<a ").attributes == ("at", "from", "to", "x", "y", "z")
    assert schema.complete("<a ").required == ("z",)
    assert schema.complete("<a from='1' ").attributes == ("to", "x", "y", "z")
    assert schema.complete("<a at='1' z='' y='").values == ()
    assert schema.complete("<a at='1' z='' y='' ").attributes == ()


def test_an_element_of_another_namespace() -> None:
    schema = schema_of(
        """<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:a">
        <choice><element name="b"><text/></element><element name="c" ns="urn:c"><text/></element>
        <element name="d" ns=""><text/></element></choice></element>"""
    )
    found = schema.complete('<a xmlns="urn:a">')
    assert found.elements == ("b", "c", "d")
    assert found.declarations == (("c", "urn:c"), ("d", ""))
    found = schema.complete('<a xmlns="urn:a" xmlns:c="urn:c">')
    assert found.elements == ("b", "c:c", "d")


@pytest.mark.parametrize("bomb", [100, 100_000])
def test_hostile_beginnings(schema: Schema, bomb: int) -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "&e{n};&e{n};">' for n in range(bomb))
    assert schema.complete(f"<!DOCTYPE a [{entities}]><a>&e{bomb};<") == Completion()
    assert schema.complete("<!--" * bomb) == Completion()
    assert schema.complete("<a b='" * bomb) == Completion()
    schema.complete("<a>" * bomb + "<")
