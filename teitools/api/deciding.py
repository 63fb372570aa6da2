"""Reading a text with what a person has decided of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from teitools.dataclass import dataclass
from teitools.names.authority import Authority
from teitools.notation.decisions.register import HIGH, PROFILE, Choice, Key, Register
from teitools.notation.parser import Parsed, parse
from teitools.notation.profile import Profile
from teitools.source import Source

if TYPE_CHECKING:
    from teitools.decisions.applying import Applier
    from teitools.decisions.decision import Decision
    from teitools.decisions.table import Table

Fault = Callable[[Mapping[Key, Choice]], str | None]
"""Says what is wrong with the document that some decisions make."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one text is read: by `profile`, with the names of `names` tagged.

    `reason` says why by that profile.
    """

    text: str
    profile: Profile
    name: str
    names: Authority | None
    reason: str

    def read(
        self, rejected: frozenset[int] = frozenset(), register: Register | None = None
    ) -> Parsed:
        """What the text is; nothing in the explicit form begins at `rejected`."""
        parsed = parse(self.text, self.profile, self.name, rejected, register)
        if self.names is None:
            return parsed
        from teitools.names.tagging import tag  # seldom wanted

        transcript, found = tag(parsed.transcript, self.names, self.text, self.name, register)
        return replace(parsed, transcript=transcript, findings=(*parsed.findings, *found))

    def decisions(
        self, rejected: frozenset[int], choices: Mapping[Key, Choice]
    ) -> tuple[Decision, ...]:
        """All decisions about the text, in the order of their places."""
        from teitools.decisions.decision import describe  # seldom wanted

        register = Register(choices)
        self.read(rejected, register)
        rule = self.reason or "it was asked for"
        register.note(PROFILE, 0, 0, self.profile.name, HIGH, rule)
        return describe(register.entries, self.text, self.name, choices)


def load_decisions(decisions: str | Path | bytes | Source | Table) -> Table:
    """The table of a person's decisions. Raises ProfileError, OSError."""
    from teitools.decisions.table import Table, read_table  # seldom wanted

    return decisions if isinstance(decisions, Table) else read_table(Source.of(decisions))


def follow(applier: Applier, reading: Reading, fault: Fault) -> dict[Key, Choice]:
    """The decisions that can be followed, in a document with which nothing is wrong."""
    register, _ = applier.follow(reading.text, lambda register: reading.read(register=register))
    kept: list[Key] = []
    groups = [keys] if (keys := applier.keys()) else []
    while groups:
        group = groups.pop()
        problem = fault(applier.only([*kept, *group]))
        if problem is None or (len(kept) + len(group) == len(keys) and fault({}) is not None):
            kept += group  # either nothing is wrong, or it is none of a person's doing
        elif len(group) == 1:
            applier.refuse(group[0], register, f"the document would not be valid ({problem})")
        else:
            half = len(group) // 2
            groups += [group[half:], group[:half]]
    return applier.only(kept)
