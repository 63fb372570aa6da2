from __future__ import annotations

from pathlib import Path

import pytest

from tests.compiled.building import build, need_to_build


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder with what the wheel of teitools-compiled holds; processes wait for the first."""
    need_to_build()
    import fcntl  # where gcc is, so is this

    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent
    folder = folder / "compiled"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return build(folder)
