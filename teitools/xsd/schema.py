"""XSD by the package `xmlschema`."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.source import Location, Position, Source
from teitools.xml.beside import Beside
from teitools.xml.document import Document, Fault
from teitools.xml.wording import shortened
from teitools.xsd.codes import BEYOND_LIMIT, INCORRECT_SCHEMA
from teitools.xsd.files import check
from teitools.xsd.limits import beyond, room, seconds
from teitools.xsd.patterns import Matcher, bound
from teitools.xsd.reading import unrepeated
from teitools.xsd.timing import TooMuch, within
from teitools.xsd.versions import is_later

_SECONDS, _BYTES = 30.0, 1_000_000_000
"""What loading a schema may take, of processor time and of memory."""


class XsdSchema:
    """An XSD: 1.1 where it says so or needs it, else 1.0 (see `versions`)."""

    def __init__(
        self, source: Source, folder: Path | None = None, matcher: Matcher | None = None
    ) -> None:
        """Load the schema in `source`; other files it names are read below `folder` only.

        `matcher` matches its patterns, where it can. Raises SchemaError, with findings, when the
        schema is incorrect.
        """
        self.name = source.name
        self.beside = Beside()
        """The other files of the schema, as they were before it was loaded."""
        documents = check(source, folder, self.beside)
        self.later = is_later(documents.values())
        """Whether it is one of XML Schema 1.1."""
        self._engine = _load(source, folder, self.later, documents)
        if matcher is not None:
            bound(self._engine, matcher)
        self._inherits = self.later and any(
            "inheritable" in each.text for each in documents.values()
        )

    def validate(self, document: Document) -> Iterator[Finding]:
        """What is wrong with `document`; nothing when it is valid.

        Its own `xsi:schemaLocation` is not followed.
        """
        reason = beyond(document)
        errors: list[Any] = []
        if reason is None:
            try:
                with within(seconds(document), room(document)):
                    errors = self._errors(document)
            except RecursionError:
                reason = "its elements are nested too deep"
            except TooMuch as error:
                reason = f"that takes too much {error.what}"
        if reason is not None:
            yield document.finding(Fault(BEYOND_LIMIT, document.tree.getroot(), {"reason": reason}))
        for fault in unrepeated(errors, document.tree):
            yield document.finding(fault)

    def _errors(self, document: Document) -> list[Any]:
        found = list(self._engine.iter_errors(document.tree, use_location_hints=False))
        if not found and self._inherits:
            # xmlschema loses what it finds below elements with inheritable attributes; but the
            # first of it is raised.
            import xmlschema

            try:
                self._engine.validate(document.tree, use_location_hints=False)
            except xmlschema.XMLSchemaValidationError as error:
                found = [error]
        return found


def _load(
    source: Source, folder: Path | None, later: bool, documents: Mapping[Path | None, Document]
) -> Any:
    import xmlschema

    kind = xmlschema.XMLSchema11 if later else xmlschema.XMLSchema10
    allow = "none" if folder is None else "sandbox"
    base = None if folder is None else folder.resolve().as_uri() + "/"
    try:
        with warnings.catch_warnings(), within(_SECONDS, _BYTES):
            # An import that is not found is a warning there, and an incorrect schema here.
            warnings.simplefilter("ignore", xmlschema.XMLSchemaAssertPathWarning)
            warnings.simplefilter("error", xmlschema.XMLSchemaImportWarning)
            return kind(source.data, base_url=base, allow=allow, defuse="always")
    except (xmlschema.XMLSchemaException, UserWarning, etree.Error) as error:
        reason = getattr(error, "message", None) or str(error)
        location = _location(error, source, documents)
    except (RecursionError, TooMuch) as error:
        reason = "it is nested too deep"
        if isinstance(error, TooMuch):
            reason = f"to load it takes too much {error.what}"
        location = Location(source.name, Position(1, 1))
    facts = {"reason": shortened(" ".join(str(reason).split()), 200)}
    raise SchemaError.of(Finding(INCORRECT_SCHEMA, location, facts)) from None


def _location(error: Any, source: Source, documents: Mapping[Path | None, Document]) -> Location:
    """The place of the element that `error` is about, as far as it tells."""
    url = getattr(getattr(error, "source", None), "url", None)
    path = getattr(error, "path", None)
    file = Path(unquote(urlsplit(url).path)) if url else None
    document = documents.get(file) or documents[None]
    with suppress(etree.Error, ValueError, TypeError):
        spaces = {key: uri for key, uri in document.tree.getroot().nsmap.items() if key and uri}
        found = document.tree.xpath(str(path), namespaces=spaces) if path else None
        if isinstance(found, list) and len(found) == 1 and isinstance(found[0], etree._Element):
            return document.positions.location(found[0])
    return Location(document.source.name, Position(1, 1))
