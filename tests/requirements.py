"""What some tests need beyond Python packages: a program, or the reference material."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TEI_ALL = SHARED / "tei" / "odd" / "tei_all.rng"
SEED = ROOT / "encoded" / "khrushchev-1964-09-18.txt"


def need(*names: str) -> None:
    """Skip the test when a program (or ``shared``) is absent; fail it under TEITOOLS_ALL=1."""
    for name in names:
        present = SHARED.is_dir() if name == "shared" else shutil.which(name) is not None
        if not present:
            reason = f"needs {name}, which is not here"
            if os.environ.get("TEITOOLS_ALL") == "1":
                pytest.fail(f"TEITOOLS_ALL=1, but {reason}")
            pytest.skip(reason)
