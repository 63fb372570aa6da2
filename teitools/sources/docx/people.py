"""Who changed and commented a document: those to whom ``resp`` points."""

from __future__ import annotations

import re
import unicodedata

from teitools.tei.description import Responsible

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")


class People:
    """Gathers them, each once for each day on which they changed something."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str], str] = {}
        self._roles: dict[tuple[str, str], list[str]] = {}

    def pointer(self, author: str | None, date: str | None, role: str) -> str:
        """The pointer to whoever it was; ``""`` where nobody is named."""
        name = " ".join(_CONTROL.sub(" ", author or "").split())
        if not name:
            return ""
        match = _DAY.fullmatch(date or "")
        day = match[1] if match else ""
        key = (name, day)
        if key not in self._ids:
            self._ids[key] = self._identifier(name, day)
        roles = self._roles.setdefault(key, [])
        if role not in roles:
            roles.append(role)
        return f"#{self._ids[key]}"

    @property
    def all(self) -> tuple[Responsible, ...]:
        """All of them, in the order in which they were met."""
        return tuple(
            Responsible(identifier, name, " and ".join(self._roles[name, day]), day or None)
            for (name, day), identifier in self._ids.items()
        )

    def _identifier(self, name: str, day: str) -> str:
        letters = unicodedata.normalize("NFKD", name.lower())
        plain = "-".join(re.findall(r"[^\W_]+", re.sub(r"[\u0300-\u036f]", "", letters)))
        base = "-".join(each for each in ("by", plain[:60].strip("-") or "somebody", day) if each)
        taken = {*self._ids.values()}
        return next(
            each
            for each in (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
            if each not in taken
        )
