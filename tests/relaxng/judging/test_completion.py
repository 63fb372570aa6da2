"""What may come next, as an editor would ask."""

from __future__ import annotations

import pytest

from teitools.relaxng import Completion, Schema
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA, schema_of


@pytest.fixture(scope="module")
def schema() -> Schema:
    return schema_of(PLAY_SCHEMA)


def up_to(mark: str) -> str:
    return PLAY[: PLAY.index(mark)]


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        ("", Completion(elements=("play",))),
        ("<", Completion(elements=("play",))),
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
