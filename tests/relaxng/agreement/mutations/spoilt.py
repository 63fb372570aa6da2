"""Documents that are no longer well-formed: invalid, whatever the schema."""

from __future__ import annotations

from tests.relaxng.agreement.mutations.subject import Subject


def without_an_end_tag(subject: Subject) -> str:
    element = subject.pick([each for each in subject.elements if not each.empty_tag])
    return subject.spliced((element.close, element.end, ""))


def without_a_start_tag(subject: Subject) -> str:
    element = subject.pick([each for each in subject.elements if not each.empty_tag])
    return subject.spliced((element.start, element.inside, ""))


def overlapping(subject: Subject) -> str:
    element = subject.inner()
    return subject.spliced((element.start, element.start, "<x>"), (element.end, element.end, "<y>"))


def stray(subject: Subject) -> str:
    """A character that stands for markup, or cannot stand in XML."""
    element = subject.pick(subject.elements)
    signs = ("&", "<", "&;", "]]>", "\x01", "\uffff", "&#0;", "&#xD800;", "&none;", "<!-- -- -->")
    return subject.filled(element, subject.pick(signs))


def attribute_twice(subject: Subject) -> str:
    _, attribute = subject.attributed()
    again = subject.text[attribute.start : attribute.end]
    return subject.spliced((attribute.end, attribute.end, f" {again}"))


def attribute_malformed(subject: Subject) -> str:
    element = subject.pick(subject.elements)
    return subject.added(element, subject.pick(("a", "a=b", "a='<'", "a='&'", "1='2'", "a:='1'")))


def prefix_unknown(subject: Subject) -> str:
    element = subject.pick(subject.elements)
    return subject.added(element, subject.pick(("nope:a='1'", "xmlns:a=''", "xmlns:xml='urn:x'")))


def element_with_an_unknown_prefix(subject: Subject) -> str:
    return subject.renamed(subject.inner(), "nope:x")


def two_roots(subject: Subject) -> str:
    return subject.spliced((subject.root.end, subject.root.end, subject.written(subject.root)))


def text_beside_the_root(subject: Subject) -> str:
    at = subject.pick((subject.root.start, subject.root.end))
    return subject.spliced((at, at, subject.pick(("text", "&#32;", "\u00a0"))))


def cut_short(subject: Subject) -> str:
    end = subject.random.randint(subject.root.start + 1, subject.root.end - 1)
    return subject.text[:end]


def entity_within_itself(subject: Subject) -> str:
    root = subject.root
    doctype = f'<!DOCTYPE {root.name} [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
    return doctype + subject.filled(root, "&a;")[root.start :]


CHANGES = (
    without_an_end_tag,
    without_a_start_tag,
    overlapping,
    stray,
    attribute_twice,
    attribute_malformed,
    prefix_unknown,
    element_with_an_unknown_prefix,
    two_roots,
    text_beside_the_root,
    cut_short,
    entity_within_itself,
)
