"""The package document: metadata, manifest, spine (EPUB 3.3, section 5)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from lxml import etree

from teitools.views.epub.items import DC, OPF, Chapter, Item

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d+(?:\.\d+)*/\S+)\Z", re.I)
_ADDRESS = re.compile(r"(?:https?://|urn:|ark:|hdl:|info:)\S+\Z", re.I)
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:teitools:book")


def dc(name: str) -> str:
    """The qualified name of a Dublin Core element."""
    return f"{{{DC}}}{name}"


def opf(name: str) -> str:
    """The qualified name of an element of a package document."""
    return f"{{{OPF}}}{name}"


def settle_metadata(metadata: etree._Element, modified: datetime, *, own: str = "") -> None:
    """Complete what the style sheet found in a header: languages and dates that are none are
    left out, the identifier of the book is chosen, and `modified` is set.

    `own` tells documents apart that say nothing of themselves.
    """
    _settle_languages(metadata)
    for dated in metadata.findall(dc("date")):
        if not _is_date((dated.text or "").strip()):
            metadata.remove(dated)
    for each in list(metadata):
        if each.tag.startswith(f"{{{DC}}}") and not (each.text or "").strip():
            metadata.remove(each)
    _settle_identifiers(metadata, own)
    stamp = etree.SubElement(metadata, opf("meta"), {"property": "dcterms:modified"})
    stamp.text = modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _settle_languages(metadata: etree._Element) -> None:
    known: set[str] = set()
    found = metadata.findall(dc("language"))
    for element in found:
        element.text = element.get("lang")
        element.attrib.clear()
        if element.text is None or element.text in known:
            metadata.remove(element)
        else:
            known.add(element.text)
    if not known:
        etree.SubElement(metadata, dc("language")).text = "und"


def _settle_identifiers(metadata: etree._Element, own: str) -> None:
    """The first that is known to be of this text alone: a DOI, an ISBN, an address; else a
    name-based UUID (RFC 9562, section 5.5) of what the header says. It is put first."""
    found = metadata.findall(dc("identifier"))
    written = [_identifier(each) for each in found]
    chosen = next((said for said in written if said), "")
    for element, said in zip(found, written, strict=True):
        kind = str(element.attrib.pop("type", ""))
        if said == chosen and said:
            metadata.remove(element)
        elif kind and not said:
            element.text = f"{kind} {element.text}"
        elif said:
            element.text = said
    if not chosen:
        kinds = [dc("title"), dc("creator"), dc("identifier"), dc("publisher")]
        words = [f"{each.tag} {each.text}" for each in metadata if each.tag in kinds]
        chosen = f"urn:uuid:{uuid.uuid5(_OURS, chr(10).join([*words, own]))}"
    identifier = etree.Element(dc("identifier"), {"id": "identifier"})
    identifier.text = chosen
    metadata.insert(0, identifier)


def _identifier(element: etree._Element) -> str:
    """A DOI, ISBN or address in its usual form, or nothing."""
    text = (element.text or "").strip()
    kind = (element.get("type") or "").casefold()
    doi = _DOI.match(text)
    if doi is not None and (kind == "doi" or text != doi[1]):
        return f"https://doi.org/{doi[1]}"
    digits = re.sub(r"[\s-]", "", text).removeprefix("ISBN")
    if kind.startswith("isbn") and re.fullmatch(r"\d{9}[\dXx]|\d{13}", digits):
        return f"urn:isbn:{digits}"
    return text if _ADDRESS.match(text) else ""


def _is_date(text: str) -> bool:
    if not _DATE.match(text):
        return False
    try:
        date.fromisoformat(text + "-01" * (2 - text.count("-")))
    except ValueError:
        return False
    return True


def add_accessibility(
    metadata: etree._Element, chapters: Sequence[Chapter], items: Sequence[Item]
) -> None:
    """What a reader may ask of a book before it is opened (EPUB Accessibility 1.1, section 2)."""
    pictures = [item for item in items if item.media_type.startswith("image/")]
    features = ["structuralNavigation", "tableOfContents", "readingOrder"]
    features += ["displayTransformability", "ARIA"]
    if any(chapter.pages for chapter in chapters):
        features += ["printPageNumbers", "pageBreakMarkers", "pageNavigation"]
    if any(chapter.kind == "index" for chapter in chapters):
        features.append("index")
    if any("mathml" in chapter.item.properties for chapter in chapters):
        features.append("MathML")
    if pictures:
        features.append("alternativeText")
    animated = any(item.media_type in ("image/gif", "image/webp") for item in pictures)
    modes = ["textual", "visual"] if pictures else ["textual"]
    summary = (
        "The text is structured by headings, with a table of contents; marks of the edition have "
        "words for those who do not see them; notes are linked both ways"
    )
    if any(chapter.pages for chapter in chapters):
        summary += "; the pages of the source can be gone to by number"
    if pictures:
        summary += "; pictures have the description that the edition gives them, where it does"
    _schema(metadata, "accessMode", *modes)
    _schema(metadata, "accessModeSufficient", *([] if pictures else ["textual"]))
    _schema(metadata, "accessibilityFeature", *features)
    _schema(metadata, "accessibilityHazard", "unknown" if animated else "none")
    _schema(metadata, "accessibilitySummary", f"{summary}.")


def _schema(metadata: etree._Element, name: str, *values: str) -> None:
    for value in values:
        element = etree.SubElement(metadata, opf("meta"), {"property": f"schema:{name}"})
        element.text = value


def write_package(
    metadata: etree._Element,
    navigation: Item,
    chapters: Sequence[Chapter],
    others: Sequence[Item],
    *,
    language: str,
    direction: str,
) -> bytes:
    """A package document with `metadata`; `others` are files that are not read in turn."""
    attributes = {"version": "3.0", "unique-identifier": "identifier", "dir": direction}
    spaces: Any = {None: OPF, "dc": DC}
    package = etree.Element(opf("package"), attributes, nsmap=spaces)
    package.set(_XML_LANG, language)
    package.append(metadata)
    manifest = etree.SubElement(package, opf("manifest"))
    spine = etree.SubElement(package, opf("spine"), {"page-progression-direction": direction})
    _entry(manifest, "nav", navigation)
    for number, chapter in enumerate(chapters, 1):
        _entry(manifest, f"chapter-{number}", chapter.item)
        etree.SubElement(spine, opf("itemref"), {"idref": f"chapter-{number}"})
    etree.SubElement(spine, opf("itemref"), {"idref": "nav", "linear": "no"})
    for number, item in enumerate(others, 1):
        _entry(manifest, f"file-{number}", item)
    etree.cleanup_namespaces(package, keep_ns_prefixes=["dc"])
    etree.indent(package)
    return etree.tostring(package, encoding="utf-8", xml_declaration=True) + b"\n"


def _entry(manifest: etree._Element, identifier: str, item: Item) -> None:
    values = {"id": identifier, "href": item.name, "media-type": item.media_type}
    entry = etree.SubElement(manifest, opf("item"), values)
    if item.properties:
        entry.set("properties", " ".join(item.properties))
