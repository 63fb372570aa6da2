"""Text where none may stand, white space, and other text."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.relaxng.agreement.mutations.subject import Subject
from tests.relaxng.agreement.samples import DOUBTFUL

_SPACES = (" ", "\n", "\t\n  ", "&#13;", "&#32;")
_NO_SPACES = ("text", "\n\n text\n", "&amp;", "\u00a0", "&#xA0;", "\u2003", "\ufeff", "0", "]")


def between(subject: Subject) -> str:
    """Text in front of an element or behind it."""
    element = subject.inner()
    at = subject.pick((element.start, element.end))
    return subject.spliced((at, at, subject.pick(_NO_SPACES)))


def inside(subject: Subject) -> str:
    """Text at the beginning of an element."""
    return subject.filled(subject.pick(subject.elements), subject.pick(_NO_SPACES))


def inside_an_empty_one(subject: Subject) -> str:
    element = subject.pick([each for each in subject.elements if each.inside == each.close])
    return subject.filled(element, subject.pick((*_NO_SPACES, *_SPACES)))


def white_space_between(subject: Subject) -> str:
    element = subject.inner()
    at = subject.pick((element.start, element.end))
    return subject.spliced((at, at, subject.pick(_SPACES)))


def white_space_inside(subject: Subject) -> str:
    return subject.filled(subject.pick(subject.elements), subject.pick(_SPACES))


def in_a_cdata_section(subject: Subject) -> str:
    text = subject.pick(("<![CDATA[text]]>", "<![CDATA[]]>", "<![CDATA[\n]]>", "<![CDATA[\n<a]]>"))
    return subject.filled(subject.pick(subject.elements), text)


def removed(subject: Subject) -> str:
    token = subject.pick([each for each in subject.tokens if each.kind == "text"])
    return subject.spliced((token.start, token.end, ""))


def replaced(subject: Subject) -> str:
    """Other text in an element that has nothing but text."""
    element = subject.pick(
        [each for each in subject.elements if not each.children and each.inside < each.close]
    )
    return subject.spliced((element.inside, element.close, escape(subject.pick(DOUBTFUL))))


CHANGES = (
    between,
    inside,
    inside_an_empty_one,
    white_space_between,
    white_space_inside,
    in_a_cdata_section,
    removed,
    replaced,
)
