"""What stands inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from teitools.dataclass import dataclass

Facts = tuple[tuple[str, str], ...]


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
class LineBreak:
    """An end of line, as the characters that make it (LF, CR LF or CR), or a run of them."""

    characters: str


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
class Spacing:
    """Spaces and tabs that are more, or stand elsewhere, than one space between words."""

    characters: str


@dataclass(frozen=True, slots=True)
class Character:
    """One character that XML cannot hold, such as U+000C."""

    character: str


@dataclass(frozen=True, slots=True)
class Copy:
    """The place where a value that the header holds is printed. `kind` is the value's."""

    target: str
    kind: Kind


class Kind(StrEnum):
    """What a mark is. The closed set that every profile chooses from."""

    # that of enumerations is written in Python; tables are asked for each mark
    __hash__ = str.__hash__

    # the editor's and the translator's hand
    SUPPLIED = "supplied"
    EDITORIAL_NOTE = "editorial_note"
    COMMENT = "comment"
    ORIGINAL_WORD = "original_word"
    FOREIGN = "foreign"
    GAP = "gap"
    UNCLEAR = "unclear"
    CHOICE = "choice"
    SIC = "sic"
    CORRECTION = "correction"
    ABBREVIATION = "abbreviation"
    FULL_FORM = "full_form"
    EXPANSION = "expansion"
    SURPLUS = "surplus"
    GLOSS = "gloss"
    NOTE_REFERENCE = "note_reference"
    # hands in the source
    DELETION = "deletion"
    CROSSED_OUT = "crossed_out"
    ADDITION = "addition"
    SUBSTITUTION = "substitution"
    RESTORATION = "restoration"
    MARGINAL_NOTE = "marginal_note"
    HIGHLIGHT = "highlight"
    ITALIC = "italic"
    BOLD = "bold"
    UNDERLINE = "underline"
    # pages and time
    PAGE_BREAK = "page_break"
    RUNNING_HEAD = "running_head"
    LINE_BEGINNING = "line_beginning"
    """the end of the line before it, if need be, and a number"""
    TIME_STAMP = "time_stamp"
    SECTION_BREAK = "section_break"
    """a line of stars or the like, between two sections without headings"""
    # the speaker and the typist
    ASIDE = "aside"
    PARENTHESIS = "parenthesis"
    INTERRUPTION = "interruption"
    STAGE = "stage"
    VOCAL = "vocal"
    KINESIC = "kinesic"
    INCIDENT = "incident"
    PAUSE = "pause"
    SHIFT = "shift"
    TYPIST_MARK = "typist_mark"
    LITERAL = "literal"
    # names, dates and what a citation consists of
    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"
    REPOSITORY = "repository"
    PUBLISHER = "publisher"
    FUNDER = "funder"
    LANGUAGE = "language"
    DATE = "date"
    TITLE = "title"
    CITED_TITLE = "cited_title"
    CITATION = "citation"
    ABSTRACT = "abstract"
    IDENTIFIER = "identifier"
    RANGE = "range"
    ADDRESS = "address"
    # lines at the head and the foot of a text
    BYLINE = "byline"
    DATELINE = "dateline"
    SALUTE = "salute"
    SIGNED = "signed"


# not frozen: a text has many of them, and making one would take three times as long
@dataclass(slots=True)
class Mark:
    """A stretch of text that means something, between the delimiters that were typed.

    `facts` are what is known of it (``reason``, ``ref``, ``when``, ``cert`` ...), in the
    TEI's words. `unclosed` says that its closing delimiter is missing: the opening one
    is then the first child, and `before` and `after` are empty.
    """

    kind: Kind
    content: Content
    before: str = ""
    after: str = ""
    facts: Facts = ()
    unclosed: bool = False

    def fact(self, name: str) -> str | None:
        """The fact of that name, or None."""
        return next((value for key, value in self.facts if key == name), None)


@dataclass(frozen=True, slots=True)
class Element:
    """A stretch of text that has no kind of its own: an element, as the TEI names it.

    `attributes` are those of the TEI, word for word (``("xml:id", "a")``, ``("ref", "#b")``).
    `before` and `after` are the delimiters that were typed; None: those of the explicit form
    (``[name attribute=value: `` and ``]``). Empty strings: none, as where a profile inferred it.
    `escaped` are the signs that stand among its own words after a backslash: where the schema has
    no room for a mark of that kind, nothing else tells that they are characters. After a sign may
    stand in which places it has the backslash, and a digest of the words (``[ 1 3 a1b2c3``).
    """

    name: str
    attributes: Facts = ()
    content: Content = ()
    before: str | None = None
    after: str | None = None
    escaped: tuple[str, ...] = ()


Inline = str | LineBreak | Spacing | Character | Copy | Mark | Element
Content = tuple[Inline, ...]


# what stands between words and says where they stand, or when they were said
_BESIDE_WORDS = frozenset(
    (Kind.PAGE_BREAK, Kind.RUNNING_HEAD, Kind.LINE_BEGINNING, Kind.TIME_STAMP)
)


def plain_text(content: Iterable[Inline]) -> str:
    """The words of `content` without delimiters, white space as single spaces.

    Numbers of lines and pages, running heads and times are no words.
    """
    return " ".join("".join(_words(content)).split())


def _words(content: Iterable[Inline]) -> Iterable[str]:
    for inline in content:
        if isinstance(inline, str):
            yield inline
        elif isinstance(inline, Mark | Element):
            is_beside = isinstance(inline, Mark) and inline.kind in _BESIDE_WORDS
            yield from " " if is_beside else _words(inline.content)
        elif isinstance(inline, LineBreak | Spacing):
            yield " "
