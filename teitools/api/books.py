"""`render(..., to="epub")`: a document as a book."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from teitools.api.output import Output
from teitools.errors import UsageError
from teitools.findings import Code, Finding, Severity
from teitools.source import Location, Source

LEFT_OUT = Code(
    "W102",
    "picture-left-out",
    Severity.WARNING,
    "the picture {address} is not in the book: {reason}",
)
LOST = Code(
    "W103",
    "link-lost",
    Severity.WARNING,
    "{address} is not in the book: the link to it is shown as text",
)

if TYPE_CHECKING:
    from teitools.views.epub import Made


def book(
    source: Source,
    tree: etree._ElementTree,
    view: str,
    *,
    css: str | Path | None = None,
    facsimile: str | None = None,
    xslt: str | Path | None = None,
    parameters: Mapping[str, str] | None = None,
    cover: str | Path | None = None,
) -> Output:
    """`tree`, which was read from `source`, as EPUB; the options are those of `render`.

    Pictures are taken from the folder of `source`, where that is a file.
    """
    from teitools.views import saxon
    from teitools.views.epub import make_book
    from teitools.views.epub.dating import changed_last
    from teitools.views.stylesheet import compile_sheet
    from teitools.views.unknown import unknown_elements

    if xslt is not None and saxon.is_needed(Path(xslt)):
        raise UsageError(f"{xslt}: a book is made by a style sheet in XSLT 1.0 that imports ours")
    file = Path(source.name)
    known = file.is_file()
    try:
        made = make_book(
            tree,
            view,
            modified=changed_last([file] if known else [], tree),
            css="" if css is None else Path(css).read_text("utf-8"),
            facsimile=facsimile,
            sheet=None if xslt is None else compile_sheet(Path(xslt)),
            parameters=parameters,
            folder=file.parent if known else None,
            name=file.stem if known else "",
            cover=None if cover is None else Path(cover).read_bytes(),
        )
    except ValueError as error:
        raise UsageError(f"{cover}: {error}") from None
    findings = unknown_elements(source, tree, made.unknown)
    return Output(made.data, [*findings, *missing(source, tree, made)])


def missing(source: Source, tree: etree._ElementTree, made: Made) -> list[Finding]:
    """What of `tree` is not in the book, each at the first element that points to it."""
    reasons = dict(made.left_out)
    lost = [each for each in dict.fromkeys(made.lost) if each not in reasons]
    if not reasons and not lost:
        return []
    places = _places(source, tree)
    nowhere = Location(source.name)
    found = [
        Finding(LEFT_OUT, places.get(address, nowhere), {"address": address, "reason": reason})
        for address, reason in reasons.items()
    ]
    return found + [Finding(LOST, places.get(each, nowhere), {"address": each}) for each in lost]


def _places(source: Source, tree: etree._ElementTree) -> dict[str, Location]:
    """Where each address stands first."""
    from teitools.views.preparation.addresses import safe
    from teitools.xml.positions import Positions

    positions = Positions(tree, source)
    places: dict[str, Location] = {}
    for element in tree.iter(etree.Element):
        for name in ("target", "ref", "url", "facs"):
            for pointer in (element.get(name) or "").split()[:1]:
                address = safe(pointer)
                if address and address not in places:
                    places[address] = positions.location(element)
    return places
