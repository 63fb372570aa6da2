"""Elements missing, renamed, moved, and too many."""

from __future__ import annotations

from tests.relaxng.agreement.markup import Element
from tests.relaxng.agreement.mutations.subject import Inapplicable, Subject


def missing(subject: Subject) -> str:
    element = subject.inner()
    return subject.spliced((element.start, element.end, ""))


def unwrapped(subject: Subject) -> str:
    element = subject.inner()
    return subject.spliced((element.start, element.inside, ""), (element.close, element.end, ""))


def emptied(subject: Subject) -> str:
    element = subject.pick([each for each in subject.elements if each.inside < each.close])
    return subject.spliced((element.inside, element.close, ""))


def misspelt(subject: Subject) -> str:
    element = subject.inner()
    return subject.renamed(element, subject.near(element.name))


def renamed(subject: Subject) -> str:
    element = subject.inner()
    other = element.prefix + subject.pick(subject.vocabulary.elements)
    return subject.renamed(element, other)


def renamed_as_another_here(subject: Subject) -> str:
    return subject.renamed(subject.inner(), subject.inner().name)


def in_another_namespace(subject: Subject) -> str:
    element = subject.pick([each for each in subject.elements if not _declares(each)])
    namespace = subject.pick(("urn:other", "", "http://www.tei-c.org/ns/1.0/"))
    return subject.added(element, f'xmlns="{namespace}"')


def swapped(subject: Subject) -> str:
    parent = subject.pick([each for each in subject.elements if len(each.children) > 1])
    at = subject.random.randrange(len(parent.children) - 1)
    one, other = parent.children[at : at + 2]
    return subject.spliced(
        (one.start, one.end, subject.written(other)), (other.start, other.end, subject.written(one))
    )


def moved(subject: Subject) -> str:
    element, place = subject.inner(), subject.inner()
    if element.start <= place.start < element.end:
        raise Inapplicable
    return subject.spliced(
        (element.start, element.end, ""), (place.end, place.end, subject.written(element))
    )


def moved_inside(subject: Subject) -> str:
    element, place = subject.inner(), subject.inner()
    if place.empty_tag or element.start <= place.start < element.end:
        raise Inapplicable
    return subject.spliced(
        (element.start, element.end, ""), (place.close, place.close, subject.written(element))
    )


def doubled(subject: Subject) -> str:
    element = subject.inner()
    return subject.spliced((element.end, element.end, subject.written(element)))


def inserted(subject: Subject) -> str:
    place = subject.inner()
    return _insert(subject, place, place.prefix + subject.pick(subject.vocabulary.elements))


def inserted_inside(subject: Subject) -> str:
    place = subject.pick(subject.elements)
    name = place.prefix + subject.pick(subject.vocabulary.elements)
    return subject.filled(place, f"<{name}/>")


def inserted_unknown(subject: Subject) -> str:
    place = subject.inner()
    return _insert(subject, place, place.prefix + subject.pick(("unknown", "P", "tei", "div0")))


def inserted_foreign(subject: Subject) -> str:
    place = subject.inner()
    foreign = '<f:any xmlns:f="urn:foreign" a="1">text<f:other/></f:any>'
    at = subject.pick((place.start, place.end))
    return subject.spliced((at, at, foreign))


def wrapped(subject: Subject) -> str:
    element = subject.inner()
    name = element.prefix + subject.pick(subject.vocabulary.elements)
    written = f"<{name}>{subject.written(element)}</{name}>"
    return subject.spliced((element.start, element.end, written))


def split(subject: Subject) -> str:
    parent = subject.pick([each for each in subject.elements[1:] if each.children])
    at = subject.pick(parent.children).start
    return subject.spliced((at, at, f"</{parent.name}><{parent.name}>"))


def _insert(subject: Subject, place: Element, name: str) -> str:
    at = subject.pick((place.start, place.end))
    return subject.spliced((at, at, f"<{name}/>"))


def _declares(element: Element) -> bool:
    return any(attribute.name == "xmlns" for attribute in element.attributes)


CHANGES = (
    missing,
    unwrapped,
    emptied,
    misspelt,
    renamed,
    renamed_as_another_here,
    in_another_namespace,
    swapped,
    moved,
    moved_inside,
    doubled,
    inserted,
    inserted_inside,
    inserted_unknown,
    inserted_foreign,
    wrapped,
    split,
)
