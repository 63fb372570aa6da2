"""A case of the tables, and how it is written."""

from __future__ import annotations

from typing import NamedTuple

from tests.relaxng.datatypes.context import Parameters


class Case(NamedTuple):
    """A data type with literals that it allows and that it refuses."""

    type: str
    allowed: tuple[str, ...]
    refused: tuple[str, ...] = ()
    parameters: Parameters = ()


def case(
    name: str, allowed: tuple[str, ...], refused: tuple[str, ...] = (), **facets: str | list[str]
) -> Case:
    """A case with its facets, of which one may be given several times."""
    parameters: list[tuple[str, str]] = []
    for facet, given in facets.items():
        parameters += [(facet, each) for each in ([given] if isinstance(given, str) else given)]
    return Case(name, allowed, refused, tuple(parameters))


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, for literals that have no white space."""
    return tuple(text.split())
