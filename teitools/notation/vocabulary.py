"""The words of languages that the notation needs: months, titles of address, labels.

Data of the package (``teitools/languages/``), one TOML file for each language; a profile names
the languages it reads, and may add words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cache, lru_cache
from types import MappingProxyType

from teitools.dataclass import dataclass
from teitools.notation import presets
from teitools.notation.expression import expression
from teitools.notation.profile_table import Table, fail

HEARD = ("vocal", "kinesic", "incident", "pause")
FEATURES = ("loud", "pitch", "rhythm", "tempo", "tension", "voice")
LISTS = (
    "weekdays",
    "and",
    "until",
    "before_dates",
    "after_dates",
    "titles",
    "distinguishing",
    "contrary",
    "of_several",
    "resuming",
    "offices",
    "roles",
    "appositions",
    "unnamed",
    "whence",
    "articles",
    "particles",
    "namesakes",
    "question",
    "answer",
    "witness",
    "participants",
    "not_speakers",
    "presence",
    "addressed",
    "delivery",
    "together",
    "sides",
    "of_sides",
    "trailers",
    "sitting_trailers",
    "proceedings",
    "act_trailers",
    "scene_trailers",
    "letters",
    "memoranda",
    "telegrams",
    "papers",
    *HEARD,
)
KEYS = ("name", "months", "labels", "shifts", *LISTS)
_SHIFT = expression(r"[A-Za-z_][\w.-]*", re.ASCII)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Shift:
    """A change of voice: its feature, what that becomes, and the words that say so."""

    feature: str
    new: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one or more languages. Words that are compared in any case are in lower case.

    `heard` has the words for what is heard or seen besides words, by the names in `HEARD`.
    """

    months: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    weekdays: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    before_dates: tuple[str, ...] = ()
    after_dates: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    distinguishing: frozenset[str] = frozenset()
    contrary: frozenset[str] = frozenset()
    of_several: frozenset[str] = frozenset()
    resuming: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    appositions: tuple[str, ...] = ()
    unnamed: frozenset[str] = frozenset()
    whence: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    namesakes: frozenset[str] = frozenset()
    question: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    witness: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    not_speakers: frozenset[str] = frozenset()
    presence: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    of_sides: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    trailers: tuple[str, ...] = ()
    sitting_trailers: tuple[str, ...] = ()
    proceedings: tuple[str, ...] = ()
    act_trailers: tuple[str, ...] = ()
    scene_trailers: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    memoranda: tuple[str, ...] = ()
    telegrams: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    heard: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    shifts: tuple[Shift, ...] = ()


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, as they are written, the longest first."""
    return _alternatives(frozenset(words))


@lru_cache(maxsize=512)
def _alternatives(words: frozenset[str]) -> str:
    """The readers of each text ask for those of its profile and languages."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in longest) or "(?!)"


def language_names() -> list[str]:
    """The tags of the languages that belong to the package."""
    return list(presets.names(presets.LANGUAGES))


@cache
def common_words(language: str) -> frozenset[str]:
    """The words that nearly every sentence of a language has; none where none are known."""
    return frozenset(_language(language).strings("common"))


def vocabulary(languages: Iterable[str], added: Table, fields: Iterable[str]) -> Vocabulary:
    """The words of `languages`, and those that a profile adds in the table `added`.

    `fields` are what a label may stand for. Raises ProfileError.
    """
    added.allow(KEYS)
    return _joined([*(_language(name) for name in languages), added], tuple(fields))


@cache
def _language(name: str) -> Table:
    table = Table(f"{name}.toml", presets.data(presets.LANGUAGES, name), is_known=True)
    table.allow(("common", *KEYS))
    return table


def _joined(tables: list[Table], fields: tuple[str, ...]) -> Vocabulary:
    months: dict[str, int] = {}
    labels: dict[str, str] = {}
    words: dict[str, list[str]] = {key: [] for key in LISTS}
    shifts: list[Shift] = []
    for table in tables:
        months |= _months(table)
        given = table.table("labels")
        labels |= {key.lower(): given.one_of(key, fields) or "" for key in given.keys()}  # noqa: SIM118
        shifts += map(_shift, table.tables("shifts"))
        for key in LISTS:
            words[key] += table.strings(key)
    return Vocabulary(
        months=MappingProxyType(months),
        labels=MappingProxyType(labels),
        weekdays=tuple(words["weekdays"]),
        conjunctions=tuple(words["and"]),
        until=tuple(words["until"]),
        before_dates=tuple(words["before_dates"]),
        after_dates=tuple(words["after_dates"]),
        titles=tuple(sorted(set(words["titles"]), key=lambda title: (-len(title), title))),
        question=tuple(words["question"]),
        answer=tuple(words["answer"]),
        **{
            key: _folded(words[key])
            for key in (
                "distinguishing",
                "contrary",
                "of_several",
                "resuming",
                "offices",
                "roles",
                "unnamed",
                "whence",
                "articles",
                "particles",
                "namesakes",
                "witness",
            )
        },
        participants=_folded(words["participants"]),
        not_speakers=_folded(words["not_speakers"]),
        presence=tuple(words["presence"]),
        addressed=tuple(words["addressed"]),
        delivery=tuple(words["delivery"]),
        together=tuple(words["together"]),
        sides=tuple(words["sides"]),
        of_sides=tuple(words["of_sides"]),
        trailers=tuple(words["trailers"]),
        sitting_trailers=tuple(words["sitting_trailers"]),
        appositions=tuple(words["appositions"]),
        proceedings=tuple(words["proceedings"]),
        act_trailers=tuple(words["act_trailers"]),
        scene_trailers=tuple(words["scene_trailers"]),
        letters=tuple(words["letters"]),
        memoranda=tuple(words["memoranda"]),
        telegrams=tuple(words["telegrams"]),
        papers=tuple(words["papers"]),
        heard=MappingProxyType({key: tuple(words[key]) for key in HEARD}),
        shifts=tuple(shifts),
    )


def _shift(table: Table) -> Shift:
    table.allow(("feature", "new", "words"))
    table.required("feature")
    feature = table.one_of("feature", FEATURES) or ""
    new = table.matching("new", _SHIFT, "an identifier, without spaces")
    return Shift(feature, new, table.strings("words"))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _months(table: Table) -> dict[str, int]:
    """Every form of every month, in lower case, with and without its full stop."""
    forms = table.lists_of_strings("months")
    if forms and len(forms) != _MONTHS:
        raise fail(table.file, f"key {table.at('months')!r} must have 12 lists, not {len(forms)}")
    return {
        spelling: number
        for number, names in enumerate(forms, 1)
        for name in names
        for spelling in (name.lower(), name.lower().rstrip("."))
    }
