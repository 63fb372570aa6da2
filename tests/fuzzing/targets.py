"""What reads bytes that somebody else wrote: each may refuse them, and do nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from teitools.errors import TeitoolsError
from teitools.source import Source
from tests.fuzzing import targets_texts

REFUSALS = (TeitoolsError,)
"""The ways in which a call may fail."""

GRAMMAR = b"""<grammar xmlns="http://relaxng.org/ns/structure/1.0"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start><choice><ref name="a"/>
<ref name="any"/></choice></start><define name="a"><element name="a"><interleave>
<optional><attribute name="i"><data type="ID"/></attribute></optional>
<optional><attribute name="n"><data type="integer"/></attribute></optional>
<zeroOrMore><choice><text/><ref name="any"/></choice></zeroOrMore></interleave></element></define>
<define name="any"><element><anyName><except><name>a</name></except></anyName><zeroOrMore><choice>
<attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore></element></define>
</grammar>"""
DOCUMENTS = (b"<a/>", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><p n="1">x</p><p/></TEI>')


def document(data: bytes, folder: Path) -> None:
    """A document, parsed whole; its prolog; the rules."""
    from teitools.api.validating import validate

    for finding in validate(data, folder=folder):
        str(finding)


def stream(data: bytes, folder: Path) -> None:
    """A document, judged while it is read."""
    from teitools.api.validating import load_schema

    for finding in load_schema(GRAMMAR).findings(data):
        str(finding)


def inclusion(data: bytes, folder: Path) -> None:
    """A document with what it includes."""
    from teitools.api.validating import load_schema, validate

    file = folder / "main.xml"
    file.write_bytes(data)
    (folder / "other.xml").write_bytes(b'<a xml:id="a"><b xml:id="b"/></a>')
    for finding in validate(file, schema=load_schema(GRAMMAR), xinclude=True):
        str(finding)


def _schema(name: str) -> Callable[[bytes, Path], None]:
    def load(data: bytes, folder: Path) -> None:
        from teitools.validation.shelf import Shelf

        file = folder / name
        file.write_bytes(data)
        engine = Shelf().load(file)
        for doubt in engine.warnings:
            str(doubt)
        for each in DOCUMENTS:
            for finding in engine.findings(Source("d.xml", each)):
                str(finding)

    return load


def odd(data: bytes, folder: Path) -> None:
    """A customization, compiled to each language."""
    from teitools.api.compiling import compile_odd

    for kind in ("rng", "sch"):
        for finding in compile_odd(data, to=kind).findings:
            str(finding)


def catalog(data: bytes, folder: Path) -> None:
    """An XML catalog, and what it answers."""
    from teitools.validation.addresses import Addresses
    from teitools.validation.xml_catalog import XmlCatalog

    file = folder / "catalog.xml"
    file.write_bytes(data)
    addresses = Addresses([XmlCatalog(file)])
    for href in ("http://example.org/a.rng", "a.rng", "urn:x:y", ""):
        addresses.answer(href)


def configuration(data: bytes, folder: Path) -> None:
    """A configuration, asked about a document."""
    from teitools.validation.configuration import read_configuration

    for name in ("teitools.toml", "pyproject.toml"):
        file = folder / name
        file.write_bytes(data)
        read = read_configuration(file)
        read.excludes(folder / "a" / "b.xml")
        list(read.assigned(folder / "a" / "b.xml"))


def lock(data: bytes, folder: Path) -> None:
    """A lock, and what is wrong with its copies."""
    from teitools.validation.lock import NAME, read_lock

    (folder / NAME).write_bytes(data)
    found = read_lock(folder, folder / "cache")
    for address in list(found.entries):
        found.problem(address)
    found.data()


def baseline(data: bytes, folder: Path) -> None:
    """A baseline."""
    from teitools.cli.baseline import read_baseline

    file = folder / "known.json"
    file.write_bytes(data)
    read_baseline(str(file))


def names(data: bytes, folder: Path) -> None:
    """A list of documents."""
    from teitools.cli.validate_inputs import ENDINGS, documents, lines

    file = folder / "list"
    file.write_bytes(data)
    listed = [f"{folder}/{name}" for name in lines(str(file)) if ".." not in name]
    list(documents([], listed, ENDINGS, lambda said: None))


TARGETS: dict[str, Callable[[bytes, Path], None]] = {
    "document": document,
    "stream": stream,
    "inclusion": inclusion,
    "rng": _schema("s.rng"),
    "rnc": _schema("s.rnc"),
    "xsd": _schema("s.xsd"),
    "sch": _schema("s.sch"),
    "odd": odd,
    "catalog": catalog,
    "configuration": configuration,
    "lock": lock,
    "baseline": baseline,
    "names": names,
    **targets_texts.TARGETS,
}
