"""Documents as the oracle takes them, from XML and to XML."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from tests.relaxng.agreement.oracle.derivatives import Element
from tests.relaxng.agreement.oracle.name_classes import Name


def read(document: bytes) -> Element:
    """The document, without comments and processing instructions."""
    return _element(ElementTree.fromstring(document))


def write(element: Element, namespace: str | None = None) -> str:
    """The document as XML, one that declares each namespace where it is needed."""
    own, local = element.name
    start = f"<{local}" if own == namespace else f"<{local} xmlns={quoteattr(own)}"
    for number, ((space, name), text) in enumerate(element.attributes.items()):
        written = quoteattr(text, {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
        prefix = f"n{number}:" if space else ""
        declared = f" xmlns:n{number}={quoteattr(space)}" if space else ""
        start += f"{declared} {prefix}{name}={written}"
    content = "".join(
        escape(child) if isinstance(child, str) else write(child, own) for child in element.children
    )
    return f"{start}>{content}</{local}>"


def _element(node: ElementTree.Element) -> Element:
    children: list[Element | str] = [node.text] if node.text else []
    for child in node:
        children.append(_element(child))
        if child.tail:
            children.append(child.tail)
    attributes = {_name(name): text for name, text in node.attrib.items()}
    return Element(_name(node.tag), attributes, tuple(children))


def _name(clark: str) -> Name:
    namespace, _, local = clark.rpartition("}")
    return namespace[1:], local
