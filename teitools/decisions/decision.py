"""A decision with all that a person needs to judge it, and by which it is found again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from teitools.notation.decisions.register import Choice, Entry, Key
from teitools.notation.explicit import typed_attributes
from teitools.notation.notes import Notes
from teitools.xml.digests import blake2b

CONTEXT = 40
"""How many characters of the text before and after a decision are shown."""
_WINDOW = 3 * CONTEXT
_LONGEST, _HEAD, _TAIL = 120, 80, 36
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a stretch of a text is read as, and why.

    `line` and `column` count from 1, `offset` in characters from 0. White space in `text`,
    `before` and `after` is single spaces, and a long `text` has its middle left out. `key`
    stays the same when the text changes elsewhere; decisions with the same text in the same
    context share it. `same` says which of those with the same text it is (``2 of 5``), if there
    are several. `decision` is what a person decided, or empty. `quiet` decisions go without
    saying, and are in no table.
    """

    key: str
    file: str
    line: int
    column: int
    offset: int
    what: str
    text: str
    reading: str
    certainty: str
    rule: str
    before: str
    after: str
    same: str = ""
    decision: str = ""
    end: int = 0
    quiet: bool = False


def squeezed(text: str) -> str:
    """`text` with single spaces, and with a sign for what cannot be shown."""
    return " ".join(_UNSEEN.sub("\ufffd", text).split())


def shortened(text: str) -> str:
    """`text` squeezed, without its middle where it is long."""
    words = squeezed(text)
    return words if len(words) <= _LONGEST else f"{words[:_HEAD]} … {words[-_TAIL:]}"


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a stretch of `text`, with a space where one parts them."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    left, right = squeezed(before), squeezed(after)
    if len(left) > CONTEXT:
        left = left[-CONTEXT:]
        left = left.partition(" ")[2] or left
    if len(right) > CONTEXT:
        right = right[:CONTEXT]
        right = right.rpartition(" ")[0] or right
    left += " " if left and before[-1].isspace() else ""
    return left, f" {right}" if right and after[0].isspace() else right


def describe(
    entries: Iterable[Entry], text: str, file: str, choices: Mapping[Key, Choice]
) -> tuple[Decision, ...]:
    """The decisions about `text`, which a reader knows as `file`, in the order of their places."""
    notes = Notes(file, text)
    made = list(_described(entries, text, notes, choices))
    totals = Counter((each.what, each.text) for each in made)
    seen: Counter[tuple[str, str]] = Counter()
    numbered = []
    for each in made:
        group = each.what, each.text
        seen[group] += 1
        if totals[group] > 1:
            each = replace(each, same=f"{seen[group]} of {totals[group]}")
        numbered.append(each)
    return tuple(numbered)


def _described(
    entries: Iterable[Entry], text: str, notes: Notes, choices: Mapping[Key, Choice]
) -> Iterator[Decision]:
    for entry in entries:
        words = shortened(text[entry.start : entry.end])
        before, after = context(text, entry.start, entry.end)
        if entry.start == entry.end == 0:
            before = after = ""
        position = notes.position(entry.start)
        choice = choices.get(entry.key)
        yield Decision(
            key_of(entry.what, words, before, after),
            notes.name,
            position.line,
            position.column,
            entry.start,
            entry.what,
            words,
            entry.reading,
            entry.certainty,
            entry.rule,
            before,
            after,
            "",
            f"{choice.word}{typed_attributes(choice.facts)}" if choice else "",
            entry.end,
            entry.quiet,
        )


def key_of(what: str, text: str, before: str, after: str) -> str:
    """A key that begins with a letter, so that no program takes it for a number."""
    parts = "\0".join((what, text, before, after))
    return "d" + blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
