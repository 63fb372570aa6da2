"""What a node inherits from those around it (RELAX NG, sections 4.3, 4.9 and 4.18)."""

from __future__ import annotations

from teitools.relaxng.simplification.definitions import Scope
from teitools.relaxng.syntax.tree import Node


class Surroundings:
    """What holds where a node stands.

    `namespace` is the nearest `ns` (4.9) and `library` the nearest `datatypeLibrary` (4.3), both
    empty where there is none; `scope` is the grammar that `ref` refers to (4.18), None outside
    of any; `files` are the addresses of the file in which it stands and of those that led there.
    """

    __slots__ = ("files", "library", "namespace", "scope")

    def __init__(
        self, namespace: str, library: str, scope: Scope | None, files: tuple[str, ...]
    ) -> None:
        self.namespace = namespace
        self.library = library
        self.scope = scope
        self.files = files

    def within(self, node: Node) -> Surroundings:
        """What holds within `node`; the same object where it changes nothing."""
        attributes = node.attributes
        if not attributes:
            return self
        namespace = attributes.get("ns", self.namespace)
        library = attributes.get("datatypeLibrary", self.library)
        if namespace == self.namespace and library == self.library:
            return self
        return Surroundings(namespace, library, self.scope, self.files)

    def in_scope(self, scope: Scope) -> Surroundings:
        """The same within the grammar `scope`."""
        return Surroundings(self.namespace, self.library, scope, self.files)

    def in_file(self, address: str) -> Surroundings:
        """The same within the file that is referred to here.

        It inherits the namespace, but not the library, which has been given to all nodes before
        other files are looked at.
        """
        return Surroundings(self.namespace, "", self.scope, (*self.files, address))
