"""What has changed since a commit, as git knows it: files, and the lines in them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from teitools.errors import SchemaError, UsageError
from teitools.schematron.names import DIALECTS
from teitools.source import Source
from teitools.validation.xml_catalog import NAMESPACE as CATALOG
from teitools.xml.names import RNG, SCH, XS

_HUNK = re.compile(rb"@@ -[0-9,]+ \+([0-9]+)(?:,([0-9]+))? @@")
_PATIENCE = 120
_SCHEMAS = (".rng", ".rnc", ".xsd", ".sch", ".odd")
_BEGINNING = 65_536
_MARKS = tuple(each.encode() for each in (RNG, XS, CATALOG, *DIALECTS))
_CONFIGURATION = frozenset({"pyproject.toml", "teitools.toml", "teitools.lock"})


class Changes:
    """The files that differ from the commit `base`, those not yet in a commit among them."""

    def __init__(self, base: str) -> None:
        """Ask git. Raises UsageError where it is not there, or does not know `base`."""
        if base.startswith("-"):
            raise UsageError(f"{base!r} is not a commit")
        root = _git("rev-parse", "--show-toplevel").strip()
        self._root = Path(os.fsdecode(root)).resolve()
        fork = _fork(base)
        differing = _git("diff", "--name-only", "-z", "--no-renames", fork, "--")
        untracked = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
        self._fork = fork
        self.files = frozenset(
            self._root / os.fsdecode(name)
            for name in (*differing.split(b"\0"), *untracked.split(b"\0"))
            if name
        )

    @property
    def concern_all(self) -> str | None:
        """The schema or configuration that has changed, so that every document is concerned."""
        for file in sorted(self.files):
            if file.suffix.lower() in _SCHEMAS or file.name in _CONFIGURATION or _is_schema(file):
                return os.path.relpath(file)
        return None

    def removed(self, name: str) -> bool:
        """Whether the file `name` differs by being there no more."""
        return self.has(name) and not os.path.lexists(name)

    def has(self, name: str) -> bool:
        """Whether the file `name` differs."""
        return Path(name).resolve() in self.files

    def lines(self) -> Mapping[str, frozenset[int]]:
        """The lines that are new, by the names of files from this folder."""
        said = _git("diff", "--no-color", "--no-ext-diff", "--no-renames", "-U0", self._fork, "--")
        lines: dict[str, set[int]] = {}
        current: set[int] = set()
        for line in said.split(b"\n"):
            if line.startswith(b"+++ "):
                current = lines.setdefault(self._named(line[4:]), set())
            elif (hunk := _HUNK.match(line)) is not None:
                start, count = int(hunk[1]), int(hunk[2] or 1)
                current.update(range(start, start + count))
        return {name: frozenset(numbers) for name, numbers in lines.items()}

    def _named(self, shown: bytes) -> str:
        name = os.fsdecode(shown.rstrip(b"\t").strip(b'"')).removeprefix("b/")
        return Path(os.path.relpath(self._root / name)).as_posix()


def _fork(base: str) -> str:
    """The commit where the branch left `base`."""
    try:
        return _git("merge-base", base, "HEAD").strip().decode()
    except UsageError as error:
        if _git("rev-parse", "--is-shallow-repository").strip() != b"true":
            raise
        said = "this clone is shallow; fetch the history, too (fetch-depth: 0, GIT_DEPTH: 0)"
        raise UsageError(f"{error}; {said}") from None


def _is_schema(file: Path) -> bool:
    """Whether `file` is a schema or a catalog by what is in it, though its name does not say so."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_BEGINNING)
    except OSError:
        return False
    if not any(each in data for each in _MARKS):
        return False
    from teitools.validation.kinds import kind_by_content

    try:
        kind = kind_by_content(Source(file.name, data))
    except SchemaError:
        return False
    return kind in (RNG, XS, SCH, CATALOG)


def _git(*arguments: str) -> bytes:
    command = ["git", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)
    except FileNotFoundError:
        raise UsageError("--changed needs git, which is not there") from None
    except subprocess.TimeoutExpired:
        raise UsageError("git gives no answer") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise UsageError(f"git: {said or f'exit status {done.returncode}'}")
    return done.stdout
