"""Modules of teitools, compiled, where the distribution teitools-compiled is installed.

It is made by ``compiled/setup.py`` from the very modules that stand here: those of a group are
compiled together, and taken together or not at all. Where its version is another, or they have
changed since, they are ignored; also where TEITOOLS_PURE is 1.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, ModuleSpec

Groups = Mapping[str, tuple[str, tuple[str, ...]]]
"""The digest and the modules of each group."""


def prefer_compiled() -> None:
    """From now on, compiled modules are imported where there are any that fit; never raises."""
    if os.environ.get("TEITOOLS_PURE") == "1":
        return
    try:
        package = import_module("teitools_compiled")
        if sys.modules["teitools"].__version__ == package.VERSION:
            sys.meta_path.insert(0, _Finder(package.__path__[0], package.GROUPS))
    except Exception:  # it is not there, or broken
        return


def is_compiled(name: str) -> bool:
    """Whether the module called `name` is a compiled one; imports it, whichever it is."""
    spec = import_module(name).__spec__
    return spec is not None and isinstance(spec.loader, ExtensionFileLoader)


def library(group: str) -> str:
    """The name of the module that holds the code of all modules of a group, as mypyc calls it."""
    return f"teitools_compiled_{group}__mypyc"


def digest(names: Iterable[str]) -> str:
    """What tells the source of modules from any other, the same on every platform.

    Raises OSError where they are not files.
    """
    from hashlib import sha256

    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found = sha256()
    for name in names:
        with open(os.path.join(root, *name.split(".")) + ".py", "rb") as source:
            found.update(source.read().replace(b"\r\n", b"\n") + b"\0")
    return found.hexdigest()


class _Finder:
    """Finds compiled modules in `folder` when those of which they are made are imported."""

    def __init__(self, folder: str, groups: Groups) -> None:
        self._folder = folder
        self._groups = groups
        self._group = {name: group for group, (_, names) in groups.items() for name in names}
        self._fit: dict[str, bool] = {}

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The compiled module called `name`; None where the module itself is to be taken."""
        group = self._group.get(name)
        if group is None or not self._fits(group):
            return None
        file = self._file(name)
        assert file is not None, name
        spec = ModuleSpec(name, ExtensionFileLoader(name, file), origin=file)
        spec.has_location = True
        return spec

    def _fits(self, group: str) -> bool:
        """Whether all modules of a group are there and can be loaded, made of what stands here."""
        if group not in self._fit:
            made_of, names = self._groups[group]
            try:
                self._fit[group] = all(map(self._file, names)) and digest(names) == made_of
                if self._fit[group]:
                    import_module(library(group))
            except Exception:  # no source to compare, or compiled for another Python
                self._fit[group] = False
        return self._fit[group]

    def _file(self, name: str) -> str | None:
        place = os.path.join(self._folder, *name.split(".")[1:])
        files = (place + suffix for suffix in EXTENSION_SUFFIXES)
        return next(filter(os.path.isfile, files), None)
