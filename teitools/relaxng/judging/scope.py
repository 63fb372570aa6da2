"""The namespaces in scope: names as the document writes them, and what values mean by prefixes."""

from __future__ import annotations

from collections.abc import Collection

from teitools.relaxng.automaton.names import part
from teitools.relaxng.datatypes.interface import ValueContext
from teitools.xml.names import XML

_MOST_NAMESPACES = 20


class Scope:
    """What the document declares: prefixes where it stands now, unparsed entities, notations."""

    def __init__(self) -> None:
        self._prefixes: dict[str, list[str]] = {}
        self._manner: tuple[Collection[str], tuple[str | None, ...]] | None = None
        self.entities: set[str] = set()
        self.notations: set[str] = set()
        self.context = ValueContext(self.namespace, self.entities, self.notations)

    def clear(self) -> None:
        """Begin another document."""
        self._prefixes.clear()
        self._manner = None
        self.entities.clear()
        self.notations.clear()

    def declare(self, prefix: str | None, namespace: str | None) -> None:
        """A prefix (None for the default namespace) stands for a namespace from here on."""
        self._prefixes.setdefault(prefix or "", []).append(namespace or "")
        self._manner = None

    def release(self, prefix: str | None) -> None:
        """The last declaration of a prefix ends."""
        declared = self._prefixes[prefix or ""]
        declared.pop()
        self._manner = None
        if not declared:
            del self._prefixes[prefix or ""]

    def namespace(self, prefix: str) -> str | None:
        """What `prefix` stands for here; None where it is not declared."""
        declared = self._prefixes.get(prefix)
        if declared:
            return declared[-1]
        if prefix == "xml":
            return XML
        return None if prefix else ""

    def written_by(self, namespaces: Collection[str]) -> tuple[str | None, ...]:
        """By what prefixes names of `namespaces` are written here, the default namespace first."""
        known = self._manner
        if known is None or known[0] is not namespaces:
            known = self._manner = (namespaces, self._written_by(namespaces))
        return known[1]

    def _written_by(self, namespaces: Collection[str]) -> tuple[str | None, ...]:
        if len(namespaces) > _MOST_NAMESPACES:
            return tuple(f"{prefix}={declared[-1]}" for prefix, declared in self._prefixes.items())
        return (self.namespace(""), *map(self.prefix, namespaces))

    @property
    def undeclared(self) -> bool:
        """Whether ``xmlns=""`` takes a default namespace away here."""
        declared = self._prefixes.get("", ())
        return len(declared) > 1 and not declared[-1]

    def prefix(self, namespace: str) -> str | None:
        """A prefix that stands for `namespace` here; None where none does."""
        for prefix, declared in self._prefixes.items():
            if prefix and declared[-1] == namespace:
                return prefix
        return None

    def lacking(self, name: str) -> str:
        """The declaration that an element called `name` would need here, after a space."""
        namespace, _ = part(name)
        if namespace in (self.namespace(""), XML) or (namespace and self.prefix(namespace)):
            return ""
        return f' xmlns="{namespace}"'

    def written(self, name: str, attribute: bool = False) -> str:
        """`name` as it would be written here; in Clark notation where no prefix stands for it."""
        namespace, local = part(name)
        if namespace == XML:
            return f"xml:{local}"
        if not namespace:
            return local
        if not attribute and self.namespace("") == namespace:
            return local
        prefix = self.prefix(namespace)
        if prefix is not None:
            return f"{prefix}:{local}"
        return f"{{{namespace}}}{local}" if attribute else local
