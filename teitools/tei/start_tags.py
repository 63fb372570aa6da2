"""What the start tags of a document say: what equal ones say is looked up once."""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from teitools.dataclass import dataclass
from teitools.tei.marks import MARKS, Holds, block_kind_of, facts_in, kind_of
from teitools.tei.rendition_reader import RenditionReader
from teitools.tei.renditions import Delimiters
from teitools.transcript import BlockKind, Content, Kind, Separation
from teitools.transcript.inlines import Facts
from teitools.xml.names import XML_ID, tei

LINES = "lines"
_LB, _SPACE = map(tei, ("lb", "space"))
_MOST_KNOWN = 10_000
# attributes whose values differ from element to element, and tell nothing of its kind
_VARYING = frozenset("copyOf n next prev ref target when who".split())


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
class Said:
    """What a start tag says: as the start of a mark, and as that of a block.

    `name` is the local one. `explicit` and `explicit_block`: it is typed in the explicit form.
    `breaks`: white space beside the element is only layout. `who` speak; `copied` is printed.
    """

    name: str
    kind: Kind | None
    block_kind: BlockKind
    delimiters: Delimiters
    separation: Separation | None
    holds: Holds
    explicit: bool
    explicit_block: bool
    breaks: bool
    facts: Facts = ()
    who: tuple[str, ...] = ()
    copied: str | None = None
    leaves: dict[str | None, Content] = field(default_factory=dict)
    """What elements with this tag give that hold nothing but words, by these."""


class StartTags:
    """Reads the start tags of one document, by its renditions."""

    __slots__ = ("_alike", "_known", "_parented", "_renditions", "_varying")

    def __init__(self, renditions: RenditionReader) -> None:
        self._renditions = renditions
        self._parented = renditions.parented
        self._varying = _VARYING - renditions.tested
        self._known: dict[object, Said] = {}
        self._alike: dict[object, Said] = {}

    def read(self, element: etree._Element, tag: str) -> tuple[Said, Facts]:
        """What the start tag of `element`, whose name is `tag`, says, and its facts.

        Tags that differ only in their identifier say the same, but for that fact.
        """
        attributes = element.items()
        key: object
        if not attributes:
            key, identified = tag, False
        elif identified := attributes[0][0] == XML_ID:
            key = tag if len(attributes) == 1 else (tag, *attributes[1:])
        else:
            key = (tag, *attributes)
        place = None
        if tag in self._parented:
            parent = element.getparent()
            place = None if parent is None else parent.tag
            key = (key, place)
        said = self._known.get(key)
        if said is None:
            own = attributes[1:] if identified else attributes
            said = self._look_up(element, tag, place, own)  # type: ignore[arg-type]  # names and values are str
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = said
        if identified:
            return said, (("id", attributes[0][1]), *said.facts)  # type: ignore[arg-type]  # it is str
        return said, said.facts

    def _look_up(
        self, element: etree._Element, tag: str, place: object, attributes: list[tuple[str, str]]
    ) -> Said:
        """The same, but for an identifier that is the first of the attributes."""
        key = tag, place, *(each for each in attributes if each[0] not in self._varying)
        alike = self._alike.get(key)
        if alike is None:
            alike = self._read(element, tag)
            if len(self._alike) < _MOST_KNOWN:
                self._alike[key] = alike
        given = dict(attributes)
        copied = given.get("copyOf")
        return Said(
            alike.name,
            alike.kind,
            alike.block_kind,
            alike.delimiters,
            alike.separation,
            alike.holds,
            alike.explicit,
            alike.explicit_block,
            alike.breaks,
            facts_in(attributes),
            tuple([each.removeprefix("#") for each in given.get("who", "").split()]),
            copied.removeprefix("#") if copied else None,
        )

    def _read(self, element: etree._Element, tag: str) -> Said:
        """The same, without what attributes say that tell nothing of the kind of an element."""
        renditions = self._renditions
        kind = kind_of(element)
        explicit = renditions.is_explicit(element)
        is_break = tag == _LB or (tag == _SPACE and element.get("unit") == LINES)
        return Said(
            name=etree.QName(element).localname,
            kind=kind,
            block_kind=block_kind_of(element),
            delimiters=renditions.delimiters(element),
            separation=renditions.separation(element),
            holds=Holds.WORDS if kind is None else MARKS[kind].holds,
            explicit=explicit,
            explicit_block=renditions.is_explicit(element, block=True),
            breaks=is_break and not explicit,
        )
