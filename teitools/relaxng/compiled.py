"""The modules of the hot loops, compiled, where the distribution teitools-compiled is installed.

It is made by ``compiled/setup.py`` from the very modules that stand here. Where its version is
another, or they have changed since, it is ignored; also where TEITOOLS_PURE is 1.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

TWINS = {
    "teitools.relaxng.automaton.states": "teitools_compiled.states",
    "teitools.relaxng.judging.events": "teitools_compiled.events",
    "teitools.relaxng.judging.spots": "teitools_compiled.spots",
    "teitools.relaxng.judging.skimming": "teitools_compiled.skimming",
}
"""The modules that are compiled, and what they are called then."""


def prefer_compiled() -> None:
    """From now on, compiled modules are imported where there are any that fit; never raises."""
    if os.environ.get("TEITOOLS_PURE") == "1":
        return
    try:
        package = import_module("teitools_compiled")
        if sys.modules["teitools"].__version__ == package.VERSION:
            sys.meta_path.insert(0, _Finder(package.DIGEST))
    except Exception:  # it is not there, or broken
        return


def is_compiled() -> bool:
    """Whether documents are judged by the compiled loops; imports it, whichever it is."""
    name = "teitools.relaxng.judging.events"
    return import_module(name).__name__ != name


def digest() -> str:
    """What tells the source of the modules from any other, the same on every platform.

    Raises OSError where they are not files.
    """
    from hashlib import sha256
    from pathlib import Path

    here = Path(__file__).parent
    files = [here.joinpath(*name.split(".")[2:]).with_suffix(".py") for name in TWINS]
    texts = [file.read_bytes().replace(b"\r\n", b"\n") for file in files]
    return sha256(b"\0".join(texts)).hexdigest()


class _Finder:
    """Finds compiled modules when those of which they are made are imported.

    `made_of` is the digest of these when they were compiled.
    """

    def __init__(self, made_of: str) -> None:
        self._made_of = made_of

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The compiled module called `name`; None where the module itself is to be taken."""
        if name not in TWINS:
            return None
        try:
            if digest() == self._made_of:
                return ModuleSpec(name, _Loader(import_module(TWINS[name])))  # type: ignore[arg-type]
        except Exception:  # no source to compare, or compiled for another Python
            return None
        return None


class _Loader:
    """Puts a compiled module in the place of the module that is being imported."""

    def __init__(self, twin: ModuleType) -> None:
        self._twin = twin

    def create_module(self, spec: ModuleSpec) -> None:
        """The module that is made by default is never seen."""

    def exec_module(self, module: ModuleType) -> None:
        """Let the compiled module be what has been imported."""
        sys.modules[module.__name__] = self._twin
