"""Whether what findings rest on is still as it was."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable

from teitools.xml.beside import ABSENT, ANYTHING, BLAKE, THERE, Look
from teitools.xml.digests import digest


class Evidence:
    """Looks at files again, at each once."""

    def __init__(self) -> None:
        self._leads: dict[str, str | None] = {}
        self._states: dict[tuple[str, str], str | None] = {}

    def holds(self, looks: Iterable[Look]) -> bool:
        """Whether every look would see the same now."""
        return all(self._lead(each.path) == each.leads and self._same(each) for each in looks)

    def _lead(self, path: str) -> str | None:
        if path not in self._leads:
            try:
                self._leads[path] = os.path.realpath(path)
            except (OSError, ValueError):
                self._leads[path] = None
        return self._leads[path]

    def _same(self, look: Look) -> bool:
        if look.state == ANYTHING:
            return True
        kind = look.state.partition(":")[0]
        key = (look.path, "" if look.state in (THERE, ABSENT) else kind)
        if key not in self._states:
            self._states[key] = _state(*key)
        return self._states[key] == look.state


def _state(path: str, kind: str) -> str | None:
    """The state of a path: the digest of this kind, or else whether anything is there."""
    try:
        if not kind:
            os.stat(path)
            return THERE
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None if kind else ABSENT
    except (OSError, ValueError):
        return None
    if f"{kind}:" == BLAKE:
        return BLAKE + digest(data)
    return f"{kind}:{hashlib.sha256(data).hexdigest()}"
