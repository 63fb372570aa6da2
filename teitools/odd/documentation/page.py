"""The page: its head, its parts in their order, its foot."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from lxml import etree

from teitools import resources
from teitools.odd.documentation.book import CLASS, DATA, ELEMENT, MACRO, Book
from teitools.odd.documentation.entries import Entries
from teitools.odd.documentation.markup import add, say
from teitools.odd.documentation.navigation import (
    by_module,
    write_attribute_index,
    write_contents,
    write_element_index,
)
from teitools.odd.documentation.relations import relate
from teitools.odd.grammar import Grammar
from teitools.odd.prose import description, gather
from teitools.odd.pruning import prune
from teitools.odd.specs import ClassSpec
from teitools.xml.names import XML, XML_ID, tei

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
_LINES = (
    "head meta title style body header footer nav main section div p ul ol li dl dt dd "
    "h1 h2 h3 h4 h5 h6 pre table caption thead tbody tr th td details summary blockquote"
).split()
_UNTITLED = "A TEI customization"


def write_documentation(grammar: Grammar) -> bytes:
    """The documentation of `grammar` as one HTML page; the same grammar gives the same bytes.

    The page asks for nothing from outside and runs no script; its policy names the one style it
    holds by its hash. What the ODD says is shown as text, whatever it is.
    """
    origin = grammar.origin
    assert origin is not None
    schema = prune(origin)
    book = Book(grammar, origin, schema, gather(origin), relate(grammar, schema))
    page = _Page(book).page()
    for node in page.iter(*_LINES):
        node.tail = node.tail or "\n"
    return etree.tostring(page, method="html", encoding="utf-8", doctype="<!DOCTYPE html>") + b"\n"


class _Page:
    def __init__(self, book: Book) -> None:
        self._book = book
        self._root = book.origin.document.root
        self._parts: list[tuple[str, str, str]] = []
        self._reserve()
        self._entries = Entries(book)

    def _reserve(self) -> None:
        """Give what can be pointed to its id, names of parts first."""
        book = self._book
        for name in ("top", "text", "elements", "rules", "index", "attributes"):
            book.id(name)
        for kind, specs in (
            (ELEMENT, book.schema.elements),
            (CLASS, book.schema.classes),
            (MACRO, book.schema.macros),
            (DATA, book.schema.data),
        ):
            for ident in specs:
                book.id(kind, ident)
                book.id(kind, ident, "-head")
        text = self._root.find(tei("text"))
        for node in () if text is None else text.iter("*"):
            target = node.get(XML_ID)
            if target is not None and etree.QName(node).localname.startswith("div"):
                book.targets[target] = ("text", target)
                book.titles[target] = description(node.findall(tei("head"))[:1])

    def page(self) -> etree._Element:
        html = etree.Element("html", {"lang": "en"})
        title = self._title()
        style = resources.path("xslt", "documentation.css").read_text("utf-8")
        self._head(add(html, "head"), title, style)
        body = add(html, "body")
        add(body, "a", "Skip to the elements", class_="skip", href="#elements")
        self._masthead(body, title)
        frame = add(body, "div", class_="frame")
        side = add(frame, "div", class_="side")
        main = add(frame, "main")
        self._text(main)
        write_element_index(self._part(main, "index", "Index of elements", ""), self._book)
        self._elements(main)
        self._classes(main, "atts", "attribute-classes", "Attribute classes")
        self._classes(main, "model", "model-classes", "Model classes")
        self._named(main, MACRO, "macros", "Macros")
        self._named(main, DATA, "data-types", "Data types")
        self._rules(main)
        attributes = self._entries.attributes.all()
        if attributes:
            part = self._part(main, "attributes", "Index of attributes", "")
            write_attribute_index(part, self._book, attributes)
        write_contents(side, self._book, self._entries.sentences.headings, self._parts)
        self._foot(body)
        return html

    def _title(self) -> str:
        found = self._root.find(f"{tei('teiHeader')}/{tei('fileDesc')}/{tei('titleStmt')}")
        titles = [] if found is None else found.findall(tei("title"))
        return description(titles[:1]) or self._book.origin.schema_spec.get("ident") or _UNTITLED

    def _head(self, head: etree._Element, title: str, style: str) -> None:
        digest = b64encode(sha256(style.encode()).digest()).decode()
        add(head, "meta", charset="utf-8")
        policy = add(head, "meta", content=_POLICY.format(digest))
        policy.set("http-equiv", "Content-Security-Policy")
        for name, content in (
            ("viewport", "width=device-width, initial-scale=1"),
            ("color-scheme", "light dark"),
            ("referrer", "no-referrer"),
        ):
            add(head, "meta", name=name, content=content)
        add(head, "title", title)
        add(head, "style", style)

    def _masthead(self, body: etree._Element, title: str) -> None:
        book, spec = self._book, self._book.origin.schema_spec
        header = add(body, "header", class_="masthead", id="top")
        language = self._root.get(f"{{{XML}}}lang")
        heading = add(header, "h1", title)
        if language and language != "en":
            heading.set("lang", language)
        for desc in spec.iterchildren(tei("desc")):
            self._entries.sentences.paragraph(header, desc, "subtitle")
        counts = []
        for specs, one, several in (
            (book.schema.elements, "element", "elements"),
            (book.schema.classes, "class", "classes"),
            (book.schema.macros, "macro", "macros"),
            (book.schema.data, "data type", "data types"),
        ):
            if specs:
                counts.append(f"{len(specs)} {one if len(specs) == 1 else several}")
        facts = add(header, "dl", class_="facts")
        ident = spec.get("ident")
        if ident:
            self._entries.fact(facts, "Schema", ident)
        self._entries.fact(facts, "Holds", ", ".join(counts))
        self._entries.keys(
            facts, "Documents begin with", [(ELEMENT, i) for i in book.grammar.start]
        )
        self._entries.fact(facts, "Namespace", book.grammar.namespace or "none")

    def _text(self, main: etree._Element) -> None:
        text = self._root.find(tei("text"))
        part = self._part(main, "text", "About this customization", "")
        if text is not None:
            self._entries.sentences.blocks(part, text, 2)
        if not any(True for word in part.itertext() if word.strip()) or len(part) == 1:
            main.remove(part)
            self._parts.pop()

    def _elements(self, main: etree._Element) -> None:
        part = self._part(main, "elements", "Elements", ELEMENT)
        for module, specs in by_module(self._book):
            section = add(part, "section", class_="module")
            title = f"Module {module}" if module else "Elements of no module"
            add(section, "h3", title, id=self._book.id("module", module))
            for spec in specs:
                self._entries.element(section, spec)

    def _classes(self, main: etree._Element, type_: str, ident: str, title: str) -> None:
        specs = [spec for spec in self._book.schema.classes.values() if spec.type == type_]
        if not specs:
            return
        part = self._part(main, ident, title, CLASS)
        for spec in sorted(specs, key=lambda spec: spec.ident):
            self._class(part, spec)

    def _class(self, part: etree._Element, spec: ClassSpec) -> None:
        entries, relations = self._entries, self._book.relations
        entry = entries.begin(part, CLASS, spec.ident, spec.ident)
        facts = add(entry, "dl", class_="facts")
        if spec.module:
            entries.fact(facts, "Module", spec.module)
        entries.keys(facts, "Member of", [(CLASS, key) for key in spec.classes])
        members = relations.members.get(spec.ident, [])
        entries.keys(facts, "Classes in it", [key for key in members if key[0] == CLASS])
        entries.keys(facts, "Elements in it", [key for key in members if key[0] == ELEMENT])
        entries.keys(facts, "Used by", relations.users.get((CLASS, spec.ident), []))
        entries.held(entry, CLASS, spec)
        entries.end(entry, CLASS, spec.ident)

    def _named(self, main: etree._Element, kind: str, ident: str, title: str) -> None:
        specs = self._book.schema.macros if kind == MACRO else self._book.schema.data
        if not specs:
            return
        part = self._part(main, ident, title, kind)
        for name in sorted(specs):
            spec = specs[name]
            entry = self._entries.begin(part, kind, name, name)
            facts = add(entry, "dl", class_="facts")
            if spec.module:
                self._entries.fact(facts, "Module", spec.module)
            users = self._book.relations.users.get((kind, name), [])
            self._entries.keys(facts, "Used by", users)
            self._entries.model(entry, spec.content, "Content" if kind == MACRO else "Value")
            self._entries.end(entry, kind, name)

    def _rules(self, main: etree._Element) -> None:
        part = self._part(main, "rules", "Rules of the whole document", "")
        self._entries.schema_rules(part)
        if len(part) == 1:
            main.remove(part)
            self._parts.pop()

    def _part(self, main: etree._Element, ident: str, title: str, kind: str) -> etree._Element:
        self._parts.append((ident, title, kind))
        part = add(main, "section", aria_labelledby=f"{ident}-title", class_="chapter", id=ident)
        add(part, "h2", title, id=f"{ident}-title")
        return part

    def _foot(self, body: etree._Element) -> None:
        foot = add(body, "footer")
        line = add(foot, "p", "Made from the ODD ")
        add(line, "cite", self._title())
        say(line, " by teitools.")
