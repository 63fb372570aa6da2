"""What is wrong with a regular expression."""

from __future__ import annotations


class RegexError(ValueError):
    """A text that is no regular expression of XML Schema, or one that is too large.

    `offset` is the index of the character at which that shows.
    """

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(f"{reason} (at character {offset + 1})")
        self.reason = reason
        self.offset = offset
