"""Where names are looked for in a transcript, and what parts words there."""

from __future__ import annotations

from teitools.transcript import BlockKind, Kind

# names themselves, what holds no words, and what the TEI lets hold no names
CLOSED = frozenset(
    {
        Kind.PERSON,
        Kind.PLACE,
        Kind.ORGANIZATION,
        Kind.REPOSITORY,
        Kind.PUBLISHER,
        Kind.FUNDER,
        Kind.LANGUAGE,
        Kind.IDENTIFIER,
        Kind.RANGE,
        Kind.ADDRESS,
        Kind.NOTE_REFERENCE,
        Kind.EXPANSION,
        Kind.LITERAL,
        Kind.DATE,
        Kind.TYPIST_MARK,
        Kind.PAGE_BREAK,
        Kind.TIME_STAMP,
        Kind.SECTION_BREAK,
        Kind.PAUSE,
        Kind.SHIFT,
        Kind.GAP,
        Kind.VOCAL,
        Kind.KINESIC,
        Kind.INCIDENT,
    }
)
# these hold elements only
PAIRS = frozenset({Kind.CHOICE, Kind.SUBSTITUTION})
# these do not part a word from the letters beside it
WITHIN_WORDS = frozenset(
    {
        Kind.SUPPLIED,
        Kind.UNCLEAR,
        Kind.SURPLUS,
        Kind.EXPANSION,
        Kind.DELETION,
        Kind.CROSSED_OUT,
        Kind.ADDITION,
        Kind.SUBSTITUTION,
        Kind.RESTORATION,
        Kind.HIGHLIGHT,
        Kind.ITALIC,
        Kind.BOLD,
        Kind.UNDERLINE,
        Kind.CHOICE,
        Kind.CORRECTION,
        Kind.PAGE_BREAK,
    }
)
# elements typed in the explicit form whose words are text
OPEN = frozenset(
    "add corr del emph foreign hi note p q quote said seg sic soCalled supplied surplus "
    "stage unclear".split()
)
# labels, and what is printed on every page
NO_TEXT = frozenset({BlockKind.SPEAKER, BlockKind.LABEL, BlockKind.RUNNING_HEAD, BlockKind.BARE})
