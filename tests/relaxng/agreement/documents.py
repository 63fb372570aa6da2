"""The documents of the corpora, as every engine can read them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.requirements import SHARED

CORPORA = SHARED / "corpora"
SCHEMAS = SHARED / "tei" / "odd"

_LITERAL = rb"\"[^\"]*\"|'[^']*'"
_EXTERNAL = re.compile(
    rb"(<!DOCTYPE\s+[^\s\[>]+)(\s+(?:SYSTEM\s+(?:%b)|PUBLIC\s+(?:%b)\s+(?:%b)))"
    % (_LITERAL, _LITERAL, _LITERAL)
)


TEI_SCHEMAS = (
    "p5test-testbare",
    "p5test-torture",
    "stylesheets-base",
    "stylesheets-test",
    "stylesheets-test-pure",
    "stylesheets-test-pure2",
    "stylesheets-test13",
    "stylesheets-test33",
    "stylesheets-testClass",
    "stylesheets2-testNonTeiOdd1",
    "stylesheets2-testPure1",
    "tei_all",
    "tei_bare",
    "tei_corpus",
    "tei_drama",
    "tei_lite",
    "tei_minimal",
    "tei_ms",
    "tei_speech",
)
OUR_SCHEMAS = ("ambiguity", "context", "datatypes", "identifiers")


def corpus() -> list[Path]:
    """Every document of the corpora."""
    return sorted(CORPORA.glob("*/*.xml"))


def schema(name: str) -> Path:
    """The file of a schema: one of the TEI's, or one of ours."""
    folder = Path(__file__).parent / "schemas" if name in OUR_SCHEMAS else SCHEMAS
    return folder / f"{name}.rng"


def copy(documents: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Copies in `folder` that name no external DTD, and what each is a copy of.

    Their DTDs are not there; Jing does not judge a document whose DTD it cannot read. White
    space takes the place of the name, so that nothing else moves.
    """
    folder.mkdir(parents=True, exist_ok=True)
    copies = {}
    for number, document in enumerate(documents):
        copied = folder / f"{number}-{document.name}"
        copied.write_bytes(without_external_dtd(document.read_bytes()))
        copies[copied] = document
    return copies


def without_external_dtd(document: bytes) -> bytes:
    """`document` with white space where its document type declaration names a file."""
    return _EXTERNAL.sub(lambda match: match[1] + re.sub(rb"[^\r\n]", b" ", match[2]), document, 1)
