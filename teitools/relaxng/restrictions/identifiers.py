"""Attributes of the types ID, IDREF and IDREFS (RELAX NG DTD Compatibility, section 4)."""

from __future__ import annotations

from teitools.relaxng.grammar import Grammar
from teitools.relaxng.patterns import Attribute, Data, Element, Pattern, Value
from teitools.relaxng.restrictions.codes import ID_OUTSIDE_ATTRIBUTE
from teitools.relaxng.restrictions.id_types import IdAttributes, table
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.searching import place_of
from teitools.relaxng.restrictions.survey import STRING, Survey, parts
from teitools.relaxng.restrictions.wording import owner_words, short

_LIST_TYPE = "a list of references is IDREFS; among other values, use NCName"
_ATTRIBUTE_TYPE = "move it to an attribute, or use NCName"


def id_attributes(grammar: Grammar | Survey) -> IdAttributes:
    """What the names of an element and of its attribute say about identifiers.

    `grammar` keeps the restrictions of section 7. Names that are not there are of no ID type.
    Raises SchemaError where the schema is not compatible: where such a type is not the whole
    content of an attribute, where element or attribute have a wildcard for their name (the
    attribute a choice of names), and where the same names lead to different types.
    """
    survey = Survey.of(grammar)
    if not any(each.datatype.id_type for each in survey.data):
        return {}
    mistakes = Mistakes(survey)
    _check_places(survey, mistakes)
    found = table(survey, mistakes)
    mistakes.complain()
    return found


def _check_places(survey: Survey, mistakes: Mistakes) -> None:
    """Data and value of an ID type must be the content of an attribute, as a whole."""
    inside = _id_data(survey)
    for element, content in survey.contents():
        if element is not None and content.serial in inside:
            _complain(content, (element, None), inside, mistakes)
    for attribute in survey.attributes:
        content = attribute.pattern
        if content.serial in inside and not _is_whole(content, inside):
            _complain(content, (survey.owner(attribute)[0], attribute), inside, mistakes)


def _id_data(survey: Survey) -> set[int]:
    """Serial numbers of all patterns of strings with an ID type anywhere in them."""
    inside = {each.serial for each in survey.data if each.datatype.id_type}
    holds = survey.holds
    for each in survey.order:
        if holds[each.serial] & STRING and each.__class__ is not Attribute:
            for part in parts(each):
                if part.serial in inside:
                    inside.add(each.serial)
                    break
    return inside


def _is_whole(content: Pattern, inside: set[int]) -> bool:
    if isinstance(content, Data) and content.but is not None and content.but.serial in inside:
        return False
    return isinstance(content, (Data, Value)) and bool(content.datatype.id_type)


def _complain(
    content: Pattern,
    owner: tuple[Element | None, Attribute | None],
    inside: set[int],
    mistakes: Mistakes,
) -> None:
    if mistakes.full:
        mistakes.count()
        return
    found = content
    while True:
        deeper = [each for each in parts(found) if each.serial in inside]
        if not deeper:
            break
        mistakes.spend()
        found = deeper[0]
    assert isinstance(found, (Data, Value))
    attribute = owner[1]
    mistakes.add(
        ID_OUTSIDE_ATTRIBUTE,
        place_of(owner),
        [found.place],
        datatype=short(found.datatype.name),
        owner=owner_words(owner),
        instead="only a part of it" if attribute else "that of an element",
        mend=_LIST_TYPE if attribute else _ATTRIBUTE_TYPE,
    )
