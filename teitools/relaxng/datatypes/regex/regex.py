"""A regular expression that can be asked."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from teitools.relaxng.datatypes.regex.parser import parse
from teitools.relaxng.datatypes.wording import seen, shown

if TYPE_CHECKING:
    from teitools.relaxng.datatypes.regex.automaton import Automaton
    from teitools.relaxng.datatypes.regex.positions import Positions

_PAYS = 5000
"""After how many characters it pays to have `re` compile something."""


class Regex:
    """The regular expression `text`. Raises RegexError where it is none."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._root = parse(text)
        self._read = 0

    @cached_property
    def _positions(self) -> Positions:
        from teitools.relaxng.datatypes.regex.positions import positions

        return positions(self._root)

    @cached_property
    def automaton(self) -> Automaton:
        """What decides."""
        from teitools.relaxng.datatypes.regex.automaton import Automaton

        return Automaton(self._positions)

    @cached_property
    def ascii(self) -> re.Pattern[str] | None:
        """What decides faster on ASCII texts, where there is such a thing."""
        from teitools.relaxng.datatypes.regex.positions import is_plain
        from teitools.relaxng.datatypes.regex.translation import translate

        text = translate(self._root)
        return re.compile(text) if text is not None and is_plain(self._positions) else None

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` matches."""
        if self._read < _PAYS:
            self._read += len(text)
        elif text.isascii() and self.ascii is not None:
            return self.ascii.fullmatch(text) is not None
        return self.automaton.matches(text)

    def fault(self, text: str) -> str:
        """Why `text` does not match, to be read after "which is"."""
        fault = f"not what the pattern {self} allows"
        index = self.automaton.stop(text)
        if index is not None:
            return f"{fault}: {shown(text[index])} at character {index + 1} does not fit"
        if not text:
            return f"{fault}: it is empty"
        return f"{fault}: more must follow after character {len(text)}"

    def __str__(self) -> str:
        return seen(self.text)


@lru_cache(maxsize=512)
def regex(text: str) -> Regex:
    """The regular expression `text`, made once while it is among those used lately."""
    return Regex(text)
