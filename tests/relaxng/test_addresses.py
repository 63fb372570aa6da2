"""Addresses, and the files they lead to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from teitools.relaxng.addresses import (
    FolderFiles,
    MemoryFiles,
    Refusal,
    escaped,
    has_fragment,
    is_absolute,
    join,
)
from teitools.source import Location, Position

# RFC 3986, section 5.4, but that the fragment is left out.
_RFC = {
    "g:h": "g:h",
    "g": "http://a/b/c/g",
    "./g": "http://a/b/c/g",
    "g/": "http://a/b/c/g/",
    "/g": "http://a/g",
    "//g": "http://g",
    "?y": "http://a/b/c/d;p?y",
    "g?y": "http://a/b/c/g?y",
    "#s": "http://a/b/c/d;p?q",
    "g#s": "http://a/b/c/g",
    ";x": "http://a/b/c/;x",
    "g;x=1/../y": "http://a/b/c/y",
    "": "http://a/b/c/d;p?q",
    ".": "http://a/b/c/",
    "./": "http://a/b/c/",
    "..": "http://a/b/",
    "../": "http://a/b/",
    "../g": "http://a/b/g",
    "../..": "http://a/",
    "../../g": "http://a/g",
    "../../../g": "http://a/g",
    "/./g": "http://a/g",
    "/../g": "http://a/g",
    "g.": "http://a/b/c/g.",
    "..g": "http://a/b/c/..g",
    "./../g": "http://a/b/g",
    "./g/.": "http://a/b/c/g/",
    "g/../h": "http://a/b/c/h",
}


@pytest.mark.parametrize(("reference", "expected"), _RFC.items())
def test_references_to_an_absolute_base(reference: str, expected: str) -> None:
    assert join("http://a/b/c/d;p?q", reference) == expected


@pytest.mark.parametrize(
    ("base", "reference", "expected"),
    [
        ("", "x", "x"),
        ("", "", ""),
        ("a/b", "", "a/b"),
        ("a/b", "x", "a/x"),
        ("a/b", "../x", "x"),
        ("a/b", "../../x", "../x"),
        ("", "../x", "../x"),
        ("../a", "../x", "../../x"),
        ("a/", "b/", "a/b/"),
        ("a/b", ".", "a/"),
        ("a/b", "..", ""),
        ("http://a", "x", "http://a/x"),
        ("a/b", "/x", "/x"),
        ("a/b", "urn:x:y", "urn:x:y"),
        ("", "./a:b", "./a:b"),
        ("x", "sub/../a:b/c", "./a:b/c"),
    ],
)
def test_references_to_a_relative_base(base: str, reference: str, expected: str) -> None:
    assert join(base, reference) == expected


@pytest.mark.parametrize(
    ("address", "absolute"),
    [
        ("http://www.w3.org/2001/XMLSchema-datatypes", True),
        ("urn:x", True),
        ("http:ok", True),
        ("http://a/%Aa", True),
        ("http://a/é b", True),
        ("", False),
        ("x", False),
        ("x/y:z", False),
        ("foo:", False),
        ("foo_bar:x", False),
        ("http://a/%", False),
        ("http://a/%xx", False),
        ("http://a#", False),
        ("http://a#b", False),
    ],
)
def test_absolute(address: str, absolute: bool) -> None:
    assert is_absolute(address) is absolute


def test_escaped() -> None:
    assert escaped("a b/é?<%20#") == "a%20b/%C3%A9?%3C%20#"


def test_fragments() -> None:
    assert [has_fragment(each) for each in ("a", "a#", "#a", "a#b")] == [False, True, True, True]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files, beside which there is a secret."""
    here = tmp_path / "schemas"
    (here / "sub").mkdir(parents=True)
    (here / "main.rng").write_text("main")
    (here / "sub" / "a b.rng").write_text("inner")
    (here / "odd:name%.rng").write_text("odd")
    (tmp_path / "secret.rng").write_text("secret")
    return here


def refused(files: FolderFiles | MemoryFiles, href: str, base: str = "main.rng") -> str:
    with pytest.raises(Refusal) as caught:
        files.read(files.resolve(href, base))
    finding = caught.value.finding(Location("x.rng", Position(1, 2)))
    assert str(finding.location) == "x.rng:1:2"
    return f"{finding.code.name}: {finding.message}"


@pytest.mark.parametrize(
    ("href", "base", "address", "text"),
    [
        ("main.rng", "", "main.rng", b"main"),
        ("./main.rng", "sub/../x", "main.rng", b"main"),
        ("sub/a b.rng", "main.rng", "sub/a%20b.rng", b"inner"),
        ("sub/a%20b.rng", "main.rng", "sub/a%20b.rng", b"inner"),
        ("../main.rng", "sub/a%20b.rng", "main.rng", b"main"),
        ("a%20b.rng", "sub/x", "sub/a%20b.rng", b"inner"),
        ("./odd:name%25.rng", "", "odd%3Aname%25.rng", b"odd"),
        ("../schemas/main.rng", "main.rng", "main.rng", b"main"),
    ],
)
def test_files_of_a_folder(folder: Path, href: str, base: str, address: str, text: bytes) -> None:
    files = FolderFiles(folder)
    assert files.resolve(href, base) == address
    source = files.read(address)
    assert source.data == text
    assert Path(source.name).read_bytes() == text


@pytest.mark.parametrize(
    "href",
    [
        "../secret.rng",
        "sub/../../secret.rng",
        "%2E%2E/secret.rng",
        "..%2Fsecret.rng",
        "http://example.com/main.rng",
        "//example.com/main.rng",
        "file:///etc/passwd",
        "/etc/passwd",
        "main.rng\0",
        "main%00.rng",
        "link.rng",
        "linked/secret.rng",
        "loop.rng",
    ],
)
def test_what_is_outside_is_never_read(folder: Path, href: str) -> None:
    (folder / "link.rng").symlink_to(folder.parent / "secret.rng")
    (folder / "linked").symlink_to(folder.parent)
    (folder / "loop.rng").symlink_to(folder / "loop.rng")
    message = refused(FolderFiles(folder), href)
    assert message.startswith(("outside-folder: ", "missing-file: "))
    if "loop" not in href:
        assert message.startswith("outside-folder: ")


def test_a_link_within_the_folder_is_the_file(folder: Path) -> None:
    (folder / "link.rng").symlink_to(folder / "main.rng")
    assert FolderFiles(folder).resolve("link.rng", "") == "main.rng"


def test_what_is_no_file(folder: Path) -> None:
    files = FolderFiles(folder)
    assert "there is no such file" in refused(files, "none.rng")
    assert "it is not a file" in refused(files, "sub")
    assert "is not a file below" in refused(files, ".")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
        assert "it is not a file" in refused(files, "pipe")


def test_what_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "Permission denied" in refused(FolderFiles(folder), "main.rng")


def test_no_folder() -> None:
    assert "only for a schema that is itself a file" in refused(FolderFiles(None), "main.rng")
    with pytest.raises(Refusal):
        FolderFiles(None).read("main.rng")


def test_files_of_memory() -> None:
    files = MemoryFiles({"a.rng": b"one", "sub/b.rng": "zwölf"})
    assert files.read(files.resolve("a.rng", "main.rng")).data == b"one"
    assert files.read(files.resolve("b.rng", "sub/")).data == "zwölf".encode()
    assert "there is no such file" in refused(files, "c.rng")
