"""What a grammar was made from: the ODD, and the specifications as it has changed them."""

from __future__ import annotations

from lxml import etree

from teitools.dataclass import dataclass
from teitools.odd.document import Document
from teitools.odd.places import Places
from teitools.odd.specs import Specifications
from teitools.source import Location


@dataclass(slots=True)
class Origin:
    """An ODD, its declarations (groups in their places), and what they come to.

    `schema` holds the specifications of the schema, `available` those it chose from; `external`
    are the names that other RELAX NG schemas define. Prose in `language` is taken where there
    are several; with `own_prose`, that of the ODD alone.
    """

    document: Document
    schema_spec: etree._Element
    declarations: list[etree._Element]
    schema: Specifications
    available: Specifications
    external: frozenset[str] = frozenset()
    language: str = "en"
    own_prose: bool = False

    def location(self, ident: str) -> Location:
        """Where the ODD says what the specification `ident` is, as exactly as can be told."""
        place = Places(self.schema_spec, self.declarations, self.available).of(ident)
        if place.getroottree().getroot() is not self.document.root:
            return Location(self.document.source.name)
        return self.document.location(place)
