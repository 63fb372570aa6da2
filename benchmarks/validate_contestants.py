"""The contestants: teitools, Jing, lxml, and the parser alone; what each runs, and what is won."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from corpora import ROOT, Corpus
from validate_processes import FailedError, Measure, run, seconds, speed
from validate_table import Table

from teitools.compiled import is_compiled

SCHEMA = ROOT.parent / "shared" / "tei" / "odd" / "tei_all.rng"
_BARE = (sys.executable, "-c", "pass")
_WITHIN = (sys.executable, str(Path(__file__).with_name("validate_within.py")))
_DOCUMENT = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title/></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    "<text><body><p/></body></text></TEI>\n"
)
_FLOOR, _LOADED, _LXML = "pyexpat alone", "teitools, schema loaded", "lxml, schema loaded"
_PURE = "the same, not compiled"
_JING, _ONE, _TWO = "jing", "teitools validate --jobs 1", "teitools validate --jobs 2"
_ALONE = 0.9
"""How much of a processor one process has, at least, where nobody else is at work."""


class Contest:
    """Runs contestants in `rounds`, so that what else the machine does hits all of them."""

    def __init__(self, rounds: int) -> None:
        self.rounds = max(rounds, 1)

    def run(
        self, contestants: dict[str, Callable[[], Measure]], before: Callable[[], object]
    ) -> dict[str, list[Measure]]:
        """What each of them took in each round, `before` being done before each.

        Each round begins with another.
        """
        found: dict[str, list[Measure]] = {name: [] for name in contestants}
        names = list(contestants)
        for number in range(self.rounds):
            first = number % len(names)
            for name in [*names[first:], *names[:first]]:
                before()
                found[name].append(contestants[name]())
        return found


def _teitools(*arguments: str) -> tuple[str, ...]:
    command = (sys.executable, "-m", "teitools", "validate", "--schema", str(SCHEMA))
    return (*command, *arguments)


def judged(contest: Contest, corpus: Corpus, goal: float) -> Table:
    """All contestants on `corpus`; one process of ours is to be `goal` times as fast as Jing."""
    exits = (0,) if corpus.valid else (0, 1)

    def whole(*command: str, **environment: str) -> Callable[[], Measure]:
        return lambda: run([*command, *corpus.files], corpus.folder, environment, exits)

    def within(verb: str, **environment: str) -> Callable[[], Measure]:
        command = [*_WITHIN, verb, str(corpus.listed), str(SCHEMA)]
        return lambda: _right(run(command, environment=environment), corpus.valid)

    with TemporaryDirectory() as cache:

        def afresh(jobs: str) -> Callable[[], Measure]:
            """The schema is kept, what was found is not: each document is judged again."""
            judge = whole(*_teitools("--jobs", jobs), XDG_CACHE_HOME=cache)
            return lambda: _forget(cache) or judge()

        contestants = {
            _FLOOR: within("floor"),
            _LOADED: within("teitools"),
            _LXML: within("lxml"),
            _ONE: afresh("1"),
            _TWO: afresh("2"),
        }
        if is_compiled("teitools.relaxng.judging.events"):
            contestants[_PURE] = within("teitools", TEITOOLS_PURE="1")
        if shutil.which("jing"):
            contestants[_JING] = whole("jing", str(SCHEMA))
        contestants[_TWO]()  # keeps the schema, and modules as bytecode
        found = contest.run(contestants, corpus.warm)
    return _judged_table(corpus, goal, found)


def _right(measure: Measure, valid: bool) -> Measure:
    wrong = (measure.told or {})["wrong"]
    if valid and wrong:
        raise FailedError(f"{wrong} documents are said to be invalid, but are not")
    return measure


def _judged_table(corpus: Corpus, goal: float, found: dict[str, list[Measure]]) -> Table:
    table = Table(f"{corpus.name}: {len(corpus.files):,} documents, {corpus.size / 1e6:.1f} MB")
    table.header()
    alone = [name for name in (_FLOOR, _LOADED, _PURE, _LXML) if name in found]
    work = {name: [each.work for each in found[name]] for name in alone}
    for name, measures in found.items():
        table.figures(name, seconds(work.get(name, measures)), corpus.size)
    floor = speed(work[_LOADED], work[_FLOOR], "cpu")
    table.ratio("schema loaded : pyexpat alone, processor", floor, 0.5 if corpus.valid else None)
    table.ratio("schema loaded : lxml, processor", speed(work[_LOADED], work[_LXML], "cpu"), 1.5)
    for name, count, wanted in ((_ONE, "one process", goal), (_TWO, "two processes", 1.2)):
        if _JING in found:
            processor = speed(found[name], found[_JING], "cpu")
            clock = speed(found[name], found[_JING])
            table.ratio(f"{count} : jing, clock", clock, wanted, f"processor {processor:.2f} x")
    table.ratio("two processes : one, clock", speed(found[_TWO], found[_ONE]), None)
    shared = speed(work[_FLOOR], [Measure(each.cpu, 0) for each in work[_FLOOR]])
    table.remark(f"(pyexpat alone had {shared:.0%} of a processor)")
    if shared < _ALONE:
        table.remark("(others were at work: what the clock says is not to be relied on)")
    table.load()
    return table


def _forget(cache: str) -> None:
    """Remove the findings that are kept in `cache`."""
    for file in Path(cache).rglob("findings.sqlite*"):
        file.unlink()


def loading(contest: Contest) -> Table:
    """How long it takes to load the schema, and to judge one document."""
    table = Table(f"loading: {SCHEMA.name}, seconds of a processor")
    with TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "document.xml"
        document.write_text(_DOCUMENT, encoding="utf-8")
        load = (*_WITHIN, "load", str(SCHEMA))
        cached = (*load, str(folder / "cache"))
        validate = _teitools(str(document))
        kept = {"XDG_CACHE_HOME": str(folder)}
        contestants = {
            "load": lambda: run(load),
            "load, cached": lambda: run(cached),
            "validate": lambda: _first_time(validate, folder),
            "validate, cached": lambda: _forget(name) or run(validate, folder, kept),
            "python alone": lambda: run(_BARE),
        }
        if shutil.which("jing"):
            contestants[_JING] = lambda: run(("jing", str(SCHEMA), str(document)), folder)
        for contestant in contestants.values():
            contestant()
        found = Contest(3 * contest.rounds).run(contestants, lambda: None)
    within = {name: [each.work for each in found[name]] for name in ("load", "load, cached")}
    for title, key, most in (
        ("load_schema", "load", 0.1),
        ("load_schema, from the cache", "load, cached", 0.02),
        ("teitools validate, one document", "validate", 0.2),
        ("the same, from the cache", "validate, cached", 0.12),
        ("python -c pass", "python alone", None),
    ):
        table.bound(title, seconds(within.get(key, found[key])).cpu, "s", most)
    if _JING in found:
        table.bound("jing, one document", seconds(found[_JING]).cpu, "s", None)
        for title, key in (("one document", "validate"), ("from the cache", "validate, cached")):
            table.ratio(f"{title} : jing, processor", speed(found[key], found[_JING], "cpu"), None)
    table.load()
    return table


def _first_time(command: Sequence[str], folder: Path) -> Measure:
    with TemporaryDirectory() as empty:
        return run(command, folder, {"XDG_CACHE_HOME": empty})


def memory(size: int) -> Table:
    """How much memory a document of `size` bytes takes that comes through a pipe."""
    table = Table(f"memory: a document of {size / 1e6:,.0f} MB through a pipe")
    with subprocess.Popen([*_WITHIN, "stream", str(size)], stdout=subprocess.PIPE) as source:
        whole = run(_teitools("-"), source=source)
        if source.stdout is not None:
            source.stdout.close()
    bare = run(_BARE).memory
    table.header()
    table.figures("teitools validate -", whole, size)
    table.bound("python alone", bare / 1e6, "MB", None)
    table.bound("beyond python alone", (whole.memory - bare) / 1e6, "MB", 60)
    return table
