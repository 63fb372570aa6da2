"""A preview in a real browser: it shows what is in the files, and what is wrong with them."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.preview.running import running
from tests.requirements import need
from tests.views.browser import audit, chromium

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>'
    "<title>{title}</title></titleStmt><publicationStmt><p>none</p></publicationStmt><sourceDesc>"
    "<p>none</p></sourceDesc></fileDesc></teiHeader><text><body><p>{words}</p></body></text></TEI>"
)
FOOT = ".teitools-preview"


def tei(words: str, title: str = "A Title") -> str:
    return TEI.format(words=words, title=title)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    need("chromium", "playwright")
    with chromium() as started:
        yield started


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that remembers what it says to the console, and how often it was loaded."""
    context = browser.new_context()
    opened = context.new_page()
    opened.said = []
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.set_default_timeout(60_000)
    yield opened
    context.close()


def test_a_page_shows_what_the_file_says_now(page: Any, browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(tei("first words"), encoding="utf-8")
    with running(file, "--no-validation") as preview:
        other = browser.new_context().new_page()
        for each in (page, other):
            each.goto(preview.address)
            each.get_by_text("first words").wait_for()
            assert each.locator(FOOT).count() == 0
        page.locator('[id="page:marked"]').check(force=True)
        file.write_text(tei("second <wondrous>words</wondrous>"), encoding="utf-8")
        for each in (page, other):
            each.get_by_text("second").wait_for()
            each.get_by_text("does not know the element <wondrous>").wait_for()
        assert page.locator('[id="page:marked"]').is_checked()
        file.write_text(tei("third <hi>words</p>"), encoding="utf-8")
        page.get_by_text("a.xml cannot be shown").wait_for()
        assert "third" in page.locator("pre").inner_text()
        assert "a.xml:1:" in page.locator("ol").inner_text()
        file.unlink()
        page.get_by_text("No such file").wait_for()
        file.write_text(tei("fourth words"), encoding="utf-8")
        page.get_by_text("fourth words").wait_for()
        other.get_by_text("fourth words").wait_for()
        assert [each for each in page.said if "ERR_" not in each] == []
        status, said = preview.interrupt()
        assert (status, said.strip()) == (0, "")


def test_findings_of_validation_are_at_the_foot(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(tei("words <q><head>no</head></q>"), encoding="utf-8")
    schema = Path(__file__).resolve().parents[2] / "schema" / "teitools.rng"
    with running(file, "--schema", str(schema)) as preview:
        page.goto(preview.address)
        page.locator(FOOT).get_by_text("a.xml:1:").first.wait_for()
        page.locator(FOOT).get_by_text("<q>").first.wait_for()
        assert "error" in page.locator(FOOT).inner_text()
        file.write_text(tei("words"), encoding="utf-8")
        page.locator(FOOT).get_by_text("<q>").first.wait_for(state="detached")


def test_the_foot_is_accessible(browser: Any, tmp_path: Path) -> None:
    need("axe-core")
    file = tmp_path / "a.xml"
    file.write_text(tei("<wondrous>words</wondrous>"), encoding="utf-8")
    with running(file, "--no-validation") as preview:
        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme=scheme, bypass_csp=True)
            opened = context.new_page()
            opened.goto(preview.address)
            opened.locator(FOOT).wait_for()
            assert audit(opened) == []
            context.close()


def test_a_folder_is_a_site_that_follows_its_files(page: Any, tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.xml").write_text(tei("first words", "Letter A"), encoding="utf-8")
    with running(folder, "--no-validation") as preview:
        page.goto(preview.address)
        page.get_by_role("link", name="Letter A").first.wait_for()
        (folder / "b.xml").write_text(tei("other words", "Letter B"), encoding="utf-8")
        page.get_by_role("link", name="Letter B").first.click()
        page.get_by_text("other words").wait_for()
        (folder / "b.xml").write_text(tei("better words", "Letter B"), encoding="utf-8")
        page.get_by_text("better words").wait_for()
        (folder / "b.xml").write_text(tei("no <hi>end", "Letter B"), encoding="utf-8")
        page.get_by_text("b.xml cannot be shown").wait_for()
        (folder / "b.xml").write_text(tei("best words", "Letter B"), encoding="utf-8")
        page.get_by_text("best words").wait_for()
        page.goto(preview.address + "search.html")
        page.locator("input[type=search]").fill("best")
        page.locator("input[type=search]").press("Enter")
        page.get_by_role("link", name="Letter B").first.wait_for()
        (folder / "b.xml").unlink()
        (folder / "a.xml").unlink()
        page.get_by_text("The site cannot be made").wait_for()
        (folder / "c.xml").write_text(tei("last words", "Letter C"), encoding="utf-8")
        page.goto(preview.address)
        page.get_by_role("link", name="Letter C").first.wait_for()


def test_nothing_is_served_but_the_site_and_only_to_this_machine(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.xml").write_text(tei("words"), encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    with running(folder, "--no-validation") as preview:
        assert preview.host == "127.0.0.1"
        assert preview.ask("/")[0] == 200
        for path in (
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/documents/..%2f..%2f..%2fsecret.txt",
            "/..\\secret.txt",
            "/link.txt",
            "/a.xml",
            "/.teitools-site.json",
            "/%00",
            "/" + "a" * 5000,
            "/documents/a.html/x",
            f"/{tmp_path}/secret.txt",
        ):
            status, text = preview.ask(path)
            assert status in (404, 400), path
            assert "secret" not in text.replace(str(tmp_path), "")
        assert preview.ask("//evil.example/")[0] in (400, 404)
        assert preview.ask("http://evil.example/")[0] == 403
        port = preview.port
        for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}"):
            assert preview.ask("/", Host=host)[0] == 403
            assert preview.ask("/.teitools/events", Host=host)[0] == 403
        assert preview.ask("/", Host=f"localhost:{port}")[0] == 200
        assert preview.ask("/", "POST")[0] == 501
        assert preview.ask("/", "HEAD") == (200, "")
        addresses = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None)}
        for address in addresses - {"127.0.0.1", "::1"}:
            if address.startswith("127.") or ":" in address:
                continue
            with pytest.raises(OSError, match=r"refused|timed out"):
                socket.create_connection((address, port), 5).close()


def test_pages_that_wait_do_not_keep_it_from_ending(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(tei("words"), encoding="utf-8")
    with running(file, "--no-validation") as preview:
        stamp = preview.ask("/")[1].split('name="teitools-preview" content="')[1].split('"')[0]
        assert "data: changed" in preview.ask("/.teitools/events?since=older")[1]
        with preview.listening(stamp) as page:
            assert preview.ask("/")[0] == 200
            assert preview.interrupt()[0] == 0
            assert b"data:" not in page.read()


def test_a_port_that_is_taken_and_one_that_is_given(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(tei("words"), encoding="utf-8")
    with running(file, "--no-validation") as first:
        with (
            pytest.raises(AssertionError, match="in use"),
            running(file, "--port", str(first.port)),
        ):
            pass
        assert first.ask("/")[0] == 200
