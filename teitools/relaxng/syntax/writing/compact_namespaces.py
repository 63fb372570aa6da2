"""Declarations in the compact syntax (RELAX NG Compact Syntax, section 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from teitools.findings import Finding
from teitools.relaxng.syntax.writer_codes import PREFIX_CHANGED
from teitools.relaxng.syntax.writing.literals import literal
from teitools.relaxng.syntax.writing.parts import XSD, Inherited, Part, walk
from teitools.relaxng.syntax.writing.prefixes import (
    Prefixes,
    foreigns,
    known_prefixes,
    prefixes_in,
)
from teitools.xml.names import XML

_BUILT_IN = frozenset({"string", "token"})


class Namespaces:
    """The namespaces and data type libraries of a file that is written.

    `default` is the default namespace (None: the inherited one, which is not declared).
    Prefixes are made as they are asked for, so that declarations come last.
    """

    def __init__(self, root: Part) -> None:
        self._root = root
        self._prefixes = Prefixes(known_prefixes(root))
        self._libraries = {XSD: "xsd"}
        self.default = _default(root)

    def of(self, uri: Inherited) -> str:
        """The prefix of `uri`."""
        return self._prefixes.of(uri)

    def named(self, part: Part, attribute: bool) -> str:
        """`part`, a ``name``: without a prefix where that means the same."""
        plain = part.namespace == ("" if attribute else self.default)
        return part.name if plain else f"{self.of(part.namespace)}:{part.name}"

    def datatype(self, part: Part) -> str:
        """The name of a data type, that of `part`."""
        if not part.library and part.name in _BUILT_IN:
            return part.name
        number = len(self._libraries)
        prefix = self._libraries.setdefault(part.library, f"d{number}")
        return f"{prefix}:{part.name}"

    def value(self, part: Part, findings: list[Finding]) -> str:
        """The text of `part`, a ``value``, with the prefixes that mean the same in this file."""
        prefix, colon, _ = part.text.strip().partition(":")
        if part.contextual and not colon:
            if part.namespace in (None, "", self.default) or not prefix:
                return part.text
            return part.text.replace(prefix, f"{self.of(part.namespace)}:{prefix}", 1)
        known = part.context.namespaces.get(prefix) if colon and prefix != "xml" else None
        if not known:
            return part.text
        if part.contextual:
            return part.text.replace(f"{prefix}:", f"{self.of(known)}:", 1)
        if part.library not in ("", XSD):
            self._keep(prefix, known, f"the value {part.text!r}", part, findings)
        return part.text

    def declarations(self, findings: list[Finding]) -> Iterator[str]:
        """The lines that declare all that was asked for, and what annotations seem to use."""
        for foreign, scope, part in foreigns(self._root):
            for prefix, uri in prefixes_in(foreign, scope).items():
                self._keep(prefix, uri, f"the annotation {foreign.name!r}", part, findings)
        bindings = self._prefixes.bindings
        with_default = ""
        if self.default is not None:
            with_default = next((p for p, uri in bindings.items() if uri == self.default), "")
            name = f" {with_default}" if with_default else ""
            yield f"default namespace{name} = {_written(self.default)}"
        for prefix in sorted(bindings):
            if prefix != with_default:
                yield f"namespace {prefix} = {_written(bindings[prefix])}"
        for library, prefix in self._libraries.items():
            if prefix != "xsd":
                yield f"datatypes {prefix} = {_written(library)}"

    def _keep(self, prefix: str, uri: str, place: str, part: Part, findings: list[Finding]) -> None:
        if not self._prefixes.keep(prefix, uri):
            now = self._prefixes.bindings.get(prefix, XML)
            facts = {"prefix": prefix, "meant": uri, "now": now, "place": place}
            findings.append(Finding(PREFIX_CHANGED, part.location, facts))


def _written(uri: Inherited) -> str:
    return "inherit" if uri is None else " ~ ".join(literal(uri))


def _default(root: Part) -> Inherited:
    """The namespace that most names of elements have without a prefix.

    A value that is a name without a prefix is in the default namespace or in none, as one reads
    the specification (RELAX NG, section 4.9): where there is one in none, no other is declared.
    """
    uses: Counter[Inherited] = Counter()
    plain: set[Inherited] = set()
    for part in walk(root):
        if part.kind in ("include", "externalRef"):
            uses[part.namespace] += 1
        elif part.contextual and ":" not in part.text:
            plain.add(part.namespace)
        elif part.kind == "element":
            for each in names_in(part):
                if each.kind == "name" and not each.prefix:
                    uses[each.namespace] += 1
    if None in plain:
        return None
    allowed = [(uri, n) for uri, n in uses.items() if not uri or "" not in plain]
    return max(allowed, key=lambda use: use[1], default=(None, 0))[0]


def names_in(part: Part) -> Iterator[Part]:
    """The name class of an element or attribute, with all that it is made of."""
    first = part.name_class or next(iter(part.parts), None)
    return iter(()) if first is None else walk(first)
