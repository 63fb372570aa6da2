"""An ODD as a document: parsed, with the exact place of each element."""

from __future__ import annotations

from lxml import etree

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Code, Finding
from teitools.source import Location, Source
from teitools.xml import document


class Document:
    """A parsed ODD, or a file of specifications."""

    def __init__(self, source: Source) -> None:
        """Parse `source`. Raises SchemaError, with the findings, when it cannot be."""
        self.source = source
        try:
            self._document = document.Document(source)
        except DocumentError as error:
            raise SchemaError(str(error), error.findings) from None
        self.root: etree._Element = self._document.tree.getroot()

    def finding(self, code: Code, node: etree._Element, **facts: object) -> Finding:
        """A finding at the start tag of `node`."""
        return Finding(code, self.location(node), facts)

    def location(self, node: etree._Element) -> Location:
        """Where the start tag of `node` is."""
        return self._document.positions.location(node)
