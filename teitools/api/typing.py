"""Documents that are typed whole: TEI to the explicit notation, and back."""

from __future__ import annotations

from collections.abc import Iterator

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
from teitools.xml.parsing import parse


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
