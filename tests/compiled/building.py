"""The distribution teitools-compiled, built once for all processes that run tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.requirements import ROOT, need

GROUPS: dict[str, list[str]] = tomllib.loads(
    (ROOT / "compiled" / "modules.toml").read_text(encoding="utf-8")
)
"""The modules that are compiled."""


def python(*arguments: str | Path, beside: Path | None = None, **variables: str) -> str:
    """What Python prints, with what is in the folder `beside` installed too; it must succeed."""
    environment = {key: value for key, value in os.environ.items() if key != "TEITOOLS_PURE"}
    environment |= {"PYTHONPATH": "" if beside is None else str(beside), **variables}
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build(folder: Path) -> Path:
    """A folder in `folder` with what the wheel holds, which is built from the source archive."""
    library = folder / "library"
    if library.is_dir():
        return library
    checkout = folder / "checkout"
    copied = shutil.ignore_patterns("teitools_compiled", "sources", "build", "dist", "*.egg-info")
    shutil.copytree(ROOT / "compiled", checkout / "compiled", ignore=copied)
    shutil.copytree(ROOT / "teitools", checkout / "teitools")
    shutil.copy(ROOT / "LICENSE", checkout)
    python("-m", "build", "--no-isolation", "--outdir", checkout, checkout / "compiled")
    assert len(list(checkout.glob("*.tar.gz"))) == 1
    (wheel,) = checkout.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return (folder / "unpacked").rename(library)


def need_to_build() -> None:
    """Skip the test when something that building needs is absent; fail it under TEITOOLS_ALL=1."""
    need("gcc")
    project = tomllib.loads((ROOT / "compiled" / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["build-system"]["requires"]
    missing = [each for each in wanted if not _installed(Requirement(each))]
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        missing.append("Python.h")
    if missing and os.environ.get("TEITOOLS_ALL") == "1":
        pytest.fail(f"TEITOOLS_ALL=1, but needs {missing}")
    if missing:
        pytest.skip(f"needs {missing}, which is not here")


def _installed(wanted: Requirement) -> bool:
    try:
        return wanted.specifier.contains(version(wanted.name))
    except PackageNotFoundError:
        return False
