"""What an internal document type declaration changes."""

from __future__ import annotations

from tests.relaxng.agreement.mutations.subject import Inapplicable, Subject
from tests.relaxng.agreement.samples import DOUBTFUL


def default_attribute(subject: Subject) -> str:
    """An attribute that every element of a name has by default."""
    element = subject.pick(subject.elements)
    value = subject.pick([each for each in DOUBTFUL if each.isalnum()])
    name = subject.pick(subject.vocabulary.attributes)
    return _declared(subject, f'<!ATTLIST {element.name} {name} CDATA "{value}">')


def attribute_of_tokens(subject: Subject) -> str:
    """White space in the value of an attribute that is declared to be tokens."""
    element, attribute = subject.attributed()
    declared = f"<!ATTLIST {element.name} {attribute.name} NMTOKENS #IMPLIED>"
    at = attribute.value_start
    return _declared(subject, declared, (at, at, "  "), (attribute.end - 1, attribute.end - 1, " "))


def declared_elements(subject: Subject) -> str:
    """Declarations that the document does not keep to: RELAX NG does not look at them."""
    name = subject.root.name
    return _declared(subject, f"<!ELEMENT {name} EMPTY><!ATTLIST {name} zz ID #REQUIRED>")


def _declared(subject: Subject, declarations: str, *changes: tuple[int, int, str]) -> str:
    if "<!DOCTYPE" in subject.text:
        raise Inapplicable
    root = subject.root
    doctype = f"<!DOCTYPE {root.name} [\n{declarations}\n]>\n"
    return subject.spliced((root.start, root.start, doctype), *changes)


CHANGES = (default_attribute, attribute_of_tokens, declared_elements)
