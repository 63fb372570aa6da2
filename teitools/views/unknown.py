"""What is said of elements that a style sheet does not know."""

from __future__ import annotations

from lxml import etree

from teitools.findings import Code, Finding, Severity
from teitools.source import Source

UNKNOWN = Code(
    "W101",
    "unknown-element",
    Severity.WARNING,
    "the style sheet does not know the element {element} ({count} in this document): its text is "
    "shown, and nothing else of it",
)


def unknown_elements(
    source: Source, tree: etree._ElementTree, unknown: tuple[str, ...]
) -> tuple[Finding, ...]:
    """A finding for each name that was not known, at the first element of that name in `tree`,
    which is what `source` holds."""
    if not unknown:
        return ()
    from teitools.xml.positions import Positions

    positions = Positions(tree, source)
    found = []
    for name in unknown:
        elements = list(tree.iter(name.removeprefix("{}")))
        if elements:
            shown = etree.QName(name.removeprefix("{}"))
            facts = {"element": f"<{shown.localname}>", "count": len(elements)}
            found.append(Finding(UNKNOWN, positions.location(elements[0]), facts))
    return tuple(found)
