"""What is said of each code: its meaning, examples, and what to do."""

from __future__ import annotations

import pkgutil
import tomllib
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from importlib import import_module
from typing import Any

import teitools
from teitools import resources
from teitools.dataclass import dataclass
from teitools.findings import Code

_FOLDERS = ("explanations", "odd_diagnostics")
_PAST = ("teitools.__main__", "teitools.cli")
_MARKS = str.maketrans("", "", "▸")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a code means. Texts are empty where nothing has been written of it."""

    code: Code
    meaning: str = ""
    remedy: str = ""
    wrong: str = ""
    right: str = ""
    schema: str = ""
    """The schema by which the examples are judged, where they are judged by one."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The files beside them."""


def all_codes() -> list[Code]:
    """Every code that a module of the package declares, by id."""
    found: dict[Code, None] = {}
    for module in pkgutil.walk_packages(teitools.__path__, "teitools."):
        if not module.name.startswith(_PAST):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Code):
                    found[value] = None
    return sorted(found, key=lambda code: code.id)


def explanation(code: Code) -> Explanation:
    """What is said of `code`."""
    said = _entries().get(code.id, {})
    wrong = said.get("wrong") or said.get("declarations") or said.get("odd") or ""
    return Explanation(
        code,
        said.get("meaning", ""),
        said.get("remedy", ""),
        wrong.translate(_MARKS),
        said.get("right", ""),
        said.get("schema", ""),
        said.get("files", {}),
    )


@cache
def _entries() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for kind in _FOLDERS:
        try:
            files = sorted(resources.folder(kind).glob("*.toml"))
        except FileNotFoundError:
            continue
        for file in files:
            found.update(tomllib.loads(file.read_text(encoding="utf-8")))
    return found
