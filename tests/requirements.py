"""What some tests need beyond Python packages: a program, or the reference material."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TEI_ALL = SHARED / "tei" / "odd" / "tei_all.rng"
SEED = ROOT / "encoded" / "khrushchev-1964-09-18.txt"
JAVA = ROOT / "tests" / "java"
NPM = ROOT / "tests" / "node_modules"
AXE = NPM / "axe-core" / "axe.min.js"
NU = NPM / "vnu-jar" / "build" / "dist" / "vnu.jar"
_FILES = {"shared": SHARED, "axe-core": AXE, "vnu-jar": NU}
_MODULES = ("atheris", "playwright", "saxonche")


def need(*names: str) -> None:
    """Skip the test when a program, a package or ``shared`` is absent; fail it under
    TEITOOLS_ALL=1."""
    for name in names:
        if not _is_here(name):
            reason = f"needs {name}, which is not here"
            if os.environ.get("TEITOOLS_ALL") == "1":
                pytest.fail(f"TEITOOLS_ALL=1, but {reason}")
            pytest.skip(reason)


def _is_here(name: str) -> bool:
    if name in _FILES:
        return _FILES[name].exists()
    if name in _MODULES:
        return importlib.util.find_spec(name) is not None
    return shutil.which(name) is not None
