"""The prose of specifications: glosses, descriptions, examples and remarks.

Prose lies in layers: that of the specifications, and over it that of the ODD. What a layer
says of something takes the place of what lies below it (TEI Guidelines 22.8.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from lxml import etree

from teitools.dataclass import dataclass
from teitools.odd.loading import KINDS
from teitools.odd.origin import Origin
from teitools.xml.names import XML, tei

PARTS = {tei(name): name for name in ("gloss", "desc", "exemplum", "remarks")}
_LANG = f"{{{XML}}}lang"
_CONTENT = "content"


@dataclass(slots=True)
class Prose:
    """What is said about one thing, by kind of element; and about what is in it, by name."""

    parts: dict[str, list[etree._Element]] = field(default_factory=dict)
    inner: dict[tuple[str, str], Prose] = field(default_factory=dict)

    def of(self, kind: str, ident: str) -> Prose:
        """What is said about a part: an ``attribute``, a ``value``, a ``constraint``."""
        return self.inner.get((kind, ident)) or Prose()

    def all(self, part: str) -> list[etree._Element]:
        """The elements of one kind: ``gloss``, ``desc``, ``exemplum`` or ``remarks``."""
        return self.parts.get(part, [])

    def chosen(self, part: str, language: str) -> list[etree._Element]:
        """Those in `language`; else those in English; else the first language there is."""
        found = self.all(part)
        for wanted in (language, "en"):
            matching = [node for node in found if _speaks(node, wanted)]
            if matching:
                return matching
        return [node for node in found if node.get(_LANG) == found[0].get(_LANG)]


def gather(origin: Origin) -> dict[tuple[str, str], Prose]:
    """The prose of each specification of a schema, by kind and identifier."""
    gathered: dict[tuple[str, str], Prose] = {}
    for document in () if origin.own_prose else origin.available.documents:
        for node in document.root.iter(*KINDS):
            _lay(gathered, node)
    for node in origin.declarations:
        if node.tag in KINDS:
            _lay(gathered, node)
    return gathered


def description(nodes: Sequence[etree._Element]) -> str:
    """The words of the first of `nodes`."""
    return " ".join("".join(map(str, nodes[0].itertext())).split()) if nodes else ""


def _speaks(node: etree._Element, language: str) -> bool:
    return node.get(_LANG, "en").lower().split("-")[0] == language.lower().split("-")[0]


def _lay(gathered: dict[tuple[str, str], Prose], node: etree._Element) -> None:
    key = KINDS[str(node.tag)], node.get("ident", "").strip()
    _overlay(gathered, key, node)


def _overlay(
    among: dict[tuple[str, str], Prose], key: tuple[str, str], node: etree._Element
) -> None:
    mode = node.get("mode", "add")
    if mode == "delete":
        among.pop(key, None)
        return
    prose = among.setdefault(key, Prose()) if mode == "change" else Prose()
    among[key] = prose
    for tag, part in PARTS.items():
        found = [child for child in node.iterchildren(tag) if child.get("mode") != "delete"]
        if found:
            prose.parts[part] = found
    for kind, child in _inner(node):
        _overlay(prose.inner, (kind, child.get("ident", "").strip()), child)
    if prose.parts or prose.inner or mode != "change":
        return
    del among[key]


def _inner(node: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    for child in node.iterchildren("*"):
        if child.tag in (tei("attList"), tei("content"), tei("alternate"), tei("sequence")):
            yield from _inner(child)
        elif child.tag == tei("attDef"):
            yield "attribute", child
        elif child.tag == tei("constraintSpec"):
            yield "constraint", child
        elif child.tag == tei("valList"):
            for item in child.iterchildren(tei("valItem")):
                yield "value", item
