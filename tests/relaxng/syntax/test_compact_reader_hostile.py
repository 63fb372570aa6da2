"""What no schema should do to its reader: any bytes give a schema or findings, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.errors import SchemaError
from teitools.relaxng.syntax.compact_cursor import MOST_DEEP
from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.compact_scanner import MOST_TOKENS
from teitools.relaxng.syntax.tree import Node
from teitools.source import Source
from tests.relaxng.syntax.test_compact_reader import read, shown
from tests.steps import within

_DEEP = MOST_DEEP - 1
_NESTED = {
    "parentheses": ("(", "a", ")"),
    "groups": ("(a, ", "b", ")"),
    "repetitions": ("(", "a", ")*"),
    "elements": ("element a {", "b", "}"),
    "attributes": ("attribute a {", "b", "}"),
    "lists": ("list { mixed {", "b", "} }"),
    "exceptions": ("string - (", "'a'", ")"),
    "grammars": ("grammar { start = ", "a", "}"),
    "divs": ("div { ", "a = b ", "}"),
    "annotations": ("a [ ", "", "]"),
}
_WORDS = st.sampled_from(
    "element attribute list mixed grammar div include external start parent text empty namespace "
    "default datatypes inherit string token a x:b x:* xsd:int \\a { } ( ) [ ] , | & ? * + - ~ = "
    "|= &= >> 'c' \"d\" '''e''' \"\"\" # ## \n \\x{41} \\x{".replace("\n", "\\n").split(" ")
)


@pytest.mark.parametrize("kind", _NESTED)
@pytest.mark.parametrize("annotations", [False, True])
def test_depth(kind: str, annotations: bool) -> None:
    opening, inner, closing = _NESTED[kind]
    times = _DEEP // opening.count("{") if kind == "lists" else _DEEP
    read(opening * times + inner + closing * times, annotations)
    with pytest.raises(SchemaError, match=f"nested more than {MOST_DEEP} deep"):
        read(opening * (MOST_DEEP + 1), annotations)


@pytest.mark.parametrize("annotations", [False, True])
def test_depth_of_name_classes(annotations: bool) -> None:
    read(f"element {'(' * _DEEP}a{')' * _DEEP} {{ b }}", annotations)
    read(f"element {'* - (' * _DEEP}a{')' * _DEEP} {{ b }}", annotations)
    with pytest.raises(SchemaError, match=f"nested more than {MOST_DEEP} deep"):
        read(f"element {'(' * 5000}", annotations)


def test_size() -> None:
    with pytest.raises(SchemaError, match=f"more than {MOST_TOKENS} words and signs"):
        read("|" * (MOST_TOKENS + 10))


@pytest.mark.parametrize(
    "text",
    [
        "a" + "*" * 200_000,
        "'" * 200_001,
        '"""' + '"" ' * 70_000,
        "'''" + "'' " * 70_000,
        "\\" * 200_000,
        "\\x" * 100_000,
        "\\x{41}" * 30_000,
        "\\x{" + "0" * 200_000 + "41}",
        "#" * 200_000,
        "#\n" * 100_000,
        "##\n\n" * 50_000,
        "x:" * 100_000,
        "a [" + "'a'" * 60_000 + "]",
        "a [" + "'a'#\n" * 40_000 + "]",
        "'a'" + "~'a'" * 50_000,
        "a" + " >> b []" * 20_000,
        "[" + "".join(f"x:a{number} = '' " for number in range(20_000)) + "] b",
        "a" + "".join(f"|element p{number}:a {{ b }}" for number in range(10_000)),
        "element " + "a" * 200_000 + ":b { c }",
        "xsd:string {" + "a = 'b' " * 20_000 + "}",
        "a = b " * 20_000,
        "(a | b)*, " * 20_000 + "c",
    ],
    ids=lambda text: text[:12],
)
def test_steps_grow_as_the_text_does(text: str) -> None:
    with within(60 * len(text)):
        outcomes = [_outcome(text.encode(), keep) for keep in (False, True)]
    assert all(isinstance(outcome, Node) or len(outcome) < 20_000 for outcome in outcomes)


def test_a_large_schema_takes_few_steps() -> None:
    definitions = (
        f"## The documentation of element {number}, which has some length.\n"
        f"e{number} = element n{number} {{ a{number}?, (text | e{number} | e{number + 1})*,\n"
        f'  attribute b {{ "one" | "two" | xsd:int {{ minInclusive = "{number}" }} }} }}\n'
        for number in range(5_000)
    )
    text = "".join(definitions)
    assert len(text) > 1_000_000 * 0.8
    with within(10 * len(text)):
        read(text)


@given(st.binary(max_size=60))
def test_any_bytes(data: bytes) -> None:
    _read_both(data)


@given(st.lists(_WORDS, max_size=30))
def test_any_words(words: list[str]) -> None:
    _read_both(" ".join(words).replace("\\n", "\n").encode())


@given(st.lists(_WORDS, max_size=12))
def test_any_words_in_a_schema(words: list[str]) -> None:
    middle = " ".join(words).replace("\\n", "\n")
    _read_both(f"namespace x = 'u' a = element b {{ {middle} }}\nstart = c".encode())


def _read_both(data: bytes) -> None:
    """Whether annotations are kept changes neither what is wrong nor what a schema means."""
    plain, full = (_outcome(data, annotations) for annotations in (False, True))
    if isinstance(plain, Node) and isinstance(full, Node):
        _forget(full)
        assert shown(full) == shown(plain)
    else:
        assert plain == full
        assert plain
        assert "None" not in str(plain)


def _outcome(data: bytes, annotations: bool) -> Node | str:
    try:
        return read_compact(Source("schema.rnc", data), "", annotations)
    except SchemaError as error:
        return "".join(f"{finding.location.position} {finding}\n" for finding in error.findings)


def _forget(root: Node) -> None:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        first = node.children[0] if node.children else None
        named = node.kind in ("element", "attribute") and "name" not in node.attributes
        if named and first is not None and first.kind == "name" and not first.attributes:
            node.attributes = {"name": first.text, **node.attributes}
            del node.children[0]
        node.annotations = None
        waiting += node.children
