"""Those who ask where nobody says who they are: ``QUESTION:``, ``Q.``, and ``Q`` without a sign."""

from __future__ import annotations

from itertools import pairwise
from typing import Protocol

from teitools.notation.label_candidates import Evidence, Judged

ASKED: Evidence = ("the turns of others that follow what is asked", "medium")
_LEAST = 3
_ANSWERED = 2


class Asking(Protocol):
    """What knows the names that may stand for those who ask."""

    def asks(self, key: str, terminator: str) -> bool:
        """Whether a name in lower case does, in a label that ends so."""


def with_askers(judged: Judged, names: Asking) -> Judged:
    """`judged`, where those who ask have labels that others answer.

    Three must ask, and of those whose labels are proven somebody must speak after two of them.
    """
    asked = [
        index
        for index, (each, found) in enumerate(judged)
        if not found and names.asks(each.key, each.form.terminator)
    ]
    if len(asked) < _LEAST:
        return judged
    order = sorted({index for index, (_, found) in enumerate(judged) if found}.union(asked))
    following = dict(pairwise(order))
    answers = (judged[following[each]][1] for each in asked if each in following)
    if sum(1 for found in answers if found) < _ANSWERED:
        return judged
    made = list(judged)
    for index in asked:
        made[index] = judged[index][0], ASKED
    return made
