"""Restrictions on interleave (RELAX NG, section 7.4): what is in one part is in no other."""

from __future__ import annotations

from teitools.relaxng.patterns import Element, Pattern
from teitools.relaxng.restrictions.cells import Cells
from teitools.relaxng.restrictions.codes import INTERLEAVED_ELEMENT, INTERLEAVED_TEXT
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.overlaps import Overlap, overlaps
from teitools.relaxng.restrictions.searching import place_of
from teitools.relaxng.restrictions.survey import TEXT, Survey, occurring
from teitools.relaxng.restrictions.wording import lines, named, owner_words


def check_elements(survey: Survey, mistakes: Mistakes) -> None:
    """No element in both parts of an interleave, whatever its content."""
    if not survey.interleaves:
        return
    order = _within(survey)
    elements = {each.serial: each.name_class for each in order if isinstance(each, Element)}
    for overlap in overlaps(order, survey.interleaves, Cells(elements), mistakes):
        _report(overlap, survey, mistakes)


def check_text(survey: Survey, mistakes: Mistakes) -> None:
    """No text in both parts of an interleave."""
    for each in survey.interleaves:
        if survey.holds[each.first.serial] & survey.holds[each.rest.serial] & TEXT:
            if mistakes.full:
                mistakes.count()
                continue
            owner = survey.owner(each)
            words = owner_words(owner)
            mistakes.add(INTERLEAVED_TEXT, place_of(owner), within=each, owner=words)


def _within(survey: Survey) -> list[Pattern]:
    """What occurs in interleaves, from the bottom up."""
    found: dict[int, Pattern] = {}
    pending: list[Pattern] = list(survey.interleaves)
    while pending:
        pattern = pending.pop()
        if pattern.serial not in found:
            found[pattern.serial] = pattern
            pending.extend(occurring(pattern))
    return [found[serial] for serial in sorted(found)]


def _report(overlap: Overlap, survey: Survey, mistakes: Mistakes) -> None:
    owner = survey.owner(overlap.pattern)
    place = place_of(owner)
    found = [each for each in (overlap.first, overlap.rest) if isinstance(each, Element)]
    places = [each.place for each in found]
    mistakes.add(
        INTERLEAVED_ELEMENT,
        place,
        places,
        overlap.pattern,
        owner=owner_words(owner),
        element=named(overlap.name, "element"),
        more=overlap.more("element"),
        lines=lines(places, place),
    )
