"""Finding one's way: the contents beside the page, and the indexes."""

from __future__ import annotations

from itertools import groupby

from lxml import etree

from teitools.odd.documentation.book import CLASS, ELEMENT, Book
from teitools.odd.documentation.markup import add, say
from teitools.odd.specs import ElementSpec

_DEPTH = 4


def write_contents(
    parent: etree._Element,
    book: Book,
    headings: list[tuple[str, str, int]],
    parts: list[tuple[str, str, str]],
) -> None:
    """The contents: the text's headings, then the `parts` (id, title, kind), with their names."""
    nav = add(parent, "nav", aria_label="Contents", class_="contents")
    add(nav, "p", "Contents", class_="label")
    outer = add(nav, "ul")
    shown = [(ident, text) for ident, text, depth in headings if depth < _DEPTH and text]
    for ident, title, kind in parts:
        item = add(outer, "li")
        if ident == "text" and not shown:
            add(item, "a", title, href=f"#{ident}")
            continue
        if ident != "text" and not kind:
            add(item, "a", title, href=f"#{ident}")
            continue
        details = add(item, "details")
        if ident == "elements":
            details.set("open", "open")
        summary = add(details, "summary")
        add(summary, "a", title, href=f"#{ident}")
        inner = add(details, "ul", class_="names")
        if ident == "text":
            inner.set("class", "heads")
            for target, text in shown:
                add(add(inner, "li"), "a", text, href=f"#{target}")
        elif kind == ELEMENT:
            details.remove(inner)
            _modules(details, book)
        else:
            for name in _names(book, kind, ident):
                book.link(add(inner, "li"), kind, name)


def by_module(book: Book) -> list[tuple[str, list[ElementSpec]]]:
    """The elements of each module, by name; the modules in the order of their first element."""
    order = {m: i for i, m in enumerate(dict.fromkeys(s.module for s in _elements(book)))}
    specs = sorted(_elements(book), key=lambda s: (order[s.module], s.name.lower(), s.name))
    return [(module, list(group)) for module, group in groupby(specs, lambda s: s.module)]


def write_element_index(parent: etree._Element, book: Book) -> None:
    """All elements, by letter."""
    specs = sorted(_elements(book), key=lambda s: (s.name.lower(), s.name))
    outer = add(parent, "dl", class_="index")
    for letter, group in groupby(specs, lambda s: s.name[:1].upper()):
        row = add(outer, "div")
        add(row, "dt", letter)
        names = add(row, "dd")
        for place, spec in enumerate(group):
            say(names, " " if place else "")
            book.link(names, ELEMENT, spec.ident)


def write_attribute_index(
    parent: etree._Element, book: Book, attributes: dict[str, list[tuple[str, str]]]
) -> None:
    """All attributes by name, with the classes and elements that define or change them."""
    outer = add(parent, "dl", class_="attribute-index")
    for name in sorted(attributes, key=lambda n: (n.lower(), n)):
        row = add(outer, "div")
        add(add(row, "dt"), "code", f"@{name}", class_="att")
        where = add(row, "dd")
        for place, (kind, ident) in enumerate(attributes[name]):
            say(where, " " if place else "")
            spec = book.spec(kind, ident)
            shown = spec.name if isinstance(spec, ElementSpec) else ident
            add(where, "a", shown, href=f"#{book.id(kind, ident, name)}")


def _modules(parent: etree._Element, book: Book) -> None:
    modules = by_module(book)
    outer = add(parent, "ul", class_="modules")
    for module, specs in modules:
        item = add(outer, "li")
        details = add(item, "details")
        summary = add(details, "summary")
        add(summary, "a", module or "no module", href=f"#{book.id('module', module)}")
        add(summary, "span", f" {len(specs)}", class_="count")
        names = add(details, "ul", class_="names")
        for spec in specs:
            book.link(add(names, "li"), ELEMENT, spec.ident)


def _names(book: Book, kind: str, ident: str) -> list[str]:
    if kind == CLASS:
        wanted = "atts" if ident == "attribute-classes" else "model"
        return sorted(i for i, spec in book.schema.classes.items() if spec.type == wanted)
    return sorted(book.schema.macros if kind == "macro" else book.schema.data)


def _elements(book: Book) -> list[ElementSpec]:
    return list(book.schema.elements.values())
