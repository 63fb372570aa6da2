"""The other files that a schema names (RELAX NG, sections 4.5 to 4.7)."""

from __future__ import annotations

from collections.abc import Callable

from teitools.errors import SchemaError
from teitools.relaxng.addresses import Files, Refusal, has_fragment
from teitools.relaxng.simplification.codes import FILE_CIRCLE, FRAGMENT, TOO_NESTED
from teitools.relaxng.simplification.problems import Problems
from teitools.relaxng.simplification.surroundings import Surroundings
from teitools.relaxng.syntax.tree import Node
from teitools.source import Source
from teitools.xml.digests import digest

Read = Callable[[Source, str], Node]
"""Reads the schema in a source whose address is given."""

MAX_NESTED = 100
"""How deep files that name each other may be nested."""


class OtherFiles:
    """Reads what `href` attributes name, each file once.

    `sources` are the files that have been read: the address of each and the digest of its bytes.
    """

    def __init__(self, files: Files, read: Read, problems: Problems) -> None:
        self.sources: list[tuple[str, str]] = []
        self._files = files
        self._read = read
        self._problems = problems
        self._roots: dict[str, Node | None] = {}
        self._references: dict[str, dict[str, Node]] = {}
        self._looked_at: set[int] = set()

    def address(self, node: Node, surroundings: Surroundings) -> str | None:
        """The address that `href` of `node` means (4.5); None, and a finding, where it has none.

        Raises SchemaError when it leads back to a file that is being looked at, for there would
        be no end to it (4.6, 4.7).
        """
        href = node.attributes["href"]
        if has_fragment(href):
            self._problems.report(FRAGMENT, node, {"href": href})
            return None
        try:
            address = self._files.resolve(href, node.context.base)
        except Refusal as refusal:
            self._problems.add(refusal.finding(node.location))
            return None
        files = surroundings.files
        self._references.setdefault(files[-1], {}).setdefault(address, node)
        if address in files:
            raise self._circle([*files[files.index(address) :], address], node)
        if len(files) > MAX_NESTED:
            raise self._problems.refuse(TOO_NESTED, node, {"limit": MAX_NESTED})
        return address

    def root(self, node: Node, address: str) -> Node | None:
        """The schema at `address`, which `node` names; None, and findings, where there is none."""
        if address not in self._roots:
            self._roots[address] = self._root(node, address)
        return self._roots[address]

    def look(self, node: Node, surroundings: Surroundings) -> None:
        """Read what is named within `node`, of which nothing else is needed any more.

        Section 4.6 comes first: what an `include` replaces must name files that are there, too.
        """
        rest = [(node, surroundings)]
        while rest:
            each, around = rest.pop()
            if id(each) in self._looked_at:
                continue
            self._looked_at.add(id(each))
            if "href" in each.attributes:
                address = self.address(each, around)
                root = None if address is None else self.root(each, address)
                if address is not None and root is not None:
                    rest.append((root, around.in_file(address)))
            rest += ((child, around) for child in each.children)

    def check(self) -> None:
        """See that no file leads back to itself. Raises SchemaError.

        A file is looked at once for many that name it; so a circle may show only now.
        """
        done: set[str] = set()
        for address in self._references:
            path: list[str] = []
            rest = [(address, 0)]
            while rest:
                each, depth = rest.pop()
                del path[depth:]
                if each in path:
                    circle = [*path[path.index(each) :], each]
                    raise self._circle(circle, self._references[path[-1]][each])
                if each not in done:
                    done.add(each)
                    path.append(each)
                    rest += ((other, depth + 1) for other in self._references.get(each, ()))

    def _root(self, node: Node, address: str) -> Node | None:
        try:
            source = self._files.read(address)
            self.sources.append((address, digest(source.data)))
            return self._read(source, address)
        except Refusal as refusal:
            self._problems.add(refusal.finding(node.location))
        except SchemaError as error:
            self._problems.add(*error.findings)
        return None

    def _circle(self, addresses: list[str], node: Node) -> SchemaError:
        circle = " → ".join(address or "this schema" for address in addresses)
        facts = {"href": node.attributes["href"], "circle": circle}
        return self._problems.refuse(FILE_CIRCLE, node, facts)
