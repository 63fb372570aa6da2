"""Where Jing would report what stands at a place.

Jing hears of markup from its parser, which says where it *ends*. So an error that begins

- within a tag is reported on the line where the tag ends,
- in text that is not allowed, on the line of its first character that is no white space,
- in text that is a value, on the line where the next tag ends: there the value is complete,
- in a reference or CDATA section, on the line where its text ends, or as a value.

An element that is incomplete is reported at its end tag.
"""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress

from teitools.xml.mistake import Lines
from tests.relaxng.agreement.judgement import Place
from tests.relaxng.agreement.markup import Token, tokens


class Places:
    """The lines on which Jing reports what stands at the places of a text."""

    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._text = text
        self._tokens: list[Token] = []
        with suppress(ValueError):
            self._tokens.extend(tokens(text))
        self._starts = [token.start for token in self._tokens]

    def reported(self, place: Place) -> frozenset[int]:
        """The lines on which Jing may report an error that begins at `place`."""
        offset = self._lines.offset(*place)
        number = bisect_right(self._starts, offset) - 1
        if number < 0 or offset >= self._tokens[number].end:
            return frozenset({place[0]})
        token = self._tokens[number]
        if token.kind in ("start", "end"):
            return frozenset({self._line(token)})
        if token.kind not in ("text", "reference", "cdata"):
            return frozenset({place[0]})
        lines = {place[0], self._line(self._next_tag(number))}
        if token.kind != "text":
            lines.add(self._line(token))
        return frozenset(lines)

    def _next_tag(self, number: int) -> Token:
        for token in self._tokens[number:]:
            if token.kind in ("start", "end"):
                return token
        return self._tokens[number]

    def _line(self, token: Token) -> int:
        return self._lines.position(token.end - 1).line
