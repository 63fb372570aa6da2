"""XSD by the package `xmlschema`."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.source import Location, Position, Source
from teitools.xml.beside import Beside
from teitools.xml.document import Document, Fault
from teitools.xml.wording import shortened
from teitools.xsd.codes import BEYOND_LIMIT, INCORRECT_SCHEMA
from teitools.xsd.files import check
from teitools.xsd.limits import beyond
from teitools.xsd.reading import read

_VERSION = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"


class XsdSchema:
    """An XSD: 1.1 where its `vc:minVersion` says so, else 1.0."""

    def __init__(self, source: Source, folder: Path | None = None) -> None:
        """Load the schema in `source`; other files it names are read below `folder` only.

        Raises SchemaError, with findings, when it is incorrect.
        """
        self.name = source.name
        self.beside = Beside()
        """The other files of the schema, as they were before it was loaded."""
        document = check(source, folder, self.beside)
        self._engine = _load(source, folder, document.tree.getroot().get(_VERSION) == "1.1")

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`; nothing when it is valid.

        Its own `xsi:schemaLocation` is not followed.
        """
        reason = beyond(document)
        errors = []
        if reason is None:
            try:
                errors = list(self._engine.iter_errors(document.tree, use_location_hints=False))
            except RecursionError:
                reason = "its elements are nested too deep"
        if reason is not None:
            yield document.finding(Fault(BEYOND_LIMIT, document.tree.getroot(), {"reason": reason}))
        for error in errors:
            yield document.finding(read(error, document.tree))


def _load(source: Source, folder: Path | None, later: bool) -> Any:
    import xmlschema

    kind = xmlschema.XMLSchema11 if later else xmlschema.XMLSchema10
    allow = "none" if folder is None else "sandbox"
    base = None if folder is None else folder.resolve().as_uri() + "/"
    try:
        with warnings.catch_warnings():
            # An import that is not found is a warning there, and an incorrect schema here.
            warnings.simplefilter("error", xmlschema.XMLSchemaImportWarning)
            return kind(source.data, base_url=base, allow=allow, defuse="always")
    except (xmlschema.XMLSchemaException, UserWarning, RecursionError, etree.Error) as error:
        reason = getattr(error, "message", None) or str(error)
        facts = {"reason": shortened(str(reason), 200)}
        location = Location(source.name, Position(1, 1))
        raise SchemaError.of(Finding(INCORRECT_SCHEMA, location, facts)) from None
