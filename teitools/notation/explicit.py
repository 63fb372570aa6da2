"""The explicit form: how an element is typed that no other sign stands for.

``docs/notation.md`` has it in one table. An element that holds words is
``[name attribute=value: words]``, or ``[name:: words]`` without attributes; one that holds none
is ``[name attribute=value]``; one that holds blocks has ``[name attribute=value]`` and
``[/name]``, each alone on its line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from teitools.notation.expression import expression
from teitools.notation.layout import held
from teitools.transcript import Content, Element, Inline, Mark
from teitools.transcript.inlines import Facts
from teitools.xml.digests import blake2b
from teitools.xml.element_types import body_elements, wordless

CLOSING = "]"
NAME = r"[A-Za-z][\w.-]*"
_KEY = r"(?:xml:)?[A-Za-z_][A-Za-z0-9_.-]*"
_BARE_VALUE = r'[^\s"\\\[\]]*[^\s"\\\[\]:]'
_VALUE = rf'(?:"(?:[^"\\]|\\["\\nrt])*"|{_BARE_VALUE})'
ATTRIBUTES = rf"(?: {_KEY}={_VALUE})*"
OPENING = rf"\[(?P<name>{NAME})(?P<attributes>{ATTRIBUTES})(?:(?P<colon>::?)(?:(?=\])| )|(?=\]))"
"""What opens an element among words. `is_opening` tells whether it really does."""
_START = expression(rf"\[(?P<name>{NAME})(?P<attributes>{ATTRIBUTES})\]")
_END = expression(rf"\[/(?P<name>{NAME})\]")
_ATTRIBUTE = expression(rf" (?P<key>{_KEY})=(?P<value>{_VALUE})")
_OPENED = expression(rf"\[(?P<name>{NAME})(?P<attributes>{ATTRIBUTES})")
_BARE = expression(_BARE_VALUE)
_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_ESCAPED = expression(r"\\(.)")
_MEANT = {"n": "\n", "r": "\r", "t": "\t"}


@cache
def body_opening() -> str:
    """A pattern for what opens an element that may stand in the body of a text."""
    names, empty = (
        "|".join(sorted(map(re.escape, each), key=len, reverse=True))
        for each in (body_elements(), wordless() & body_elements())
    )
    colon = r":(?:(?=\])| )"
    attributes = rf"(?: {_KEY}={_VALUE})+"
    return rf"\[(?:(?:{names})(?::{colon}|{attributes}{colon})|(?:{empty}){attributes}(?=\]))"


def read_opening(typed: str) -> tuple[str, Facts] | None:
    """The name and attributes of what `typed` opens; None where an attribute may not be typed."""
    match = _OPENED.match(typed)
    facts = read_attributes(match.group("attributes")) if match else None
    if match is None or facts is None or "rendition" in dict(facts):
        return None
    if held(typed) != typed or any(held(value) != value for _, value in facts):
        return None
    return match.group("name"), facts


def typed_value(value: str) -> str:
    """An attribute's value as it is typed: bare where that can be, else in quotes."""
    return value if _BARE.fullmatch(value) else f'"{value.translate(_ESCAPES)}"'


def typed_attributes(attributes: Facts) -> str:
    """Attributes as they are typed, each after a space."""
    return "".join(f" {name}={typed_value(value)}" for name, value in attributes)


def typed_opening(name: str, attributes: Facts, has_content: bool) -> str:
    """What stands before the content of an element among words."""
    typed = f"[{name}{typed_attributes(attributes)}"
    if not has_content and attributes and name in wordless():
        return typed
    return f"{typed}{':' if attributes else '::'}{' ' if has_content else ''}"


def typed_start(name: str, attributes: Facts) -> str:
    """The line that opens an element which holds blocks."""
    return f"[{name}{typed_attributes(attributes)}]"


def typed_end(name: str) -> str:
    """The line that closes it."""
    return f"[/{name}]"


def typed_words(element: Element) -> Content:
    """What `element` holds, with a backslash before each sign that is `escaped` there.

    Backslashes before such a sign, or before one that is none, stand twice.
    """
    if not element.escaped:
        return element.content
    own = "".join(each for each in element.content if isinstance(each, str))
    places = dict(_places(each, own) for each in element.escaped)
    sign = sign_of(set(places) - {"\\"})
    following = [*element.content[1:], CLOSING if element.after is None else element.after]
    typed = _Typed(places)
    return tuple(_typed_words(element.content, following, sign, typed, "\\" in places))


def sign_of(signs: Iterable[str]) -> re.Pattern[str]:
    """What matches one of `signs`, with the backslashes before it."""
    longest = sorted(signs, key=lambda each: (-len(each), each))
    return re.compile(rf"(\\*)({'|'.join(map(re.escape, longest)) or '(?!)'})")


def in_places(sign: str, places: Iterable[int], words: str) -> str:
    """What says that `sign` has a backslash in some `places` only, counted from 1 in `words`.

    The words are told by a digest: where they are others, it has one wherever it stands.
    """
    return " ".join((sign, *map(str, places), _digest(words)))


def _places(escaped: str, words: str) -> tuple[str, frozenset[int]]:
    """A sign that is escaped in `words`, and where; no place: wherever it stands."""
    sign, *places = escaped.split(" ")
    known = places[-1:] == [_digest(words)] and all(map(str.isdecimal, places[:-1]))
    return sign, frozenset(map(int, places[:-1])) if known else frozenset()


def _digest(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


class _Typed:
    """Types the signs that are escaped, in their order."""

    def __init__(self, places: Mapping[str, frozenset[int]]) -> None:
        self._places = places
        self._counts: Counter[str] = Counter()

    def __call__(self, match: re.Match[str]) -> str:
        sign = match[2]
        self._counts[sign] += 1
        if self._places[sign] and self._counts[sign] not in self._places[sign]:
            return match[0]
        return f"{match[1] * 2}\\{sign}"


def _typed_words(
    content: Content,
    following: list[Inline],
    sign: re.Pattern[str],
    typed: _Typed,
    backslashes: bool,
) -> Iterator[Inline]:
    for inline, after in zip(content, following, strict=True):
        if not isinstance(inline, str):
            yield inline
            continue
        words = inline.rstrip("\\") if backslashes and _is_delimited(after) else inline
        last = inline[len(words) :] * 2
        yield sign.sub(typed, words) + last


def _is_delimited(inline: Inline) -> bool:
    """Whether something begins with a sign."""
    return inline != "" and (
        isinstance(inline, str) or (isinstance(inline, Mark | Element) and inline.before != "")
    )


def is_opening(match: re.Match[str], names: frozenset[str]) -> bool:
    """Whether a match of `OPENING` opens an element, one of `names`."""
    name, attributes, colon = match.group("name", "attributes", "colon")
    if name not in names or (colon == "::") == bool(attributes):
        return False
    return colon is not None or name in wordless()


def read_attributes(typed: str) -> Facts | None:
    """The attributes in `typed`, of the form `ATTRIBUTES`; None where one stands twice."""
    facts = []
    for match in _ATTRIBUTE.finditer(typed):
        value = match.group("value")
        if value[0] == '"':
            value = _ESCAPED.sub(lambda m: _MEANT.get(m.group(1), m.group(1)), value[1:-1])
        facts.append((match.group("key"), value))
    return tuple(facts) if len(dict(facts)) == len(facts) else None


def read_start(line: str) -> tuple[str, Facts] | None:
    """The name and attributes of the element that `line` opens, if it does."""
    match = _START.fullmatch(line)
    facts = read_attributes(match.group("attributes")) if match else None
    return None if match is None or facts is None else (match.group("name"), facts)


def read_end(line: str) -> str | None:
    """The name of the element that `line` closes, if it does."""
    match = _END.fullmatch(line)
    return match.group("name") if match else None
