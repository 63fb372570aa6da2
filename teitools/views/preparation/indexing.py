"""The index of a document: who and what is named in it, where, and who speaks."""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from teitools.dataclass import dataclass
from teitools.views.preparation.identifiers import Identifiers
from teitools.views.preparation.names import LISTED, NAMES, XML_ID, tei, view
from teitools.views.preparation.voices import Voice, name_of
from teitools.views.preparation.words import plain

_TEXT = tei("text sourceDoc")
_OF_A_TYPE = tei("name rs")
_TYPES = {
    "person": "person", "people": "person", "pers": "person", "place": "place", "geog": "place",
    "org": "organization", "organisation": "organization", "organization": "organization",
}  # fmt: skip
_KIND = {tag: kind for kind, tags in NAMES.items() for tag in tags}
_LISTED = {tag: kind for kind, tags in LISTED.items() for tag in tags}
_NOT_MENTIONS = frozenset(_LISTED) | tei("teiHeader standOff speaker listBibl bibl biblStruct")
_DATING = ("when", "when-iso", "when-custom", "from", "from-iso", "notBefore", "notBefore-iso")
KINDS = ("person", "organization", "place", "date")


@dataclass(slots=True)
class Entry:
    """Something that is named: where it is described, and where it is mentioned."""

    kind: str
    key: str
    label: str
    identifier: str = ""
    listed: str = ""
    mentions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Index:
    """The speakers and the entries of each kind of a document."""

    voices: list[Voice]
    entries: list[Entry]


def index_names(root: etree._Element, identifiers: Identifiers, voices: list[Voice]) -> Index:
    """The index. Sets ``v:to`` on each name in the text to the identifier of its entry."""
    entries: dict[tuple[str, str], Entry] = {}
    for element in root.iter(*_LISTED):
        _describe(element, entries, identifiers)
    for text in root.iter(*_TEXT):
        if any(above.tag in _TEXT for above in text.iterancestors()):
            continue
        for name in text.iter(*_KIND, *_OF_A_TYPE):
            _mention(name, entries, identifiers)
    kept = [e for e in entries.values() if e.mentions or e.listed]
    kept.sort(key=lambda e: (KINDS.index(e.kind), e.key if e.kind == "date" else _sorted_as(e)))
    return Index(voices, kept)


def write_index(root: etree._Element, index: Index) -> None:
    """Add ``v:index`` at the end of `root`: a ``v:voice`` and a ``v:entry`` for each."""
    written = etree.SubElement(root, view("index"))
    for voice in index.voices:
        values = {"n": str(voice.number), "count": str(voice.speeches), "label": voice.label}
        etree.SubElement(written, view("voice"), values)
    for entry in index.entries:
        values = {"kind": entry.kind, "id": entry.identifier, "label": entry.label}
        if entry.listed:
            values["listed"] = entry.listed
        element = etree.SubElement(written, view("entry"), values)
        for mention in entry.mentions:
            etree.SubElement(element, view("mention"), {"id": mention})


def _describe(
    element: etree._Element, entries: dict[tuple[str, str], Entry], identifiers: Identifiers
) -> None:
    kind = _LISTED[element.tag]
    identifier = identifiers.give(element, kind)
    label = name_of(element) or identifier
    here = any(above.tag in _TEXT for above in element.iterancestors())
    entry = Entry(kind, f"#{identifier}", label, identifier, "text" if here else "apart")
    entries[kind, entry.key] = entry


def _mention(
    name: etree._Element, entries: dict[tuple[str, str], Entry], identifiers: Identifiers
) -> None:
    kind = _KIND.get(name.tag) or _TYPES.get((name.get("type") or "").lower())
    key = _key(name, kind, identifiers)
    if kind is None or not key or any(above.tag in _NOT_MENTIONS for above in name.iterancestors()):
        return
    entry = entries.get((kind, key))
    if entry is None:
        label = plain(name) or key
        entry = entries[kind, key] = Entry(kind, key, label if kind != "date" else key)
        entry.identifier = f"page:{kind}-{len(entries)}"
    entry.mentions.append(identifiers.give(name, "mention"))
    name.set(view("to"), entry.identifier)


def _key(name: etree._Element, kind: str | None, identifiers: Identifiers) -> str:
    if kind == "date":
        return next((name.get(each, "").strip() for each in _DATING if name.get(each)), "")
    pointer = (name.get("ref") or "").split(maxsplit=1)
    described = identifiers.element(name.get("ref"))
    if described is not None:
        return f"#{described.get(XML_ID)}"
    if pointer:
        return pointer[0]
    return " ".join((name.get("key") or "").split()) or plain(name)


def _sorted_as(entry: Entry) -> str:
    return entry.label.casefold()
