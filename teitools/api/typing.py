"""Documents that are typed whole: TEI to the explicit notation, and back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from teitools.api.project_schema import holds_text, is_valid, judge
from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.notation.tree_printer import print_tree
from teitools.notation.tree_reader import HEADER, NotTypedError, read_tree
from teitools.source import Source
from teitools.tei.fitting import fit
from teitools.tei.tree import lost_nodes, write_tree
from teitools.tei.tree import read_tree as tree_of
from teitools.xml.mistake import Lines
from teitools.xml.parsing import parse
from teitools.xml.tags import start_tags

_FORMS = {"#explicit", "#explicit-block"}


def typed(tree: etree._ElementTree, source: Source) -> tuple[str, list[Finding]]:
    """The text that types the TEI in `tree`, which `source` holds; what it cannot say.

    A document that the project's schema accepts is typed exactly; another one is made to fit
    it first, and white space among its words is single spaces.
    """
    if is_valid(source.data):
        findings = list(lost_nodes(tree, source))
    else:
        tree, findings = fit(tree, source, judge)
    return print_tree(tree_of(tree, holds_text)), findings


def is_typed(text: str) -> bool:
    """Whether `text` begins like a document that is typed whole."""
    return HEADER.match(text) is not None


def written(text: str) -> bytes:
    """The TEI that `text` types. Raises NotTypedError where it types none that is valid."""
    data = write_tree(read_tree(text), holds_text)
    for finding in _faults(data):
        raise NotTypedError(finding.message, 0)
    return data


def _faults(data: bytes) -> Iterator[Finding]:
    try:
        parse(Source("document", data))
    except DocumentError as error:
        raise NotTypedError(error.findings[0].message, 0) from None
    return judge(data)


def refused(data: bytes, offsets: Sequence[int], everything: bool) -> dict[int, str]:
    """Which of the elements in the explicit form the schema does not allow, and why.

    `offsets` are their places in the text, in the order of the document. With `everything`, all
    of them where anything is wrong.
    """
    faults = list(judge(data))
    if not faults:
        return {}
    text = data.decode()
    root = etree.fromstring(data, etree.XMLParser(huge_tree=True, collect_ids=False))
    elements = list(root.iter("*"))
    explicit = [each for each in elements if _FORMS & {*(each.get("rendition") or "").split()}]
    places = dict(zip(explicit, offsets, strict=False))
    if everything or len(explicit) != len(offsets):
        return dict.fromkeys(offsets, faults[0].message)
    starts = [offset for offset, _ in start_tags(text, text.index("<TEI"))]
    lines = Lines(text)
    wrong: dict[int, str] = {}
    for fault in faults:
        position = fault.location.position
        at = lines.offset(position.line, position.column) if position else 0
        near = elements[max(0, bisect_right(starts, at) - 1)]
        for each in _to_blame(near, places):
            wrong.setdefault(places[each], fault.message)
    return wrong or dict.fromkeys(offsets, faults[0].message)


def _to_blame(
    near: etree._Element, places: Mapping[etree._Element, int]
) -> Iterable[etree._Element]:
    """The nearest elements in the explicit form: `near`, one around it, or its siblings."""
    at: etree._Element | None = near
    while at is not None:
        if at in places:
            return (at,)
        at = at.getparent()
    parent = near.getparent()
    around = [near] if parent is None else [near, parent]
    return [child for each in around for child in each if child in places]
