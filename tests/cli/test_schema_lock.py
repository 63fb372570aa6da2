"""`teitools schema lock`, and `validate` with the lock and with catalogs."""

from __future__ import annotations

import hashlib
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from teitools.cli import main
from teitools.validation.fetching import FetchError, fetch
from teitools.validation.lock import place

MAIN = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><!-- <include href="no.rng"/> -->%s'
MAIN %= '<include href="parts/p.rng"/><start><ref name="play"/></start></grammar>'
PART = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><define name="play">
<element name="play"><empty/></element></define></grammar>"""
CATALOG = '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">%s</catalog>'


class Site:
    """A server on this machine: pages, redirections, and what has been asked for."""

    def __init__(self) -> None:
        self.pages = {"/s/main.rng": MAIN.encode(), "/s/parts/p.rng": PART.encode()}
        self.redirections: dict[str, str] = {}
        self.asked: list[str] = []
        self.address = ""


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            if self.path in site.redirections:
                self.send_response(302)
                self.send_header("Location", site.redirections[self.path])
                self.end_headers()
                return
            data = site.pages.get(self.path)
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    (tmp_path / "good.xml").write_text(f'<?xml-model href="{site.address}/s/main.rng"?><play/>')
    (tmp_path / "bad.xml").write_text(f'<?xml-model href="{site.address}/s/main.rng"?><q/>')
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def copy_of(folder: Path, site: Site, path: str) -> Path:
    return folder / ".teitools" / "schemas" / place(site.address + path)


def test_what_documents_name_is_locked(folder: Path, site: Site) -> None:
    before = run("validate", "good.xml")
    assert (before.exit_code, site.asked) == (1, [])
    assert "V502 not-in-catalog" in before.stdout
    result = run("schema", "lock", ".")
    assert result.exit_code == 0, result.output
    assert sorted(site.asked) == ["/s/main.rng", "/s/parts/p.rng"]
    assert "2 addresses, 2 new" in result.stderr
    table = tomllib.loads((folder / "teitools.lock").read_text())
    digests = {each["address"]: each["sha256"] for each in table["schemas"]}
    assert digests == {
        site.address + path: hashlib.sha256(data).hexdigest() for path, data in site.pages.items()
    }
    assert copy_of(folder, site, "/s/parts/p.rng").read_text() == PART
    site.asked.clear()
    for options in ((), ("--frozen",), ("--offline",)):
        assert run("validate", *options, "good.xml").exit_code == 0
        judged = run("validate", *options, "bad.xml")
        assert judged.exit_code == 1
        assert "[R" in judged.stdout
    assert run("validate", "--schema", f"{site.address}/s/main.rng", "good.xml").exit_code == 0
    assert site.asked == []


def test_in_another_folder(folder: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "play.xml").write_text((folder / "bad.xml").read_text())
    monkeypatch.chdir(folder / "in")
    assert run("schema", "lock", f"{site.address}/s/main.rng").exit_code == 0
    assert (folder / "teitools.lock").exists()
    assert "[R" in run("validate", "play.xml").stdout


def test_the_configuration_may_name_addresses(folder: Path, site: Site) -> None:
    text = f'[[schemas]]\nfiles = "*.xml"\nuse = "replace"\nschema = "{site.address}/s/main.rng"\n'
    (folder / "teitools.toml").write_text(text)
    assert run("validate", "good.xml").exit_code == 2
    assert run("schema", "lock").exit_code == 0
    assert run("validate", "good.xml").exit_code == 0
    assert run("validate", "bad.xml").exit_code == 1


def test_copies_in_the_cache(folder: Path, site: Site, cache: Path) -> None:
    assert run("schema", "lock", "--cached", f"{site.address}/s/parts/p.rng").exit_code == 0
    assert not (folder / ".teitools").exists()
    (kept,) = cache.rglob("p.rng")
    assert kept.read_text() == PART
    assert run("validate", "--schema", f"{site.address}/s/parts/p.rng", "good.xml").exit_code == 3
    kept.unlink()
    gone = run("validate", "--schema", f"{site.address}/s/parts/p.rng", "good.xml")
    assert gone.exit_code == 2
    assert "there is no copy" in gone.output
    assert run("schema", "lock").exit_code == 0
    assert kept.exists()


def test_what_has_changed_there(folder: Path, site: Site) -> None:
    assert run("schema", "lock", ".").exit_code == 0
    lock = (folder / "teitools.lock").read_bytes()
    site.pages["/s/parts/p.rng"] = PART.replace("play", "q").encode()
    refused = run("schema", "lock")
    assert refused.exit_code == 1
    assert "has changed" in refused.stderr
    assert (folder / "teitools.lock").read_bytes() == lock
    assert copy_of(folder, site, "/s/parts/p.rng").read_text() == PART
    assert run("validate", "good.xml").exit_code == 0
    updated = run("schema", "lock", "--update")
    assert updated.stdout == f"locked {site.address}/s/parts/p.rng\n"
    assert (folder / "teitools.lock").read_bytes() != lock


@pytest.mark.parametrize("path", ["/s/main.rng", "/s/parts/p.rng"])
def test_a_copy_that_is_another(path: str, folder: Path, site: Site) -> None:
    assert run("schema", "lock", ".").exit_code == 0
    copy = copy_of(folder, site, path)
    copy.write_bytes(copy.read_bytes() + b"\n")
    judged = run("validate", "good.xml")
    assert judged.exit_code == 1
    assert "V512 not-as-locked" in judged.stdout
    assert run("schema", "lock").exit_code == 0
    assert run("validate", "good.xml").exit_code == 0


def test_nothing_is_written_through_links(folder: Path, site: Site) -> None:
    inside = folder / "inside"
    inside.mkdir()
    (inside / ".git").mkdir()
    outside = folder / "outside"
    outside.mkdir()
    (inside / ".teitools").symlink_to(outside)
    (inside / "teitools.toml").write_text("")
    result = run("schema", "lock", "--config", "inside/teitools.toml", f"{site.address}/s/main.rng")
    assert result.exit_code == 2
    assert "leads out" in result.stderr
    assert list(outside.iterdir()) == []
    assert not (inside / "teitools.lock").exists()


def test_frozen(folder: Path, site: Site) -> None:
    needed = run("validate", "--frozen", "good.xml")
    assert needed.exit_code == 2
    assert "--frozen needs teitools.lock" in needed.stderr
    (folder / "p.rng").write_text(PART)
    entry = f'<uri name="{site.address}/s/main.rng" uri="p.rng"/>'
    (folder / "catalog.xml").write_text(CATALOG % entry)
    assert run("schema", "lock", f"{site.address}/s/parts/p.rng").exit_code == 0
    frozen = run("validate", "--frozen", "--catalog", "catalog.xml", "good.xml")
    assert frozen.exit_code == 1
    assert "V511 not-in-lock" in frozen.stdout


def test_catalogs(folder: Path, site: Site) -> None:
    (folder / "p.rng").write_text(
        PART.replace("<define", "<start><ref name='play'/></start><define")
    )
    (folder / "in").mkdir()
    entry = f'<rewriteURI uriStartString="{site.address}/s/main" rewritePrefix="%s"/>'
    (folder / "catalog.xml").write_text(CATALOG % (entry % "p"))
    assert run("validate", "--catalog", "catalog.xml", "good.xml").exit_code == 0
    assert run("validate", "--catalog", "catalog.xml", "bad.xml").exit_code == 1
    (folder / "in" / "catalog.xml").write_text(CATALOG % (entry % "../p"))
    outside = run("validate", "--catalog", "in/catalog.xml", "good.xml", "bad.xml")
    assert outside.exit_code == 2
    assert outside.stderr.count("never read") == 1
    (folder / "teitools.toml").write_text('catalog = "in/catalog.xml"')
    assert run("validate", "good.xml").exit_code == 0
    assert "in/catalog.xml" not in run("validate", "in", "good.xml").stdout
    assert run("validate", "--catalog", "gone.xml", "good.xml").exit_code == 2
    assert site.asked == []


def test_addresses_that_were_meant(folder: Path) -> None:
    address = "https://www.tei-x.org/schema/my.rng"
    (folder / "good.xml").write_text(f'<?xml-model href="{address}"?><play/>')
    assert "did you mean 'https://www.tei-c.org/schema/my.rng'?" in run("validate", ".").stdout


@pytest.mark.parametrize(
    ("path", "page", "said"),
    [
        ("/gone.rng", None, "the server says 404"),
        ("/page.rng", b"<html/>", "is no schema"),
        ("/half.rng", b"<grammar xmlns='http://relaxng.org/ns/structure/1.0'>", "not well-formed"),
        ("/s/main.rng", MAIN.replace("p.rng", "gone.rng").encode(), "parts/gone.rng"),
    ],
)
def test_what_cannot_be_locked(
    path: str, page: bytes | None, said: str, folder: Path, site: Site
) -> None:
    if page is not None:
        site.pages[path] = page
    result = run("schema", "lock", site.address + path)
    assert result.exit_code == 2
    assert said in result.stderr
    assert {each.name for each in folder.iterdir()} == {".git", "good.xml", "bad.xml"}


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/x", "file:///etc/passwd", "http://a:b@127.0.0.1/", "http:///x"]
)
def test_addresses_that_are_never_fetched(address: str, folder: Path) -> None:
    result = run("schema", "lock", address)
    assert result.exit_code == 2
    assert "fetched" in result.stderr


def test_redirections(site: Site, folder: Path) -> None:
    site.redirections = {"/a": "/s/main.rng", "/f": "file:///etc/passwd", "/c": "/c"}
    assert fetch(f"{site.address}/a") == MAIN.encode()
    for path in ("/f", "/c"):
        with pytest.raises(FetchError):
            fetch(site.address + path)
    assert site.asked.count("/c") < 10


def test_limits(site: Site, folder: Path) -> None:
    site.pages["/long"] = b"x" * 1000
    assert len(fetch(f"{site.address}/long", largest=1000)) == 1000
    with pytest.raises(FetchError, match="longer than 999"):
        fetch(f"{site.address}/long", largest=999)


@pytest.mark.parametrize(
    "text",
    [
        "version = 2",
        "version = 1\nschemas = 3",
        'version = 1\n[[schemas]]\naddress = "http://a.org/"\nsha256 = "../../x"',
        'version = 1\n[[schemas]]\naddress = "file:///x"\nsha256 = "' + "0" * 64 + '"',
        "[",
    ],
)
def test_an_incorrect_lock(text: str, folder: Path) -> None:
    (folder / "teitools.lock").write_text(text)
    result = run("validate", "good.xml")
    assert result.exit_code == 2
    assert "teitools.lock" in result.stderr


@pytest.mark.parametrize(
    "address",
    [
        "http://a.org/../../x",
        "http://../x",
        "http://a.org/%2e%2e/x",
        "http://a.org:80/.git/x?y=../",
    ],
)
def test_copies_stay_below_their_folder(address: str) -> None:
    parts = place(address).parts
    assert not place(address).is_absolute()
    assert not [each for each in parts if each.startswith(".")]
