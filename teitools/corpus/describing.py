"""Who and what a document describes: the entries of its ``standOff``, lists and registers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.corpus import identities
from teitools.corpus.dates import parts_of
from teitools.corpus.documents import ORGANIZATION, PERSON, PLACE, Described
from teitools.rules.prefixes import Prefixes
from teitools.views.preparation.addresses import safe
from teitools.views.preparation.names import tei
from teitools.views.preparation.voices import name_of
from teitools.views.preparation.words import plain
from teitools.xml.names import XML_ID

_KINDS = {
    "person": PERSON,
    "personGrp": PERSON,
    "persona": PERSON,
    "org": ORGANIZATION,
    "place": PLACE,
}
_TAGS = tei(" ".join(_KINDS))
_NAMES = tei("persName orgName placeName geogName settlement country region name")
_NUMBER = next(iter(tei("idno")))
_SURNAME, _FORENAME = next(iter(tei("surname"))), next(iter(tei("forename")))
_BIRTH, _DEATH = next(iter(tei("birth"))), next(iter(tei("death")))
_WEB = ("http://", "https://")
_WHEN = ("when", "notBefore", "notAfter", "from", "to")


def described_in(tree: etree._ElementTree, path: str, prefixes: Prefixes) -> tuple[Described, ...]:
    """The persons, organizations and places with an ``xml:id`` that the document at `path`
    describes (TEI P5, section 14.3); `tree` is as it was read."""
    return tuple(
        Described(
            _KINDS[etree.QName(element).localname],
            element.get(XML_ID, ""),
            label,
            _sorted_as(element, label),
            _details(element),
            _address(element),
            tuple(dict.fromkeys(_same(element, path, prefixes))),
        )
        for element in tree.iter(*_TAGS)
        if element.get(XML_ID) and (label := name_of(element) or element.get(XML_ID, ""))
    )


def _same(element: etree._Element, path: str, prefixes: Prefixes) -> Iterator[str]:
    """The identities that an entry says it has elsewhere."""
    kind = _KINDS[etree.QName(element).localname]
    own = identities.of_file(f"#{element.get(XML_ID, '')}", path)
    pointers = (element.get("sameAs") or "").split()
    for child in element:
        if child.tag in _NAMES:
            pointers += (child.get("ref") or "").split()[:1]
            if child.get("key"):
                yield identities.of_key(kind, " ".join(str(child.get("key")).split()))
        elif child.tag == _NUMBER and plain(child):
            number = identities.of_number(child.get("type") or "", plain(child))
            if number:
                yield number
    found = (identities.of_pointer(each, path, prefixes) for each in pointers)
    yield from (each for each in found if each and each != own)


def _sorted_as(element: etree._Element, label: str) -> str:
    """Surname, forename, where the first name says which is which."""
    for name in element:
        if name.tag in _NAMES:
            last, first = name.find(_SURNAME), name.find(_FORENAME)
            if last is not None and plain(last):
                before = "" if first is None else plain(first)
                return f"{plain(last)}, {before}" if before else plain(last)
            return label
    return label


def _details(element: etree._Element) -> str:
    """Dates of life and the role, as far as they are given."""
    born, died = _year(element.find(_BIRTH)), _year(element.find(_DEATH))
    life = f"{born}–{died}" if born or died else ""
    role = (element.get("role") or "").replace("_", " ")
    return ", ".join(each for each in (life, role) if each)


def _year(event: etree._Element | None) -> str:
    if event is None:
        return ""
    dated = [event, *event.iter(*tei("date"))]
    for name in _WHEN:
        for each in dated:
            parts = parts_of(each.get(name, ""))
            if parts is not None:
                return f"{parts[0]}" if name == "when" else f"{parts[0]}?"
    return ""


def _address(element: etree._Element) -> str:
    candidates = [*(element.get("sameAs") or "").split()]
    for child in element:
        if child.tag == _NUMBER:
            candidates.append(plain(child))
        elif child.tag in _NAMES:
            candidates += (child.get("ref") or "").split()
    return next((safe(each) for each in candidates if each.startswith(_WEB) and safe(each)), "")
