"""Bringing a person's decisions to the readers, and saying what cannot be followed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from teitools.decisions import codes
from teitools.decisions.decision import Decision, describe
from teitools.decisions.matching import Match, Matcher
from teitools.decisions.table import Row, Table
from teitools.findings import Code, Finding
from teitools.notation.bracket_kinds import REASON_REQUIRED, REASONS
from teitools.notation.decisions.choices import ChoiceError, read_choice, readings
from teitools.notation.decisions.register import PROFILE, WHATS, Choice, Key, Register
from teitools.notation.notes import Notes
from teitools.notation.parser import Parsed
from teitools.source import Location
from teitools.transcript import Kind

_MOST_ROUNDS = 12
_SHOWN = 60


class Applier:
    """Applies the rows of a table to one text, which a reader knows as `file`.

    `findings` say what was not followed; `kept` are the rows that were not. `profiles` has the
    decision about the profile, where there is one.
    """

    def __init__(self, table: Table, file: str) -> None:
        self.findings: list[Finding] = []
        self.kept: list[Row] = []
        self.profiles: dict[Key, Choice] = {}
        self._table = table
        self._text = ""
        self._before: Register | None = None
        self._file = file
        self._all = table.rows_for(file)
        self._choices: dict[Key, Choice] = {}
        self._row_of: dict[Key, Row] = {}
        self._waiting: list[tuple[Row, Choice]] = []
        for row in self._all:
            if row.decision:
                self._understand(row)

    def profile(self, given: str | Path | None) -> str | Path | None:
        """The profile that is `given`, or else the one that a row names; None where none does."""
        named = [(row, choice) for row, choice in self._waiting if row.what == PROFILE]
        self._waiting = [each for each in self._waiting if each[0].what != PROFILE]
        if not named:
            return given
        row, choice = named[0]
        if given is None or str(given) == choice.word:
            self.profiles[PROFILE, 0] = choice
            return choice.word
        problem = f"the profile '{given}' was asked for"
        expected = f"no decision, or '{given}'"
        self._say(codes.IMPOSSIBLE, row, place="1:1", problem=problem, expected=expected)
        return given

    def follow(self, text: str, read: Callable[[Register], Parsed]) -> tuple[Register, Parsed]:
        """Read `text` again and again, until all decisions are followed that can be."""
        self._text = text
        self._notes = Notes(self._file, text)
        register, refused = Register(), False
        self._before = register
        parsed = read(register)
        for _ in range(_MOST_ROUNDS):
            if not self._place(register) and not refused:
                break
            register = Register(self._choices)
            parsed = read(register)
            refused = False
            for key in register.disregarded():
                self.refuse(key, register)
                refused = True
        self._tell_lost(register)
        return register, parsed

    @property
    def is_wanted(self) -> bool:
        """Whether there is a decision about the text at all."""
        return any(row.decision for row in self._all)

    def only(self, keys: Iterable[Key]) -> dict[Key, Choice]:
        """The decisions that are followed, but for those that are none of `keys`."""
        return {key: self._choices[key] for key in keys}

    def keys(self) -> list[Key]:
        """The places of the decisions that are followed, in their order."""
        return sorted(self._choices, key=lambda key: key[1])

    def refuse(self, key: Key, register: Register, problem: str = "") -> None:
        """Give a decision up, and say so."""
        row, choice = self._row_of.pop(key), self._choices.pop(key)
        before = self._before.entry(*key) if self._before else None
        entry = before or register.entry(*key)
        offered = readings(row.what)
        if entry is not None:
            offered = entry.alternatives or offered
            problem = problem or f"it stays {entry.reading!r}"
        expected = f"one of {', '.join(word for word in offered if word != choice.word)}"
        if choice.word in REASON_REQUIRED and "reason" not in dict(choice.facts):
            problem = f"a {choice.word} needs a reason"
            reasons = (f"{choice.word} reason={each}" for each in REASONS[Kind(choice.word)])
            expected = ", ".join(reasons)
        position = self._notes.position(key[1])
        self._say(
            codes.IMPOSSIBLE,
            row,
            place=f"{position.line}:{position.column}",
            problem=problem or "there is nothing of the kind any more",
            expected=expected,
        )

    def _understand(self, row: Row) -> None:
        if row.what not in WHATS:
            self._say(
                codes.NOT_UNDERSTOOD, row, expected=f"in the column what one of {', '.join(WHATS)}"
            )
            return
        try:
            word, facts = read_choice(row.what, row.decision)
        except ChoiceError as error:
            if row.decision != row.reading:  # the reading, copied, agrees, whatever it says besides
                self._say(codes.NOT_UNDERSTOOD, row, expected=str(error))
            return
        origin = f"{self._table.name}, line {row.place.line}"
        self._waiting.append((row, Choice(word, facts, 0, origin)))

    def _place(self, register: Register) -> bool:
        """Find places for the rows that wait; whether one has been found."""
        if not self._waiting:
            return False
        decisions = describe(register.entries, self._text, self._file, {})
        matcher = Matcher(self._text, decisions, self._all)
        waiting, self._waiting = self._waiting, []
        for row, choice in waiting:
            place = matcher.find(row).place
            if place is None:
                self._waiting.append((row, choice))
                continue
            key = (place.what, place.start)
            other = self._row_of.get(key)
            if other is None:
                self._row_of[key] = row
                self._choices[key] = Choice(choice.word, choice.facts, place.end, choice.origin)
            elif other.decision != row.decision:
                self._contradict(row, other, place.start)
        return len(self._waiting) < len(waiting)

    def _contradict(self, row: Row, other: Row, offset: int) -> None:
        position = self._notes.position(offset)
        self._say(
            codes.CONTRADICTORY, row, line=other.place.line, other=other.decision,
            place=f"{position.line}:{position.column}",
        )  # fmt: skip

    def _tell_lost(self, register: Register) -> None:
        """Say which rows have no place, or several."""
        if not self._waiting:
            return
        decisions = describe(register.entries, self._text, self._file, {})
        matcher = Matcher(self._text, decisions, self._all)
        for row, _ in self._waiting:
            match = matcher.find(row)
            if len(match.alike) > 1:
                self._say(codes.AMBIGUOUS, row, count=len(match.alike), places=self._listed(match))
            else:
                self._say(codes.NOT_FOUND, row, hint=_hint(row, decisions))

    def _listed(self, match: Match) -> str:
        places = [self._notes.position(offset) for offset in match.alike[:5]]
        listed = ", ".join(f"{place.line}:{place.column}" for place in places)
        return listed + (" and more" if len(match.alike) > 5 else "")

    def _say(self, code: Code, row: Row, **facts: object) -> None:
        self.kept.append(row)
        shown = row.text if len(row.text) <= _SHOWN else f"{row.text[: _SHOWN - 1]}…"
        facts = {"decision": row.decision, "what": row.what or "nothing", "text": shown, **facts}
        self.findings.append(Finding(code, Location(self._table.name, row.place), facts))


def _hint(row: Row, decisions: Sequence[Decision]) -> str:
    same = [each for each in decisions if (each.what, each.text) == (row.what, row.text)]
    if not same:
        return ""
    places = ", ".join(f"{each.line}:{each.column}" for each in same[:3])
    return f" (the same words stand at {places}, among others)"


def other_files(table: Table, files: Iterable[str]) -> list[Finding]:
    """What is to be said of the rows about files that are none of `files`."""
    read = {table.file_for(file) for file in files}
    rows = [row for row in table.rows if row.decision and row.file and row.file not in read]
    if not rows:
        return []
    names = list(dict.fromkeys(row.file for row in rows))
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    facts = {"count": len(rows), "files": listed}
    return [Finding(codes.OTHER_FILES, Location(table.name, rows[0].place), facts)]
