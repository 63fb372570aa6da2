"""What is taken for usual without asking further is right: the same as asking."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.automaton.strings import matches
from teitools.relaxng.automaton.usual import usual
from teitools.relaxng.automaton.values import Values
from teitools.relaxng.datatypes.catalogue import FAMILIES
from teitools.relaxng.datatypes.xml_schema import XmlSchemaLibrary
from teitools.relaxng.patterns import Attribute, Pattern
from tests.relaxng.datatypes.context import CONTEXT
from tests.relaxng.schemas import schema_of

_RNG = (
    'xmlns="http://relaxng.org/ns/structure/1.0" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
)
_LIBRARY = XmlSchemaLibrary()
_PATTERNS = ("[a-c]+", r"[^\p{C}\p{Z}]+", r"(\d|x)?y*", "a|b|cc", r"\S+", ".{2,3}")
_VALUES = st.one_of(
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8),
    st.text("ab1 :#%-.\n\t", max_size=6),
    st.sampled_from(
        "2001-02-29 2000-02-29 24:00:00 1e5 -0 00 +1 0 1 255 256 99999999999999999999 x y xy a b"
        " cc abc a:b #a http://a a%20b true 2000 --02-30 ---31 -1 é P1Y".split()
    ),
)
CONTENTS = (
    '<data type="token"/>',
    '<data type="anyURI"><param name="pattern">\\S+</param></data>',
    '<list><oneOrMore><data type="anyURI"/></oneOrMore></list>',
    '<list><zeroOrMore><choice><value>a</value><data type="integer"/></choice></zeroOrMore></list>',
    '<list><data type="NCName"/><optional><data type="NCName"/></optional></list>',
    '<list><data type="NCName"/><data type="NCName"/></list>',
    "<list><empty/></list>",
    '<choice><value>a</value><value>b</value><data type="gYear"/></choice>',
    '<choice><value type="string"> a</value><value type="integer">01</value></choice>',
    '<data type="token"><except><value>a</value><value>x</value></except></data>',
    '<optional><data type="decimal"><param name="minInclusive">5</param></data></optional>',
    '<choice><data type="QName"/><data type="unsignedByte"/></choice>',
    "<text/>",
    "<empty/>",
    "<notAllowed/>",
)


@pytest.mark.parametrize("name", sorted(FAMILIES))
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_data_types(name: str, data: st.DataObject) -> None:
    patterns = data.draw(st.lists(st.sampled_from(_PATTERNS), max_size=2))
    datatype = _LIBRARY.datatype(name, [("pattern", each) for each in patterns])
    if datatype.usual:
        value = data.draw(
            st.one_of(_VALUES, st.from_regex(f"(?a:{datatype.usual})", fullmatch=True))
        )
        if re.fullmatch(rf"(?=[!-~]*\Z)(?:{datatype.usual})", value):
            assert datatype.allows(value, CONTEXT)


@cache
def pattern_of(content: str) -> Pattern:
    attribute = f'<attribute name="b">{content}</attribute>'
    schema = f'<element {_RNG} name="a"><optional>{attribute}</optional></element>'
    waiting = [schema_of(schema).grammar.start]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Attribute):
            return each.pattern
        for name in ("content", "pattern", "first", "rest"):
            if hasattr(each, name):
                waiting.append(getattr(each, name))
        waiting.extend(getattr(each, "alternatives", ()))
    raise AssertionError(content)


@cache
def _composition() -> Composition:
    schema = schema_of(f'<element {_RNG} name="a"><empty/></element>')
    return Composition(schema.grammar.patterns)


@pytest.mark.parametrize("content", CONTENTS[:-1])
@settings(deadline=None, max_examples=40)
@given(values=st.lists(_VALUES, min_size=1, max_size=20))
def test_values_before_and_after_it_pays(content: str, values: list[str]) -> None:
    pattern = pattern_of(content)
    composition = _composition()
    seen = Values(composition, (pattern,))
    for _ in range(100):
        seen.mask("a", CONTEXT)
    for value in values:
        right = matches(composition, pattern, value, CONTEXT)
        assert bool(seen.mask(value, CONTEXT)) is right
        assert value not in seen.known or right


def test_what_is_known_is_usual() -> None:
    for content, value in (
        (CONTENTS[1], "#a"),
        (CONTENTS[2], "http://a/b?c=d"),
        (CONTENTS[3], "a"),
        (CONTENTS[4], "a"),
        (CONTENTS[7], "1999"),
    ):
        is_usual = usual(pattern_of(content))
        assert is_usual is not None
        assert is_usual(value)
        assert not is_usual(f"{value} {value}")
    assert usual(pattern_of(CONTENTS[5])) is None
