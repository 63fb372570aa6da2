"""A table of a profile file, read key by key, so that every error names its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from warnings import catch_warnings, simplefilter

from teitools.errors import ProfileError
from teitools.findings import Finding
from teitools.notation import codes
from teitools.notation.expression import expression
from teitools.source import Location
from teitools.xml.lexical import illegal


def fail(file: str, problem: str) -> ProfileError:
    """The error that says what is wrong in `file`."""
    return ProfileError.of(Finding(codes.PROFILE, Location(file), {"problem": problem}))


def hint(name: str, names: Iterable[str]) -> str:
    """What was probably meant by a name that is none of `names`, as the end of an error."""
    from teitools.xml.wording import meant  # loads lxml

    near = meant(name, names)
    return f"; did you mean {near!r}?" if near else ""


class Table:
    """One TOML table and its path (``brackets[2].classes[0]``) in a file."""

    __slots__ = ("_data", "file", "is_known", "path")

    def __init__(
        self, file: str, data: dict[str, Any], path: str = "", is_known: bool = False
    ) -> None:
        """`is_known`: the file is one of the package, whose patterns are correct."""
        self.file = file
        self.path = path
        self.is_known = is_known
        self._data = data

    def allow(self, keys: Iterable[str]) -> None:
        """Raise ProfileError for a key that is not one of `keys`."""
        allowed = sorted(keys)
        for key in self._data:
            if key not in allowed:
                raise fail(
                    self.file,
                    f"key {self.at(key)!r} is not known; allowed are {', '.join(allowed)}"
                    f"{hint(key, allowed)}",
                )

    def keys(self) -> list[str]:
        """The keys that stand in the table."""
        return list(self._data)

    def string(self, key: str, default: str | None = None) -> str | None:
        """A string, or `default`."""
        value: str | None = self._get(key, str, "a string", default)
        return value

    def required(self, key: str) -> str:
        """A string that must be there and not be empty."""
        value = self.string(key)
        if not value:
            raise fail(self.file, f"key {self.at(key)!r} is missing: it must be a string")
        return value

    def matching(self, key: str, form: re.Pattern[str], expected: str) -> str:
        """A string that must be there and have the form that TEI asks for."""
        value = self.required(key)
        if not form.fullmatch(value):
            raise fail(self.file, f"key {self.at(key)!r} is {value!r}; it must be {expected}")
        return value

    def integer(self, key: str, default: int) -> int:
        """A whole number of 0 or more."""
        value = self._get(key, int, "a whole number", default)
        if value < 0:
            raise fail(self.file, f"key {self.at(key)!r} is {value}; it must be 0 or more")
        return int(value)

    def boolean(self, key: str, default: bool) -> bool:
        """True or false."""
        return bool(self._get(key, bool, "true or false", default))

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings."""
        values = self._get(key, list, "a list of strings", [])
        if not all(isinstance(value, str) for value in values):
            raise fail(self.file, f"key {self.at(key)!r} must be a list of strings")
        return tuple(values)

    def some_of(self, key: str, allowed: Iterable[str]) -> tuple[str, ...]:
        """A list of strings, each out of a closed list."""
        choices = sorted(allowed)
        for value in (values := self.strings(key)):
            if value not in choices:
                raise fail(
                    self.file,
                    f"key {self.at(key)!r} has {value!r}; allowed are {', '.join(choices)}",
                )
        return values

    def lists_of_strings(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of strings."""
        values = self._get(key, list, "a list of lists of strings", [])
        for value in values:
            if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
                raise fail(self.file, f"key {self.at(key)!r} must be a list of lists of strings")
        return tuple(map(tuple, values))

    def one_of(self, key: str, allowed: Iterable[str]) -> str | None:
        """A string out of a closed list, or None."""
        value = self.string(key)
        choices = sorted(allowed)
        if value is not None and value not in choices:
            raise fail(
                self.file,
                f"key {self.at(key)!r} is {value!r}; allowed are {', '.join(choices)}",
            )
        return value

    def pattern(self, key: str, groups: Iterable[str] = ()) -> re.Pattern[str] | None:
        """A regular expression that has the named `groups`; None where it is empty or missing."""
        value = self.string(key)
        return self._compile(key, value, groups) if value else None

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """A list of regular expressions."""
        return tuple(self._compile(key, value, ()) for value in self.strings(key))

    def table(self, key: str) -> Table:
        """The table of that name, empty when it is not there."""
        return Table(self.file, self._get(key, dict, "a table", {}), self.at(key), self.is_known)

    def tables(self, key: str, named_by: str = "") -> list[Table]:
        """The list of tables of that name, each called by its key `named_by`, or its index."""
        values = self._get(key, list, "a list of tables", [])
        if not all(isinstance(value, dict) for value in values):
            raise fail(self.file, f"key {self.at(key)!r} must be a list of tables")
        return [
            Table(self.file, value, f"{self.at(key)}[{value.get(named_by, index)}]", self.is_known)
            for index, value in enumerate(values)
        ]

    def part(self, key: str) -> re.Pattern[str] | None:
        """A regular expression that becomes a part of others: no named groups, no flags for all."""
        pattern = self.pattern(key)
        if pattern is not None and not self.is_known:
            self._compile(key, f"(?:)(?:{pattern.pattern})", ())
            if pattern.groupindex:
                raise fail(self.file, f"key {self.at(key)!r} may not have groups with names")
        return pattern

    def _compile(self, key: str, value: str, groups: Iterable[str]) -> re.Pattern[str]:
        if self.is_known:
            return expression(value, re.MULTILINE)
        try:
            with catch_warnings():
                simplefilter("error", FutureWarning)  # of a set in a set, which a later Python has
                pattern = re.compile(value, re.MULTILINE)
        except (re.error, OverflowError, RecursionError, FutureWarning) as error:
            raise fail(
                self.file, f"key {self.at(key)!r} is not a regular expression: {error}"
            ) from None
        for group in groups:
            if group not in pattern.groupindex:
                raise fail(self.file, f"key {self.at(key)!r} lacks the group (?P<{group}>…)")
        return pattern

    def _get(self, key: str, kind: type, expected: str, default: Any) -> Any:
        value = self._data.get(key, default)
        wrong = not isinstance(value, kind) or (kind is int and isinstance(value, bool))
        if value is not default and wrong:
            raise fail(self.file, f"key {self.at(key)!r} must be {expected}, not {value!r}")
        for each in value if kind is list else (value,):
            character = isinstance(each, str) and illegal.search(each)
            if character:
                shown = f"U+{ord(character[0]):04X}, which no document can have"
                raise fail(self.file, f"key {self.at(key)!r} has the character {shown}")
        return value

    def at(self, key: str) -> str:
        """The path of a key of this table, as errors name it."""
        return f"{self.path}.{key}" if self.path else key
