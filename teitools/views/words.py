"""What was spoken: as words, by speaker, and as records for corpus tools."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from lxml import etree

from teitools.dataclass import dataclass
from teitools.views.preparation import prepare
from teitools.views.preparation.names import XML_ID, tei
from teitools.views.stylesheet import Sheet, package_sheet
from teitools.views.text import lines

_PAGE = next(iter(tei("pb")))
_BETWEEN = "\n\n"
NAMELESS = "(no speaker)"


@dataclass(frozen=True, slots=True)
class Record:
    """A speech, or a block of a document without speeches.

    `start` and `end` count characters (Unicode code points) in the words view: what stands
    there is `text`. `who` holds the pointers of the encoding, `speaker` the name.
    """

    id: str | None
    kind: str
    speaker: str | None
    who: list[str]
    page: str | None
    start: int
    end: int
    text: str


def records(
    tree: etree._ElementTree,
    sheet: Sheet | None = None,
    parameters: Mapping[str, str] | None = None,
) -> list[Record]:
    """The records of `tree` in order; those without words are left out.

    Raises DocumentError when the document is nested too deeply.
    """
    prepared = prepare(tree).tree
    pages = _pages(prepared)
    result, _ = (sheet or package_sheet("words.xsl")).apply(prepared, parameters)
    found: list[Record] = []
    start = 0
    for element in result.getroot().iter("record"):
        text = lines(element.text or "")
        if not text:
            continue
        identifier = element.get("id") or None
        found.append(
            Record(
                identifier,
                element.get("kind", ""),
                element.get("speaker") or None,
                element.get("who", "").split(),
                pages.get(identifier or ""),
                start,
                start + len(text),
                text,
            )
        )
        start += len(text) + len(_BETWEEN)
    return found


def render_words(found: list[Record]) -> bytes:
    """The words view: the texts of some records, apart by blank lines."""
    return (_BETWEEN.join(record.text for record in found) + "\n").encode() if found else b""


def render_by_speaker(found: list[Record]) -> bytes:
    """Each speaker, by order of appearance, with all that he or she says."""
    said: dict[str, list[str]] = {}
    for record in found:
        said.setdefault(record.speaker or NAMELESS, []).append(record.text)
    parts = (_BETWEEN.join([f"== {speaker} ==", *texts]) for speaker, texts in said.items())
    written = _BETWEEN.join(parts)
    return f"{written}\n".encode() if written else b""


def render_jsonl(found: list[Record]) -> bytes:
    """One JSON object (RFC 8259) a line for each record."""
    return "".join(f"{json.dumps(asdict(each), ensure_ascii=False)}\n" for each in found).encode()


def _pages(tree: etree._ElementTree) -> dict[str, str]:
    """The page on which each element that has an identifier begins: ``pb/@n``."""
    pages: dict[str, str] = {}
    current = ""
    for element in tree.iter(etree.Element):
        if element.tag == _PAGE:
            current = element.get("n", "")
        elif current:
            identifier = element.get(XML_ID)
            if identifier is not None:
                pages[identifier] = current
    return pages
