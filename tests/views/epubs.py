"""Reads an EPUB as the tests need it, and asks EPUBCheck about it."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

from tests.requirements import JAVA, need

SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>{title}</title>{statements}</titleStmt>"
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
)


def tei(body: str, title: str = "A Title", statements: str = "") -> bytes:
    """A document, in English, with `body` in its body."""
    header = HEADER.format(title=title, statements=statements)
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{header}'
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


class Book:
    """An EPUB that is read."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        self.package = self.tree("package.opf")

    def tree(self, name: str) -> etree._Element:
        """The root of an XML file of the book."""
        return etree.fromstring(self.archive.read(f"EPUB/{name}"))

    def spine(self) -> list[str]:
        """The files that are read in turn."""
        hrefs = {item.get("id"): item.get("href") for item in self.package.iter("{*}item")}
        return [hrefs[each.get("idref")] for each in self.package.iter("{*}itemref")]

    def said(self, path: str) -> list[str]:
        """The words of some elements of the package document."""
        return ["".join(each.itertext()) for each in self.package.xpath(path, namespaces=SPACES)]

    def contents(self) -> list[tuple[str, str, int]]:
        """The table of contents: words, address, depth."""
        links = self.tree("nav.xhtml").xpath("//h:nav[@epub:type='toc']//h:a", namespaces=SPACES)
        return [(a.text, a.get("href"), len(list(a.iterancestors("{*}ol")))) for a in links]

    def words(self, name: str) -> str:
        """The words of a file, white space as single spaces."""
        return " ".join("".join(self.tree(name).find("{*}body").itertext()).split())


def complaints(data: bytes, folder: Path) -> list[str]:
    """What EPUBCheck says of a book; nothing, if nothing is wrong."""
    need("epubcheck", "java")
    file = folder / "book.epub"
    file.write_bytes(data)
    program = Path(shutil.which("epubcheck") or "").resolve()  # a JAR, in Debian
    command = [str(JAVA), "-jar", str(program), "--failonwarnings"]
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    said = [each for each in done.stderr.splitlines() if each.startswith(("ERR", "WARN", "FATAL"))]
    if done.returncode and not said:
        said = [f"exit status {done.returncode}: {done.stdout}{done.stderr}"]
    return said
