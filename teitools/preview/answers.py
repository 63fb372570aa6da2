"""What a preview answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """The status, media type and bytes of a response."""

    status: int
    media_type: str
    data: bytes


class Shown(Protocol):
    """What is shown: a document, or a folder of them."""

    def update(self) -> None:
        """Read the files again. What is wrong with them is shown, and raises nothing."""

    def answer(self, path: str, stamp: str) -> Answer:
        """What stands at `path` (decoded, with a slash at its start), in the state `stamp`."""
