"""Footnotes, endnotes and comments: what their marks point to (17.11, 17.13.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml import etree

from teitools.sources.content import Inset, Node, Place, Wrap
from teitools.sources.counting import numbered
from teitools.sources.docx.names import local, value, w
from teitools.sources.docx.telling import Told
from teitools.transcript.inlines import Facts

_KINDS = {
    "footnoteReference": ("footnote", "bottom"),
    "endnoteReference": ("endnote", "end"),
}
_BlocksOf = Callable[[str, str], Callable[[Iterable[etree._Element]], list[Node]]]


class Notes:
    """The notes of one document, read when a mark points to them.

    `parts` are the roots of the parts, by kind; `blocks_of` gives what reads the blocks of a part,
    by its kind and the number of the note.
    """

    def __init__(
        self,
        told: Told,
        parts: dict[str, etree._Element | None],
        formats: dict[str, str],
        blocks_of: _BlocksOf,
    ) -> None:
        self._told = told
        self._formats = formats
        self._blocks_of = blocks_of
        self._notes = {
            kind: {
                each.get(w("id")) or "": each
                for each in (root if root is not None else ())
                if local(each) == kind
            }
            for kind, root in parts.items()
        }
        self._counts = dict.fromkeys(parts, 0)
        self._seen: set[etree._Element] = set()

    def inset(self, reference: etree._Element) -> Inset | None:
        """The note that `reference` points to; None where there is none."""
        name = local(reference)
        identifier = reference.get(w("id")) or ""
        if name == "commentReference":
            return self._comment(identifier)
        kind, place = _KINDS[name]
        self._counts[kind] += 1
        number = numbered(self._counts[kind], self._formats.get(kind, "decimal"))
        note = self._take(kind, identifier)
        if note is None:
            return None
        facts: Facts = (("place", place), ("n", number))
        where = Place(None, f"{kind} {number}")
        return Inset(Wrap("note", facts, where), self._blocks_of(kind, number)(note))

    def tell_the_rest(self) -> None:
        """Say which comments no mark points to."""
        for kind, notes in self._notes.items():
            for note in notes.values():
                words = "".join(str(each.text or "") for each in note.iter(w("t")))
                if note not in self._seen and note.get(w("type")) in (None, "normal") and words:
                    self._told.drop(f"a {kind} that nothing points to", Place(), words)

    def _comment(self, identifier: str) -> Inset | None:
        comment = self._take("comment", identifier)
        if comment is None:
            return None
        self._counts["comment"] += 1
        number = str(self._counts["comment"])
        pointer = self._told.person(comment, "comments")
        facts: Facts = (("type", "editorial"), *((("resp", pointer),) if pointer else ()))
        nodes = self._blocks_of("comment", number)(comment)
        return Inset(Wrap("note", facts, Place(None, f"comment {number}")), nodes)

    def _take(self, kind: str, identifier: str) -> etree._Element | None:
        """The note, once: a note in itself is none."""
        note = self._notes[kind].get(identifier)
        if note is None or note in self._seen:
            self._told.drop(f"the mark of a {kind} that is not there", Place())
            return None
        self._seen.add(note)
        return note


def formats(settings: etree._Element | None) -> dict[str, str]:
    """How footnotes and endnotes are numbered (17.11.17)."""
    found = {"footnote": "decimal", "endnote": "lowerRoman"}
    for kind in found:
        properties = None if settings is None else settings.find(w(f"{kind}Pr"))
        number = None if properties is None else properties.find(w("numFmt"))
        found[kind] = value(number) or found[kind]
    return found
