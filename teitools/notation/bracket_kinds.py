"""What a bracket can be, and the facts that each kind takes: the closed lists of the schema.

The lists are those of ``schema/teitools.odd``; a test holds them to it.
"""

from __future__ import annotations

from teitools.notation.vocabulary import FEATURES
from teitools.transcript import Kind

KINDS = (
    Kind.SUPPLIED,
    Kind.EDITORIAL_NOTE,
    Kind.COMMENT,
    Kind.ORIGINAL_WORD,
    Kind.FOREIGN,
    Kind.GLOSS,
    Kind.GAP,
    Kind.UNCLEAR,
    Kind.CHOICE,
    Kind.SIC,
    Kind.CORRECTION,
    Kind.FULL_FORM,
    Kind.EXPANSION,
    Kind.SURPLUS,
    Kind.NOTE_REFERENCE,
    Kind.DELETION,
    Kind.CROSSED_OUT,
    Kind.ADDITION,
    Kind.SUBSTITUTION,
    Kind.RESTORATION,
    Kind.MARGINAL_NOTE,
    Kind.HIGHLIGHT,
    Kind.ITALIC,
    Kind.BOLD,
    Kind.UNDERLINE,
    Kind.PAGE_BREAK,
    Kind.TIME_STAMP,
    Kind.SECTION_BREAK,
    Kind.ASIDE,
    Kind.PARENTHESIS,
    Kind.INTERRUPTION,
    Kind.STAGE,
    Kind.VOCAL,
    Kind.KINESIC,
    Kind.INCIDENT,
    Kind.PAUSE,
    Kind.SHIFT,
    Kind.ADDRESS,
)

CERTAINTIES = ("high", "low", "medium", "unknown")
RESPONSIBLE = ("contributor", "translator")
PLACES = ("above", "below", "bottom", "end", "inline", "left", "margin", "right", "top")
REASONS = {
    Kind.SUPPLIED: (
        "expansion",
        "explanation",
        "illegible",
        "lost",
        "omitted",
        "subaudible",
        "undefined",
    ),
    Kind.GAP: ("editorial", "illegible", "inaudible", "lost", "withheld"),
    Kind.UNCLEAR: ("illegible", "inaudible"),
    Kind.SURPLUS: ("repeated", "undefined"),
}
REASON_REQUIRED = (Kind.SUPPLIED, Kind.GAP, Kind.SURPLUS)
STAGES = (
    "business",
    "delivery",
    "entrance",
    "exit",
    "incident",
    "interjection",
    "location",
    "mixed",
    "modifier",
    "pause",
    "setting",
    "sound",
)
# kinds that are about the word before them, or may be
WORD_BEFORE = (Kind.SIC, Kind.UNCLEAR, Kind.CORRECTION, Kind.FULL_FORM)
# kinds whose words stand in `desc` or in `@n`, or nowhere: they hold no marks
WORDS_ONLY = frozenset(
    {
        Kind.GAP,
        Kind.VOCAL,
        Kind.KINESIC,
        Kind.INCIDENT,
        Kind.PAGE_BREAK,
        Kind.TIME_STAMP,
        Kind.EXPANSION,
    }
)
# kinds that need their closing delimiter, or have no room for words
ALWAYS_CLOSED = (
    *WORDS_ONLY,
    *WORD_BEFORE,
    Kind.SUBSTITUTION,
    Kind.CHOICE,
    Kind.RESTORATION,
    Kind.NOTE_REFERENCE,
    Kind.PAUSE,
    Kind.SHIFT,
    Kind.SECTION_BREAK,
    Kind.ADDRESS,
)
_HANDED = (
    Kind.ADDITION,
    Kind.DELETION,
    Kind.CROSSED_OUT,
    Kind.SUBSTITUTION,
    Kind.RESTORATION,
    Kind.MARGINAL_NOTE,
)


def facts_of(kind: Kind) -> dict[str, tuple[str, ...]]:
    """The facts that a bracket of `kind` takes, each with its values; none: any identifier."""
    facts: dict[str, tuple[str, ...]] = {"cert": CERTAINTIES, "resp": RESPONSIBLE}
    if kind in REASONS:
        facts["reason"] = REASONS[kind]
    if kind in _HANDED:
        facts["hand"] = ()
    if kind in (Kind.ADDITION, Kind.MARGINAL_NOTE):
        facts["place"] = PLACES
    if kind in (Kind.FOREIGN, Kind.ORIGINAL_WORD, Kind.ITALIC, Kind.HIGHLIGHT):
        facts["lang"] = ()
    if kind is Kind.STAGE:
        facts["type"] = STAGES
    if kind is Kind.SHIFT:
        facts |= {"feature": FEATURES, "new": ()}
    return facts
