"""Who and what a document names, in its header and in its text, with the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from teitools.corpus import identities
from teitools.corpus.dates import dating_of
from teitools.corpus.documents import (
    AUTHOR,
    DATE,
    MENTIONED,
    ORGANIZATION,
    PERSON,
    PLACE,
    RECIPIENT,
    SENDER,
    SPEAKER,
    Named,
)  # fmt: skip
from teitools.corpus.headers import author_elements
from teitools.rules.prefixes import Prefixes
from teitools.views.preparation import Prepared
from teitools.views.preparation.names import TEI, VIEW, XML_ID, selection, tei, view
from teitools.views.preparation.words import plain

_ACTIONS = selection("/*/t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction", {"t": TEI})
_CORRESPONDING = {"sent": SENDER, "received": RECIPIENT}
_NAMING = {
    **dict.fromkeys(tei("persName name"), PERSON),
    **dict.fromkeys(tei("orgName"), ORGANIZATION),
    **dict.fromkeys(tei("placeName settlement"), PLACE),
}
_NUMBER = next(iter(tei("idno")))
_VOICED = selection("//*[@v:voice][@xml:id]", {"v": VIEW})
_NAMES = selection(
    "//*[@v:to][@xml:id][not(ancestor::t:front/t:div[@type='metadata'] and "
    "ancestor::t:div[@type='metadata'])]",
    {"t": TEI, "v": VIEW},
)


class Naming:
    """Finds what one document names: the tree as it was read, and as it was prepared."""

    def __init__(
        self, tree: etree._ElementTree, prepared: Prepared, path: str, described: Iterable[str]
    ) -> None:
        """`described` are the ids of what the document describes itself."""
        self._tree = tree
        self._prepared = prepared
        self._path = path
        self._described = frozenset(described)
        self._prefixes = Prefixes(tree)

    def all(self) -> tuple[Named, ...]:
        """Everybody and everything, once in each role: the header, speakers, the text."""
        return (*self._in_header(), *self._speaking(), *self._in_text())

    def _in_header(self) -> Iterator[Named]:
        found: dict[tuple[str, str, str], str] = {}
        for author in author_elements(self._tree):
            name = _bearer(author)
            label = plain(name)
            identity = self._identity(name, PERSON) or self._identity(author, PERSON)
            identity = identity or self._numbered(author)
            if label:
                found.setdefault((_kind(name), AUTHOR, identity or self._words(label)), label)
        for action in _ACTIONS(self._tree):
            role = _CORRESPONDING.get(action.get("type", ""))
            for name in action.iter(*_NAMING):
                kind = _NAMING[name.tag]
                label = plain(name)
                if label and role and _is_outermost(name):
                    identity = self._identity(name, kind) or self._words(label, kind)
                    found.setdefault((kind, role, identity), label)
        for (kind, role, identity), label in found.items():
            yield Named(kind, role, label, identity)

    def _speaking(self) -> Iterator[Named]:
        first: dict[str, str] = {}
        for speech in _VOICED(self._prepared.tree):
            first.setdefault(speech.get(view("voice"), ""), speech.get(XML_ID, ""))
        for voice in self._prepared.index.voices:
            anchor = first.get(str(voice.number), "")
            if voice.key.startswith("="):
                identity = self._words(voice.label)
            else:
                identity = identities.of_pointer(voice.key, self._path, self._prefixes)
            anchors = (anchor,) if anchor else ()
            if voice.label:
                yield Named(PERSON, SPEAKER, voice.label, identity, anchors, voice.speeches)

    def _in_text(self) -> Iterator[Named]:
        kinds = {each.identifier: each.kind for each in self._prepared.index.entries}
        labels: dict[tuple[str, str], str] = {}
        anchors: dict[tuple[str, str], list[str]] = {}
        heads: dict[str, str] = {}
        for element in _NAMES(self._prepared.tree):
            kind = kinds.get(element.get(view("to"), ""))
            if kind is None:
                continue
            label = plain(element)
            identity = _dated(element) if kind == DATE else self._identity(element, kind)
            if kind == DATE and not identity:
                continue
            key = (kind, identity or self._words(label, kind))
            labels.setdefault(key, label)
            anchors.setdefault(key, []).append(element.get(XML_ID, ""))
            heads.setdefault(element.get(view("to"), ""), element.get(XML_ID, ""))
        leading = frozenset(heads.values())
        for (kind, identity), places in anchors.items():
            label = labels[kind, identity]
            first = tuple(each for each in places if each in leading)
            yield Named(kind, MENTIONED, label, identity, tuple(places), len(places), first)

    def _identity(self, name: etree._Element, kind: str) -> str:
        pointer = name.get("ref") or ""
        if pointer.strip():
            return identities.of_pointer(pointer, self._path, self._prefixes)
        key = " ".join((name.get("key") or "").split())
        if key in self._described:
            return identities.of_file(f"#{key}", self._path)
        return identities.of_key(kind, key) if key else ""

    def _numbered(self, author: etree._Element) -> str:
        for number in author.iter(_NUMBER):
            identity = identities.of_number(number.get("type") or "", plain(number))
            if identity:
                return identity
        return ""

    def _words(self, label: str, kind: str = PERSON) -> str:
        return identities.of_words(self._path, kind, label)


def _dated(element: etree._Element) -> str:
    dating, _ = dating_of(element, "")
    return identities.of_date(dating.first, dating.last) if dating.first else ""


def _bearer(author: etree._Element) -> etree._Element:
    """The name in an ``author`` that holds nothing else, or that element."""
    names = [each for each in author if each.tag in _NAMING]
    return names[0] if names and not (author.text or "").strip() else author


def _kind(name: etree._Element) -> str:
    return ORGANIZATION if etree.QName(name).localname == "orgName" else PERSON


def _is_outermost(name: etree._Element) -> bool:
    return not any(above.tag in _NAMING for above in name.iterancestors())
