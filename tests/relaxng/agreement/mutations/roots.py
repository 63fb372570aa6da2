"""The wrong root, and the wrong namespace."""

from __future__ import annotations

from tests.relaxng.agreement.mutations.subject import Inapplicable, Subject


def misspelt(subject: Subject) -> str:
    return subject.renamed(subject.root, subject.near(subject.root.name))


def renamed(subject: Subject) -> str:
    name = subject.root.prefix + subject.pick(subject.vocabulary.elements)
    return subject.renamed(subject.root, name)


def lifted(subject: Subject) -> str:
    """An element in the place of the root, in the same namespace."""
    element = subject.inner()
    declared = "".join(
        f" {each.name}='{each.value}'"
        for each in subject.root.attributes
        if each.name.startswith("xmlns") and "'" not in each.value
    )
    names = {each.name for each in element.attributes}
    if any(name.startswith("xmlns") for name in names):
        raise Inapplicable
    written = subject.written(element)
    behind = 1 + len(element.name)
    lifted = written[:behind] + declared + written[behind:]
    return subject.spliced((subject.root.start, subject.root.end, lifted))


def without_namespace(subject: Subject) -> str:
    attribute = subject.pick([e for e in subject.root.attributes if e.name == "xmlns"])
    return subject.spliced((attribute.start, attribute.end, ""))


def in_another_namespace(subject: Subject) -> str:
    attribute = subject.pick([e for e in subject.root.attributes if e.name == "xmlns"])
    value = subject.pick((attribute.value + "/", attribute.value.upper(), " " + attribute.value))
    return subject.spliced((attribute.value_start, attribute.end - 1, value))


CHANGES = (misspelt, renamed, lifted, without_namespace, in_another_namespace)
