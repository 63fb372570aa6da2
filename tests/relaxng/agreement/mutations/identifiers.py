"""Identifiers twice or malformed, and references to none."""

from __future__ import annotations

from tests.relaxng.agreement.mutations.subject import Inapplicable, Subject

_IDENTIFIERS = ("xml:id", "id", "key")
_REFERENCES = ("ref", "refs", "corresp", "target", "who", "children", "classes")
_MALFORMED = ("1a", "a:b", "", " ", "a b", "é", "\u2160", "-a", "a\u00b7", "x&#10;y", "\u3007")


def twice(subject: Subject) -> str:
    _, one = subject.attributed(*_IDENTIFIERS)
    _, other = subject.attributed(*_IDENTIFIERS)
    if one == other:
        raise Inapplicable
    return subject.spliced((one.value_start, one.end - 1, other.value))


def twice_but_for_white_space(subject: Subject) -> str:
    _, one = subject.attributed(*_IDENTIFIERS)
    _, other = subject.attributed(*_IDENTIFIERS)
    if one == other:
        raise Inapplicable
    return subject.spliced((one.value_start, one.end - 1, f"  {other.value} "))


def malformed(subject: Subject) -> str:
    _, attribute = subject.attributed(*_IDENTIFIERS)
    return subject.spliced((attribute.value_start, attribute.end - 1, subject.pick(_MALFORMED)))


def another(subject: Subject) -> str:
    """What refers to it is left behind."""
    _, attribute = subject.attributed(*_IDENTIFIERS)
    return subject.spliced((attribute.value_start, attribute.end - 1, "elsewhere"))


def added(subject: Subject) -> str:
    element = subject.pick(subject.elements)
    _, other = subject.attributed(*_IDENTIFIERS)
    if any(each.name == other.name for each in element.attributes):
        raise Inapplicable
    value = subject.pick((other.value, "new", *_MALFORMED))
    return subject.added(element, f'{other.name}="{value}"')


def dangling(subject: Subject) -> str:
    _, attribute = subject.attributed(*_REFERENCES)
    value = subject.pick(("nowhere", f"{attribute.value} nowhere", "", f" {attribute.value} ", "1"))
    return subject.spliced((attribute.value_start, attribute.end - 1, value))


CHANGES = (twice, twice_but_for_white_space, malformed, another, added, dangling)
