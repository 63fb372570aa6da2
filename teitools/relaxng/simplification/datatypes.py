"""Data types of a schema (RELAX NG, sections 4.3, 4.4 and 4.16)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from teitools.relaxng.datatypes.interface import Datatype, DatatypeError, Library, ValueContext
from teitools.relaxng.patterns import Pattern, Patterns
from teitools.relaxng.simplification.codes import BAD_DATATYPE, NEVER_MATCHES, UNKNOWN_LIBRARY
from teitools.relaxng.simplification.problems import Problems
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.xml_wording import shortened
from teitools.xml.names import XML

Parameters = tuple[tuple[str, str], ...]

_KNOWN = (
    "http://www.w3.org/2001/XMLSchema-datatypes",
    "http://relaxng.org/ns/compatibility/datatypes/1.0",
)


class Datatypes:
    """Makes the `data` and `value` patterns of a schema, and knows the types they use."""

    def __init__(
        self,
        patterns: Patterns,
        problems: Problems,
        library: Callable[[str], Library | None] | None = None,
    ) -> None:
        """`library` gives the library at an address: the package's own, unless it is said."""
        self._patterns = patterns
        self._problems = problems
        self._library = library
        self._libraries: dict[str, Library | None] = {}
        self._types: dict[tuple[str, str, Parameters], Datatype | None] = {}
        self._data: dict[tuple[str, str, Parameters], Pattern] = {}
        self._values: dict[tuple[str, str, str], Pattern] = {}

    def data(self, node: Node, library: str, but: Pattern | None) -> Pattern:
        """The pattern of a `data` that excepts `but`; `library` is what it inherits (4.3)."""
        library = node.attributes.get("datatypeLibrary", library)
        children = node.children
        parameters: Parameters = ()
        if children:
            parameters = tuple(
                (each.attributes["name"], each.text) for each in children if each.kind == "param"
            )
        key = (library, node.attributes["type"], parameters)
        known = self._data.get(key) if but is None else None
        if known is not None:
            return known
        datatype = self.datatype(node, *key)
        if datatype is None:
            return self._patterns.not_allowed
        place = (node.context.source, node.line, node.column)
        if but is not None:
            excepted = None if but is self._patterns.not_allowed else but
            return self._patterns.data(datatype, excepted, place)
        made = self._data[key] = self._patterns.data(datatype, None, place)
        return made

    def value(self, node: Node, library: str, namespace: str) -> Pattern:
        """The pattern of a `value`, whose default namespace is `namespace` (4.9)."""
        name, library = type_of_value(node, library)
        key = (library, name, node.text)
        known = self._values.get(key)
        if known is not None:
            return known
        datatype = self.datatype(node, library, name, ())
        if datatype is None:
            return self._patterns.not_allowed
        context = _context(node, node.attributes.get("ns", namespace))
        try:
            meaning = datatype.value(node.text, context)
        except ValueError:
            self._never_matches(node, datatype, context)
            return self._patterns.not_allowed
        place = (node.context.source, node.line, node.column)
        made = self._patterns.value(datatype, node.text, meaning, place)
        if not datatype.contextual:
            self._values[key] = made
        return made

    def datatype(
        self, node: Node, library: str, name: str, parameters: Parameters
    ) -> Datatype | None:
        """The type that `node` uses; None, and a finding, where there is none (4.16)."""
        key = (library, name, parameters)
        if key not in self._types:
            self._types[key] = self._made(node, library, name, parameters)
        return self._types[key]

    def _made(
        self, node: Node, address: str, name: str, parameters: Sequence[tuple[str, str]]
    ) -> Datatype | None:
        if address not in self._libraries:
            library = self._libraries[address] = self._found(address)
            if library is None:
                facts = {"library": address, "hint": self._problems.meant(address, _KNOWN)}
                self._problems.report(UNKNOWN_LIBRARY, node, facts)
        library = self._libraries[address]
        if library is None:
            return None
        try:
            return library.datatype(name, parameters)
        except DatatypeError as error:
            self._problems.report(BAD_DATATYPE, node, {"reason": str(error)})
            return None

    def _found(self, address: str) -> Library | None:
        if self._library is None:
            from teitools.relaxng.datatypes import library

            self._library = library
        return self._library(address)

    def _never_matches(self, node: Node, datatype: Datatype, context: ValueContext) -> None:
        """Report a literal that is no value of its type: section 4.16 leaves it open whether
        that makes a schema incorrect, but nobody can have meant it.
        """
        fault = datatype.fault(node.text, context)
        facts = {"value": shortened(node.text), "fault": fault, "type": datatype.name}
        self._problems.report(NEVER_MATCHES, node, facts)


def type_of_value(node: Node, library: str) -> tuple[str, str]:
    """Type and library of a `value`: `token`, built in, where it does not name one (4.4)."""
    name = node.attributes.get("type")
    if name is None:
        return "token", ""
    return name, node.attributes.get("datatypeLibrary", library)


def _context(node: Node, namespace: str) -> ValueContext:
    namespaces = node.context.namespaces

    def found(prefix: str) -> str | None:
        if not prefix:
            return namespace
        return XML if prefix == "xml" else namespaces.get(prefix)

    return ValueContext(found)
