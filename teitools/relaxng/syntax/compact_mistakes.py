"""What is wrong where a schema in the compact syntax goes against its grammar.

Imported when there is a mistake. The parser judges, this explains: what stood there, what was
expected, and what was probably meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from teitools.findings import Finding
from teitools.relaxng.syntax.compact_codes import ILLEGAL_CHARACTER, SYNTAX, UNCLOSED
from teitools.relaxng.syntax.compact_patterns import ENDS
from teitools.relaxng.syntax.compact_scanner import KEYWORDS
from teitools.relaxng.syntax.xml_names import is_ncname
from teitools.relaxng.syntax.xml_wording import nearest, shortened
from teitools.xml.names import RNG, SCH, TEI

if TYPE_CHECKING:
    from teitools.relaxng.syntax.compact_cursor import Cursor

_CLOSING = {"{": "}", "(": ")", "[": "]"}
_ASSIGNMENTS = frozenset({"=", "|=", "&="})
_NAMES = KEYWORDS | {"identifier", "CName"}
_NAMING = _NAMES | {"nsName", "*", "("}
_FOLLOWERS: dict[str, frozenset[str]] = {
    "element": _NAMING,
    "attribute": _NAMING,
    "namespace": _NAMES,
    "datatypes": _NAMES,
    "parent": frozenset({"identifier"}),
    "include": frozenset({"literal"}),
    "external": frozenset({"literal"}),
    **dict.fromkeys(("div", "grammar", "list", "mixed"), frozenset({"{"})),
    **dict.fromkeys(("string", "token"), frozenset({"{", "literal", "-"})),
}
"""Keywords, each with the tokens by which it is known even where it is misspelt."""
_DECLARING = frozenset({"namespace", "datatypes"})
_BEGINNINGS = frozenset(
    {"element", "attribute", "list", "mixed", "parent", "empty", "text", "notAllowed"}
    | {"external", "grammar", "string", "token", "identifier", "CName", "literal", "(", "["}
)
_GRAMMATICAL = frozenset({"start", "div", "include"})
_SIGNS = {
    ";": "; definitions are not ended by a sign",
    "/": "; comments begin with '#'",
    "<": "; is this the XML syntax?",
    ":": "; no space stands before or after the ':' of a name",
    "\\": "; '\\' stands before a name",
    ".": "; a name begins with a letter or '_'",
}
_WELL_KNOWN = {
    "a": "http://relaxng.org/ns/compatibility/annotations/1.0",
    "rng": RNG,
    "s": SCH,
    "sch": SCH,
    "tei": TEI,
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xlink": "http://www.w3.org/1999/xlink",
}


def explain(cursor: Cursor, expected: str) -> Finding:
    """What to say of the token at hand, where `expected` is needed."""
    index, kind = cursor.index, cursor.kind
    if _is_half_quoted(cursor):
        quotes = cursor.values[index][0] * 3
        return _unclosed_text(cursor, index - 1, quotes, "")
    if kind == "wrong":
        return _wrong(cursor, expected)
    keyword = _misspelt(cursor)
    if keyword is not None:
        found = repr(cursor.values[index - 1])
        facts = {"found": found, "expected": repr(keyword), "hint": "; did you mean that?"}
        return Finding(SYNTAX, cursor.text.location(cursor.starts[index - 1]), facts)
    if cursor.opened and (kind == "end" or _begins_definition(cursor)):
        return _unclosed(cursor)
    if kind in _CLOSING.values() and cursor.opened:
        closing = _CLOSING[cursor.kinds[cursor.opened[-1]]]
        if kind != closing and cursor.kinds[index - 1] in ENDS:
            return _unclosed(cursor)
    hint = _hint(cursor, expected)
    facts = {"found": _shown(cursor, index), "expected": expected, "hint": hint}
    return Finding(SYNTAX, cursor.text.location(cursor.starts[index]), facts)


def prefix_hint(
    kind: str, prefix: str, known: Mapping[str, object], other: Mapping[str, object]
) -> str:
    """What may have been meant by a prefix that is not declared among the `known` ones.

    `other` are the prefixes of the other kind.
    """
    keyword = "namespace" if kind == "namespace" else "datatypes"
    if prefix in other and prefix not in ("xml", "xsd"):
        other_keyword = "datatypes" if kind == "namespace" else "namespace"
        return f"; {other_keyword!r} declares it, but what it is used for needs {keyword!r}"
    near = nearest(prefix, known)
    if near is not None:
        return f"; did you mean {near!r}?"
    if kind == "namespace" and prefix in _WELL_KNOWN:
        return f"; is 'namespace {prefix} = \"{_WELL_KNOWN[prefix]}\"' missing?"
    return f'; declare it at the start: {keyword} {shortened(prefix)} = "..."'


def _misspelt(cursor: Cursor) -> str | None:
    """The keyword that the name before the token at hand was probably meant to be."""
    index = cursor.index
    if index == 0 or cursor.kinds[index - 1] != "identifier":
        return None
    before = cursor.values[index - 1]
    likely = [word for word, followers in _FOLLOWERS.items() if cursor.kind in followers]
    declares = cursor.following in _ASSIGNMENTS
    likely = [word for word in likely if (word in _DECLARING) is declares]
    if cursor.kind == "namespace":
        likely.append("default")
    return _keyword(before, likely)


def _keyword(word: str, words: Iterable[str]) -> str | None:
    if len(word) > 2 * max(map(len, KEYWORDS)):
        return None
    folded = {each.lower(): each for each in words}
    close = get_close_matches(word.lower(), folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None


def _begins_definition(cursor: Cursor) -> bool:
    opener = cursor.kinds[cursor.opened[-1]]
    if opener == "[" or cursor.following not in _ASSIGNMENTS:
        return False
    return cursor.kind in ("identifier", "start") and cursor.kinds[cursor.index - 1] in ENDS


def _unclosed(cursor: Cursor) -> Finding:
    opened, index = cursor.opened[-1], cursor.index
    opener = cursor.kinds[opened]
    line, column = cursor.text.place(cursor.starts[index])
    if cursor.kind == "end":
        hint = "; the schema ends first"
    elif cursor.kind in _CLOSING.values():
        hint = f"; {cursor.kind!r} stands where {_CLOSING[opener]!r} is needed at {line}:{column}"
    else:
        name = cursor.values[index]
        hint = f"; is {_CLOSING[opener]!r} missing before {name!r} at {line}:{column}?"
    facts = {"opened": f"{opener!r}{_owner(cursor, opened)}", "hint": hint}
    place = cursor.text.location(cursor.starts[opened])
    return Finding(UNCLOSED, place, facts, (cursor.text.location(cursor.starts[index]),))


def _owner(cursor: Cursor, opened: int) -> str:
    """What an opening brace belongs to, where that is easily said."""
    kinds, values = cursor.kinds, cursor.values
    if opened > 1 and kinds[opened - 2] in ("element", "attribute", "include"):
        return f" of {kinds[opened - 2]} {values[opened - 1][:60]}"
    if opened and kinds[opened] == "{" and kinds[opened - 1] in KEYWORDS:
        return f" of {kinds[opened - 1]}"
    return ""


def _wrong(cursor: Cursor, expected: str) -> Finding:
    """What begins no token."""
    index = cursor.index
    place = cursor.text.location(cursor.starts[index])
    value = cursor.values[index]
    if value in ("'", '"'):
        hint = f" on its line; text over several lines stands between {value * 3} and {value * 3}"
        return _unclosed_text(cursor, index, value, hint)
    if not value.isascii():
        return _wrong_name(cursor)
    if not value.isprintable():
        reason = "cannot stand here"
        facts = {"character": f"the character U+{ord(value):04X}", "reason": reason}
        return Finding(ILLEGAL_CHARACTER, place, facts)
    hint = _SIGNS.get(value, "")
    if value.isdigit():
        hint = "; a number stands in quotation marks, and a name does not begin with one"
    return Finding(SYNTAX, place, {"found": f"'{value}'", "expected": expected, "hint": hint})


def _wrong_name(cursor: Cursor) -> Finding:
    """A name with a character that cannot stand there."""
    start, value = cursor.starts[cursor.index], cursor.values[cursor.index]
    wrong = [place for place, sign in enumerate(value) if sign > "~" and not is_ncname(f"a{sign}")]
    place = wrong[0] if wrong else next(n for n, sign in enumerate(value) if sign > "~")
    where = "stand in" if wrong else "begin"
    reason = f"cannot {where} a name (XML 1.0, fourth edition, appendix B)"
    facts = {"character": f"the character U+{ord(value[place]):04X}", "reason": reason}
    return Finding(ILLEGAL_CHARACTER, cursor.text.location(start + place), facts)


def _shown(cursor: Cursor, index: int) -> str:
    kind, value = cursor.kinds[index], cursor.values[index]
    if kind == "end":
        return "the end of the schema"
    if kind == "documentation":
        return "a comment with '##'"
    shown = shortened(value.replace("\0", " "))
    if kind == "literal":
        return f"the text {shown}"
    return f"the keyword {shown!r}" if kind in KEYWORDS else repr(shown)


def _hint(cursor: Cursor, expected: str) -> str:
    kinds, index, kind = cursor.kinds, cursor.index, cursor.kind
    before = kinds[index - 1] if index else ""
    if kind == "documentation":
        return "; it stands before what it documents, and before '['; others begin with one '#'"
    if kind in KEYWORDS and cursor.following in _ASSIGNMENTS and kind != "start":
        return f"; as a name a keyword is written with '\\': \\{kind}"
    if before in ("documentation", "]") and kind in ("end", "}"):
        return "; annotations stand before what they annotate"
    if kind == "}" and before == "{":
        return "; what has no content has 'empty'"
    if kind == "}" and before in (",", "|", "&"):
        return f"; is the {before!r} before it too many?"
    if kind in (")", "}", "]") and not cursor.opened:
        return "; nothing is open that it could close"
    if kind == "{" and before in ("identifier", "CName"):
        return f"; is 'element' missing before {cursor.values[index - 1]!r}?"
    if kind == "=" and before == "identifier" and cursor.opened:
        return "; there are no definitions within a pattern"
    if before not in ENDS or (kind not in _BEGINNINGS and kind not in _GRAMMATICAL):
        return ""
    if "','" in expected:
        return "; is ',' missing before it?" if kind in _BEGINNINGS else ""
    return _hint_at_top(kind) if not cursor.opened else ""


def _hint_at_top(kind: str) -> str:
    """About what follows a complete pattern or definition."""
    if kind == "identifier":
        return "; is ',' missing before it, or '=' behind it?"
    return "; a schema is one pattern, or definitions such as 'start = ...': not both, and no more"


def _is_half_quoted(cursor: Cursor) -> bool:
    """Whether three quotation marks that nothing closes were taken for one pair and one more."""
    index = cursor.index
    before, value = cursor.values[index - 1], cursor.values[index]
    if not index or before not in ('""', "''") or value[:1] != before[0]:
        return False
    return cursor.starts[index] == cursor.starts[index - 1] + 2


def _unclosed_text(cursor: Cursor, index: int, quotes: str, hint: str) -> Finding:
    facts = {"opened": f"the text that begins with {quotes}", "hint": hint}
    return Finding(UNCLOSED, cursor.text.location(cursor.starts[index]), facts)
