"""What no schema language can say of TEI: rules, one a file, each with what it finds.

A rule is a function from a tree to faults. To add one, write its file, with its code and its
`check`, and name it in `RULES`, or in `FOLDER_RULES` where it asks for files beside the document.
What a code means stands in `teitools/explanations/rules.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from teitools.findings import Code
from teitools.rules import (
    addresses,
    calendar,
    chains,
    copies,
    corpus,
    dates,
    files,
    forms,
    identifiers,
    kinds,
    pages,
    persons,
    pointers,
    ranges,
    tags,
)
from teitools.rules.folder import Folder
from teitools.xml.document import Fault

Rule = Callable[[etree._ElementTree], Iterator[Fault]]
FolderRule = Callable[[etree._ElementTree, Folder], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    pointers.check,
    identifiers.check,
    copies.check,
    dates.check,
    addresses.check,
    ranges.check,
    chains.check,
    pages.check,
    calendar.check,
    kinds.check,
    persons.check,
    tags.check,
    forms.check,
)
FOLDER_RULES: tuple[FolderRule, ...] = (files.check, corpus.check)

_FILES = (
    *(addresses, calendar, chains, copies, corpus, dates, files, forms),
    *(identifiers, kinds, pages, persons, pointers, ranges, tags),
)
CODES: tuple[Code, ...] = tuple(
    sorted({value for file in _FILES for value in vars(file).values() if isinstance(value, Code)})
)
"""The codes of all rules, by id."""

__all__ = ["CODES", "FOLDER_RULES", "RULES", "Folder", "FolderRule", "Rule"]
