"""The configuration of a project: which files are judged by what, and how bad findings are.

It stands in ``teitools.toml``, or under ``[tool.teitools]`` in ``pyproject.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teitools.errors import UsageError
from teitools.findings import Severity
from teitools.validation import levels
from teitools.validation.addresses import is_address

if TYPE_CHECKING:
    from pathspec import PathSpec

OWN = "teitools.toml"
SHARED = "pyproject.toml"
OFF = "off"
SITE_STRINGS = ("title", "url", "lang", "introduction", "view", "facsimile")
SITE_FILES = ("css", "xslt", "pages-xslt")
FALLBACK, REPLACE, ALSO = "fallback", "replace", "also"
_KEYS = "extensions exclude fail-on baseline catalog schemas levels xinclude site unique-ids"
_MOST_WILDCARDS = 3
"""Of a pattern: in a name, and so many times any number of folders."""
_LEVELS: dict[str, Severity | None] = {each.label: each for each in Severity} | {OFF: None}


@dataclass(frozen=True)
class Assignment:
    """Schemas for the files that match patterns, which are those of ``.gitignore``.

    `use` is `FALLBACK` (for documents that name none), `REPLACE` (instead of those they name) or
    `ALSO`. Schemas are files, or addresses. With `schematron`, the Schematron that is embedded is
    run, in `phase`.
    """

    files: tuple[str, ...]
    schemas: tuple[Path | str, ...]
    use: str = FALLBACK
    schematron: bool = False
    phase: str | None = None

    @cached_property
    def patterns(self) -> PathSpec[Any]:
        """The patterns, ready to match names from the root."""
        return compiled(self.files)


@dataclass(frozen=True)
class Configuration:
    """What a configuration file says. `root` is its folder, from which names count."""

    root: Path
    file: Path
    assignments: tuple[Assignment, ...] = ()
    exclude: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    levels: Mapping[str, Severity | None] = field(default_factory=dict)
    fail_on: Severity | None = None
    baseline: str | None = None
    catalogs: tuple[Path, ...] = ()
    site: Mapping[str, object] = field(default_factory=dict)
    xinclude: bool = False
    corpora: tuple[tuple[str, ...], ...] = ()
    """Patterns, each for documents no two of which have an id in common."""

    def assigned(self, document: Path) -> Iterator[Assignment]:
        """What is said of the schemas of the file `document`."""
        name = self._name(document)
        if name is not None:
            yield from (each for each in self.assignments if each.patterns.match_file(name))

    def excludes(self, document: Path) -> bool:
        """Whether the file `document` is not to be judged unless it is named itself.

        That holds for catalogs, too.
        """
        if self.catalogs and document.resolve() in {each.resolve() for each in self.catalogs}:
            return True
        name = self._name(document) if self.exclude else None
        return name is not None and bool(self._excluded.match_file(name))

    @cached_property
    def _excluded(self) -> PathSpec[Any]:
        return compiled(self.exclude)

    def _name(self, document: Path) -> str | None:
        try:
            return document.resolve().relative_to(self.root).as_posix()
        except (ValueError, OSError):
            return None


def find_configuration(folder: Path) -> Configuration | None:
    """The configuration for `folder`: that of the nearest folder that has one, from it upwards.

    The search ends at the root of a git repository. A shared file without the word teitools is
    nothing to us, be it correct or not. Raises UsageError where it is incorrect, OSError where it
    cannot be read.
    """
    for parent in (folder.resolve(), *folder.resolve().parents):
        own = parent / OWN
        if own.is_file():
            return read_configuration(own)
        shared = parent / SHARED
        if shared.is_file() and b"teitools" in shared.read_bytes():
            data = _toml(shared).get("tool")
            if isinstance(data, dict) and "teitools" in data:
                return read_configuration(shared)
        if (parent / ".git").exists():
            return None
    return None


def read_configuration(file: Path) -> Configuration:
    """What `file` says; raises UsageError where it is incorrect, OSError."""
    data: object = _toml(file)
    path = ""
    if file.name == SHARED:
        for key in ("tool", "teitools"):
            data = data.get(key, {}) if isinstance(data, dict) else {}
        path = "tool.teitools."
    return _Reader(file, path).configuration(data)


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{file}: this is not TOML: {error}") from None


def compiled(patterns: tuple[str, ...]) -> PathSpec[Any]:
    """Patterns as in ``.gitignore``, ready to match names. Raises ValueError.

    They have few wildcards: what they are matched by takes longer with each.
    """
    from pathspec import PathSpec

    for pattern in patterns:
        parts = pattern.split("/")
        folders = sum(part == "**" for part in parts)
        if folders > _MOST_WILDCARDS or any(part.count("*") > _MOST_WILDCARDS for part in parts):
            said = f"{pattern[:60]!r} has more than {_MOST_WILDCARDS} wildcards"
            raise ValueError(f"{said} in one place")
    return PathSpec.from_lines("gitignore", patterns)


class _Reader:
    """Reads one file; every error names the key."""

    def __init__(self, file: Path, path: str) -> None:
        self._file = file
        self._path = path

    def configuration(self, data: object) -> Configuration:
        table = self._table(data, "", _KEYS)
        root = self._file.resolve().parent
        fail_on = self._choice(table, "fail-on", [each.label for each in Severity])
        baseline = self._string(table, "baseline")
        return Configuration(
            root=root,
            file=self._file,
            assignments=tuple(self._assignments(table.get("schemas", []), root)),
            exclude=self._checked_patterns(table, "exclude"),
            extensions=tuple(each.lower() for each in self._strings(table, "extensions")),
            levels=self._levels(table.get("levels", {})),
            fail_on=None if fail_on is None else Severity[fail_on.upper()],
            baseline=None if baseline is None else str(root / baseline),
            catalogs=tuple(root / each for each in self._strings(table, "catalog")),
            site=self._site(table.get("site", {}), root),
            xinclude=self._boolean(table, "xinclude"),
            corpora=self._corpora(table),
        )

    def _assignments(self, data: object, root: Path) -> Iterator[Assignment]:
        if not isinstance(data, list):
            raise self._wrong("schemas", "must be an array of tables, [[schemas]]")
        for number, item in enumerate(data):
            key = f"schemas[{number}]."
            table = self._table(item, key, "files schema use schematron phase")
            schemas = self._strings(table, "schema", key)
            files = self._checked_patterns(table, "files", key)
            for name, value in (("files", files), ("schema", schemas)):
                if not value:
                    raise self._wrong(f"{key}{name}", "is missing: it must be a string or a list")
            yield Assignment(
                files=files,
                schemas=tuple(each if is_address(each) else root / each for each in schemas),
                use=self._choice(table, "use", [FALLBACK, REPLACE, ALSO], key) or FALLBACK,
                schematron=self._boolean(table, "schematron", key),
                phase=self._string(table, "phase", key),
            )

    def _site(self, data: object, root: Path) -> dict[str, object]:
        """What is said of a site, with the names of its options; files count from `root`."""
        table = self._table(
            data, "site.", " ".join((*SITE_STRINGS, *SITE_FILES, "authority words epub"))
        )
        found: dict[str, object] = {}
        if "epub" in table:
            found["epub"] = self._boolean(table, "epub", "site.")
        for key in table:
            others = ("authority", "words", "epub")
            value = None if key in others else self._string(table, key, "site.")
            if value is not None:
                found[key] = str(root / value) if key in SITE_FILES else value
        if "authority" in table:
            files = self._strings(table, "authority", "site.")
            found["authority"] = [str(root / each) for each in files]
        words = self._table(table.get("words", {}), "site.words.", None)
        found["words"] = {key: self._string(words, key, "site.words.") for key in words}
        return found

    def _corpora(self, table: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
        value = table.get("unique-ids", [])
        items = value if isinstance(value, list) else [value]
        return tuple(
            self._checked_patterns({f"unique-ids[{number}]": item}, f"unique-ids[{number}]")
            for number, item in enumerate(items)
        )

    def _levels(self, data: object) -> dict[str, Severity | None]:
        if not isinstance(data, dict):
            raise self._wrong("levels", "must be a table")
        fixed = {*levels.UNJUDGED, *levels.UNJUDGED.values()}
        for key, meant in levels.unknown(data).items():
            hint = f"; did you mean {meant!r}?" if meant else ""
            raise self._wrong(f"levels.{key}", f"is no code, and no name of one{hint}")
        for key in data:
            said = self._choice(data, key, list(_LEVELS), "levels.")
            if key in fixed and said != Severity.ERROR.label:
                problem = "cannot be set: what was not judged is never valid (see exclude)"
                raise self._wrong(f"levels.{key}", problem)
        return {key: _LEVELS[value] for key, value in data.items()}

    def _checked_patterns(self, table: dict[str, Any], key: str, path: str = "") -> tuple[str, ...]:
        patterns = self._strings(table, key, path)
        try:
            compiled(patterns)
        except ValueError as error:
            raise self._wrong(f"{path}{key}", f"is no pattern: {error}") from None
        return patterns

    def _table(self, data: object, path: str, allowed: str | None) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise self._wrong(path.rstrip("."), "must be a table")
        for key in data if allowed is not None else ():
            assert allowed is not None
            if key not in allowed.split():
                known = ", ".join(sorted(allowed.split()))
                raise self._wrong(f"{path}{key}", f"is not known; allowed are {known}")
        return data

    def _string(self, table: dict[str, Any], key: str, path: str = "") -> str | None:
        value = table.get(key)
        if value is not None and not (isinstance(value, str) and value):
            raise self._wrong(f"{path}{key}", f"is {value!r}; it must be a string")
        return value

    def _boolean(self, table: dict[str, Any], key: str, path: str = "") -> bool:
        value = table.get(key, False)
        if not isinstance(value, bool):
            raise self._wrong(f"{path}{key}", "must be true or false")
        return value

    def _strings(self, table: dict[str, Any], key: str, path: str = "") -> tuple[str, ...]:
        value = table.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
            raise self._wrong(f"{path}{key}", "must be a string or a list of strings")
        return tuple(values)

    def _choice(
        self, table: dict[str, Any], key: str, allowed: list[str], path: str = ""
    ) -> str | None:
        value = self._string(table, key, path)
        if value is not None and value not in allowed:
            said = f"is {value!r}; allowed are {', '.join(allowed)}"
            raise self._wrong(f"{path}{key}", said)
        return value

    def _wrong(self, key: str, problem: str) -> UsageError:
        return UsageError(f"{self._file}: key '{self._path}{key}' {problem}")
