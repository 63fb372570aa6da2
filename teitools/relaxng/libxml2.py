"""RELAX NG by libxml2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.relaxng.codes import INCORRECT_SCHEMA
from teitools.relaxng.comparing import compare
from teitools.relaxng.flattening import flatten
from teitools.relaxng.log import interpret
from teitools.relaxng.vocabulary import Vocabulary
from teitools.source import Location, Position, Source
from teitools.xml.document import Document
from teitools.xml.names import RNG

_ROOT = re.compile(
    "element|attribute|group|interleave|choice|optional|zeroOrMore|oneOrMore|list|mixed|"
    "empty|text|value|data|notAllowed|grammar"
)


class RelaxNGSchema:
    """A RELAX NG schema in XML syntax."""

    def __init__(self, source: Source, folder: Path | None = None) -> None:
        """Load the schema in `source`; other files it names are read below `folder` only.

        Raises SchemaError, with findings, when it is incorrect (RELAX NG, chapters 3 and 4
        and section 7, as far as libxml2 sees to them).
        """
        self.name = source.name
        self._tree = flatten(source, folder)
        root = etree.QName(self._tree.getroot())
        if root.namespace != RNG or not _ROOT.fullmatch(root.localname):
            raise _incorrect(source.name, f"<{root.localname}> is not a RELAX NG pattern")
        try:
            self._relaxng = etree.RelaxNG(self._tree)
        except etree.RelaxNGError as error:
            reason = " ".join(str(error).split())
            raise _incorrect(source.name, reason) from None

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`, one finding for one mistake; nothing if valid."""
        if self._relaxng.validate(document.tree):
            return
        faults = list(compare(document.tree, self._vocabulary))
        log = self._relaxng.error_log
        faults.extend(interpret(log, document.tree, self._vocabulary, faults))
        for fault in faults:
            yield document.finding(fault)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._tree)


def _incorrect(name: str, reason: str) -> SchemaError:
    location = Location(name, Position(1, 1))
    return SchemaError.of(Finding(INCORRECT_SCHEMA, location, {"reason": reason}))
