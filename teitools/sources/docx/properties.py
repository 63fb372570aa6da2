"""What a document says of itself: the core properties (ECMA-376, part 2, chapter 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from teitools.findings import Finding
from teitools.sources import codes
from teitools.sources.content import Place
from teitools.sources.docx.names import local
from teitools.sources.docx.package import Package
from teitools.sources.places import quoted, tell
from teitools.tei.description import Description, Origin, Responsible

_NOT_TAKEN = ("subject", "keywords", "description", "category", "contentStatus")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")


def describe(
    package: Package, responsible: tuple[Responsible, ...]
) -> tuple[Description, list[Finding]]:
    """The description of a document; what it says and a description cannot hold."""
    said = dict(_properties(package))
    findings = [
        tell(
            codes.DROPPED,
            package.name,
            Place(),
            what=f"what the document says of itself as {key!r}",
            words=quoted(said[key]),
        )
        for key in _NOT_TAKEN
        if key in said
    ]
    created = _DAY.fullmatch(said.get("created", ""))
    language = said.get("language", "")
    title = said.get("title")
    origin = Origin(
        title,
        said.get("creator"),
        None,
        created[1] if created else None,
        None,
        PurePath(package.name).name if not package.name.startswith("<") else None,
    )
    description = Description(
        title=title,
        language=language if _LANGUAGE.fullmatch(language) else None,
        origin=origin,
        responsible=responsible,
    )
    return description, findings


def _properties(package: Package) -> Iterator[tuple[str, str]]:
    relations = package.relations("").values()
    name = next((each.target for each in relations if each.kind == "core-properties"), "")
    root: etree._Element | None = package.part(name or "docProps/core.xml")
    for element in root if root is not None else ():
        words = " ".join("".join(map(str, element.itertext())).split())
        if words:
            yield local(element), words
