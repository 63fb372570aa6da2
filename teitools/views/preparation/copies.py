"""Elements that stand for others: an empty one with ``copyOf`` gets the words it points to."""

from __future__ import annotations

from lxml import etree

from teitools.views.preparation.identifiers import Identifiers
from teitools.views.preparation.names import selection
from teitools.views.preparation.words import plain

_LONGEST = 2000
"""How many characters are copied at most: copies of copies must not make a document large."""
_COPIES = selection("//*[@copyOf][not(node())]")


def fill_copies(root: etree._Element, identifiers: Identifiers) -> None:
    """Put plain words in each empty element with ``copyOf`` (global attribute, chapter 17.6)."""
    found = [(each, identifiers.element(each.get("copyOf"))) for each in _COPIES(root)]
    words = [(each, plain(original)) for each, original in found if original is not None]
    for each, said in words:
        if len(said) <= _LONGEST:
            each.text = said
