"""Contextual restrictions (RELAX NG, section 7.1): what must not stand within what."""

from __future__ import annotations

from teitools.relaxng.patterns import Attribute, Data
from teitools.relaxng.restrictions.codes import (
    IN_ATTRIBUTE,
    IN_EXCEPT,
    IN_LIST,
    IN_REPETITION,
    IN_START,
)
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.searching import first, innermost, place_of
from teitools.relaxng.restrictions.survey import (
    ATTRIBUTE,
    DATA,
    ELEMENT,
    EMPTY,
    GROUP,
    GROUPED,
    INTERLEAVE,
    INTERLEAVED,
    LIST,
    ONE_OR_MORE,
    TEXT,
    VALUE,
    Survey,
)
from teitools.relaxng.restrictions.wording import (
    attribute_words,
    kinds,
    lines,
    owner_words,
    short,
)

_ATTRIBUTE = ATTRIBUTE | ELEMENT
_LIST = LIST | ELEMENT | ATTRIBUTE | TEXT | INTERLEAVE
_EXCEPT = ATTRIBUTE | ELEMENT | LIST | TEXT | GROUP | INTERLEAVE | ONE_OR_MORE | EMPTY
_START = ATTRIBUTE | DATA | VALUE | LIST | TEXT | GROUP | INTERLEAVE | ONE_OR_MORE | EMPTY


def check_attributes(survey: Survey, mistakes: Mistakes) -> None:
    """Section 7.1.1: no element and no attribute in an attribute."""
    for each in survey.attributes:
        wrong = survey.holds[each.pattern.serial] & _ATTRIBUTE
        if wrong:
            words = attribute_words(each.name_class)
            mistakes.add(IN_ATTRIBUTE, each.place, attribute=words, what=kinds(wrong))


def check_repetitions(survey: Survey, mistakes: Mistakes) -> None:
    """Section 7.1.2: no attribute in a group or an interleave in a oneOrMore."""
    for bit, kind in ((GROUPED, "a group"), (INTERLEAVED, "an interleave")):
        seen: set[int] = set()
        for repetition in survey.repetitions:
            for each in innermost(repetition, survey.holds, bit, seen):
                attribute = first(each, survey.holds, ATTRIBUTE, mistakes)
                assert isinstance(attribute, Attribute)
                owner = survey.owner(each)
                place = place_of(owner)
                mistakes.add(
                    IN_REPETITION,
                    place,
                    [attribute.place],
                    each,
                    owner=owner_words(owner),
                    attribute=attribute_words(attribute.name_class),
                    lines=lines([attribute.place], place),
                    kind=kind,
                )


def check_lists(survey: Survey, mistakes: Mistakes) -> None:
    """Section 7.1.3: no list, element, attribute, text or interleave in a list."""
    for each in survey.lists:
        wrong = survey.holds[each.pattern.serial] & _LIST
        if wrong:
            owner = survey.owner(each)
            mistakes.add(
                IN_LIST,
                place_of(owner),
                within=owner[1] or each,
                owner=owner_words(owner),
                what=kinds(wrong),
            )


def check_excepts(survey: Survey, mistakes: Mistakes) -> None:
    """Section 7.1.4: nothing but data, value and choices of them in the except of a data."""
    for each in survey.data:
        if isinstance(each, Data) and each.but is not None:
            wrong = survey.holds[each.but.serial] & _EXCEPT
            if wrong:
                name = short(each.datatype.name)
                mistakes.add(IN_EXCEPT, each.place, datatype=name, what=kinds(wrong))


def check_start(survey: Survey, mistakes: Mistakes) -> None:
    """Section 7.1.5: nothing but elements and choices of them at the start."""
    wrong = survey.holds[survey.grammar.start.serial] & _START
    if wrong:
        mistakes.add(IN_START, survey.grammar.place, what=kinds(wrong))
