"""The steps of preparing a document, in their order."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from teitools.dataclass import dataclass
from teitools.views.preparation.addresses import resolve_addresses
from teitools.views.preparation.blocks import mark_blocks
from teitools.views.preparation.copies import fill_copies
from teitools.views.preparation.identifiers import Identifiers, give_identifiers
from teitools.views.preparation.indexing import Index, index_names, write_index
from teitools.views.preparation.names import VIEW, selection
from teitools.views.preparation.notes import number_notes
from teitools.views.preparation.spaces import set_spaces
from teitools.views.preparation.spans import wrap_spans
from teitools.views.preparation.strays import keep_strays
from teitools.views.preparation.utterances import name_parts
from teitools.views.preparation.voices import count_voices

_FORGED = selection("//v:* | //@v:*/..", {"v": VIEW})


@dataclass(frozen=True, slots=True)
class Prepared:
    """A prepared copy, and what it says of itself."""

    tree: etree._ElementTree
    index: Index


def prepare(tree: etree._ElementTree, facsimile: str | None = None) -> Prepared:
    """A copy of `tree` with identifiers, blocks, notes, addresses and indexes marked.

    `facsimile` is a template for the addresses of page images (see `addresses`). Takes time
    in proportion to the document.
    """
    copy = deepcopy(tree)
    root = copy.getroot()
    _remove_forged(copy)
    identifiers = Identifiers(root)
    fill_copies(root, identifiers)
    keep_strays(root)
    set_spaces(root)
    wrap_spans(root, identifiers)
    name_parts(root)
    number_notes(root, identifiers)
    give_identifiers(root, identifiers)
    mark_blocks(root)
    voices = count_voices(root, identifiers)
    index = index_names(root, identifiers, voices)
    resolve_addresses(root, identifiers, facsimile)
    write_index(root, index)
    return Prepared(copy, index)


def _remove_forged(tree: etree._ElementTree) -> None:
    """Take away what a document has in our own namespace."""
    mark = f"{{{VIEW}}}"
    for element in _FORGED(tree):
        if str(element.tag).startswith(mark):
            element.tag = etree.QName(element).localname
        for name in [str(name) for name in element.attrib if str(name).startswith(mark)]:
            del element.attrib[name]
