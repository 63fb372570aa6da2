"""A schema, ready to judge documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

from teitools.findings import Finding, Report
from teitools.relaxng.automaton.automaton import Automaton
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.judging.judge import MOST_SKIMMED, Judge, UnfitError
from teitools.relaxng.judging.reading import read
from teitools.source import Source
from teitools.xml.stream import open_stream, whole

if TYPE_CHECKING:
    from lxml import etree

    from teitools.relaxng.addresses import Files
    from teitools.relaxng.judging.completion import Completion

    Bytes = bytes | bytearray | memoryview
    Document = str | Path | Bytes | Source | IO[bytes] | etree._ElementTree | etree._Element


class Schema:
    """A correct RELAX NG schema.

    It learns from the documents it judges, so that it is the faster the more it has seen; what
    it remembers is bounded. It may be used by several threads.
    """

    def __init__(self, grammar: Grammar, name: str) -> None:
        self.grammar = grammar
        self.name = name
        self._automaton = Automaton(grammar)
        self._idle: list[Judge] = []

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema, though it is correct."""
        return tuple(self.grammar.warnings)

    def validate(self, document: Document, name: str | None = None) -> Report:
        """What is wrong with `document`, all of it: see `findings`."""
        return Report(self.findings(document, name))

    def findings(self, document: Document, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, one by one, while it is read.

        `document` is a path, the bytes themselves, a binary file (a pipe too), or a tree of
        lxml; bytes may be compressed by gzip. `name` is what findings call it. A document that
        is not well-formed gives a finding that says so. Raises OSError where it cannot be read,
        TypeError where it is none of these.
        """
        judge = self._judge()
        try:
            if isinstance(document, bytearray | memoryview):
                document = bytes(document)
            data = whole(document, MOST_SKIMMED)
            if data is not None:
                if judge.skim(data):
                    return
                if isinstance(document, str | Path):
                    document = Source(str(document), data)
            if isinstance(document, str | Path | bytes | Source) or hasattr(document, "read"):
                with open_stream(document, name) as stream:
                    yield from read(judge, stream)
            else:
                from teitools.relaxng.judging.trees import walk

                yield from walk(judge, document, name or "<tree>")
        finally:
            self._idle.append(judge)

    def allows(self, document: bytes) -> bool:
        """Whether `document` is valid; faster than `validate`, which says what is wrong."""
        judge = self._judge()
        judge.brief = True
        try:
            if judge.skim(document):
                return True
            with open_stream(document, None) as stream:
                return next(read(judge, stream), None) is None
        except UnfitError:
            return False
        finally:
            judge.brief = False
            self._idle.append(judge)

    def complete(self, beginning: str) -> Completion:
        """What may come after `beginning`, the text of a document up to a place in it."""
        from teitools.relaxng.judging.completion import complete

        judge = self._judge()
        try:
            return complete(judge, self._automaton, beginning)
        finally:
            self._idle.append(judge)

    def _judge(self) -> Judge:
        try:
            return self._idle.pop()
        except IndexError:
            return Judge(self._automaton)

    def __repr__(self) -> str:
        return f"Schema({self.name!r})"


def load_schema(
    source: str | Path | bytes | Source, *, files: Files | None = None, cache: Path | None = None
) -> Schema:
    """The schema in `source`: a path, or bytes, in XML or compact syntax.

    What it includes is read below its own folder, or from `files`. With `cache`, a folder, the
    simplified grammar is kept there, and taken from there as long as no file of the schema has
    changed. Raises SchemaError where the schema is not correct, OSError where it cannot be read.
    """
    from teitools.relaxng.loading import files_beside, load_grammar

    opened = Source.of(source)
    if files is None and isinstance(source, str | Path):
        files = files_beside(Path(source))
    if cache is None:
        return Schema(load_grammar(opened, files), opened.name)
    from teitools.relaxng.caching import load_cached

    return Schema(load_cached(opened, files, cache), opened.name)
