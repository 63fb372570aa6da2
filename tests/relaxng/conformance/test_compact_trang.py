"""Schemas of the TEI as Trang writes them in the compact syntax, beside the XML they are from."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source
from tests.relaxng.conformance.test_compact_canonical import canonical
from tests.relaxng.conformance.test_compact_grammars import equivalent, simplified
from tests.requirements import SHARED, need

_FOLDER = SHARED / "tei" / "odd"
_NAMES = sorted(path.stem for path in _FOLDER.glob("*.rng")) or ["tei_all"]


@pytest.mark.parametrize("name", _NAMES)
def test_it_reads_what_trang_writes(name: str, tmp_path: Path) -> None:
    need("shared", "trang")
    schema = _FOLDER / f"{name}.rng"
    written = tmp_path / f"{name}.rnc"
    subprocess.run(["trang", schema, written], check=True, capture_output=True)
    original, source = Source.of(schema), Source.of(written)
    assert canonical(read_compact(source)) == canonical(read_xml(original))
    expected = canonical(read_xml(original, annotations=True), notes=True)
    assert canonical(read_compact(source, annotations=True), notes=True) == expected


def test_it_allows_the_same(tmp_path: Path) -> None:
    need("shared", "trang")
    schema, written = _FOLDER / "tei_all.rng", tmp_path / "tei_all.rnc"
    subprocess.run(["trang", schema, written], check=True, capture_output=True)
    assert equivalent(simplified(written.read_text()), simplified(schema.read_text()))
