"""What may be the label of a speaker, and what is one."""

from __future__ import annotations

import re

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.label_forms import Form

BRACKETED = expression(r"\[[^\[\]]*\]|\([^()]*\)")
Evidence = tuple[str, str]
"""Why something is a label, and how certain that is."""
_BLANK = expression(r"[ \t]*(?>\r\n|\r|\n)[ \t]*[\r\n]")


@dataclass(slots=True)
class Label:
    """A label: from `start` to `end` (with what ends it); `name` without title and doubt.

    `direction` is where a stage direction in the label stands; `stamp` where a time does, before
    it. `unnamed`: the label says that nobody knows who speaks. `title` is that before the name,
    `beside` what stands in brackets after it and is no direction. `apart`: others have that name.
    `office` is what the label calls somebody whose name it has in brackets. `joined` are the names
    of those who speak together.
    """

    start: int
    end: int
    name: str
    doubtful: bool = False
    direction: tuple[int, int] | None = None
    stamp: tuple[int, int] | None = None
    unnamed: bool = False
    alone: bool = False
    title: str = ""
    beside: str = ""
    apart: bool = False
    office: str = ""
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """The `parts` of what may be the names of several, without their titles.

    `titles` are these. `apposed`: nothing but commas parts them. `signed`: it has a sign, or words
    behind the names, that no name of one has.
    """

    parts: tuple[str, ...]
    titles: tuple[str, ...]
    apposed: bool = False
    signed: bool = False


@dataclass(slots=True)
class Named:
    """What the name in a label is: its `title` and the rest, and its `key` in lower case.

    `is_upper`: it is in capitals, but for what stands in brackets; `letters`: of how many.
    `joined`: it may be the names of several.
    """

    title: str
    name: str
    key: str
    is_upper: bool
    letters: int
    joined: Joined | None = None


@dataclass(slots=True)
class Candidate:
    """A stretch that has the form of a label, up to `end`; `parts` are those of `match`."""

    match: re.Match[str]
    parts: dict[str, str | None]
    end: int
    form: Form
    named: Named

    @property
    def title(self) -> str:
        """The title of address in the label."""
        return self.named.title

    @property
    def name(self) -> str:
        """The name without its title."""
        return self.named.name

    @property
    def key(self) -> str:
        """The name in lower case, without what stands in brackets."""
        return self.named.key

    @property
    def may_be_shorter(self) -> bool:
        """Whether its first word alone may be the name: ``Hor. Stay: speak``."""
        named = self.named
        first = named.name.partition(" ")[0]
        dotted = len(first) > 2 and first[-1] == "."
        return dotted and not named.title and len(first) < len(named.name)

    @property
    def beside(self) -> str:
        """What stands in brackets beside the name, within the label or below."""
        if direction := self.parts.get("direction"):
            return direction
        label, held = self.match, self.parts.get("held") or ""
        if held.endswith(")"):  # The Minister, Ministry of Ports (Lord Hale):
            return held[held.rfind("(") :]
        return label.string[label.end("label") : self.end]

    @property
    def is_parted(self) -> bool:
        """Whether the label stands alone, and a blank line parts it from what is said."""
        return self.form.alone and _BLANK.match(self.match.string, self.end) is not None


Judged = list[tuple[Candidate, Evidence | None]]
"""What may be labels, with the evidence; None where nothing says that it is one."""


def proven_of_each(judged: Judged) -> Judged:
    """`judged` with one candidate for each place: the first that has evidence, or the first."""
    made: Judged = []
    for each, found in judged:
        if made and made[-1][0].match.start("label") == each.match.start("label"):
            if made[-1][1] is None and found is not None:
                made[-1] = each, found
        else:
            made.append((each, found))
    return made
