"""Declarations of namespaces and data type libraries, and the prefixes they declare."""

from __future__ import annotations

import re
from collections.abc import Mapping

from teitools.relaxng.addresses import is_absolute
from teitools.relaxng.syntax.compact_codes import ADDRESS, DECLARATION, UNDECLARED_PREFIX
from teitools.relaxng.syntax.compact_cursor import Cursor
from teitools.relaxng.syntax.compact_scanner import Tokens
from teitools.relaxng.syntax.tree import Context
from teitools.relaxng.syntax.xml_wording import shortened
from teitools.xml.names import XML

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_MOST_HINTS = 10
"""For how many prefixes it is thought about what was meant."""
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class DeclarationParser(Cursor):
    """`preamble`, and the environment that it makes.

    In `namespaces` and as `default` None stands for ``inherit``. `scope` is the `ns` attribute
    that holds throughout: the default namespace, where nothing is inherited.
    """

    def __init__(self, tokens: Tokens, base: str) -> None:
        super().__init__(tokens)
        self.namespaces: dict[str, str | None] = {"xml": XML}
        self.libraries: dict[str, str] = {"xsd": XSD}
        self.default: str | None = None
        self.scope: str | None = None
        self.context = Context(self.text.name, base)
        self._declared: set[tuple[str, str]] = set()

    def preamble(self) -> None:
        """Read the declarations; from then on `context` and `scope` are what they say."""
        while self.kind in ("namespace", "default", "datatypes"):
            if self.advance() == "datatypes":
                self._library()
            else:
                self._namespace(self.values[self.index - 1] == "default")
        if None not in self.namespaces.values():
            self.scope = self.default
        known = {prefix: uri for prefix, uri in self.namespaces.items() if uri}
        self.context = Context(self.text.name, self.context.base, known)

    def namespace(self, prefix: str, index: int) -> str | None:
        """What `prefix` stands for, which the token `index` uses."""
        if prefix not in self.namespaces:
            self._undeclared("namespace", prefix, index, self.namespaces, self.libraries)
            self.namespaces[prefix] = f"undeclared:{prefix}"  # so that it is said once
        return self.namespaces[prefix]

    def library(self, prefix: str, index: int) -> str:
        """The library of data types that `prefix` stands for."""
        if prefix not in self.libraries:
            self._undeclared("data type", prefix, index, self.libraries, self.namespaces)
            self.libraries[prefix] = f"undeclared:{prefix}"
        return self.libraries[prefix]

    def address(self) -> str:
        """`anyURILiteral`: the address of another schema (RELAX NG, section 4.5)."""
        index = self.index
        value = self.literal("an address in quotation marks")
        if "#" in value:
            reason = "has a fragment: the address of a schema names a whole file"
            self.complain(ADDRESS, index, address=value, reason=reason)
        elif _BAD_ESCAPE.search(value):
            reason = "is not an address: '%' is followed by two hexadecimal digits"
            self.complain(ADDRESS, index, address=value, reason=reason)
        return value

    def _namespace(self, default: bool) -> None:
        if default:
            self.expect("namespace")
        index = self.index
        prefix = None
        if not default or self.kind != "=":
            prefix = self.word("a prefix")
            self._once("namespace", prefix, index)
        if default:
            self._once("default namespace", "", index)
        self.expect("=")
        uri: str | None = None
        if self.kind == "inherit":
            self.advance()
        else:
            uri = self.literal("an address in quotation marks or 'inherit'")
        self._check_namespace(prefix, uri, index)
        if prefix is not None:
            self.namespaces[prefix] = uri
        if default:
            self.default = uri

    def _check_namespace(self, prefix: str | None, uri: str | None, index: int) -> None:
        reason = ""
        if prefix == "xmlns":
            reason = "'xmlns' cannot be a prefix"
        elif prefix == "xml" and uri != XML:
            reason = f"the prefix 'xml' stands for {XML!r} and nothing else"
        elif prefix != "xml" and uri == XML:
            reason = f"{XML!r} has the prefix 'xml' and no other, and is never the default"
        if reason:
            self.complain(DECLARATION, index, reason=reason)

    def _library(self) -> None:
        index = self.index
        prefix = self.word("a prefix")
        self._once("datatypes", prefix, index)
        self.expect("=")
        place = self.index
        uri = self.literal("an address in quotation marks")
        if prefix == "xsd" and uri != XSD:
            reason = f"the data type prefix 'xsd' stands for {XSD!r} and nothing else"
            self.complain(DECLARATION, index, reason=reason)
        elif uri and not is_absolute(uri):
            reason = "is not the absolute address, without a fragment, of a data type library"
            self.complain(ADDRESS, place, address=uri, reason=reason)
        self.libraries[prefix] = uri

    def _once(self, kind: str, prefix: str, index: int) -> None:
        if (kind, prefix) in self._declared:
            what = f"the {kind} prefix {prefix!r}" if prefix else f"the {kind}"
            self.complain(DECLARATION, index, reason=f"{what} is declared twice")
        self._declared.add((kind, prefix))

    def _undeclared(
        self,
        kind: str,
        prefix: str,
        index: int,
        known: Mapping[str, object],
        other: Mapping[str, object],
    ) -> None:
        from teitools.relaxng.syntax.compact_mistakes import prefix_hint

        first = len(self.findings) < _MOST_HINTS
        hint = prefix_hint(kind, prefix, known, other) if first else ""
        self.complain(UNDECLARED_PREFIX, index, kind=kind, prefix=shortened(prefix), hint=hint)
