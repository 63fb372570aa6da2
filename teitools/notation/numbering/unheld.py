"""What was taken out of a text and has no place in its transcript."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.dataclass import dataclass
from teitools.notation.numbering.text import Edit
from teitools.transcript import Mark

# where nothing can be put back
PAGE = "the number of a page or a time"
COPY = "a value that the metadata holds once and the text prints twice"
GAP = "what parts two blocks"
CONSTRUCT = "what stands there"


@dataclass(frozen=True, slots=True)
class Unheld:
    """Something that was taken out, and `where` it has no place."""

    edit: Edit
    where: str

    @property
    def place(self) -> int:
        """Where its first number, or what else is no white space, stands in the original."""
        place = self.edit.start
        for piece in self.edit.pieces:
            if isinstance(piece, Mark):
                return place + len(piece.before)
            place += len(piece)
        return self.edit.start


class NotWovenError(Exception):
    """Something stands where nothing can be put back: all such things, in their order."""

    def __init__(self, unheld: Sequence[Unheld]) -> None:
        super().__init__(unheld[0].where)
        self.unheld = tuple(unheld)

    @property
    def place(self) -> int:
        """Where the first of them stands in the original."""
        return self.unheld[0].place
