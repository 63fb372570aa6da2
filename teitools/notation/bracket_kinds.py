"""What a bracket can be, and the facts that each kind takes: the closed lists of the schema.

The lists are those of ``schema/teitools.odd``; a test holds them to it.
"""

from __future__ import annotations

from teitools.transcript import Kind

KINDS = (
    Kind.SUPPLIED,
    Kind.EDITORIAL_NOTE,
    Kind.COMMENT,
    Kind.ORIGINAL_WORD,
    Kind.FOREIGN,
    Kind.GAP,
    Kind.UNCLEAR,
    Kind.SIC,
    Kind.DELETION,
    Kind.CROSSED_OUT,
    Kind.ADDITION,
    Kind.SUBSTITUTION,
    Kind.HIGHLIGHT,
    Kind.ASIDE,
    Kind.PARENTHESIS,
)

CERTAINTIES = ("high", "low", "medium", "unknown")
RESPONSIBLE = ("contributor", "translator")
PLACES = ("above", "below", "bottom", "inline", "left", "margin", "right", "top")
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
}
REASON_REQUIRED = (Kind.SUPPLIED, Kind.GAP)
# kinds that need their closing delimiter, or have no room for words
ALWAYS_CLOSED = (Kind.GAP, Kind.SIC, Kind.SUBSTITUTION)
_HANDED = (Kind.ADDITION, Kind.DELETION, Kind.CROSSED_OUT, Kind.SUBSTITUTION)


def facts_of(kind: Kind) -> dict[str, tuple[str, ...]]:
    """The facts that a bracket of `kind` takes, each with its values; none: any identifier."""
    facts: dict[str, tuple[str, ...]] = {"cert": CERTAINTIES, "resp": RESPONSIBLE}
    if kind in REASONS:
        facts["reason"] = REASONS[kind]
    if kind in _HANDED:
        facts["hand"] = ()
    if kind is Kind.ADDITION:
        facts["place"] = PLACES
    return facts
