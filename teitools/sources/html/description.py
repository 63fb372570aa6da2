"""What a page says of itself: ``title``, ``lang``, and ``meta`` with Dublin Core and others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree

from teitools.findings import Finding
from teitools.sources import codes
from teitools.sources.content import Place
from teitools.sources.html.places import Places
from teitools.sources.places import quoted, tell
from teitools.tei.description import Description, Origin

_FIELDS = {
    "title": ("dc.title", "dcterms.title", "citation_title", "og:title"),
    "author": ("dc.creator", "dcterms.creator", "citation_author", "author"),
    "publisher": ("dc.publisher", "dcterms.publisher", "citation_publisher", "og:site_name"),
    "date": (
        "dc.date", "dcterms.date", "dcterms.created", "dcterms.issued", "citation_date",
        "citation_publication_date", "date", "article:published_time",
    ),
    "language": ("dc.language", "dcterms.language", "citation_language"),
    "address": ("dc.identifier", "dcterms.identifier", "citation_doi", "og:url"),
    "rights": ("dc.rights", "dcterms.rights", "dcterms.license"),
}  # fmt: skip
_OF_PROGRAMS = re.compile(
    r"viewport|generator|robots|referrer|theme-color|color-scheme|format-detection|msapplication"
    r"|apple-|twitter:|fb:|csrf|google|og:|article:|\Z"
)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_DAY = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ].*)?")


def describe(root: etree._Element, name: str, places: Places) -> tuple[Description, list[Finding]]:
    """The description of the page called `name`; what it says and a description cannot hold."""
    values: dict[str, list[str]] = {}
    findings: list[Finding] = []
    for key, value, place in _said(root, places):
        field = next((field for field, keys in _FIELDS.items() if key in keys), None)
        if field is not None:
            values.setdefault(field, []).append(value)
        elif not _OF_PROGRAMS.match(key):
            what = f"what the page says of itself as {key!r}"
            findings.append(tell(codes.DROPPED, name, place, what=what, words=quoted(value)))
    title = _text(root.find("head/title")) or "".join(values.get("title", [])[:1])
    dates = [_DAY.sub(r"\1", value) for value in values.get("date", [])]
    language = (root.get("lang") or "".join(values.get("language", [])[:1])).strip()
    origin = Origin(
        title or None,
        "; ".join(dict.fromkeys(values.get("author", []))) or None,
        "; ".join(dict.fromkeys(values.get("publisher", []))) or None,
        dates[0] if dates else None,
        _address(root, values.get("address", [])),
        PurePath(name).name if not name.startswith("<") else None,
        "; ".join(dict.fromkeys(values.get("rights", []))) or None,
    )
    description = Description(
        title=title or None,
        language=language if _LANGUAGE.fullmatch(language) else None,
        origin=origin,
    )
    return description, findings


def _said(root: etree._Element, places: Places) -> Iterator[tuple[str, str, Place]]:
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").strip().lower()
        value = _held(meta.get("content"))
        if key and value:
            yield key, value, places.of(meta)


def _address(root: etree._Element, given: list[str]) -> str | None:
    links = [link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"]
    for value in (*links, *given):
        if re.fullmatch(r"(?:https?|urn|doi):\S+", value.strip()):
            return value.strip()
    return None


def _text(element: etree._Element | None) -> str:
    return "" if element is None else _held("".join(map(str, element.itertext())))


def _held(value: str | None) -> str:
    """`value` in one line, without characters that XML cannot hold."""
    words = " ".join((value or "").split())
    return re.sub(r"[\x00-\x1f\ufffe\uffff\ud800-\udfff]", "", words)
