"""Turns that a dash breaks off and that go on after the next speaker: joined by next and prev."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from teitools.notation import codes
from teitools.notation.notes import Notes
from teitools.notation.paragraphs import Raw
from teitools.transcript import Block, Group, Inline, Kind, LineBreak, Mark, Part, Spacing, Speech
from teitools.transcript.inlines import Facts

# how many turns may stand between
_FARTHEST = 3
_CERTAINTY = "medium"


class TurnJoiner:
    """Joins the turns of one text. `raws` has the places of paragraphs, by their identifiers."""

    def __init__(self, raws: Mapping[str, Raw], notes: Notes) -> None:
        self._raws = raws
        self._notes = notes

    def join(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        """`parts` with the turns joined that one dash breaks off and another one takes up."""
        made = [
            replace(part, parts=self.join(part.parts)) if isinstance(part, Group) else part
            for part in parts
        ]
        turns = [index for index, part in enumerate(made) if isinstance(part, Speech)]
        for place, index in enumerate(turns):
            turn = made[index]
            if not isinstance(turn, Speech) or not turn.who or not _ends(turn):
                continue
            for later in turns[place + 1 : place + 1 + _FARTHEST + 1]:
                following = made[later]
                if isinstance(following, Speech) and following.who == turn.who:
                    if _begins(following) and self._may_join(turn, following):
                        made[index], made[later] = _joined(turn, following)
                        raw = self._last_raw(turn)
                        place = raw.end - 1 if raw else 0
                        who = " ".join(turn.who)
                        self._notes.add(codes.RESUMED_TURN, place, who=who, certainty=_CERTAINTY)
                    break
        return tuple(made)

    def _may_join(self, turn: Speech, following: Speech) -> bool:
        """Whether two turns that can be joined shall be."""
        return True

    def _last_raw(self, turn: Speech) -> Raw | None:
        """Where the last paragraph of `turn` stands."""
        return self._raws.get(dict(_last(turn)).get("id", ""))


def _joined(turn: Speech, following: Speech) -> tuple[Speech, Speech]:
    first, second = dict(turn.facts).get("id", ""), dict(following.facts).get("id", "")
    return (
        replace(turn, facts=(*turn.facts, ("next", second))),
        replace(following, facts=(*following.facts, ("prev", first))),
    )


def _last(turn: Speech) -> Facts:
    last = turn.blocks[-1] if turn.blocks else None
    return last.facts if isinstance(last, Block) else ()


def _ends(turn: Speech) -> bool:
    last = turn.blocks[-1] if turn.blocks else None
    return isinstance(last, Block) and _is_dash(reversed(last.content))


def _begins(turn: Speech) -> bool:
    first = turn.blocks[0] if turn.blocks else None
    return isinstance(first, Block) and _is_dash(first.content)


def _is_dash(content: Iterable[Inline]) -> bool:
    """Whether the first of `content` that is no layout is the sign of an interruption."""
    for inline in content:
        if not isinstance(inline, LineBreak | Spacing):
            quoted = isinstance(inline, str) and inline.strip("\"'”’ ") == ""
            if not quoted:
                return isinstance(inline, Mark) and inline.kind is Kind.INTERRUPTION
    return False
