"""Documents judged together with what they include (XInclude), where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.validation.codes import INCLUDES
from teitools.validation.constraints import AccompaniedEngine, folder_of
from teitools.validation.engines import Engine, Input, source_of
from teitools.xinclude import Whole, include, includes
from teitools.xml.document import Document, Fault


class Inclusion(NamedTuple):
    """That inclusion is asked for, and the folder below which included files may be: `root`,
    where the document is below it, and else the folder of the document."""

    root: Path | None = None

    def whole(self, document: Document, folder: Path | None) -> Whole | None:
        """`document`, a file of `folder`, with what it includes; None where that is nothing.

        Raises DocumentError.
        """
        if includes(document) is None:
            return None
        return include(document, folder, None if folder is None else self.root_of(folder))

    def root_of(self, folder: Path) -> Path:
        """The folder below which a document of `folder` may include files."""
        root = self.root
        within = root is not None and folder.resolve().is_relative_to(root.resolve())
        return root if root is not None and within else folder


def unasked(document: Document) -> Iterator[Finding]:
    """That `document` includes others, which is not done."""
    element = includes(document)
    if element is not None:
        href = element.get("href", "")
        yield document.finding(Fault(INCLUDES, element, {"href": href}))


class IncludingEngine(AccompaniedEngine):
    """A schema by which documents are judged with what they include."""

    def __init__(self, schema: Engine, inclusion: Inclusion) -> None:
        super().__init__(schema)
        self._inclusion = inclusion

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document` and what it includes, which are read whole first."""
        try:
            yield from self.whole_findings(Document(source_of(document, name)))
        except DocumentError as error:
            yield from error.findings

    def whole_findings(self, document: Document) -> Iterator[Finding]:
        """What is wrong with a document that has been parsed, and what it includes. Raises
        DocumentError.
        """
        whole = self._inclusion.whole(document, folder_of(document.source))
        found = self.validate(whole or document)
        yield from found if whole is None else whole.located(found)
