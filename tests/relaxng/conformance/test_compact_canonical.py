"""When two schemas are strictly equivalent (RELAX NG Compact Syntax, section 6.2).

`canonical` brings a schema to the form in which equivalent ones are equal: RELAX NG, sections
4.2 to 4.4 and 4.8 to 4.10, done, and all that the compact syntax cannot say left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pytest

from teitools.relaxng.syntax.annotations import Annotations, Comment, Foreign
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source
from teitools.xml.names import XML

Item = Node | Comment | Foreign
Canonical = tuple[Any, ...]

_GROUPED = frozenset("element define zeroOrMore oneOrMore optional list mixed start".split())
_OPERATORS = frozenset({"group", "interleave", "choice"})
_OWN = frozenset({"name", "ns", "datatypeLibrary", "type"})


def canonical(root: Node, notes: bool = False) -> Canonical:
    """`root` as nested tuples, with annotations and comments where `notes`."""
    made: Canonical = _spliced(_canonical(root, "", "", notes))[0]
    if not notes:
        return made
    around = root.annotations or Annotations()
    return (_notes(around.before), made, _notes(around.after))


def _canonical(node: Node, ns: str, library: str, notes: bool) -> Canonical:
    ns = node.attributes.get("ns", ns)
    library = node.attributes.get("datatypeLibrary", library)
    content: list[Any] = []
    if "name" in node.attributes and node.kind in ("element", "attribute"):
        own = "" if node.kind == "attribute" and "ns" not in node.attributes else ns
        name = _resolved(node, node.attributes["name"], own)
        content.append(("name", (("name", name),), (), ()))
    for item in _items(node):
        if isinstance(item, Node):
            content += _spliced(_canonical(item, ns, library, notes))
        elif notes:
            content.append(_note(item))
    if node.kind == "attribute" and not any(_is_pattern(item) for item in content[1:]):
        content.append(("text", (), (), ()))
    inner = "choice" if node.kind == "except" else "group"
    if inner == "choice" or node.kind in _GROUPED:
        content = _unwrapped(content, inner)
    kept = node.annotations.attributes if notes and node.annotations else {}
    return (
        node.kind,
        tuple(sorted(_attributes(node, ns, library).items())),
        tuple(sorted(kept.items())),
        tuple(_joined(content)),
    )


def _spliced(made: Canonical) -> Canonical:
    """An operator with one operand is nothing but that operand and what follows it."""
    kind, own, kept, content = made
    operands = [item for item in content if item[0] not in ("comment", "foreign")]
    if kind not in _OPERATORS or own or kept or operands != [content[0]]:
        return (made,)
    return tuple(content)


def _attributes(node: Node, ns: str, library: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        name: value for name, value in node.attributes.items() if name not in _OWN
    }
    if node.kind == "name":
        found["name"] = _resolved(node, node.text.strip(), ns)
    elif node.kind == "nsName":
        found["ns"] = ns
    elif node.kind in ("value", "data"):
        kind = node.attributes.get("type")
        found["type"] = (library, kind) if kind else ("", "token")
        found["text"] = node.text
    elif node.kind == "param":
        found |= {"name": node.attributes["name"], "text": node.text}
    elif node.kind not in ("element", "attribute") and "name" in node.attributes:
        found["name"] = node.attributes["name"]
    if "href" in found:
        found |= {"href": re.sub(r"\.rn[cg]$", "", found["href"]), "ns": ns}
    return found


def _resolved(node: Node, name: str, ns: str) -> tuple[str, str]:
    prefix, colon, local = name.partition(":")
    if not colon:
        return ns, prefix
    return (XML if prefix == "xml" else node.context.namespaces[prefix]), local


def _items(node: Node) -> Iterator[Item]:
    notes = list(node.annotations.content) if node.annotations else []
    for number in range(len(node.children) + 1):
        yield from (note for place, note in notes if place == number)
        yield from node.children[number : number + 1]


def _is_pattern(item: Canonical) -> bool:
    return item[0] not in ("comment", "foreign", "name", "anyName", "nsName")


def _unwrapped(content: list[Any], kind: str) -> list[Any]:
    """The content without a `group` or `choice` around all of its patterns."""
    nodes = [item for item in content if item[0] not in ("comment", "foreign")]
    named = nodes[0][0] in ("name", "anyName", "nsName") and kind == "group"
    patterns = nodes[1:] if named else nodes
    if len(patterns) != 1 or patterns[0][0] != kind:
        return content
    place = content.index(patterns[0])
    _, own, kept, within = patterns[0]
    foreign = (within[0], *content[place + 1 :])
    if own or kept or any(item[0] == "foreign" for item in foreign):
        return content
    return [*content[:place], *within, *content[place + 1 :]]


def _joined(content: list[Any]) -> Iterator[Any]:
    """The content, comments that follow each other in one."""
    for is_comment, items in groupby(content, key=lambda item: item[0] == "comment"):
        if is_comment:
            yield ("comment", " ".join(item[1] for item in items))
        else:
            yield from items


def _notes(notes: list[Comment | Foreign]) -> tuple[Any, ...]:
    return tuple(_joined([_note(note) for note in notes]))


def _note(note: Comment | Foreign) -> Canonical:
    if isinstance(note, Comment):
        words = " ".join(note.text.split())
        return ("comment", re.sub("-(?=-)", "- ", words))
    content: list[Any] = []
    for item in note.content:
        if not isinstance(item, str):
            content.append(_note(item))
        elif item.strip() or "\n" not in item:  # what indents elements is not compared
            content.append(("text", item))
    return ("foreign", note.name, tuple(sorted(note.attributes.items())), tuple(content))


def xml(text: str) -> Node:
    return read_xml(Source("<xml>", text.encode()), "", True)


_RNG = 'xmlns="http://relaxng.org/ns/structure/1.0"'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            f'<element {_RNG} name="a"><empty/></element>',
            f"<element {_RNG}><name>a</name><empty/></element>",
        ),
        (
            f'<element {_RNG} name="a" ns="u"><text/></element>',
            '<p:element xmlns:p="http://relaxng.org/ns/structure/1.0" xmlns:q="u" name="q:a">'
            "<p:text/></p:element>",
        ),
        (f'<attribute {_RNG} ns="" name="a"/>', f'<attribute {_RNG} name="a"><text/></attribute>'),
        (f"<value {_RNG}>a</value>", f'<value {_RNG} type="token" datatypeLibrary="">a</value>'),
        (
            f'<list {_RNG} datatypeLibrary="u:x"><data type="y"/></list>',
            f'<list {_RNG}><data datatypeLibrary="u:x" type="y"/></list>',
        ),
        (
            f"<list {_RNG}><empty/><text/></list>",
            f"<list {_RNG}><group><empty/><text/></group></list>",
        ),
        (
            f"<list {_RNG}><group><choice><text/></choice></group></list>",
            f"<list {_RNG}><text/></list>",
        ),
    ],
)
def test_equivalent(one: str, other: str) -> None:
    assert canonical(xml(one), notes=True) == canonical(xml(other), notes=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            f'<element {_RNG} name="a"><empty/></element>',
            f'<element {_RNG} name="a" ns="u"><empty/></element>',
        ),
        (f'<attribute {_RNG} name="a" ns="u"/>', f'<attribute {_RNG} name="a"/>'),
        (f"<value {_RNG}>a</value>", f"<value {_RNG}>a </value>"),
        (f"<list {_RNG}><empty/></list>", f"<mixed {_RNG}><empty/></mixed>"),
        (f"<list {_RNG}><empty/><text/></list>", f"<list {_RNG}><text/><empty/></list>"),
        (
            f"<list {_RNG}><group><empty/><text/></group><text/></list>",
            f"<list {_RNG}><empty/><text/><text/></list>",
        ),
        (f"<list {_RNG}><!-- a --><empty/></list>", f"<list {_RNG}><empty/><!-- a --></list>"),
        (f'<list {_RNG}><x xmlns=""/><empty/></list>', f"<list {_RNG}><empty/></list>"),
        (f'<list {_RNG} xml:lang="en"><empty/></list>', f"<list {_RNG}><empty/></list>"),
        (f"<!-- a --><list {_RNG}><empty/></list>", f"<list {_RNG}><empty/></list>"),
    ],
)
def test_not_equivalent(one: str, other: str) -> None:
    assert canonical(xml(one), notes=True) != canonical(xml(other), notes=True)
