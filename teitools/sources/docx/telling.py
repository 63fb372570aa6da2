"""What the parts of the reader share: the styles, who changed what, and what is to be told."""

from __future__ import annotations

from lxml import etree

from teitools.findings import Finding
from teitools.sources import codes
from teitools.sources.content import Place, Wrap
from teitools.sources.docx.names import R, w
from teitools.sources.docx.package import Relation
from teitools.sources.docx.people import People
from teitools.sources.docx.styles import Styles
from teitools.sources.places import quoted, tell
from teitools.transcript.inlines import Facts

CHANGES: dict[str, tuple[str, Facts]] = {
    "ins": ("add", ()),
    "del": ("del", ()),
    "moveTo": ("add", (("rend", "moved"),)),
    "moveFrom": ("del", (("rend", "moved"),)),
}


class Told:
    """Findings about one document, gathered."""

    def __init__(self, name: str, styles: Styles) -> None:
        self._name = name
        self.styles = styles
        self.people = People()
        self.findings: list[Finding] = []
        self.formats = 0

    def drop(self, what: str, place: Place, words: str = "") -> None:
        """Say that something is dropped."""
        facts = {"what": what, "words": quoted(words)}
        self.findings.append(tell(codes.DROPPED, self._name, place, **facts))

    def drop_unseen(self, what: str, place: Place, words: str) -> None:
        """Say that something is dropped that no reader of the document sees."""
        facts = {"what": what, "words": quoted(words)}
        self.findings.append(tell(codes.DROPPED_UNSEEN, self._name, place, **facts))

    def drop_part(
        self, element: etree._Element, relations: dict[str, Relation], place: Place
    ) -> None:
        """Say that a document is dropped that `element` puts into this one."""
        relation = relations.get(element.get(f"{{{R}}}id") or "")
        self.drop("another document in this one", place, relation.target if relation else "")

    def simplify(self, what: str, place: Place, words: str, instead: str) -> None:
        """Say that something became less than it was."""
        facts = {"what": f"{what}, {quoted(words)}" if words else what, "instead": instead}
        self.findings.append(tell(codes.SIMPLIFIED, self._name, place, **facts))

    def change(self, element: etree._Element, kind: str, place: Place) -> Wrap:
        """The mark of a tracked change: ``ins``, ``del``, ``moveTo`` or ``moveFrom``."""
        name, facts = CHANGES[kind]
        pointer = self.person(element, "tracked changes")
        return Wrap(name, (*facts, ("resp", pointer)) if pointer else facts, place)

    def person(self, element: etree._Element, role: str) -> str:
        """The pointer to who made the change or comment."""
        return self.people.pointer(element.get(w("author")), element.get(w("date")), role)
