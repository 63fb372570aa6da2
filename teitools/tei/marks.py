"""Every kind of mark and its TEI element: one table, read in both directions."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto

from lxml import etree

from teitools.dataclass import dataclass
from teitools.transcript import BlockKind, Kind
from teitools.transcript.inlines import Facts
from teitools.xml.names import TEI, XML, XML_ID, XML_LANG

_XML = f"{{{XML}}}"
# `authority` points into another file, the others to an id of the document
_NAMES = {"id": "xml:id", "lang": "xml:lang", "authority": "ref"}
_POINTERS = frozenset({"ref", "resp", "hand", "next", "prev", "start", "synch", "who"})
_FACTS = frozenset(
    (
        "atLeast atMost break cert dur extent feature from hand ident mainLang n new next part "
        "place prev quantity reason ref resp role target to type unit when"
    ).split()
)


class Holds(Enum):
    """Where an element has what its mark holds."""

    WORDS = auto()
    DESCRIPTION = auto()
    """in ``desc``"""
    NUMBER = auto()
    """in ``@n``: a rendition with ``attr(n)`` prints it"""
    ELEMENTS = auto()
    """in elements, with nothing between them"""
    NOTHING = auto()
    """nowhere: all that was typed is a delimiter"""


_KEYS = {
    **{name: name for name in (*_FACTS, *_POINTERS)},
    XML_ID: "id",
    XML_LANG: "lang",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An element and the attributes that tell it from others of its name.

    `delimited`: whether the transcript has signs around it, which a rendition holds.
    `holds`: what the content of the mark is in the TEI. `selector`: the CSS selector of the
    elements of the row.
    """

    element: str
    attributes: Facts = ()
    delimited: bool = True
    holds: Holds = Holds.WORDS

    selector: str = ""


def _row(
    element: str, delimited: bool = True, holds: Holds = Holds.WORDS, **attributes: str
) -> Row:
    tests = "".join(f'[{key}="{value}"]' for key, value in attributes.items())
    return Row(element, tuple(attributes.items()), delimited, holds, element + tests)


MARKS: dict[Kind, Row] = {
    Kind.SUPPLIED: _row("supplied"),
    Kind.EDITORIAL_NOTE: _row("note", type="editorial"),
    Kind.COMMENT: _row("note", type="comment"),
    Kind.ORIGINAL_WORD: _row("note", type="originalWord"),
    Kind.FOREIGN: _row("foreign"),
    Kind.GLOSS: _row("note", type="gloss"),
    Kind.GAP: _row("gap", holds=Holds.DESCRIPTION),
    Kind.UNCLEAR: _row("unclear"),
    Kind.CHOICE: _row("choice", holds=Holds.ELEMENTS),
    Kind.SIC: _row("sic"),
    Kind.CORRECTION: _row("corr"),
    Kind.ABBREVIATION: _row("abbr"),
    Kind.FULL_FORM: _row("expan"),
    Kind.EXPANSION: _row("ex"),
    Kind.SURPLUS: _row("surplus"),
    Kind.NOTE_REFERENCE: _row("ref", type="noteRef"),
    Kind.DELETION: _row("del"),
    Kind.CROSSED_OUT: _row("del", rend="crossedOut"),
    Kind.ADDITION: _row("add"),
    Kind.SUBSTITUTION: _row("subst", holds=Holds.ELEMENTS),
    Kind.RESTORATION: _row("restore"),
    Kind.MARGINAL_NOTE: _row("note", type="marginal"),
    Kind.HIGHLIGHT: _row("hi", rend="highlight"),
    Kind.ITALIC: _row("hi", rend="italic"),
    Kind.BOLD: _row("hi", rend="bold"),
    Kind.UNDERLINE: _row("hi", rend="underline"),
    Kind.PAGE_BREAK: _row("pb", holds=Holds.NUMBER),
    Kind.RUNNING_HEAD: _row("fw", delimited=False),
    Kind.LINE_BEGINNING: Row("lb", holds=Holds.NUMBER, selector="lb[n]"),
    Kind.TIME_STAMP: _row("milestone", holds=Holds.NUMBER, unit="time"),
    Kind.SECTION_BREAK: _row("milestone", holds=Holds.NOTHING, unit="section"),
    Kind.ASIDE: _row("seg", type="aside"),
    Kind.PARENTHESIS: _row("seg", type="parenthesis"),
    Kind.INTERRUPTION: _row("seg", type="interruption"),
    Kind.STAGE: _row("stage"),
    Kind.VOCAL: _row("vocal", holds=Holds.DESCRIPTION),
    Kind.KINESIC: _row("kinesic", holds=Holds.DESCRIPTION),
    Kind.INCIDENT: _row("incident", holds=Holds.DESCRIPTION),
    Kind.PAUSE: _row("pause", holds=Holds.NOTHING),
    Kind.SHIFT: _row("shift", holds=Holds.NOTHING),
    Kind.TYPIST_MARK: _row("seg", type="typistMark", delimited=False),
    Kind.LITERAL: _row("seg", type="literal"),
    Kind.PERSON: _row("persName", delimited=False),
    Kind.PLACE: _row("placeName", delimited=False),
    Kind.ORGANIZATION: _row("orgName", delimited=False),
    Kind.REPOSITORY: _row("orgName", type="repository", delimited=False),
    Kind.PUBLISHER: _row("publisher", delimited=False),
    Kind.FUNDER: _row("funder", delimited=False),
    Kind.LANGUAGE: _row("name", type="language", delimited=False),
    Kind.DATE: _row("date", delimited=False),
    Kind.TITLE: _row("title"),
    Kind.CITED_TITLE: _row("title", delimited=False),
    Kind.CITATION: _row("bibl", delimited=False),
    Kind.ABSTRACT: _row("p", delimited=False),
    Kind.IDENTIFIER: _row("idno", delimited=False),
    Kind.RANGE: _row("citedRange", delimited=False),
    Kind.ADDRESS: _row("ref"),
    Kind.BYLINE: _row("byline", delimited=False),
    Kind.DATELINE: _row("dateline", delimited=False),
    Kind.SALUTE: _row("salute", delimited=False),
    Kind.SIGNED: _row("signed", delimited=False),
}

BLOCKS: dict[BlockKind, Row] = {
    BlockKind.PARAGRAPH: _row("p", delimited=False),
    BlockKind.LABEL: _row("label", delimited=False),
    BlockKind.SPEAKER: _row("speaker", delimited=False),
    BlockKind.OPENER: _row("opener", delimited=False),
    BlockKind.SUBJECT: _row("head", type="subject"),
    BlockKind.CLOSER: _row("closer", delimited=False),
    BlockKind.TRAILER: _row("trailer"),
    BlockKind.NOTE: _row("note", type="editorial"),
    BlockKind.HEAD: _row("head"),
    BlockKind.STAGE: _row("stage"),
    BlockKind.VERSE_LINE: _row("l", delimited=False),
    BlockKind.ITEM: _row("item"),
    BlockKind.CELL: _row("cell"),
    BlockKind.CAST_ITEM: _row("castItem", delimited=False),
    BlockKind.RUNNING_HEAD: _row("fw", delimited=False),
    BlockKind.CLASSIFICATION: _row("fw", type="classification", delimited=False),
    BlockKind.FOOTNOTE: _row("note", type="footnote"),
    BlockKind.SOURCE_NOTE: _row("note", type="source"),
}

# the same in an utterance, whose label stands before it
UTTERED: dict[BlockKind, Row] = {
    **BLOCKS,
    BlockKind.SPEAKER: _row("note", delimited=False, type="speaker"),
    BlockKind.PARAGRAPH: _row("seg", delimited=False, type="paragraph"),
}

# the element that stands where a value is printed, if not the value's own
_COPIES = {Kind.FUNDER: "orgName", Kind.ABSTRACT: "seg"}
_COPIED = {element: kind for kind, element in _COPIES.items()}


def copy_element(kind: Kind) -> str:
    """The name of the empty element that stands for a copy of a value of that kind."""
    return _COPIES.get(kind, MARKS[kind].element)


def _by_element() -> dict[str, list[tuple[Facts, Kind]]]:
    table: dict[str, list[tuple[Facts, Kind]]] = {}
    for kind, row in MARKS.items():
        rows = table.setdefault(f"{{{TEI}}}{row.element}", [])
        if all(attributes != row.attributes for attributes, _ in rows):
            rows.append((row.attributes, kind))
    for rows in table.values():
        rows.sort(key=lambda each: -len(each[0]))
    return table


_KINDS = _by_element()


def kind_of(element: etree._Element) -> Kind | None:
    """The kind of mark that a TEI element is; None where no kind has such an element."""
    for attributes, kind in _KINDS.get(element.tag, ()):
        if all(element.get(key) == value for key, value in attributes):
            return kind
    return None


def _blocks_by_element() -> dict[str, list[tuple[Facts, BlockKind]]]:
    table: dict[str, list[tuple[Facts, BlockKind]]] = {}
    uttered = (each for each in UTTERED.items() if each not in BLOCKS.items())
    for kind, row in (*uttered, *BLOCKS.items()):
        table.setdefault(f"{{{TEI}}}{row.element}", []).append((row.attributes, kind))
    for rows in table.values():
        rows.sort(key=lambda each: -len(each[0]))
    return table


_BLOCK_KINDS = _blocks_by_element()


def block_kind_of(element: etree._Element) -> BlockKind:
    """The kind of block that a TEI element is; a paragraph where no kind has such an element."""
    rows = _BLOCK_KINDS.get(element.tag)
    if rows is None:
        return BlockKind.PARAGRAPH
    for attributes, kind in rows:
        if all(element.get(key) == value for key, value in attributes):
            return kind
    return rows[-1][1]


def attributes_of(facts: Facts) -> list[tuple[str, str | None]]:
    """The attributes that say `facts`."""
    attributes: list[tuple[str, str | None]] = []
    for key, value in facts:
        if key in _POINTERS:
            attributes.append((key, "#" + value))
        else:
            attributes.append((_NAMES.get(key, key), value))
    return attributes


def typed_attributes_of(element: etree._Element, rendition: bool = False) -> Facts:
    """The attributes of `element` under the names by which they are typed.

    With `rendition` that one too, which else belongs to the encoding.
    """
    return tuple(
        (str(name).replace(_XML, "xml:"), str(value))
        for name, value in element.items()
        if rendition or name != "rendition"
    )


def facts_of(element: etree._Element) -> Facts:
    """The facts that the attributes of `element` say."""
    return facts_in(element.items())  # type: ignore[arg-type]  # names and values are str


def facts_in(attributes: Iterable[tuple[str, str]]) -> Facts:
    """The facts that `attributes` say."""
    facts = []
    for name, value in attributes:
        key = _KEYS.get(name)
        if key is not None:
            facts.append((key, value.removeprefix("#") if key in _POINTERS else value))
    return tuple(facts)
