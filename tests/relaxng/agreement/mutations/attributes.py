"""Attributes missing, extra, renamed, and with another value."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from tests.relaxng.agreement.markup import Attribute
from tests.relaxng.agreement.mutations.subject import Inapplicable, Subject
from tests.relaxng.agreement.samples import DOUBTFUL


def missing(subject: Subject) -> str:
    _, attribute = subject.attributed()
    return subject.spliced((attribute.start, attribute.end, ""))


def misspelt(subject: Subject) -> str:
    _, attribute = subject.attributed()
    return _renamed(subject, attribute, subject.near(attribute.name))


def renamed(subject: Subject) -> str:
    _, attribute = subject.attributed()
    return _renamed(subject, attribute, subject.pick(subject.vocabulary.attributes))


def in_a_namespace(subject: Subject) -> str:
    element = subject.pick(subject.elements)
    namespace = subject.pick(("urn:q", "http://www.tei-c.org/ns/1.0"))
    name = subject.pick((*subject.vocabulary.attributes, "any")).removeprefix("xml:")
    return subject.added(element, f'xmlns:q1="{namespace}" q1:{name}="x"')


def extra(subject: Subject) -> str:
    element = subject.pick(subject.elements)
    name = subject.pick(subject.vocabulary.attributes)
    if any(each.name == name for each in element.attributes):
        raise Inapplicable
    return subject.added(element, f"{name}={_doubtful(subject)}")


def extra_unknown(subject: Subject) -> str:
    name = subject.pick(("unknown", "ID", "xml:space", "xml:base", "xml:unknown", "é"))
    element = subject.pick(subject.elements)
    if any(each.name == name for each in element.attributes):
        raise Inapplicable
    return subject.added(element, f'{name}="preserve"')


def another_value(subject: Subject) -> str:
    _, attribute = subject.attributed()
    at = attribute.value_start - 1
    return subject.spliced((at, attribute.end, _doubtful(subject)))


def value_of_another(subject: Subject) -> str:
    _, attribute = subject.attributed()
    _, other = subject.attributed()
    return subject.spliced(
        (attribute.value_start, attribute.end - 1, other.value.replace('"', "").replace("'", ""))
    )


def emptied(subject: Subject) -> str:
    _, attribute = subject.attributed()
    return subject.spliced((attribute.value_start, attribute.end - 1, ""))


def with_white_space(subject: Subject) -> str:
    """White space added, as such and by reference: the latter is kept by the parser."""
    _, attribute = subject.attributed()
    space = subject.pick((" ", "  ", "\t", "\n", "&#10;", "&#13;", "&#x20;", "&#xA0;", "\u2003"))
    at = subject.random.randint(attribute.value_start, attribute.end - 1)
    at = subject.pick((at, attribute.value_start, attribute.end - 1))
    if _within_reference(attribute, at):
        raise Inapplicable
    return subject.spliced((at, at, space))


def with_a_character(subject: Subject) -> str:
    _, attribute = subject.attributed()
    at = subject.random.randint(attribute.value_start, attribute.end - 1)
    if _within_reference(attribute, at):
        raise Inapplicable
    return subject.spliced((at, at, subject.pick(("x", "0", ":", "-", "é", "&amp;", "\U0001f600"))))


def in_the_other_case(subject: Subject) -> str:
    _, attribute = subject.attributed()
    if "&" in attribute.value or attribute.value.swapcase() == attribute.value:
        raise Inapplicable
    return subject.spliced((attribute.value_start, attribute.end - 1, attribute.value.swapcase()))


def twofold(subject: Subject) -> str:
    _, attribute = subject.attributed()
    if not attribute.value.strip():
        raise Inapplicable
    return subject.spliced((attribute.value_start, attribute.value_start, attribute.value + " "))


def moved(subject: Subject) -> str:
    _, attribute = subject.attributed()
    element = subject.pick(subject.elements)
    if any(each.name == attribute.name for each in element.attributes):
        raise Inapplicable
    written = subject.text[attribute.start : attribute.end]
    behind = element.start + 1 + len(element.name)
    return subject.spliced((attribute.start, attribute.end, ""), (behind, behind, f" {written}"))


def _renamed(subject: Subject, attribute: Attribute, name: str) -> str:
    return subject.spliced((attribute.start, attribute.start + len(attribute.name), name))


def _doubtful(subject: Subject) -> str:
    return quoteattr(subject.pick(DOUBTFUL), {"\n": "&#10;", "\t": "&#9;"})


def _within_reference(attribute: Attribute, at: int) -> bool:
    before = attribute.value[: at - attribute.value_start]
    return before.rfind("&") > before.rfind(";")


CHANGES = (
    missing,
    misspelt,
    renamed,
    in_a_namespace,
    extra,
    extra_unknown,
    another_value,
    another_value,
    value_of_another,
    emptied,
    with_white_space,
    with_a_character,
    in_the_other_case,
    twofold,
    moved,
)
