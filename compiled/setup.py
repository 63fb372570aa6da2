"""Makes teitools-compiled: modules of teitools, as they stand there, compiled by mypyc.

In a checkout they are taken from ../teitools; a source archive holds what was taken.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from setuptools import setup
from setuptools.command.build_ext import build_ext

HERE = Path(__file__).resolve().parent
TEITOOLS = HERE.parent / "teitools"
SOURCES = HERE / "sources"
PACKAGE = HERE / "teitools_compiled"
ASSIGNED = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)
COMPILING = ("bdist_wheel", "build", "build_ext", "editable_wheel")
OPTIONS = (
    "--config-file=",
    f"--cache-dir={os.devnull}",
    # what is not compiled is looked at for its types, and not judged
    "--follow-imports=silent",
    "--ignore-missing-imports",
)


def take() -> None:
    """Copy the modules of teitools, with all that tells their types."""
    shutil.rmtree(SOURCES, ignore_errors=True)
    for file in TEITOOLS.rglob("*.py"):
        copy = SOURCES / "teitools" / file.relative_to(TEITOOLS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    shutil.copyfile(HERE.parent / "LICENSE", HERE / "LICENSE")


def write_package(version: str, groups: dict[str, list[str]]) -> None:
    """Write the module that says what was compiled of what."""
    digest = runpy.run_path(str(SOURCES / "teitools" / "compiled.py"))["digest"]
    told = {group: (digest(names), tuple(names)) for group, names in groups.items()}
    PACKAGE.mkdir(exist_ok=True)
    (PACKAGE / "__init__.py").write_text(
        '"""Compiled modules of teitools, which imports them itself (teitools.compiled)."""\n\n'
        f'VERSION = "{version}"\nGROUPS = {told}\n',
        encoding="utf-8",
    )


def extensions(groups: dict[str, list[str]]) -> list[Any]:
    """What is to be compiled."""
    from mypyc.build import mypycify

    made: list[Any] = []
    for group, names in groups.items():
        files = [f"{SOURCES.name}/{name.replace('.', '/')}.py" for name in names]
        library = f"{PACKAGE.name}_{group}"
        made += mypycify([*OPTIONS, *files], debug_level="0", opt_level="1", group_name=library)
    for each in made:
        # Python asks for all warnings, which take longer than the compiling of generated code
        each.extra_compile_args += [] if os.name == "nt" else ["-Wno-all"]
    return made


class Building(build_ext):
    """Puts what was compiled beside teitools, not into it."""

    def get_ext_fullpath(self, ext_name: str) -> str:
        """Where the module called `ext_name` is put; its name stays as it is."""
        folder, _, rest = ext_name.partition(".")
        moved = f"{PACKAGE.name}.{rest}" if folder == TEITOOLS.name else ext_name
        path: str = super().get_ext_fullpath(moved)
        return path


if TEITOOLS.is_dir():
    take()
found = ASSIGNED.search((SOURCES / "teitools" / "__init__.py").read_text(encoding="utf-8"))
assert found is not None
modules = tomllib.loads((HERE / "modules.toml").read_text(encoding="utf-8"))
write_package(found[1], modules)
setup(
    version=found[1],
    install_requires=[f"teitools=={found[1]}"],
    py_modules=[f"{PACKAGE.name}.__init__"],
    ext_modules=extensions(modules) if set(COMPILING) & set(sys.argv) else [],
    cmdclass={"build_ext": Building},
)
