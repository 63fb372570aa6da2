"""Makes teitools-compiled: four modules of teitools, as they stand there, compiled by mypyc.

In a checkout they are taken from ../teitools; a source archive holds what was taken.
"""

from __future__ import annotations

import os
import re
import runpy
import shutil
import sys
from pathlib import Path
from typing import Any

from setuptools import setup

HERE = Path(__file__).resolve().parent
TEITOOLS = HERE.parent / "teitools"
PACKAGE = HERE / "teitools_compiled"
ASSIGNED = re.compile(r'^(?:__version__|VERSION) = "([^"]+)"$', re.MULTILINE)
COMPILING = ("bdist_wheel", "build", "build_ext", "editable_wheel")
OPTIONS = (
    "--config-file=",
    f"--cache-dir={os.devnull}",
    # what is not compiled is none of mypyc's business
    "--follow-imports=skip",
    "--ignore-missing-imports",
)


def version_in(package: Path) -> str:
    """The version that a package says it has."""
    found = ASSIGNED.search((package / "__init__.py").read_text(encoding="utf-8"))
    assert found is not None, package
    return found[1]


def take() -> None:
    """Make the package from the modules of teitools; only the names that they import change."""
    hook: dict[str, Any] = runpy.run_path(str(TEITOOLS / "relaxng" / "compiled.py"))
    twins: dict[str, str] = hook["TWINS"]
    PACKAGE.mkdir(exist_ok=True)
    for name, twin in twins.items():
        text = TEITOOLS.parent.joinpath(*name.split(".")).with_suffix(".py").read_text("utf-8")
        for each in twins:
            text = text.replace(f"from {each} import", f"from {twins[each]} import")
        HERE.joinpath(*twin.split(".")).with_suffix(".py").write_text(text, encoding="utf-8")
    (PACKAGE / "__init__.py").write_text(
        '"""Compiled modules of teitools, which imports them itself (relaxng.compiled)."""\n\n'
        f'VERSION = "{version_in(TEITOOLS)}"\nDIGEST = "{hook["digest"]()}"\n',
        encoding="utf-8",
    )
    shutil.copyfile(HERE.parent / "LICENSE", HERE / "LICENSE")


def extensions() -> list[Any]:
    """What is to be compiled."""
    from mypyc.build import mypycify

    modules = [f"{PACKAGE.name}/{name}.py" for name in ("states", "events", "spots", "skimming")]
    made: list[Any] = mypycify([*OPTIONS, *modules], debug_level="0", group_name=PACKAGE.name)
    return made


if (TEITOOLS / "relaxng" / "compiled.py").is_file():
    take()
version = version_in(PACKAGE)
setup(
    version=version,
    install_requires=[f"teitools=={version}"],
    py_modules=[f"{PACKAGE.name}.__init__"],  # in a wheel, the source of the rest is not wanted
    ext_modules=extensions() if set(COMPILING) & set(sys.argv) else [],
)
