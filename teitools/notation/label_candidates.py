"""What may be the label of a speaker, and what is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from teitools.notation.label_forms import Form

BRACKETED = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
Evidence = tuple[str, str]
"""Why something is a label, and how certain that is."""
_BLANK = re.compile(r"[ \t]*(?>\r\n|\r|\n)[ \t]*[\r\n]")


@dataclass(slots=True)
class Label:
    """A label: from `start` to `end` (with what ends it); `name` without title and doubt.

    `direction` is where a stage direction in the label stands; `stamp` where a time does, before
    it. `unnamed`: the label says that nobody knows who speaks.
    """

    start: int
    end: int
    name: str
    doubtful: bool = False
    direction: tuple[int, int] | None = None
    stamp: tuple[int, int] | None = None
    unnamed: bool = False
    alone: bool = False


@dataclass(slots=True)
class Candidate:
    """A stretch that has the form of a label, up to `end`; `key` is the name in lower case."""

    match: re.Match[str]
    end: int
    form: Form
    title: str
    name: str
    key: str

    @property
    def is_parted(self) -> bool:
        """Whether the label stands alone, and a blank line parts it from what is said."""
        return self.form.alone and _BLANK.match(self.match.string, self.end) is not None

    @property
    def key_is_upper(self) -> bool:
        """Whether the label is in capitals, but for what stands in brackets."""
        return BRACKETED.sub("", self.match.group("name")).isupper()
