"""What no schema language can say of TEI: rules, one a file, each with what it finds.

A rule is a function from a tree to faults. To add one, write its file, with its code and its
`check`, and name it in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from teitools.rules import addresses, chains, copies, dates, identifiers, pages, pointers, ranges
from teitools.xml.document import Fault

Rule = Callable[[etree._ElementTree], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    pointers.check,
    identifiers.check,
    copies.check,
    dates.check,
    addresses.check,
    ranges.check,
    chains.check,
    pages.check,
)

__all__ = ["RULES", "Rule"]
