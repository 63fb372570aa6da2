"""The part of a profile file that says what marks mean: brackets, classes, signs, measures."""

from __future__ import annotations

import re
from dataclasses import replace

from teitools.notation.bracket_kinds import (
    ALWAYS_CLOSED,
    KINDS,
    REASON_REQUIRED,
    WORD_BEFORE,
    facts_of,
)
from teitools.notation.expression import expression
from teitools.notation.measures import UNITS, Measures
from teitools.notation.profile import Bracket, BracketClass
from teitools.notation.profile_table import Table, fail
from teitools.notation.starred_notes import mark
from teitools.notation.utterances import (
    SHIFT,
    SPOKEN,
    VOICES,
    WORDS,
    classes_of_words,
    uttered_classes,
)
from teitools.notation.vocabulary import Vocabulary
from teitools.transcript import Kind
from teitools.transcript.inlines import Facts

CHARACTERS = "characters"
LITERAL = "literal"
_BRACKET_KEYS = ("open", "close", "separator", "unclosed", "explanation", "spans", "classes")
_CLASS_KEYS = (
    "kind",
    "match",
    "whole_paragraph",
    "minimum_words",
    "maximum_words",
    "facts",
    "holds",
    "word_before",
    "glued",
    "leading",
    "in_turns",
    "between_turns",
    "needs_note",
    "separator",
    "words",
)
_MEASURE_LISTS = ("at_most", "at_least", "indefinite", "until", "durations")
_DEEPEST = 8
_IDENTIFIER = expression(r"[A-Za-z_][\w.-]*", re.ASCII)
_LANGUAGE = expression(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)


def bracket(table: Table, profile: Table, words: Vocabulary) -> Bracket:
    """One of the ``brackets`` of a profile, which has `words`. Raises ProfileError."""
    table.allow(_BRACKET_KEYS)
    classes = tuple(
        bracket_class
        for each in table.tables("classes")
        for bracket_class in _classes(each, profile, words)
    )
    kinds = {each.kind for each in classes if each.kind is not None}
    unclosed = table.one_of("unclosed", (*kinds - set(ALWAYS_CLOSED), LITERAL, CHARACTERS))
    if any(each.kind is Kind.SUBSTITUTION and not _parted(each) for each in classes):
        table.required("separator")
    return Bracket(
        open=table.required("open"),
        close=table.required("close"),
        separator=table.string("separator"),
        unclosed=None if unclosed in (None, LITERAL, CHARACTERS) else Kind(unclosed),
        lenient=unclosed == CHARACTERS,
        spans=table.boolean("spans", False),
        explanation=table.string("explanation") or "",
        classes=classes,
    )


def signs(profile: Table, words: Vocabulary) -> tuple[BracketClass, ...]:
    """The ``signs`` of a profile: marks without brackets, found by their patterns."""
    found = []
    for table in profile.tables("signs"):
        for sign in _classes(table, profile, words):
            if sign.match is None:
                raise fail(table.file, f"key '{table.path}.match' is missing: a sign needs one")
            if not table.is_known and sign.match.match("") is not None:
                raise fail(table.file, f"key '{table.path}.match' matches nothing at all")
            found.append(sign)
    return tuple(found)


def starred_signs(profile: Table) -> tuple[BracketClass, ...]:
    """The marks of notes that are ``signs`` of the ``notes`` of a profile. Raises ProfileError."""
    notes = profile.table("notes")
    given = notes.strings("signs")
    for sign in given:
        if len(sign) != 1 or sign.isalnum() or sign.isspace():
            expected = "one character, neither a letter nor a figure"
            raise fail(notes.file, f"key {notes.at('signs')!r} has {sign!r}; it must be {expected}")
    if not given:
        return ()
    pattern = expression(mark(given))
    return (BracketClass(Kind.NOTE_REFERENCE, pattern, needs_note=True, starred=True),)


def measures(table: Table) -> Measures:
    """The table ``measures`` of a profile: the words for numbers and units."""
    table.allow(("numbers", "units", *_MEASURE_LISTS))
    numbers, units = table.table("numbers"), table.table("units")
    units.allow(UNITS)
    return Measures(
        numbers={word.lower(): numbers.integer(word, 0) for word in numbers.keys()},  # noqa: SIM118
        units={
            " ".join(word.lower().split()): unit
            for unit in units.keys()  # noqa: SIM118
            for word in units.strings(unit)
        },
        **{key: tuple(word.lower() for word in table.strings(key)) for key in _MEASURE_LISTS},
    )


def _parted(each: BracketClass) -> bool:
    return each.match is not None and {"deleted", "added"} <= set(each.match.groupindex)


def _classes(table: Table, profile: Table, words: Vocabulary, depth: int = 0) -> list[BracketClass]:
    uttered = profile.table("speakers").string("element") == "u"
    group = table.string("use")
    if group is not None:
        table.allow(("use",))
        groups = profile.table("class_groups")
        if group not in groups.keys():  # noqa: SIM118
            raise fail(table.file, f"key '{table.path}.use' names no class group: {group!r}")
        if depth > _DEEPEST:
            raise fail(table.file, f"key '{table.path}.use' leads back to itself: {group!r}")
        first = [SPOKEN] if uttered and group == VOICES and SPOKEN in groups.keys() else []  # noqa: SIM118
        return [
            found
            for name in (*first, group)
            for each in groups.tables(name)
            for found in _classes(each, profile, words, depth + 1)
        ]
    found = _class(table)
    if (name := table.one_of("words", WORDS)) is None:
        return list(uttered_classes(found)) if uttered else [found]
    if found.match is not None or (found.kind is Kind.SHIFT and name != SHIFT):
        wrong = "match" if found.match is not None else "kind"
        raise fail(table.file, f"key '{table.path}.words' is {name!r}, which '{wrong}' rules out")
    return list(classes_of_words(found, name, words))


def _class(table: Table) -> BracketClass:
    table.allow(_CLASS_KEYS)
    table.required("kind")
    name = table.one_of("kind", (*KINDS, CHARACTERS))
    kind = None if name is None or name == CHARACTERS else Kind(name)
    maximum = table.integer("maximum_words", 0)
    held = table.table("holds")
    word_before = table.boolean("word_before", kind in (Kind.SIC, Kind.CORRECTION))
    if word_before and kind not in WORD_BEFORE:
        raise fail(table.file, f"key '{table.path}.word_before' is not for {name!r}")
    if kind is Kind.CHOICE:
        table.required("separator")
    found = BracketClass(
        kind=kind,
        match=table.pattern("match"),
        whole_paragraph=table.boolean("whole_paragraph", False),
        minimum_words=table.integer("minimum_words", 0),
        maximum_words=maximum or None,
        facts=_facts(table.table("facts"), kind),
        word_before=word_before,
        glued=table.boolean("glued", False),
        leading=table.boolean("leading", False),
        in_turns=table.boolean("in_turns", False),
        between_turns=table.boolean("between_turns", False),
        needs_note=table.boolean("needs_note", False),
        separator=table.pattern("separator"),
    )
    return replace(found, holds=_class(held)) if held.keys() else found


def _facts(table: Table, kind: Kind | None) -> Facts:
    allowed = {} if kind is None else facts_of(kind)
    table.allow(allowed)
    if kind in REASON_REQUIRED:
        table.required("reason")
    for key in table.keys():  # noqa: SIM118
        if values := allowed[key]:
            table.one_of(key, values)
        elif key == "lang":
            table.matching(key, _LANGUAGE, "the tag of a language, such as ru or ru-Latn")
        else:
            table.matching(key, _IDENTIFIER, "an identifier, without spaces")
    return tuple((key, table.required(key)) for key in table.keys())  # noqa: SIM118
