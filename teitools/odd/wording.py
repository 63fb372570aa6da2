"""Words for messages: what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teitools.odd.specs import Specifications


def meant(name: str, known: Iterable[str]) -> str:
    """``; did you mean 'name'?``, where one of `known` is like `name`; otherwise nothing."""
    from teitools.relaxng.automaton.likeness import near  # slow to load

    found = near(name, known)
    return f"; did you mean {found[0]!r}?" if found else ""


def meant_reference(name: str, known: Specifications) -> str:
    """How `name` is referred to, where it is something else than was thought; or what was meant."""
    kinds: dict[str, Iterable[str]] = {
        "element": known.elements,
        "class": known.classes,
        "macro": known.macros,
        "data": known.data,
    }
    for kind, specs in kinds.items():
        if name in tuple(specs):
            return f'; is <{kind}Ref key="{name}"/> meant?'
    return meant(name, [ident for specs in kinds.values() for ident in specs])
