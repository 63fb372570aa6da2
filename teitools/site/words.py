"""The words of the pages of a site, in the language of its readers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from teitools.corpus import Dating
from teitools.corpus.dates import parts_of
from teitools.errors import UsageError

_TABLE = Path(__file__).with_name("words.toml")
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})
_BETWEEN = " – "


@cache
def languages() -> Mapping[str, Mapping[str, str]]:
    """The table: for each language (BCP 47) the words by their keys."""
    return tomllib.loads(_TABLE.read_text("utf-8"))


class Words:
    """The words in one language. `of` gives a word by its key."""

    def __init__(self, language: str, own: Mapping[str, str] | None = None) -> None:
        """`own` are words that take the place of those of the table.

        Raises UsageError where the table has neither the language nor, for a regional form,
        what it is a form of; and for a key that is not known.
        """
        table = languages()
        known = language if language in table else language.partition("-")[0]
        if known not in table and not own:
            raise UsageError(
                f"the pages have no words in {language!r}: choose from {', '.join(table)}, or give "
                "them in [site.words]"
            )
        for key in own or {}:
            if key not in table["en"]:
                known_keys = ", ".join(sorted(table["en"]))
                raise UsageError(f"[site.words] has no key {key!r}; keys are {known_keys}")
        self.language = language
        self.all = {**table["en"], **table.get(known, {}), **(own or {})}

    def of(self, key: str) -> str:
        """The word for `key`."""
        return self.all[key]

    @property
    def direction(self) -> str:
        """``rtl`` for a language that is written from right to left, else ``ltr``."""
        return "rtl" if self.language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"

    def date(self, value: str) -> str:
        """An ISO date, or two with ``/`` between them, as a reader writes it."""
        first, _, last = value.partition("/")
        written = self._date(first)
        return f"{written}{_BETWEEN}{self._date(last)}" if last else written

    def dating(self, dating: Dating) -> str:
        """When a document was made: in words of this language where it is certain, else as the
        document puts it."""
        if not dating.first or (not dating.certain and dating.label):
            return dating.label
        said = self.date(f"{dating.first}/{dating.last}" if dating.last else dating.first)
        return said if dating.certain else f"{said} (?)"

    def _date(self, value: str) -> str:
        parts = parts_of(value)
        if parts is None:
            return value
        year, month, day = parts
        shown = str(year).replace("-", "\N{MINUS SIGN}")
        if not month:
            return shown
        kind = "month-names" if day else "month-names-alone"
        names = self.all.get(kind, self.all["month-names"]).split()
        pattern = self.all["day" if day else "month"]
        try:
            return pattern.format(day=day, month=names[month - 1], year=shown)
        except (LookupError, ValueError):
            raise UsageError(
                f"[site.words] has {pattern!r} for a date; in it may stand {{day}}, {{month}} and "
                "{year}, and there are twelve month-names"
            ) from None
