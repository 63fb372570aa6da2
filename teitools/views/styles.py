"""The CSS that a document brings: only what cannot hide, move or fetch anything gets through."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NUMBER = re.compile(r"([+-]?\d*\.?\d+)(em|ex|rem|pt|px|mm|cm|in|pc|%)?\Z")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\Z")
_IN_EM = {
    "em": 1.0, "rem": 1.0, "ex": 0.5, "pt": 1 / 12, "px": 1 / 16, "mm": 0.236, "cm": 2.36,
    "in": 6.0, "pc": 1.0, "%": 0.01,
}  # fmt: skip
_WORDS = {
    "font-style": "normal italic oblique",
    "font-weight": "normal bold bolder lighter 100 200 300 400 500 600 700 800 900",
    "font-variant": "normal small-caps",
    "font-variant-caps": "normal small-caps all-small-caps",
    "font-family": "serif sans-serif monospace cursive",
    "font-size": "small smaller medium large larger x-large",
    "text-align": "left right center justify start end",
    "text-decoration": "none underline overline line-through double dotted dashed wavy solid",
    "text-decoration-line": "none underline overline line-through",
    "text-decoration-style": "solid double dotted dashed wavy",
    "text-transform": "none uppercase lowercase capitalize",
    "vertical-align": "baseline sub super top bottom middle text-top text-bottom",
    "white-space": "normal nowrap pre-wrap",
    "border": "solid dotted dashed double thin medium none",
    "border-bottom": "solid dotted dashed double thin medium none",
    "border-top": "solid dotted dashed double thin medium none",
    "border-left": "solid dotted dashed double thin medium none",
    "border-right": "solid dotted dashed double thin medium none",
    "direction": "ltr rtl",
    "font-stretch": "normal condensed expanded",
}
_WORDS_OF = {name: frozenset(words.split()) for name, words in _WORDS.items()}
_LENGTHS = {
    "font-size": (0.6, 3.0),
    "letter-spacing": (-0.1, 0.6),
    "word-spacing": (-0.2, 2.0),
    "text-indent": (-2.0, 8.0),
    "line-height": (0.9, 3.0),
    "margin-left": (0.0, 8.0),
    "margin-right": (0.0, 8.0),
    "margin-top": (0.0, 4.0),
    "margin-bottom": (0.0, 4.0),
    "padding-left": (0.0, 8.0),
    "padding-right": (0.0, 8.0),
    "vertical-align": (-1.0, 1.0),
    "border": (0.0, 0.3),
}
"""The shortest and the longest, in em."""
_COLOURS = frozenset(
    "black white red green blue yellow orange purple brown grey gray maroon navy olive teal silver "
    "gold crimson darkred darkgreen darkblue sienna indigo violet pink magenta cyan".split()
)


def safe_declarations(text: str) -> str:
    """The declarations of `text` (CSS Syntax, section 5.4.6) that are known to be harmless.

    A property is taken from a list; so is each word of its value, and a length must be within
    bounds, so that nothing can be hidden, moved over something else, or fetched. A colour is
    mixed with that of the text, so that it can be read on light and dark paper.
    """
    kept: dict[str, str] = {}
    for declaration in _COMMENT.sub(" ", text).split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip().lower()
        allowed = _value(name, " ".join(value.lower().split()))
        if colon and allowed:
            kept[name] = allowed
    return "; ".join(f"{name}: {value}" for name, value in kept.items())


def _value(name: str, value: str) -> str:
    tokens = value.removesuffix("!important").split()
    if not tokens or len(tokens) > 4:
        return ""
    if name == "color":
        if len(tokens) > 1 or not (tokens[0] in _COLOURS or _COLOUR.match(tokens[0])):
            return ""
        return f"color-mix(in srgb, {tokens[0]} 35%, var(--ink))"
    words = _WORDS_OF.get(name, frozenset())
    bounds = _LENGTHS.get(name.partition("-")[0] if name.startswith("border") else name)
    if all(token in words or (bounds and _is_within(token, *bounds)) for token in tokens):
        return " ".join(tokens)
    return ""


def _is_within(token: str, least: float, most: float) -> bool:
    found = _NUMBER.match(token)
    if found is None:
        return False
    return least <= float(found[1]) * _IN_EM.get(found[2] or "em", 1.0) <= most
