"""Random regular expressions beside a matcher that is as plain as can be."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.relaxng.datatypes.regex import Regex, RegexError

Ends = frozenset[int]
Tree = tuple[Any, ...]

_CLASSES = {
    "a": "a",
    "b": "b",
    "\u00e9": "\u00e9",
    "[ab]": "ab",
    "[^a]": "b\u00e9 ",
    "[a-b-[a]]": "b",
    ".": "ab\u00e9 ",
    "\\s": " ",
    "\\S": "ab\u00e9",
    "\\p{IsLatin-1Supplement}": "\u00e9",
}
_ALPHABET = "ab\u00e9 "
_COUNTS = st.sampled_from(
    [(0, 1), (0, None), (1, None), (2, 2), (0, 2), (1, 3), (2, None), (2, 3), (0, 0), (3, 5)]
)


def _trees() -> st.SearchStrategy[Tree]:
    leaves = st.sampled_from(sorted(_CLASSES)).map(lambda text: ("class", text))
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4).map(lambda parts: ("sequence", *parts)),
            st.lists(inner, min_size=1, max_size=4).map(lambda parts: ("choice", *parts)),
            st.tuples(st.just("repeat"), inner, _COUNTS),
        ),
        max_leaves=12,
    )


def _written(tree: Tree) -> str:
    kind, *parts = tree
    if kind == "class":
        return str(parts[0])
    if kind == "sequence":
        return "".join(_grouped(part) for part in parts)
    if kind == "choice":
        return "(" + "|".join(_written(part) for part in parts) + ")"
    least, most = parts[1]
    names = {(0, 1): "?", (0, None): "*", (1, None): "+"}
    count = names.get((least, most)) or f"{{{least},{'' if most is None else most}}}"
    return f"({_written(parts[0])}){count}"


def _grouped(tree: Tree) -> str:
    return _written(tree) if tree[0] != "choice" else f"({_written(tree)})"


def _ends(tree: Tree, text: str, starts: Ends) -> Ends:
    """Where what `tree` matches can end that begins at one of `starts`."""
    kind, *parts = tree
    if kind == "class":
        allowed = _CLASSES[str(parts[0])]
        return frozenset(at + 1 for at in starts if at < len(text) and text[at] in allowed)
    if kind == "sequence":
        for part in parts:
            starts = _ends(part, text, starts)
        return starts
    if kind == "choice":
        return frozenset().union(*(_ends(part, text, starts) for part in parts))
    least, most = parts[1]
    found: set[int] = set()
    for count in range((least + len(text) + 1 if most is None else most) + 1):
        if count >= least:
            found |= starts
        starts = _ends(parts[0], text, starts)
    return frozenset(found)


@settings(max_examples=600, deadline=None)
@given(tree=_trees(), texts=st.lists(st.text(_ALPHABET, max_size=8), min_size=3, max_size=8))
def test_an_oracle_agrees(tree: Tree, texts: list[str]) -> None:
    regex = Regex(_written(tree))
    for text in texts:
        expected = len(text) in _ends(tree, text, frozenset({0}))
        assert regex.matches(text) is expected, f"{regex.text!r} {text!r}"
        if regex.ascii is not None and text.isascii():
            found = regex.ascii.fullmatch(text) is not None
            assert found is expected, f"{regex.text!r} {text!r}"


@settings(max_examples=600, deadline=None)
@given(st.text("ab\\[]^-{}(),|*+?.0129pPLdDsSiIcCnrt$", max_size=12))
def test_any_text_is_one_or_is_refused(text: str) -> None:
    try:
        regex = Regex(text)
    except RegexError as found:
        mistake = found
    else:
        mistake = None
    if mistake is not None:
        assert 0 <= mistake.offset <= len(text)
        assert re.search(r"\(at character [0-9]+\)$", str(mistake))
        return
    for candidate in ("", "a", "-", "ab1", text):
        matches = regex.matches(candidate)
        if regex.ascii is not None and candidate.isascii():
            assert (regex.ascii.fullmatch(candidate) is not None) is matches
