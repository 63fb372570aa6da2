"""What was taken out of a text, as what stands between blocks and inside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from teitools.notation.layout import split_text
from teitools.transcript import Character, Inline, Kind, LineBreak, Mark, Spacing

Piece = str | Mark
"""White space as typed, or a mark without white space around it."""
WHITE = " \t\r\n"


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with the white space before each mark in it."""
    white = ""
    for piece in pieces:
        if isinstance(piece, str):
            white += piece
        else:
            yield _after_white(white, piece) if white else piece
            white = ""
    if white:
        yield white


def _after_white(white: str, mark: Mark) -> Mark:
    return Mark(mark.kind, mark.content, white + mark.before, mark.after, mark.facts, mark.unclosed)


def inlines(pieces: Iterable[Piece]) -> list[Inline]:
    """Pieces as what stands in a block."""
    made: list[Inline] = []
    for each in joined(pieces):
        if not isinstance(each, str):
            made.append(each)
        elif each == " ":
            made.append(Spacing(each))
        else:
            made += (Spacing(part) if part == " " else part for part in split_text(each))
    return made


def at_line_start(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """`pieces` cut where their last line begins, or the one that no layout can hold."""
    index, place = 0, 0
    for i, each in enumerate(pieces):
        if not isinstance(each, str):
            continue
        other = len(each) - len(each.lstrip(WHITE))
        end = max(each.rfind("\n", 0, other), each.rfind("\r", 0, other)) + 1
        if end:
            index, place = i, end
        if other < len(each):
            break
    if not place:
        return [], list(pieces)
    cut = str(pieces[index])
    rest, head = [*pieces[:index], cut[:place]], list(pieces[index + 1 :])
    return rest, [cut[place:], *head] if place < len(cut) else head


def is_layout(piece: Piece) -> bool:
    """Whether it can stand between blocks: white space, or where a line begins."""
    if isinstance(piece, str):
        return not piece.strip(WHITE)
    return piece.kind is Kind.LINE_BEGINNING


def taken_end(made: list[Inline]) -> str:
    """The line end, and the spacing after it, with which `made` ends; it is taken from there."""
    index, white = len(made), ""
    while index and isinstance(each := made[index - 1], Spacing):
        white = each.characters + white
        index -= 1
    last = made[index - 1] if index else None
    if not isinstance(last, LineBreak):
        return ""
    length = 2 if last.characters.endswith("\r\n") else 1
    rest, end = last.characters[:-length], last.characters[-length:]
    made[index - 1 :] = [LineBreak(rest)] if rest else []
    return end + white


def last_of(pieces: Sequence[Piece], kinds: frozenset[Kind]) -> int:
    """The index of the last mark of one of `kinds`, or -1."""
    index = len(pieces) - 1
    while index >= 0:
        each = pieces[index]
        if isinstance(each, Mark) and each.kind in kinds:
            break
        index -= 1
    return index


def printed_piece(piece: Piece) -> str:
    return piece if isinstance(piece, str) else printed((piece,))


def printed(content: Iterable[Inline]) -> str:
    """The characters of layout, and of the marks that can stand in it."""
    return "".join(_characters(content))


def _characters(content: Iterable[Inline]) -> Iterator[str]:
    for inline in content:
        if isinstance(inline, str):
            yield inline
        elif isinstance(inline, LineBreak | Spacing):
            yield inline.characters
        elif isinstance(inline, Character):
            yield inline.character
        elif isinstance(inline, Mark):
            yield inline.before
            yield from _characters(inline.content)
            yield inline.after
