"""Small documents and parts of them, made as witnesses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import count
from typing import Self

from teitools.dataclass import dataclass
from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.name_classes import Name
from teitools.xml.names import XML

ELEMENT, ATTRIBUTE, TEXT = 10_000, 100, 1
"""What each adds to the size of a tree."""


@dataclass(frozen=True, slots=True)
class Tree:
    """An element: its name, its attributes, and its children, of which texts are strings."""

    name: Name
    attributes: tuple[tuple[Name, str], ...] = ()
    children: tuple[Tree | str, ...] = ()


class Identifier(str):
    """A value that is an identifier, or leads to one: which one is settled in a document."""

    kind: IdType

    def __new__(cls, value: str, kind: IdType) -> Self:
        """`value`, of the kind `kind`."""
        made = super().__new__(cls, value)
        made.kind = kind
        return made


def settled(tree: Tree) -> Tree:
    """The document `tree` with each identifier another, and references that lead to the first."""
    numbers = count(1)

    def renamed(each: Tree) -> Tree:
        attributes = tuple(
            (name, f"i{next(numbers)}" if _kind(value) is IdType.ID else value)
            for name, value in _distinct(each.attributes)
        )
        children = tuple(renamed(c) if isinstance(c, Tree) else c for c in each.children)
        return Tree(each.name, attributes, children)

    def led(each: Tree) -> Tree:
        attributes = tuple(
            (name, "i1" if _kind(value) else value) for name, value in each.attributes
        )
        return Tree(
            each.name,
            attributes,
            tuple(led(c) if isinstance(c, Tree) else c for c in each.children),
        )

    return led(renamed(tree))


def _distinct(attributes: tuple[tuple[Name, str], ...]) -> Iterator[tuple[Name, str]]:
    """The attributes, those renamed that stand for any of many names and come again."""
    seen: set[Name] = set()
    for (namespace, local), value in attributes:
        named, number = local, 1
        while (namespace, named) in seen:
            number += 1
            named = f"{local}{number}"
        seen.add((namespace, named))
        yield (namespace, named), value


def _kind(value: str) -> IdType:
    return value.kind if isinstance(value, Identifier) else IdType.NONE


def size_of(tree: Tree) -> int:
    """How large `tree` is, as `smallest` counts."""
    size, waiting = 0, [tree]
    while waiting:
        each = waiting.pop()
        size += ELEMENT + ATTRIBUTE * len(each.attributes)
        for child in each.children:
            if isinstance(child, Tree):
                waiting.append(child)
            else:
                size += TEXT
    return size


@dataclass(slots=True)
class _Writer:
    namespace: str
    prefixes: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)

    def write(self, tree: Tree) -> None:
        name = self._name(tree.name, attribute=False)
        self.parts.append(f"<{name}")
        for attribute, value in tree.attributes:
            self.parts.append(f' {self._name(attribute, attribute=True)}="{_quoted(value)}"')
        if not tree.children:
            self.parts.append("/>")
            return
        self.parts.append(">")
        for child in tree.children:
            if isinstance(child, str):
                self.parts.append(_escaped(child))
            else:
                self.write(child)
        self.parts.append(f"</{name}>")

    def _name(self, name: Name, *, attribute: bool) -> str:
        namespace, local = name
        if namespace == XML:
            return f"xml:{local}"
        if namespace == ("" if attribute else self.namespace):
            return local
        if namespace == "":
            return local  # the default namespace is none then: see `write`
        prefix = self.prefixes.setdefault(namespace, f"n{len(self.prefixes) + 1}")
        return f"{prefix}:{local}"


def write(tree: Tree, namespace: str | None = None) -> str:
    """`tree` as XML, with the namespaces that it needs declared at its root.

    Elements of `namespace` are written without a prefix and, if it is given, without a
    declaration: a fragment of a document in which it is the default namespace.
    """
    spaces = _namespaces(tree)
    default = "" if "" in spaces else tree.name[0]
    writer = _Writer(default if namespace is None or "" in spaces else namespace)
    writer.write(tree)
    text = "".join(writer.parts)
    declarations = "".join(
        f' xmlns:{prefix}="{_quoted(address)}"' for address, prefix in writer.prefixes.items()
    )
    if writer.namespace and namespace is None:
        declarations = f' xmlns="{_quoted(writer.namespace)}"{declarations}'
    end = len(writer.parts[0])
    return text[:end] + declarations + text[end:]


def _namespaces(tree: Tree) -> set[str]:
    """The namespaces of the elements."""
    found, waiting = set(), [tree]
    while waiting:
        each = waiting.pop()
        found.add(each.name[0])
        waiting += [child for child in each.children if isinstance(child, Tree)]
    return found


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;")


def _quoted(text: str) -> str:
    text = _escaped(text).replace('"', "&quot;")
    return text.replace("\t", "&#9;").replace("\n", "&#10;")
