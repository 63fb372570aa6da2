"""Votes on a random grammar and documents: ours, the oracle's, libxml2's and Jing's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from teitools.errors import SchemaError
from tests.relaxng.agreement import jing
from tests.relaxng.agreement.engine import judge, load
from tests.relaxng.agreement.grammars.documents import documents
from tests.relaxng.agreement.grammars.form import Grammar
from tests.relaxng.agreement.grammars.rendering import render
from tests.relaxng.agreement.judgement import Incorrect
from tests.relaxng.agreement.libxml2 import Libxml2
from tests.relaxng.agreement.oracle.derivatives import Oracle
from tests.relaxng.agreement.oracle.documents import read, write
from tests.relaxng.agreement.oracle.simple import IncorrectSchemaError

Votes = tuple[bool, ...] | None
"""Of each document whether it is valid; None where the schema is incorrect."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A schema and documents."""

    schema: bytes
    documents: tuple[bytes, ...]

    def differing(self, one: Votes, other: Votes) -> str:
        """What two votes differ in, to be shown; empty where they do not."""
        if one == other:
            return ""
        if one is None or other is None:
            return f"{self.schema.decode()}\n{one} is not {other}"
        pairs = zip(self.documents, one, other, strict=True)
        rows = [f"{d.decode()}\n{a} is not {b}" for d, a, b in pairs if a is not b]
        return "\n".join([self.schema.decode(), *rows])


def ballot(grammar: Grammar, seed: int, number: int) -> tuple[Ballot, Votes]:
    """A schema and `number` documents for it, and the vote of the oracle."""
    schema = render(grammar)
    try:
        oracle = Oracle(grammar)
    except IncorrectSchemaError:
        return Ballot(schema, ()), None
    made = tuple(write(each).encode() for each in documents(grammar, seed, number))
    return Ballot(schema, made), tuple(oracle.valid(read(each)) for each in made)


def ours(cast: Ballot) -> Votes:
    """Our vote."""
    try:
        engine = load(cast.schema)
    except SchemaError:
        return None
    return tuple(judge(engine, each).valid for each in cast.documents)


def libxml2s(process: Libxml2, cast: Ballot) -> tuple[Votes, bool]:
    """The vote of libxml2, and whether it came back at all."""
    answer = process.judge(cast.schema, cast.documents)
    if answer is None:
        return None, False
    return (answer.valid if answer.correct else None), True


def jings(cast: Ballot, folder: Path) -> Votes:
    """The vote of Jing, given in `folder`."""
    schema = folder / "schema.rng"
    schema.write_bytes(cast.schema)
    if not cast.documents:
        return None if jing.incorrect(schema) else ()
    files = [folder / f"{number}.xml" for number in range(len(cast.documents))]
    for file, document in zip(files, cast.documents, strict=True):
        file.write_bytes(document)
    found = jing.judge(schema, files)
    if isinstance(found, Incorrect):
        return None
    return tuple(found[file].valid for file in files)


def share(votes: Sequence[Votes]) -> tuple[int, int, int]:
    """How many schemas are correct, and how many documents of those are valid and invalid."""
    correct = [each for each in votes if each is not None]
    valid = sum(sum(each) for each in correct)
    return len(correct), valid, sum(map(len, correct)) - valid
