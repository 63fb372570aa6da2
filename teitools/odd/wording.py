"""Words for messages: what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.relaxng.automaton.likeness import near


def meant(name: str, known: Iterable[str]) -> str:
    """``; did you mean 'name'?``, where one of `known` is like `name`; otherwise nothing."""
    found = near(name, known)
    return f"; did you mean {found[0]!r}?" if found else ""
