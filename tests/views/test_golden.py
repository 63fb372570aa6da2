import re
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from teitools.source import Source
from teitools.views import render_html, render_text
from teitools.xml.parsing import parse

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.xml"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_html(document: Path, file_regression: FileRegressionFixture) -> None:
    page = render_html(parse(Source.of(document))).decode()
    page = re.sub("<style>.*</style>", "<style></style>", page, flags=re.DOTALL)
    page = re.sub("sha256-[^']+", "sha256-", page)
    file_regression.check(page, extension=".html")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_text(document: Path, file_regression: FileRegressionFixture) -> None:
    text = render_text(parse(Source.of(document))).decode()
    file_regression.check(text, extension=".txt")
