"""Restrictions on attributes (RELAX NG, section 7.3): none twice, and wildcards repeated."""

from __future__ import annotations

from teitools.relaxng.patterns import Attribute
from teitools.relaxng.restrictions.cells import Cells
from teitools.relaxng.restrictions.codes import DUPLICATE_ATTRIBUTE, UNREPEATED_WILDCARD
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.overlaps import Overlap, overlaps
from teitools.relaxng.restrictions.searching import innermost, place_of
from teitools.relaxng.restrictions.survey import ATTRIBUTE, UNREPEATED, Survey, is_finite
from teitools.relaxng.restrictions.wording import attribute_words, lines, named, owner_words

_DROP = "drop one of them, or make them alternatives (choice)"
_EXCEPT = "leave its name out of the wildcard (except)"
_NARROW = "let each wildcard leave out the names of the other (except)"


def check_duplicates(survey: Survey, mistakes: Mistakes) -> None:
    """No attribute in both parts of a group or interleave."""
    order = [each for each in survey.order if survey.holds[each.serial] & ATTRIBUTE]
    cells = Cells({each.serial: each.name_class for each in survey.attributes})
    for overlap in overlaps(order, [*survey.groups, *survey.interleaves], cells, mistakes):
        _report(overlap, survey, mistakes)


def check_wildcards(survey: Survey, mistakes: Mistakes) -> None:
    """No attribute with a wildcard for its name outside a oneOrMore."""
    seen: set[int] = set()
    for element, content in survey.contents():
        if element is None or not survey.holds[content.serial] & UNREPEATED:
            continue
        for each in innermost(content, survey.holds, UNREPEATED, seen):
            assert isinstance(each, Attribute)
            mistakes.add(
                UNREPEATED_WILDCARD,
                element.place,
                [each.place],
                owner=owner_words((element, None)),
                attribute=attribute_words(each.name_class),
                lines=lines([each.place], element.place),
            )


def _report(overlap: Overlap, survey: Survey, mistakes: Mistakes) -> None:
    owner = survey.owner(overlap.pattern)
    place = place_of(owner)
    found = [each for each in (overlap.first, overlap.rest) if isinstance(each, Attribute)]
    places = [each.place for each in found]
    finite = sum(is_finite(each.name_class) for each in found)
    mistakes.add(
        DUPLICATE_ATTRIBUTE,
        place,
        places,
        overlap.pattern,
        owner=owner_words(owner),
        attribute=named(overlap.name, "attribute"),
        more=overlap.more("attribute"),
        lines=lines(places, place),
        mend=(_NARROW, _EXCEPT, _DROP)[finite],
    )
