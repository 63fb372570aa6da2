"""A place in the tokens of a schema, and how it goes on."""

from __future__ import annotations

from teitools.errors import SchemaError
from teitools.findings import Code, Finding
from teitools.relaxng.syntax.compact_codes import SYNTAX, TOO_LARGE
from teitools.relaxng.syntax.compact_scanner import KEYWORDS, Tokens, literal_value
from teitools.relaxng.syntax.compact_text import Text

MOST_DEEP = 1000
"""How deep braces, brackets and parentheses may be nested."""
_MOST_FINDINGS = 100


class Cursor:
    """The token at hand: its `index` and its `kind`.

    The classes that derive from this one each add productions of the grammar (RELAX NG Compact
    Syntax, appendix A, section 1); together they are one parser, from the top down. What is
    against the grammar ends it; what is against one of the constraints is kept in `findings`.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.text: Text = tokens.text
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.starts = tokens.starts
        self.index = 0
        self.kind = self.kinds[0]
        self.opened: list[int] = []
        """The braces, brackets and parentheses that are open, by their tokens' indices."""
        self.findings: list[Finding] = []

    @property
    def following(self) -> str:
        """The kind of the token after the one at hand."""
        return self.kinds[min(self.index + 1, len(self.kinds) - 1)]

    def advance(self) -> str:
        """Go on, and give the text of the token that was at hand."""
        index = self.index
        self.index = index + 1
        self.kind = self.kinds[index + 1]
        return self.values[index]

    def expect(self, kind: str, expected: str = "") -> str:
        """The same, where the token must be of `kind`."""
        if self.kind != kind:
            raise self.unexpected(expected or repr(kind))
        return self.advance()

    def enter(self, kind: str, expected: str = "") -> None:
        """Go on behind a brace, bracket or parenthesis that opens."""
        self.expect(kind, expected)
        if len(self.opened) == MOST_DEEP:
            reason = f"braces, brackets and parentheses are nested more than {MOST_DEEP} deep"
            raise self.error(TOO_LARGE, self.index - 1, reason=reason)
        self.opened.append(self.index - 1)

    def leave(self, kind: str, expected: str) -> None:
        """Go on behind the one that closes it."""
        if self.kind != kind:
            raise self.unexpected(f"{expected} or {kind!r}")
        self.advance()
        self.opened.pop()

    def word(self, expected: str) -> str:
        """`identifierOrKeyword`: a name without a prefix."""
        if self.kind != "identifier" and self.kind not in KEYWORDS:
            raise self.unexpected(expected)
        return self.advance().removeprefix("\\")

    def literal(self, expected: str) -> str:
        """`literal`: segments joined by ``~``."""
        value = literal_value(self.expect("literal", expected))
        if self.kind != "~":
            return value
        segments = [value]
        while self.kind == "~":
            self.advance()
            segments.append(literal_value(self.expect("literal", "text in quotation marks")))
        return "".join(segments)

    def complain(self, code: Code, index: int, /, **facts: object) -> None:
        """Keep what is wrong with the token `index`, and go on."""
        self.findings.append(Finding(code, self.text.location(self.starts[index]), facts))
        if len(self.findings) >= _MOST_FINDINGS:
            raise SchemaError.of(*self.findings)

    def error(self, code: Code, index: int, /, **facts: object) -> SchemaError:
        """The error that says `code` of the token `index`, and all that was kept."""
        place = self.text.location(self.starts[index])
        return SchemaError.of(*self.findings, Finding(code, place, facts))

    def unexpected(self, expected: str, hint: str = "") -> SchemaError:
        """The error that the token at hand is, where `expected` is needed."""
        from teitools.relaxng.syntax.compact_mistakes import explain

        if hint:
            found = repr(self.values[self.index])
            return self.error(SYNTAX, self.index, found=found, expected=expected, hint=hint)
        return SchemaError.of(*self.findings, explain(self, expected))
