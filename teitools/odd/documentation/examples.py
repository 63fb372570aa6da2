"""Examples: XML as text, its tags coloured, the names of the schema's elements linked."""

from __future__ import annotations

import re

from lxml import etree

from teitools.odd.documentation.book import ELEMENT, Book
from teitools.odd.documentation.markup import add, say
from teitools.xml.names import XML

EXAMPLES = "http://www.tei-c.org/ns/Examples"
_LINE = re.compile(r"\n([ \t]*)(?![ \t\n])")


def write_example(parent: etree._Element, node: etree._Element, book: Book) -> None:
    """Write what the egXML `node` holds into a new `pre` of `parent`."""
    block = add(add(parent, "pre", class_="example", tabindex="0"), "code")
    writer = _Writer(book, _margin(node))
    writer.text(block, (node.text or "").lstrip("\n \t") if _starts_line(node) else node.text)
    for child in node:
        writer.node(block, child, node.nsmap)
        last = child.getnext() is None
        writer.text(block, (child.tail or "").rstrip() if last else child.tail)


class _Writer:
    def __init__(self, book: Book, margin: str) -> None:
        self._book = book
        self._margin = margin
        self._names = {spec.name: spec.ident for spec in book.schema.elements.values()}

    def text(self, parent: etree._Element, text: str | None) -> None:
        if text:
            escaped = text.replace("&", "&amp;").replace("<", "&lt;")
            say(parent, escaped.replace("\n" + self._margin, "\n"))

    def node(
        self, parent: etree._Element, node: etree._Element, above: dict[str | None, str]
    ) -> None:
        if not isinstance(node.tag, str):
            words = etree.tostring(node, encoding="unicode", with_tail=False)
            add(parent, "span", words.replace("\n" + self._margin, "\n"), class_="comment")
            return
        name = self._tag(parent, node, above)
        if node.text is None and len(node) == 0:
            add(parent, "span", "/>", class_="tag")
            return
        add(parent, "span", ">", class_="tag")
        self.text(parent, node.text)
        for child in node:
            self.node(parent, child, node.nsmap)
            self.text(parent, child.tail)
        add(parent, "span", f"</{name}>", class_="tag")

    def _tag(
        self, parent: etree._Element, node: etree._Element, above: dict[str | None, str]
    ) -> str:
        local, prefix = etree.QName(node).localname, node.prefix
        name = f"{prefix}:{local}" if prefix else local
        tag = add(parent, "span", "<", class_="tag")
        ident = self._names.get(local)
        if ident is not None and node.nsmap.get(prefix) == EXAMPLES:
            self._book.link(tag, ELEMENT, ident, name)
        else:
            say(tag, name)
        for key, uri in node.nsmap.items():
            if above.get(key) != uri and uri != EXAMPLES:
                _attribute(parent, f"xmlns:{key}" if key else "xmlns", uri)
        for name_, value in node.attrib.items():
            _attribute(parent, _name(node, str(name_)), str(value))
        return name


def _attribute(parent: etree._Element, name: str, value: str) -> None:
    say(parent, " ")
    add(parent, "span", name, class_="name")
    say(parent, "=")
    written = value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    add(parent, "span", f'"{written}"', class_="value")


def _name(node: etree._Element, key: str) -> str:
    name = etree.QName(key)
    if name.namespace is None:
        return name.localname
    if name.namespace == XML:
        return f"xml:{name.localname}"
    prefix = next((p for p, uri in node.nsmap.items() if uri == name.namespace and p), "ns")
    return f"{prefix}:{name.localname}"


def _starts_line(node: etree._Element) -> bool:
    return "\n" in (node.text or "")


def _margin(node: etree._Element) -> str:
    """The white space with which all lines begin; that before the last tag does not count."""
    texts = [node.text]
    for inner in node.iterdescendants():
        texts += [inner.text if isinstance(inner.tag, str) else None, inner.tail]
    last = node[-1].tail if len(node) else None
    if last is not None:
        texts.reverse()
        texts.remove(last)
        texts.append(last.rstrip())
    margins = [margin for text in texts if text for margin in _LINE.findall(text)]
    return min(margins, key=len, default="")
