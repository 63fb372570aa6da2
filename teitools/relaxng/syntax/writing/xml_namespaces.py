"""How namespaces and data type libraries are said in the XML syntax.

RELAX NG, sections 4.4 and 4.8 to 4.10: what most parts have stands on the root.
"""

from __future__ import annotations

from collections import Counter

from teitools.relaxng.syntax.writing.parts import XSD, Inherited, Part
from teitools.relaxng.syntax.writing.prefixes import Prefixes, known_prefixes
from teitools.xml.names import XML

_NAMESPACED = frozenset({"name", "nsName", "include", "externalRef"})


class Namespaces:
    """`namespace` and `library` are what the root has as `ns` and `datatypeLibrary`.

    `prefixes` are declared on the root.
    """

    def __init__(self, root: Part) -> None:
        self.prefixes = Prefixes(known_prefixes(root))
        self._inheriting: set[int] = set()
        """Of the parts in which something has the inherited namespace."""
        uses: Counter[Inherited] = Counter()
        libraries: Counter[str] = Counter()
        for part, parent in _reversed(root):
            if part.kind in ("data", "value") and part.name:
                libraries[part.library] += 1
            if part.kind in _NAMESPACED or part.contextual:
                if part.namespace is None:
                    self._inheriting.add(id(part))
                elif not part.prefix and parent is not None and parent.kind != "attribute":
                    uses[part.namespace] += 1
            if id(part) in self._inheriting and parent is not None:
                self._inheriting.add(id(parent))
        self.library = max(reversed(libraries.items()), key=_count, default=("", 0))[0]
        self.namespace: Inherited = None
        if self.free(root) and root.kind != "attribute":
            self.namespace = max(reversed(uses.items()), key=_count, default=(None, 0))[0]

    def free(self, part: Part) -> bool:
        """Whether a namespace on `part` would do no harm within."""
        return id(part) not in self._inheriting

    def name(self, part: Part, current: Inherited) -> str:
        """`part`, a ``name``, as text where `current` is the namespace; ``""`` if it needs `ns`."""
        uri = part.namespace
        if uri == XML:
            return f"xml:{part.name}"
        if uri and part.prefix and self.prefixes.keep(part.prefix, uri):
            return f"{part.prefix}:{part.name}"
        if uri == current:
            return part.name
        if uri and self.prefixes.known(uri):
            return f"{self.prefixes.of(uri)}:{part.name}"
        return ""

    def value(self, part: Part) -> tuple[str, dict[str, str]]:
        """The text of a ``value``, and the prefixes that must be declared for it alone."""
        prefix, colon, _ = part.text.strip().partition(":")
        known = part.context.namespaces.get(prefix) if colon and prefix != "xml" else None
        if not known or not part.library or (part.library == XSD and not part.contextual):
            return part.text, {}
        if self.prefixes.keep(prefix, known):
            return part.text, {}
        if part.contextual:
            return part.text.replace(f"{prefix}:", f"{self.prefixes.of(known)}:", 1), {}
        return part.text, {prefix: known}


def _count(use: tuple[Inherited, int]) -> int:
    return use[1]


def _reversed(root: Part) -> list[tuple[Part, Part | None]]:
    """All parts with their parents, children before them."""
    found: list[tuple[Part, Part | None]] = [(root, None)]
    for part, _ in found:
        if part.name_class is not None:
            found.append((part.name_class, part))
        found.extend((each, part) for each in part.parts)
    found.reverse()
    return found
