"""What is defined in a text and used nowhere: the parser leaves it out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_NOTES = "unused_notes"
_ADDRESS = "the address of a link that is not there"
_NOTE = "a footnote that nothing points to"


class Unused(NamedTuple):
    """What it is, its words, and the line where it begins, from 0."""

    what: str
    words: str
    line: int


def keep_notes(state: StateCore) -> None:
    """Keep the notes that no mark points to, before the parser takes them out.

    Of two that have the same label it is the last that counts.
    """
    counted = state.env.get("footnotes", {}).get("refs", {})
    last: dict[str, Unused] = {}
    unused: list[Unused] = []
    for label, note in _notes(state.tokens):
        if label in last:
            unused.append(last[label])
        last[label] = note
    unused += (note for label, note in last.items() if counted.get(f":{label}", -1) < 0)
    state.env[_NOTES] = unused


def _notes(tokens: list[Token]) -> Iterator[tuple[str, Unused]]:
    label, words, line = "", list[str](), 0
    for token in tokens:
        if token.type == "footnote_reference_open":
            label, words, line = str(token.meta["label"]), [], -1
        elif token.type == "footnote_reference_close":
            yield label, Unused(_NOTE, " ".join(words), max(line, 0))
        elif token.content:
            words.append(token.content)
        if line < 0 and token.map:
            line = token.map[0]


def unused_in(environment: dict[str, Any], tokens: list[Token], text: str) -> list[Unused]:
    """The definitions of links, and the notes, that are not used, or stand there twice."""
    used = {
        str(child.attrGet("href") or child.attrGet("src"))
        for token in tokens
        for child in token.children or ()
        if child.type in ("link_open", "image")
    }
    references = environment.get("references", {}).values()
    left = [each for each in references if each["href"] not in used]
    left += environment.get("duplicate_refs", ())
    lines = text.split("\n")
    addresses = (
        Unused(_ADDRESS, f"{each['href']} {each['title']}".strip(), _line(lines, each["map"][0]))
        for each in left
    )
    return [*addresses, *environment.get(_NOTES, ())]


def words_of(tokens: list[Token]) -> str:
    """The words in `tokens`."""
    return " ".join(token.content for token in tokens if token.content)


def _line(lines: list[str], line: int) -> int:
    """The line of a definition, which is not before `line`."""
    return next((at for at in range(line, len(lines)) if "]:" in lines[at]), line)
