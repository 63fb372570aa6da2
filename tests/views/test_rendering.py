from pathlib import Path

import pytest

import teitools
from tests.views.test_golden import DOCUMENTS


def test_a_path_and_its_bytes_give_the_same() -> None:
    document = DOCUMENTS[0]
    assert teitools.render(document) == teitools.render(document.read_bytes(), to="html")
    assert teitools.render(str(document), to="text").endswith(b"\n")


def test_an_unknown_view_names_the_choices() -> None:
    with pytest.raises(teitools.UsageError, match="html or text or jsonl"):
        teitools.render(DOCUMENTS[0], to="pdf")


def test_a_wrong_document_is_a_document_error(tmp_path: Path) -> None:
    with pytest.raises(teitools.DocumentError):
        teitools.render(b"<TEI>")
    with pytest.raises(OSError, match="absent"):
        teitools.render(tmp_path / "absent.xml")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert teitools.render(DOCUMENTS[1]) == teitools.render(DOCUMENTS[1])
