"""Blocks of TEI prose: lists, tables, examples, lists of specifications."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from teitools.odd.documentation.book import CLASS, DATA, ELEMENT, MACRO
from teitools.odd.documentation.examples import write_example
from teitools.odd.documentation.markup import add, say
from teitools.odd.loading import KINDS
from teitools.xml.names import TEI

if TYPE_CHECKING:
    from teitools.odd.documentation.sentences import Sentences

DIVISIONS = {"div", "div1", "div2", "div3", "div4", "body", "front", "back", "group", "text"}
SPECIFICATIONS = {etree.QName(tag).localname for tag in KINDS} | {
    "moduleRef",
    "elementRef",
    "classRef",
    "macroRef",
    "dataRef",
    "constraintSpec",
    "constraintDecl",
}


def local_name(node: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(node).localname


def _list(sentences: Sentences, parent: etree._Element, node: etree._Element, depth: int) -> None:
    kind = node.get("type", "") + node.get("rend", "")
    labelled = node.find(f"{{{TEI}}}label") is not None
    head = node.find(f"{{{TEI}}}head")
    if head is not None:
        sentences.inline(add(parent, "p", class_="caption"), head)
    numbered = ("order" in kind or "number" in kind) and "unordered" not in kind
    outer = add(parent, "dl" if labelled else "ol" if numbered else "ul")
    for child in node.iterchildren(f"{{{TEI}}}label", f"{{{TEI}}}item"):
        name = local_name(child)
        tag = {"label": "dt", "item": "dd"}[name] if labelled else "li"
        inner = add(outer, tag)
        sentences.language(inner, child)
        sentences.inline(inner, child)


def _table(sentences: Sentences, parent: etree._Element, node: etree._Element, depth: int) -> None:
    table = add(add(parent, "div", class_="scroll", tabindex="0"), "table")
    head = node.find(f"{{{TEI}}}head")
    if head is not None:
        sentences.inline(add(table, "caption"), head)
    for row in node.iterchildren(f"{{{TEI}}}row"):
        line = add(table, "tr")
        for cell in row.iterchildren(f"{{{TEI}}}cell"):
            label = "label" in (row.get("role"), cell.get("role"))
            sentences.inline(add(line, "th" if label else "td"), cell)


def _spec_list(
    sentences: Sentences, parent: etree._Element, node: etree._Element, depth: int
) -> None:
    outer = add(parent, "dl", class_="specs")
    for child in node.iterchildren(f"{{{TEI}}}specDesc"):
        _spec_desc(sentences, add(outer, "div"), child)


def _spec_desc(sentences: Sentences, parent: etree._Element, node: etree._Element) -> None:
    key = node.get("key", "").strip()
    term, said = add(parent, "dt"), add(parent, "dd")
    kind = next((k for k in (ELEMENT, CLASS, MACRO, DATA) if sentences.book.spec(k, key)), None)
    if kind is None:
        add(term, "code", key)
        return
    sentences.book.link(add(term, "code"), kind, key)
    for desc in sentences.book.said(kind, key).chosen("desc", sentences.book.language)[:1]:
        sentences.inline(said, desc)
    for place, name in enumerate(node.get("atts", "").split()):
        say(said, ", " if place else " Attributes: ")
        code = add(said, "code", class_="att")
        if (kind, key, name) in sentences.book.attributes:
            target = sentences.book.id(*sentences.book.attributes[kind, key, name])
            add(code, "a", f"@{name}", href=f"#{target}")
        else:
            code.text = f"@{name}"


def _spec_group(
    sentences: Sentences, parent: etree._Element, node: etree._Element, depth: int
) -> None:
    """The prose in a group of specifications, and links to what it specifies."""
    sentences.blocks(
        parent,
        [n for n in node.iterchildren(f"{{{TEI}}}*") if local_name(n) in ("p", "ab", "list", "eg")],
        depth,
    )
    found = []
    for child in node.iterchildren(*KINDS):
        kind, ident = KINDS[str(child.tag)], child.get("ident", "").strip()
        if sentences.book.spec(kind, ident) is not None:
            found.append((kind, ident))
    if not found:
        return
    line = add(parent, "p", class_="specified")
    add(line, "span", "Specified here: ")
    for place, (kind, ident) in enumerate(dict.fromkeys(found)):
        say(line, ", " if place else "")
        sentences.book.link(line, kind, ident)


def _note(sentences: Sentences, parent: etree._Element, node: etree._Element, depth: int) -> None:
    inside = node.find(f".//{{{TEI}}}p") is None and _parent_name(node) not in DIVISIONS
    sentences.box(
        parent, node, "span" if inside and len(node.findall(".//{*}list")) == 0 else "div"
    )
    parent[-1].set("class", "note")


def _eg(sentences: Sentences, parent: etree._Element, node: etree._Element, depth: int) -> None:
    text = "".join(map(str, node.itertext())).strip("\n")
    add(add(parent, "pre", class_="example", tabindex="0"), "code", text)


def _eg_xml(sentences: Sentences, parent: etree._Element, node: etree._Element, depth: int) -> None:
    write_example(parent, node, sentences.book)


def _parent_name(node: etree._Element) -> str:
    parent = node.getparent()
    return "" if parent is None else local_name(parent)


WRITERS: dict[str, Callable[[Sentences, etree._Element, etree._Element, int], None]] = {
    "list": _list,
    "table": _table,
    "specList": _spec_list,
    "eg": _eg,
    "egXML": _eg_xml,
    "specGrp": _spec_group,
    "schemaSpec": _spec_group,
    "note": _note,
}
