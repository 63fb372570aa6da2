"""What an element requires that its schema does not hold."""

from __future__ import annotations

from collections.abc import Collection

from teitools.odd.content import (
    AnyRef,
    Choice,
    ClassRef,
    ElementRef,
    Interleave,
    Legacy,
    MacroRef,
    Pattern,
    Repeat,
    Sequence,
)
from teitools.odd.specs import Specifications


def required_in_vain(ident: str, schema: Specifications, impossible: Collection[str]) -> list[str]:
    """What the content of an element requires in vain.

    These are elements (in angle brackets), classes and macros that are not in `schema`, classes
    without members, and elements that are `impossible` themselves.
    """
    return list(dict.fromkeys(_Requiring(schema, impossible).of(ident)))


def missing(ident: str, found: list[str], impossible: Collection[str]) -> str:
    """What `required_in_vain` has `found`, for a sentence; what is not there goes first."""
    shown = [f"<{name}>" if name in impossible else name for name in found if name != ident]
    absent = [name for name in shown if name[1:-1] not in impossible]
    if absent:
        return f"{', '.join(absent)}, which the schema does not hold"
    if shown:
        return f"{', '.join(shown)}, which can never be valid either"
    return "itself, without end" if found else "what the schema does not hold"


class _Requiring:
    def __init__(self, schema: Specifications, impossible: Collection[str]) -> None:
        self._schema = schema
        self._impossible = impossible
        self._above: set[str] = set()

    def of(self, ident: str) -> list[str]:
        """The names that the content of an element requires in vain."""
        return self._of(self._schema.elements[ident].content)

    def _of(self, pattern: Pattern) -> list[str]:
        """The names without which `pattern` cannot be satisfied; none where it can be."""
        schema = self._schema
        match pattern:
            case ElementRef(key):
                if key not in schema.elements:
                    return [f"<{key}>"]
                return [key] if key in self._impossible else []
            case ClassRef(key=key):
                return [key] if key not in schema.classes or not self._members(key) else []
            case MacroRef(key):
                return self._macro(key)
            case AnyRef(name):
                return self._any(name.partition("_")[0])
            case Repeat(item, low, _):
                return self._of(item) if low else []
            case Sequence(items) | Interleave(items):
                return [name for item in items for name in self._of(item)]
            case Choice(items):
                parts = [self._of(item) for item in items]
                return [name for part in parts for name in part] if all(parts) else []
            case Legacy("choice", items):
                return self._of(Choice(items))
            case Legacy("group" | "interleave" | "oneOrMore" | "content", items):
                return self._of(Sequence(items))
        return []

    def _any(self, key: str) -> list[str]:
        schema = self._schema
        if key in schema.elements:
            return self._of(ElementRef(key))
        if key in schema.classes:
            return self._of(ClassRef(key))
        return [] if key in schema.data else self._macro(key)

    def _macro(self, key: str) -> list[str]:
        macro = self._schema.macros.get(key)
        if macro is None:
            return [key]
        if key in self._above:
            return []
        self._above.add(key)
        found = self._of(macro.content)
        self._above.discard(key)
        return found

    def _members(self, key: str) -> bool:
        """Whether a class has an element that documents can have."""
        schema, seen, ahead = self._schema, {key}, [key]
        while ahead:
            name = ahead.pop()
            for spec in schema.elements.values():
                if name in spec.classes and spec.ident not in self._impossible:
                    return True
            below = {ident for ident, spec in schema.classes.items() if name in spec.classes}
            ahead += below - seen
            seen |= below
        return False
