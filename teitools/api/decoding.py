"""The verb `decode`: TEI to a transcript."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from teitools.api.output import Output, at_work
from teitools.errors import DocumentError
from teitools.findings import Code, Finding, Severity
from teitools.notation.printer import print_transcript
from teitools.source import Location, Source
from teitools.tei.document import decode_transcript
from teitools.tei.seal import is_sealed
from teitools.xml.names import TEI, tei
from teitools.xml.parsing import parse

NO_TEXT = Code(
    "D101",
    "not-tei",
    Severity.ERROR,
    "the root element is {root!r} and holds no TEI text; expected <TEI> in the namespace {tei}",
)
FOREIGN = Code(
    "D102",
    "no-transcription-description",
    Severity.WARNING,
    "no transcriptionDesc says by which profile this was encoded: delimiters that no rendition "
    "declares, and layout that no element records, are not restored",
)

NOT_PRINTABLE = Code(
    "D103", "not-printable", Severity.ERROR, "the text cannot be printed: {problem}"
)


TYPED = Code(
    "D111",
    "typed-whole",
    Severity.INFO,
    "{reason}: it is typed whole, with its header, in the explicit notation; `encode` gives it "
    "back{hint}",
)
_CHANGED = "the markup or the header was changed since teitools wrote this document"
_OTHERS = "teitools did not write this document"


def decode(document: str | Path | bytes | Source, *, transcript: bool = False) -> Output:
    """The text that a TEI document encodes; the result is bytes (UTF-8) with `findings`.

    For a document that `encode` wrote these are the bytes of the transcript, also after
    another program has written the XML anew, or words were corrected. Any other document is
    typed whole, in the explicit notation, with findings for what that cannot say; with
    `transcript` it is read as if `encode` had written it, and what a transcript does not say
    is left out. Raises DocumentError, OSError.
    """
    source = Source.of(document)
    tree = parse(source)
    root = tree.getroot()
    if root.tag != tei("text") and root.find(f".//{tei('text')}") is None:
        if not transcript and next(root.iter(tei("sourceDoc")), None) is not None:
            return _typed(tree, source)  # what stands on pages, transcribed
        if not transcript and root.tag == tei("TEI") and _is_valid(source.data):
            return _typed(tree, source)  # a header, and what stands apart from a text
        facts = {"root": str(root.tag), "tei": TEI}
        raise DocumentError.of(Finding(NO_TEXT, Location(source.name), facts))
    findings = []
    if not transcript and not is_sealed(root):
        return _typed(tree, source)
    if root.find(f".//{tei('transcriptionDesc')}") is None:
        findings.append(Finding(FOREIGN, Location(source.name)))
    try:
        with at_work():
            text = print_transcript(decode_transcript(tree))
    except ValueError as error:
        facts = {"problem": str(error)}
        raise DocumentError.of(Finding(NOT_PRINTABLE, Location(source.name), facts)) from None
    return Output(text.encode(), findings)


def _is_valid(data: bytes) -> bool:
    from teitools.api.project_schema import is_valid  # loads the schema

    return is_valid(data)


def _typed(tree: etree._ElementTree, source: Source) -> Output:
    from teitools.api.typing import typed  # loads the schema

    with at_work():
        text, findings = typed(tree, source)
    own = tree.getroot().find(f".//{tei('application')}[@ident='teitools']") is not None
    facts = {
        "reason": _CHANGED if own else _OTHERS,
        "hint": "; ask for the transcript to have no more than that" if own else "",
    }
    return Output(text.encode(), [Finding(TYPED, Location(source.name), facts), *findings])
