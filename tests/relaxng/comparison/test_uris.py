"""The expression for URIs says what the data type says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teitools.relaxng.comparison.languages import Expression
from teitools.relaxng.comparison.uris import URI
from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.datatypes.uris import AnyUri

_PARTS = (
    *("http:", "x:", "/", "//", "///", "?", "#", "[", "]", ":", "::", "%", "%20", "%2", "@", " "),
    *("a", "1", "é", ".", "-", "+", "1.2.3.4", "256.1.1.1", "[::1]", "[1:2:3:4:5:6:7:8]"),
)
_ADDRESS = ("::", ":", "1", "ffff", "1:", ":2", "0:", "1.2.3.4", "255.256.0.1", "12345", "g")

uris = st.lists(st.sampled_from(_PARTS), max_size=9).map("".join)
addresses = st.lists(st.sampled_from(_ADDRESS), min_size=1, max_size=9).map(
    lambda parts: f"//[{''.join(parts)}]"
)


@given(uris | addresses)
def test_the_expression_accepts_what_the_type_accepts(text: str) -> None:
    language = Expression(URI)
    state = language.start
    for character in text:
        state = None if state is None else language.step(state, character)
    accepted = state is not None and language.accepts(state)
    assert accepted is AnyUri("anyURI", "a URI").accepts(text, ValueContext({"": ""}.get))
