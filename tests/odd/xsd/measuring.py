"""What an XSD accepts and rejects, beside the one that Trang makes of the same RELAX NG."""

from __future__ import annotations

import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from teitools.odd.grammar import Grammar
from teitools.odd.relaxng import write_relaxng
from teitools.odd.xsd.writing import write_xsd_documents
from teitools.odd.xsd.xml_attributes import write_xml_attributes
from teitools.relaxng.schema import load_schema
from tests.odd.xsd.documents import DocumentMaker
from tests.odd.xsd.mutants import KINDS, Mutator

SEED = 1964
_SMALL = 60_000


@dataclass(slots=True)
class Measured:
    """Of one schema: documents, invalid mutants, and of these those rejected by each XSD.

    `trang` is why Trang's XSD does not count; empty where it does. `missed` are the mutants that
    it rejects and ours does not.
    """

    valid: int = 0
    wrongly_rejected: list[str] = field(default_factory=list)
    invalid: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    theirs: Counter[str] = field(default_factory=Counter)
    trang: str = ""
    missed: list[tuple[str, bytes]] = field(default_factory=list)


def read(document: bytes) -> etree._ElementTree:
    """A document as a tree, though an ``xml:id`` may not be a name."""
    return etree.fromstring(document, etree.XMLParser(recover=True)).getroottree()


def write_schemas(grammar: Grammar, folder: Path) -> tuple[bytes, Path]:
    """The RELAX NG, and the main one of our XSD documents in `folder`."""
    documents, _ = write_xsd_documents(grammar, "ours.xsd")
    for name, data in documents.items():
        (folder / name).write_bytes(data)
    (folder / "xml.xsd").write_bytes(write_xml_attributes())
    return write_relaxng(grammar), folder / "ours.xsd"


def trang(relaxng: bytes, folder: Path) -> tuple[etree.XMLSchema | None, str]:
    """Trang's XSD, in a folder of its own; or why there is none."""
    folder.mkdir()
    (folder / "schema.rng").write_bytes(relaxng)
    command = ["trang", "schema.rng", "schema.xsd"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        return None, "Trang makes none"
    try:
        return etree.XMLSchema(etree.parse(folder / "schema.xsd")), ""
    except etree.XMLSchemaParseError:
        return None, "libxml2 does not load it"


def measure(
    grammar: Grammar,
    folder: Path,
    documents: int,
    mutants: int,
    corpus: list[bytes] | None = None,
) -> Measured:
    """The figures of `grammar`: so many random documents (those of `corpus` besides, where they
    are valid), and so many mutants of each kind.
    """
    relaxng, path = write_schemas(grammar, folder)
    judge = load_schema(relaxng)
    ours = etree.XMLSchema(etree.parse(path))
    theirs, reason = trang(relaxng, folder / "trang")
    measured = Measured(trang=reason)
    maker = DocumentMaker(relaxng, SEED)
    made = [etree.tostring(maker.document(4 + n % 7), encoding="UTF-8") for n in range(documents)]
    assert all(judge.validate(document).valid for document in made)
    made += [document for document in corpus or () if judge.validate(document).valid]
    small = [document for document in made if len(document) < _SMALL]
    mutator = Mutator(maker.names(), maker.attributes(), SEED)
    changed: list[tuple[str, bytes]] = [
        (kind, mutator.mutant(maker.random.choice(small), kind))
        for kind in KINDS
        for _ in range(mutants)
    ]
    for kind, document in [("", document) for document in made] + changed:
        tree = read(document)
        accepted = ours.validate(tree)
        if judge.validate(document).valid:
            measured.valid += 1
            if not accepted:
                measured.wrongly_rejected.append(str(ours.error_log.last_error))
            if theirs is not None and not theirs.validate(tree):
                measured.trang = "it rejects valid documents"
            continue
        measured.invalid[kind] += 1
        measured.ours[kind] += not accepted
        rejected = theirs is not None and not theirs.validate(tree)
        measured.theirs[kind] += rejected
        if accepted and rejected:
            measured.missed.append((kind, document))
    return measured
