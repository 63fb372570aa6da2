"""The distribution teitools-compiled: the same findings, and no trace of it where it is unfit."""

from __future__ import annotations

import os
import runpy
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

import teitools
from teitools.relaxng.compiled import TWINS, digest
from tests.relaxng.agreement.documents import CORPORA
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.mutants import mutants
from tests.requirements import ROOT, TEI_ALL, need

_ASK = "from teitools.relaxng.compiled import is_compiled; print(is_compiled())"
_JUDGE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from teitools.relaxng import load_schema

def told(file):
    return [f"{each} {each.location.xpath} {each.related}" for each in schema.findings(file)]

schema = load_schema(sys.argv[1])
files = [file for folder in sys.argv[2:] for file in sorted(Path(folder).glob("*.xml"))]
found = [told(file) for file in files]
with ThreadPoolExecutor(4) as threads:
    assert list(threads.map(told, files)) == found
print(len(found), *map("\\n".join, found), sep="\\n\\n")
"""
_ENOUGH = """
from teitools.relaxng import load_schema
schema = load_schema(
    b'<element xmlns="http://relaxng.org/ns/structure/1.0" name="a"><empty/></element>'
)
assert schema.validate(b"<a/>").valid and not schema.validate(b"<a><b/></a>").valid
"""


def python(*arguments: str | Path, beside: Path | None = None, **variables: str) -> str:
    """What Python prints, with what is in the folder `beside` installed too; it must succeed."""
    environment = {key: value for key, value in os.environ.items() if key != "TEITOOLS_PURE"}
    environment |= {"PYTHONPATH": "" if beside is None else str(beside), **variables}
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def need_to_build() -> None:
    """Skip the test when something that building needs is absent; fail it under TEITOOLS_ALL=1."""
    need("gcc")
    project = tomllib.loads((ROOT / "compiled" / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["build-system"]["requires"]
    missing = [each for each in wanted if not installed(Requirement(each))]
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        missing.append("Python.h")
    if missing and os.environ.get("TEITOOLS_ALL") == "1":
        pytest.fail(f"TEITOOLS_ALL=1, but needs {missing}")
    if missing:
        pytest.skip(f"needs {missing}, which is not here")


def installed(wanted: Requirement) -> bool:
    try:
        return wanted.specifier.contains(version(wanted.name))
    except PackageNotFoundError:
        return False


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds; the wheel is built from the source archive."""
    need_to_build()
    checkout, folder = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("library")
    copied = shutil.ignore_patterns("teitools_compiled", "build", "dist", "*.egg-info")
    shutil.copytree(ROOT / "compiled", checkout / "compiled", ignore=copied)
    shutil.copy(ROOT / "LICENSE", checkout)
    for name in ("teitools.__init__", "teitools.relaxng.compiled", *TWINS):
        file = Path(*name.split(".")).with_suffix(".py")
        (checkout / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, checkout / file)
    python("-m", "build", "--no-isolation", "--outdir", checkout, checkout / "compiled")
    assert len(list(checkout.glob("*.tar.gz"))) == 1
    (wheel,) = checkout.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def test_it_stands_in(library: Path) -> None:
    assert python("-c", _ASK, beside=library) == "True\n"
    assert python("-c", _ASK, beside=library, TEITOOLS_PURE="1") == "False\n"
    (metadata,) = library.glob("*.dist-info/METADATA")
    assert f"\nRequires-Dist: teitools=={teitools.__version__}\n" in metadata.read_text("utf-8")
    names = {path.stem.partition(".")[0] for path in library.glob("teitools_compiled/*.*")}
    assert names == {"__init__", "events", "skimming", "spots", "states"}


def test_the_tests_of_the_engine(library: Path) -> None:
    """All but those of modules of which there is one only."""
    tests = ("tests/relaxng/judging", "tests/relaxng/automaton/test_bounds.py")
    options = ("-q", "-n", "0", "-p", "no:cacheprovider")
    printed = python("-m", "pytest", *options, *tests, beside=library)
    assert " passed" in printed.splitlines()[-1]


def test_the_same_findings(library: Path, tmp_path: Path) -> None:
    need("shared")
    names = ("testcorpus", "testfrag", "testfsd", "testtranscr2")
    texts = [(CORPORA / "tei-p5-test" / f"{name}.xml").read_text("utf-8") for name in names]
    for number, mutant in enumerate(mutants(texts, read(TEI_ALL.read_bytes()), 300, 1964)):
        (tmp_path / f"{number}.xml").write_bytes(mutant.data)
    documents = (TEI_ALL, CORPORA / "gerdracor", CORPORA / "tei-p5-test", tmp_path)
    compiled = python("-c", _JUDGE, *documents, beside=library)
    assert compiled == python("-c", _JUDGE, *documents, TEITOOLS_PURE="1")
    assert compiled.count(": error [") > 300


def imitate(folder: Path, edit: dict[str, str]) -> None:
    """Put in `folder` a package that is fit, though not compiled, with changes."""
    files = {"__init__": f'VERSION = "{teitools.__version__}"\nDIGEST = "{digest()}"\n'}
    for name, twin in TWINS.items():
        source = ROOT.joinpath(*name.split(".")).with_suffix(".py")
        files[twin.rpartition(".")[2]] = source.read_text(encoding="utf-8")
    package = folder / "teitools_compiled"
    package.mkdir()
    for name, text in (files | edit).items():
        (package / f"{name}.py").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("edit", "used"),
    [
        ({}, True),
        ({"__init__": f'VERSION = "0.0.1"\nDIGEST = "{digest()}"\n'}, False),
        ({"__init__": f'VERSION = "{teitools.__version__}"\nDIGEST = "{64 * "0"}"\n'}, False),
        ({"__init__": ""}, False),
        ({"__init__": "raise SystemError"}, False),
        ({"states": "raise ImportError", "events": "from teitools_compiled import states"}, False),
        ({"events": "raise ImportError"}, False),
    ],
    ids=["fit", "version", "source", "empty", "broken", "states", "events"],
)
def test_what_is_unfit_is_ignored(tmp_path: Path, edit: dict[str, str], used: bool) -> None:
    imitate(tmp_path, edit)
    assert python("-c", _ENOUGH + _ASK, beside=tmp_path) == f"{used}\n"


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    for name in ("teitools.relaxng.compiled", *TWINS):
        file = Path(*name.split(".")).with_suffix(".py")
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / file).read_text(encoding="utf-8")
        (tmp_path / file).write_text(text, encoding="utf-8", newline="\r\n")
    hook = runpy.run_path(str(tmp_path / "teitools" / "relaxng" / "compiled.py"))
    assert hook["digest"]() == digest()
