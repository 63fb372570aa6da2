"""String sequences (RELAX NG, section 7.2): data stands alone, or as one of alternatives."""

from __future__ import annotations

from teitools.relaxng.patterns import Element, Group, Interleave, OneOrMore, Pattern, Text
from teitools.relaxng.restrictions.codes import STRING_SEQUENCE
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.searching import first, innermost, place_of
from teitools.relaxng.restrictions.survey import BESIDE, CONTENT, STRING, Survey
from teitools.relaxng.restrictions.wording import element_words, owner_words, string_words


def check_string_sequences(survey: Survey, mistakes: Mistakes) -> None:
    """No data, value or list beside another pattern that matches children, or repeated.

    Both in elements and in attributes, but not within lists.
    """
    seen: set[int] = set()
    contents: list[Pattern] = [content for element, content in survey.contents() if element]
    contents.extend(each.pattern for each in survey.attributes)
    for content in contents:
        for each in innermost(content, survey.holds, BESIDE, seen):
            owner = survey.owner(each)
            string, trouble, mend = _trouble(each, survey, mistakes)
            mistakes.add(
                STRING_SEQUENCE,
                place_of(owner),
                within=owner[1] or each,
                owner=owner_words(owner),
                string=string_words(string),
                trouble=trouble,
                mend=mend,
            )


def _trouble(pattern: Pattern, survey: Survey, mistakes: Mistakes) -> tuple[Pattern, str, str]:
    """The string that is not alone, what is the matter with it, and what would be right."""
    if isinstance(pattern, OneOrMore):
        return first(pattern, survey.holds, STRING, mistakes), "is repeated", "a list"
    assert isinstance(pattern, Group | Interleave)
    one, other = pattern.first, pattern.rest
    if not survey.holds[one.serial] & STRING:
        one, other = other, one
    string = first(one, survey.holds, STRING, mistakes)
    beside = first(other, survey.holds, CONTENT, mistakes)
    if isinstance(beside, Text):
        return string, "stands beside text", "text alone, or a choice of the two"
    if isinstance(beside, Element):
        trouble = f"stands beside {element_words(beside)}"
        return string, trouble, "text (mixed) in its stead, or a choice of the two"
    return string, f"stands beside {string_words(beside)}", "a list, or a choice of the two"
