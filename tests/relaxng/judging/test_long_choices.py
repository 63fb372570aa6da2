"""Choices of so many values that these are looked up: they match as a few values do."""

from __future__ import annotations

import pytest

from teitools.relaxng import Schema
from tests.relaxng.schemas import schema_of

_NAMES = 'namespace x = "urn:x"\nnamespace y = "urn:y"\n'
_MANY = " | ".join(f'"filler{number}"' for number in range(20))
_ALTERNATIVES = """"a b" | string " c" | xsd:int "7" | xsd:QName "x:q" | xsd:float "NaN" |
    xsd:boolean "true" | (xsd:decimal - xsd:decimal "1.5") | xsd:duration "P1Y" | string "" """
_VALUES = {
    "": (True, False),
    " ": (False, False),
    "a b": (True, False),
    " a\n b": (True, False),
    "ab": (False, False),
    " c": (True, False),
    "c": (False, False),
    "007": (True, True),
    "1.5": (False, False),
    "1.50": (False, False),
    "1.6": (True, True),
    "p:q": (True, True),
    "y:q": (False, False),
    "q": (False, False),
    "NaN": (True, True),
    "1e1": (False, False),
    "true": (True, True),
    "P12M": (False, False),
    "P1Y": (True, True),
    "filler19": (True, True),
    "filler20": (False, False),
    "1.6 007 p:q": (False, True),
    "1.6 007 p:r": (False, False),
}


def _schema(content: str) -> Schema:
    return schema_of(f"{_NAMES}element r {{ attribute v {{ {content} }} }}", "schema.rnc")


@pytest.mark.parametrize("value", _VALUES)
def test_values(value: str) -> None:
    """Alone, and as the words of a list."""
    written = value.replace("\n", "&#10;")
    document = f'<r xmlns:p="urn:x" xmlns:y="urn:y" v="{written}"/>'.encode()
    alone, listed = _VALUES[value]
    for few_or_many in (_ALTERNATIVES, f"{_MANY} | {_ALTERNATIVES}"):
        if "filler" in value and few_or_many is _ALTERNATIVES:
            continue
        assert _schema(few_or_many).validate(document).valid is alone
        assert _schema(f"list {{ ({few_or_many})+ }}").validate(document).valid is listed
