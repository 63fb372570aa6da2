"""A document says the same in every encoding: the verdict and the places are those of UTF-8."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.relaxng.agreement import jing
from tests.relaxng.agreement.documents import schema
from tests.relaxng.agreement.engine import judge, load
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.mutants import bases, mutants
from tests.requirements import need

SCHEMA = schema("identifiers")
_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "iso-8859-1": "ISO-8859-1",
    "iso-8859-5": "ISO-8859-5",
    "cp1252": "windows-1252",
    "koi8-r": "KOI8-R",
    "shift_jis": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "ascii": "US-ASCII",
}


def texts() -> list[str]:
    """Documents without names beyond ASCII: those cannot be written as references."""
    grammar = read(SCHEMA.read_bytes())
    made = mutants(bases("identifiers", 12, 7), grammar, 60, 7)
    plain = [each.text for each in made if not each.text.startswith(("<?xml", "\ufeff"))]
    return [text for text in plain if "é" not in text and "CDATA" not in text][:24]


@pytest.mark.parametrize("codec", _ENCODINGS)
def test_encodings(codec: str, tmp_path: Path) -> None:
    need("jing")
    engine = load(SCHEMA)
    expected, files = {}, []
    for number, text in enumerate(texts()):
        full = f'<?xml version="1.0" encoding="{_ENCODINGS[codec]}"?>\n{text}'
        files.append(tmp_path / f"{number}.xml")
        files[-1].write_bytes(full.encode(codec, "xmlcharrefreplace"))
        expected[files[-1]] = judge(engine, f"<?xml version='1.0'?>\n{text}".encode())
    theirs = jing.judge(SCHEMA, files)
    assert isinstance(theirs, dict)
    found = {file: judge(engine, file.read_bytes()) for file in files}
    lines = {file: [at[0] for at in each.places] for file, each in found.items()}
    assert lines == {file: [at[0] for at in each.places] for file, each in expected.items()}
    assert {file: found[file].valid for file in files} == {f: theirs[f].valid for f in files}
    assert 2 < sum(each.valid for each in found.values()) < len(found) - 2
