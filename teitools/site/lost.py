"""What is said of links that lead to what is not in the site."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from teitools.findings import Code, Finding, Severity
from teitools.source import Source
from teitools.views.preparation.addresses import safe

LOST = Code(
    "W203",
    "link-outside-site",
    Severity.WARNING,
    "the link to {address} leads to a file that is not in the site: it is shown as text ({count} "
    "such in this document)",
)
_POINTING = ("target", "url", "facs")


def lost_links(
    source: Source, tree: etree._ElementTree, links: Mapping[str, str]
) -> tuple[Finding, ...]:
    """A finding at the first element of `tree` that points to what has nothing in `links`."""
    lost = {pointer for pointer, there in links.items() if not there}
    if not lost:
        return ()
    found = [
        (element, pointer)
        for element in tree.iter(etree.Element)
        for name in _POINTING
        if (pointer := element.get(name, "").partition(" ")[0]) and safe(pointer) in lost
    ]
    if not found:
        return ()
    from teitools.xml.positions import Positions

    element, pointer = found[0]
    facts = {"address": pointer, "count": len(found)}
    return (Finding(LOST, Positions(tree, source).location(element), facts),)
