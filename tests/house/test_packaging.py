"""The wheel and the source archive, installed in an empty environment far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tests.requirements import ROOT, SEED

_DATA = ("schema/teitools.rng", "schema/teitools.xsd", "schema/xml.xsd", "xslt/html.xsl")
_PROFILES = ("teitools/profiles/plain.toml", "teitools/profiles/wilson.toml")
_ENVIRONMENT = {
    key: value
    for key, value in os.environ.items()
    if not key.startswith(("PYTHON", "SOURCE_DATE_EPOCH", "VIRTUAL_ENV", "COVERAGE"))
}


def run(*command: str | Path, cwd: Path) -> str:
    """What `command` prints; it must succeed."""
    done = subprocess.run(command, cwd=cwd, env=_ENVIRONMENT, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The source archive, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    build = ("-m", "build", "--no-isolation", "--outdir", folder)
    run(sys.executable, *build, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return {"wheel": wheel, "sdist": sdist}


def test_the_wheel_carries_what_it_needs(archives: dict[str, Path]) -> None:
    with zipfile.ZipFile(archives["wheel"]) as wheel:
        names = set(wheel.namelist())
    assert {f"teitools/_data/{name}" for name in _DATA} | set(_PROFILES) <= names
    assert "teitools/py.typed" in names
    kept = {path.name for path in (ROOT / "xslt").iterdir()}
    assert kept == {name.rpartition("/")[2] for name in names if "/_data/xslt/" in name}
    pages = {path.name for path in (ROOT / "docs" / "odd_diagnostics").glob("*.toml")}
    assert pages == {name.rpartition("/")[2] for name in names if "/odd_diagnostics/" in name}
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]


def test_the_source_archive_carries_all(archives: dict[str, Path]) -> None:
    with tarfile.open(archives["sdist"]) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {*_DATA, *_PROFILES, "LICENSE", "NOTICE", "README.md", "pyproject.toml"} <= names
    assert {"encoded/" + SEED.name, "docs/cli.md", "tests/house/test_packaging.py"} <= names


def python_of(place: Path) -> Path:
    """Python in an environment that is made at `place`, with what teitools needs."""
    venv.create(place)
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    install = (*pip(python), "install", "--quiet", "--no-compile", *project["dependencies"])
    done = subprocess.run(install, cwd=place, env=_ENVIRONMENT, capture_output=True, text=True)
    if done.returncode != 0 and os.environ.get("TEITOOLS_ALL") != "1":
        pytest.skip(f"needs a registry of packages: {done.stderr.strip()[-200:]}")
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return python


def pip(python: Path) -> tuple[str | Path, ...]:
    """The pip of this environment, for the one of `python`: it need not be installed there."""
    return (sys.executable, "-m", "pip", "--python", python)


def test_the_main_job_after_installing(archives: dict[str, Path], tmp_path: Path) -> None:
    python = python_of(tmp_path / "environment")
    for kind in ("wheel", "sdist"):
        folder = tmp_path / kind
        folder.mkdir()
        install = (*pip(python), "install", "--quiet", "--force-reinstall", "--no-deps")
        run(*install, archives[kind], cwd=folder)
        run(*pip(python), "check", cwd=folder)
        where = (python, "-c", "import teitools; print(teitools.__file__)")
        assert Path(run(*where, cwd=folder).strip()).is_relative_to(tmp_path / "environment")
        main_job(python.parent / "teitools", folder)


def main_job(teitools: Path, folder: Path) -> None:
    """Encode, validate, render and decode the seed in `folder`."""
    tei, page, text = folder / "a.xml", folder / "a.html", folder / "a.txt"
    run(teitools, "encode", SEED, "-o", tei, cwd=folder)
    assert tei.read_bytes() == SEED.with_suffix(".xml").read_bytes()
    assert "valid" in run(teitools, "validate", tei, cwd=folder)
    run(teitools, "render", tei, "--to", "html", "-o", page, cwd=folder)
    assert "navyazyvayut" in page.read_text(encoding="utf-8")
    assert "navyazyvayut" in run(teitools, "render", tei, "--to", "text", cwd=folder)
    run(teitools, "decode", tei, "-o", text, cwd=folder)
    assert text.read_bytes() == SEED.read_bytes()
    listed = run(teitools, "profile", "list", cwd=folder).split()
    assert {"plain", "wilson"} <= set(listed)
