import re
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

import teitools
from teitools.api.rendering import VIEWS

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.xml"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_html(document: Path, file_regression: FileRegressionFixture) -> None:
    page = teitools.render(document).decode()
    page = re.sub("<style>.*</style>", "<style></style>", page, flags=re.DOTALL)
    page = re.sub("sha256-[^']+", "sha256-", page)
    file_regression.check(page, extension=".html")


@pytest.mark.parametrize("view", VIEWS["text"][:-1])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_text(document: Path, view: str, file_regression: FileRegressionFixture) -> None:
    text = teitools.render(document, to="text", view=view).decode()
    file_regression.check(text, extension=".txt")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_records(document: Path, file_regression: FileRegressionFixture) -> None:
    file_regression.check(teitools.render(document, to="jsonl").decode(), extension=".jsonl")
