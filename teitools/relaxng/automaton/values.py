"""Values that were seen: which of some patterns each matches, remembered within bounds."""

from __future__ import annotations

from collections.abc import Callable

from teitools.relaxng.automaton.composition import Composition
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.automaton.strings import matches
from teitools.relaxng.automaton.usual import usual, usual_bytes
from teitools.relaxng.datatypes.interface import IdType, ValueContext
from teitools.relaxng.patterns import (
    Choice,
    Data,
    Pattern,
    Text,
    Value,
)

MOST = 4096
"""How many values are remembered of one kind."""
LONGEST = 256
"""How long a value is, in characters, that is remembered."""
_PAYS = 50
"""After how many values it pays to look for what is usual."""
_ID = IdType.ID


class Values:
    """The values of `patterns`: each has a mask with a bit for every pattern that it matches.

    `known` holds values that match, where there is one pattern and the context does not matter.
    """

    __slots__ = (
        "_asked",
        "_composition",
        "_is_usual",
        "_masks",
        "_single",
        "_usual_bytes",
        "contextual",
        "id_type",
        "known",
        "patterns",
    )

    def __init__(self, composition: Composition, patterns: tuple[Pattern, ...]) -> None:
        self._composition = composition
        self.patterns = patterns
        self.contextual = any(map(is_contextual, patterns))
        self.id_type = max(map(id_type_of, patterns), default=IdType.NONE)
        self.known: set[str] = set()
        self._masks: dict[str, int] = {}
        self._single = len(patterns) == 1
        self._asked = 0
        self._is_usual: Callable[[str], object] | None = None
        self._usual_bytes: Callable[[bytes], object] | None = None

    @property
    def free(self) -> bool:
        """Whether any value will do, whatever comes of it."""
        return self._single and isinstance(self.patterns[0], Text)

    def usual_bytes(self) -> Callable[[bytes], object]:
        """What gives None of values as they are written, unless these are right for certain."""
        if self._usual_bytes is None:
            self._usual_bytes = usual_bytes(self.patterns[0])
        return self._usual_bytes

    def mask(self, value: str, context: ValueContext) -> int:
        """A bit for each pattern that `value` matches."""
        if self._is_usual is not None:
            if self._is_usual(value) is not None:
                if self.id_type is not _ID:  # which is seldom seen again
                    self._know(value)
                return 1
        elif self._single and self._asked < _PAYS:
            self._asked += 1
            if self._asked == _PAYS:
                self._is_usual = usual(self.patterns[0])
        mask = self._masks.get(value)
        if mask is not None:
            return mask
        mask = 0
        for number, pattern in enumerate(self.patterns):
            if matches(self._composition, pattern, value, context):
                mask |= 1 << number
        if not self.contextual and len(value) <= LONGEST and self.id_type is not _ID:
            self._remember(value, mask)
        return mask

    def _know(self, value: str) -> None:
        if len(value) <= LONGEST:
            if len(self.known) >= MOST:
                self.known.clear()
            self.known.add(value)

    def _remember(self, value: str, mask: int) -> None:
        if len(self._masks) >= MOST:
            self._masks.clear()
        self._masks[value] = mask
        if mask and self._single:
            self._know(value)


def id_type_of(pattern: Pattern) -> IdType:
    """What a value of `pattern` means for identifiers."""
    if isinstance(pattern, Data | Value):
        return pattern.datatype.id_type
    if isinstance(pattern, Choice):
        return max(map(id_type_of, pattern.alternatives))
    return IdType.NONE


def is_contextual(pattern: Pattern) -> bool:
    """Whether it depends on the document's namespaces or entities what matches."""
    return any(
        each.datatype.contextual for each in parts(pattern) if isinstance(each, Data | Value)
    )
