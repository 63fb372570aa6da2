"""The positions of a regular expression: each run of characters in it, and what follows it.

This is the automaton of Glushkov, with repetitions of a group written out, and repetitions of
one set of characters counted. Sets of positions are integers, a bit for each.
"""

from __future__ import annotations

from teitools.relaxng.datatypes.regex.characters import Set, ascii_of
from teitools.relaxng.datatypes.regex.nodes import Alternation, Node, Repetition, Run, Sequence


class Positions:
    """The positions of an expression.

    `sets` and `counts` are what may stand at each: characters, and from how many to how many
    of them; the counts are None where it is one. `first` and `last` are where a text can begin
    and end, `follow` what can come after each. `ambiguous` is true where one follows another in
    two ways.
    """

    def __init__(self) -> None:
        self.sets: list[Set] = []
        self.counts: list[tuple[int, int | None] | None] = []
        self.follow: list[int] = []
        self.first = 0
        self.last = 0
        self.nullable = False
        self.ambiguous = False

    def join(self, last: int, first: int) -> None:
        """Let each position of `first` follow each of `last`."""
        if not first:
            return
        for position in bits(last):
            if self.follow[position] & first:
                self.ambiguous = True
            self.follow[position] |= first


Part = tuple[int, int, bool]
"""The first and the last positions of a part, and whether it can be empty."""
_NOTHING: Part = (0, 0, True)


def positions(root: Node) -> Positions:
    """The positions of the expression `root`."""
    found = Positions()
    done: list[Part] = []
    tasks: list[Node | tuple[Node, int]] = [root]
    while tasks:
        task = tasks.pop()
        if isinstance(task, tuple):
            node, count = task
            parts = done[len(done) - count :]
            del done[len(done) - count :]
            done.append(_combined(found, node, parts))
        elif isinstance(task, Run):
            done.append(_run(found, task))
        elif isinstance(task, Sequence):
            tasks.append((task, len(task.parts)))
            tasks.extend(reversed(task.parts))
        elif isinstance(task, Alternation):
            tasks.append((task, len(task.branches)))
            tasks.extend(reversed(task.branches))
        elif isinstance(task, Repetition):
            tasks.append((task, task.copies))
            tasks.extend([task.body] * task.copies)
    found.first, found.last, found.nullable = done.pop()
    return found


def _run(found: Positions, run: Run) -> Part:
    number = len(found.sets)
    here = 1 << number
    counted = run.least > 1 or (run.most is not None and run.most > 1)
    found.sets.append(run.characters)
    found.counts.append((max(run.least, 1), run.most) if counted else None)
    found.follow.append(here if run.most is None and not counted else 0)
    return here, here, run.least == 0


def _combined(found: Positions, node: Node, parts: list[Part]) -> Part:
    if isinstance(node, Alternation):
        first = last = 0
        for each_first, each_last, _ in parts:
            first |= each_first
            last |= each_last
        return first, last, node.nullable
    if isinstance(node, Repetition):
        return _repeated(found, node, parts)
    first, last, nullable = _NOTHING
    for each_first, each_last, each_nullable in parts:
        found.join(last, each_first)
        first |= each_first if nullable else 0
        last = each_last | (last if each_nullable else 0)
        nullable = nullable and each_nullable
    return first, last, nullable


def _repeated(found: Positions, node: Repetition, parts: list[Part]) -> Part:
    """One copy after another, each of which may be the last once there are enough.

    Where the body can be empty, no number is too small.
    """
    least = 0 if node.body.nullable else node.least
    first, ends = parts[0][0], 0
    last = 0
    for number, (each_first, each_last, _) in enumerate(parts, 1):
        found.join(last, each_first)
        last = each_last
        if number >= least:
            ends |= last
    if node.most is None:
        found.join(last, parts[-1][0])
    return first, ends, node.nullable


def bits(positions: int) -> list[int]:
    """The numbers of the bits that are set."""
    found = []
    digits = f"{positions:b}"[::-1]
    place = digits.find("1")
    while place >= 0:
        found.append(place)
        place = digits.find("1", place + 1)
    return found


def is_plain(found: Positions) -> bool:
    """Whether an ASCII text can be read in one way only, whatever it is.

    Then each next character leaves one possibility, and `re` has nothing to go back to.
    """
    if found.ambiguous or _overlap(found, found.first):
        return False
    for number, follow in enumerate(found.follow):
        count = found.counts[number]
        again = 1 << number if count is not None and count[0] != count[1] else 0
        if follow & again or _overlap(found, follow | again):
            return False
    return True


def _overlap(found: Positions, positions: int) -> bool:
    seen = 0
    for position in bits(positions):
        characters = ascii_of(found.sets[position])
        if seen & characters:
            return True
        seen |= characters
    return False
