"""`teitools site`: options, configuration, what is said, exit status."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli import main
from tests.site.made import HARBOUR, folder_of, tei


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["site", *(str(each) for each in arguments)])


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one document, and nothing of a configuration above it."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return folder_of(tmp_path / "source", {"a.xml": tei("Alpha", date="1964-09-18")})


def test_a_site(source: Path, tmp_path: Path) -> None:
    done = run(source, "-o", tmp_path / "site", "--title", "My Site")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert "1 document, 1 rendered" in done.stderr
    assert "note: no --url" in done.stderr
    assert "My Site" in (tmp_path / "site/index.html").read_text("utf-8")
    again = run(source, "-o", tmp_path / "site", "--title", "My Site")
    assert "0 rendered; 0 files written, 0 removed" in again.stderr


def test_errors_in_documents_make_the_exit_status_and_stop_nothing(tmp_path: Path) -> None:
    done = run(HARBOUR, "-o", tmp_path / "site", "--no-config")
    assert done.exit_code == 1
    assert "broken.xml:2:7: error [X131 mismatched-end-tag]" in done.stderr
    assert "undated.xml:4:26: warning [W202 unreadable-date]" in done.stderr
    assert "1861-05-02.xml:23:168: warning [W203 link-outside-site]" in done.stderr
    assert "5 documents, 5 rendered" in done.stderr


def test_strict(source: Path, tmp_path: Path) -> None:
    (source / "b.xml").write_text("<note/>")
    assert run(source, "-o", tmp_path / "site").exit_code == 0
    assert run(source, "-o", tmp_path / "site", "--strict").exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--url", "ftp://x"], "is not where a site can be"),
        (["--lang", "tlh"], "no words in 'tlh'"),
        (["--facsimile", "x"], "is no address"),
        (["-o", "source"], "among its sources"),
        (["-o", "file"], "is a file, not a folder"),
        (["--config", "wrong.toml"], "key 'site.titel' is not known"),
        (["--config", "number.toml"], "key 'site.title' is 3; it must be a string"),
        (["--config", "words.toml"], "has no key 'homes'"),
    ],
)
def test_calls_that_cannot_be_meant(
    arguments: list[str], said: str, source: Path, tmp_path: Path
) -> None:
    folder_of(
        tmp_path,
        {
            "file": "x",
            "wrong.toml": "site.titel = 'x'",
            "words.toml": "site.words.homes = 'x'",
            "number.toml": "site.title = 3",
        },
    )
    done = run(source, "-o", "site", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "site").exists()


def test_an_incorrect_style_sheet_is_an_error(source: Path, tmp_path: Path) -> None:
    (tmp_path / "own.xsl").write_text("<x/>")
    for option in ("--xslt", "--pages-xslt"):
        done = run(source, "-o", "site", option, "own.xsl")
        assert done.exit_code == 3
        assert "own.xsl: the style sheet is incorrect" in done.stderr
    (tmp_path / "own.xsl").write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>'
    )
    assert "XSLT 1.0" in run(source, "-o", "site", "--xslt", "own.xsl").stderr


def test_the_configuration_has_options_and_the_command_line_goes_before(
    source: Path, tmp_path: Path
) -> None:
    toml = """
        [site]
        title = "From the file"
        url = "https://a.example/b"
        lang = "de-AT"
        introduction = "Some lines."
        css = "own.css"
        pages-xslt = "pages.xsl"
        authority = "names.csv"
        [site.words]
        dates = "Zeitleiste"
        """
    sheet = (
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="teitools:site"/><xsl:template name="foot"><footer>Ours</footer>'
        "</xsl:template></xsl:stylesheet>"
    )
    folder_of(
        tmp_path,
        {
            "teitools.toml": toml,
            "own.css": "h1 { color: teal }",
            "pages.xsl": sheet,
            "names.csv": "id,name\np1,Nikita\n",
            "source/b.xml": tei("Beta", '<p><persName ref="names.csv#p1">N.</persName></p>'),
        },
    )
    assert run(source, "-o", "site", "--title", "From the call").exit_code == 0
    home = (tmp_path / "site/index.html").read_text("utf-8")
    for words in ("From the call", "Some lines.", "color: teal", "<footer>Ours", "Zeitleiste"):
        assert words in home
    assert "18. September 1964" in home
    assert 'href="https://a.example/b/"' in home
    assert "Nikita" in (tmp_path / "site/persons.html").read_text("utf-8")
    assert "color: teal" in (tmp_path / "site/documents/a.html").read_text("utf-8")
    other = run(source, "-o", "other", "--no-config")
    assert other.exit_code == 0
    assert "<title>source</title>" in (tmp_path / "other/index.html").read_text("utf-8")


def test_a_page_that_was_changed_by_hand_is_said(source: Path, tmp_path: Path) -> None:
    (source / "b.xml").write_text(tei("Beta"))
    run(source, "-o", "site")
    (tmp_path / "site/documents/b.html").write_text("mine")
    (source / "b.xml").unlink()
    assert "b.html was changed by hand, and is left as it is" in run(source, "-o", "site").stderr


def test_nothing_is_left_of_a_folder_without_documents(source: Path, tmp_path: Path) -> None:
    (source / "a.xml").write_text("<a/>")
    done = run(source, "-o", "site")
    assert done.exit_code == 2
    assert "no document could be read; nothing was written" in done.stderr
