"""Prefixes of pointers that a document defines by `prefixDef` (TEI P5, section 17.2.3)."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from teitools.xml.names import tei

_LONGEST = 100
_RISKY = re.compile(r"\)\s*[*+{]|\\[1-9]|\(\?")
_REPEATED = re.compile(r"(?<!\\)[*+{]")
_MOST = 2
"""How many repetitions a pattern may have: more could take for ever on a hostile value."""


class Prefixes:
    """What the prefixes of a document stand for."""

    def __init__(self, tree: etree._ElementTree) -> None:
        self._found: dict[str, list[tuple[str, str]]] = {}
        for element in tree.iter(tei("prefixDef")):
            pair = (element.get("matchPattern", ""), element.get("replacementPattern", ""))
            self._found.setdefault(element.get("ident", "").strip(), []).append(pair)

    def __contains__(self, prefix: str) -> bool:
        return prefix in self._found

    def meanings(self, prefix: str, rest: str) -> list[str] | None:
        """What `prefix` with `rest` stands for, by each definition that matches; perhaps none.

        None where a pattern is not one that is read, or `rest` is too long.
        """
        found = []
        for pattern, replacement in self._found[prefix]:
            compiled = _compiled(pattern)
            if compiled is None or len(rest) > _LONGEST:
                return None
            match = compiled.fullmatch(rest)
            if match is not None:
                found.append(_replaced(match, replacement))
        return found


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str] | None:
    plain = re.sub(r"\[[^\]]*\]", "x", pattern)
    if len(pattern) > 2 * _LONGEST or _RISKY.search(plain) or len(_REPEATED.findall(plain)) > _MOST:
        return None
    if re.search(r"\\[pPicIC]", pattern) or "-[" in pattern:
        return None
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return None


def _replaced(match: re.Match[str], replacement: str) -> str:
    def group(found: re.Match[str]) -> str:
        number = int(found[1])
        return (match[number] or "") if number <= match.re.groups else ""

    return re.sub(r"\$([0-9])", group, replacement)
