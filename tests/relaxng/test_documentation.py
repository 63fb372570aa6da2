"""The examples of docs/relaxng.md do what the page says."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest

from teitools.relaxng import load_schema
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA
from tests.requirements import ROOT, SHARED, TEI_ALL, need

_PAGE = (ROOT / "docs" / "relaxng.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"```python\n(.*?)```", _PAGE, re.DOTALL)
_RUN = [block for block in _BLOCKS if ">>>" not in block]
_SHOWN = [block for block in _BLOCKS if ">>>" in block]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name, in which they run."""
    need("shared")
    shutil.copy(TEI_ALL, tmp_path / "tei_all.rng")
    shutil.copy(SHARED / "tei" / "odd" / "tei_minimal.rng", tmp_path / "mine.rng")
    (tmp_path / "letter.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>')
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_are_examples() -> None:
    assert len(_RUN) == 2
    assert len(_SHOWN) == 1


@pytest.mark.parametrize("block", _RUN, ids=range(len(_RUN)))
def test_what_runs(block: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    exec(block, names)  # the page of this very checkout
    printed = capsys.readouterr().out
    if "comparison" in names:
        assert getattr(names["comparison"], "verdict", "") == "subset"
    else:
        assert "teiHeader" in printed


@pytest.mark.parametrize("block", _SHOWN, ids=range(len(_SHOWN)))
def test_what_is_shown(block: str, folder: Path) -> None:
    names = {"schema": load_schema("tei_all.rng")}
    test = doctest.DocTestParser().get_doctest(block, names, "relaxng.md", "relaxng.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_what_the_page_says_is_accepted(tmp_path: Path) -> None:
    """A path, bytes, a binary file, a tree of lxml, an element of one; else TypeError."""
    from io import BytesIO

    from lxml import etree

    schema = load_schema(PLAY_SCHEMA.encode())
    data = PLAY.replace('part="initial"', "").encode()
    path = tmp_path / "play.xml"
    path.write_bytes(data)
    tree = etree.ElementTree(etree.fromstring(data))
    for document in (path, str(path), data, BytesIO(data), tree, tree.getroot()):
        assert [str(each.code.id) for each in schema.findings(document)] == []
    for wrong in (7, None, "".join, [b"<a/>"]):
        with pytest.raises(TypeError):
            list(schema.findings(wrong))  # type: ignore[arg-type]
