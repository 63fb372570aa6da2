"""What is compiled does what it did before: the tests of its rooms, and equal results."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.compiled.building import python
from tests.relaxng.agreement.documents import CORPORA
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.mutants import mutants
from tests.requirements import ROOT, SHARED, TEI_ALL, need

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
_ENCODE = """
import sys
from pathlib import Path
import teitools
for folder in sys.argv[1:]:
    for file in sorted(Path(folder).rglob("*.txt")):
        print(file, teitools.encode(file).decode())
"""
_READING = ("reader", "reader_annotations", "reader_attributes", "reader_faults")
ROOMS = (
    ("tests/notation",),
    ("tests/tei",),
    ("tests/relaxng/judging", "tests/relaxng/automaton/test_bounds.py"),
    (
        "tests/relaxng/simplification",
        "tests/relaxng/restrictions",
        "tests/relaxng/conformance/test_spec_suite.py",
        *(f"tests/relaxng/syntax/test_xml_{each}.py" for each in _READING),
    ),
)


@pytest.mark.parametrize("tests", ROOMS, ids=lambda tests: tests[0].rpartition("/")[2])
def test_the_tests_of_a_room(library: Path, tests: tuple[str, ...]) -> None:
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


def test_the_same_tei(library: Path) -> None:
    need("shared")
    texts = (ROOT / "encoded", ROOT / "tests", SHARED / "transcripts")
    compiled = python("-c", _ENCODE, *texts, beside=library)
    assert compiled == python("-c", _ENCODE, *texts, TEITOOLS_PURE="1")
    assert compiled.count("<TEI") > 100
