"""What a particle is made of: elements, and wildcards; and which of them mean the same one.

An element is written as a name in Clark's notation, with ``#`` and a number where several
types go by one name. A wildcard takes in the namespaces of `require`, or all but those of
`exclude`.
"""

from __future__ import annotations

from collections.abc import Collection

from teitools.odd.content import AnyElement

Symbol = str | AnyElement


def namespace_of(symbol: str) -> str:
    """The namespace of an element."""
    return symbol[1:].partition("}")[0] if symbol.startswith("{") else ""


def overlap(one: Symbol, other: Symbol) -> bool:
    """Whether one element could be meant by both."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    if isinstance(one, str):
        return overlap(other, one)
    if isinstance(other, str):
        return _takes(one, namespace_of(other))
    if one.require:
        return any(_takes(other, uri) for uri in one.require)
    return not other.require or any(_takes(one, uri) for uri in other.require)


def competes(one: Collection[Symbol], other: Collection[Symbol]) -> bool:
    """Whether one element could be meant by a symbol of `one` and by a symbol of `other`."""
    if not set(one).isdisjoint(other):
        return True
    wild = [symbol for symbol in one if isinstance(symbol, AnyElement)]
    if any(overlap(symbol, each) for symbol in wild for each in other):
        return True
    wild = [symbol for symbol in other if isinstance(symbol, AnyElement)]
    return any(overlap(symbol, each) for symbol in wild for each in one)


def _takes(wildcard: AnyElement, namespace: str) -> bool:
    if wildcard.require:
        return namespace in wildcard.require
    return namespace not in wildcard.exclude
