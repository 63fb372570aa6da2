"""When a schema that was written and read again is the same.

Both are brought to one form: names and data types resolved, operators without meaning left
out, layout in comments and annotations taken away. It is written on nodes, apart from what the
writers do.
"""

from __future__ import annotations

from typing import Any

from teitools.relaxng.syntax.annotations import Annotations, Comment, Foreign
from teitools.relaxng.syntax.tree import Node
from teitools.xml.names import XML

Form = tuple[Any, ...]

_ANNOTATIONS = "{http://relaxng.org/ns/compatibility/annotations/1.0}"
_XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_OPERATORS = ("group", "interleave", "choice")
_WRAPPED = "start define element attribute zeroOrMore oneOrMore optional list mixed".split()
_SPACED = ("nsName", "include", "externalRef")


def canonical(root: Node) -> tuple[Form, list[str]]:
    """The form of a schema, and its comments, in their order."""
    comments: list[str] = []
    outside = root.annotations or Annotations()
    _note(list(outside.before), comments)
    form = _form(root, None, "", comments)
    _note(list(outside.after), comments)
    spliced = _spliced(form)
    return (spliced[0] if len(spliced) == 1 else form), comments


def _form(node: Node, ns: str | None, library: str, comments: list[str]) -> Form:
    own = node.attributes
    outer = "" if node.kind == "attribute" else ns
    ns, library = own.get("ns", ns), own.get("datatypeLibrary", library)
    facts: dict[str, Any] = {name: value for name, value in own.items() if name[0] == "{"}
    facts |= node.annotations.attributes if node.annotations else {}
    facts |= _facts(node, ns, library)
    content = _content(node, ns, library, comments)
    if node.kind in ("element", "attribute"):
        named = "name" in own
        name = ("name", (), (_name(node, own["name"], own.get("ns", outer)),)) if named else None
        content = _named(node.kind, name, content)
    elif node.kind == "name":
        content = [_name(node, node.text, ns), *content]
    elif node.kind == "param":
        content = [node.text, *content]
    elif node.kind == "value":
        content = [_value(node, facts["type"], ns), *content]
    inner = "choice" if node.kind == "except" else "group" if node.kind in _WRAPPED else ""
    content = _unwrapped(content, inner)
    alone = node.kind in _OPERATORS and sum(map(_is_part, content)) == 1
    kind = "annotated" if alone else node.kind
    return (kind, tuple(sorted(facts.items(), key=str)), tuple(content))


def _facts(node: Node, ns: str | None, library: str) -> dict[str, Any]:
    own = node.attributes
    facts: dict[str, Any] = {}
    if "combine" in own:
        facts["combine"] = own["combine"].strip()
    if "name" in own and node.kind not in ("element", "attribute"):
        facts["name"] = own["name"].strip()
    if node.kind in _SPACED:
        facts |= {"ns": ns, "href": own.get("href")}
    if node.kind in ("data", "value"):
        facts["type"] = (library if "type" in own else "", own.get("type", "token").strip())
    return facts


def _named(kind: str, name: Form | None, content: list[Any]) -> list[Any]:
    """The name first: where annotations stand beside it is layout."""
    if name is None:
        place = next(i for i, each in enumerate(content) if _is_part(each))
        name = content.pop(place)
    if kind == "attribute" and not any(_is_part(each) for each in content):
        content = [*content, ("text", (), ())]
    return [name, *content]


def _content(node: Node, ns: str | None, library: str, comments: list[str]) -> list[Any]:
    found: list[Any] = []
    notes = list(node.annotations.content) if node.annotations else []
    for index in range(len(node.children) + 1):
        found += _note([each for place, each in notes if place == index], comments)
        if index < len(node.children):
            child = node.children[index]
            form = _form(child, ns, library, comments)
            found += _spliced(form)
    return found


def _spliced(form: Form) -> list[Any]:
    """An operator of one operand, with nothing that annotates it, is its content."""
    kind, facts, content = form
    parts = [each for each in content if _is_part(each)]
    if kind == "annotated" and not facts and content[0] is parts[0]:
        return list(content)
    return [form]


def _unwrapped(content: list[Any], kind: str) -> list[Any]:
    while kind:
        start = 1 if content and _is_part(content[0]) and content[0][0] in _NAME_KINDS else 0
        parts = [each for each in content[start:] if _is_part(each)]
        if len(parts) != 1 or parts[0][0] != kind or parts[0][1]:
            return content
        if not _is_part(parts[0][2][0]):
            return content
        place = next(i for i, each in enumerate(content) if each is parts[0])
        content = [*content[:place], *parts[0][2], *content[place + 1 :]]
        if kind == "choice":
            return content
    return content


_NAME_KINDS = ("name", "anyName", "nsName")


def _is_part(each: Any) -> bool:
    return isinstance(each, tuple) and each[0] != "foreign"


def _name(node: Node, text: str, ns: str | None) -> Form:
    prefix, colon, local = text.strip().partition(":")
    if not colon:
        return ("qname", ns, prefix)
    return ("qname", XML if prefix == "xml" else node.context.namespaces[prefix], local)


def _value(node: Node, kind: tuple[str, str], ns: str | None) -> Any:
    if kind in ((_XSD, "QName"), (_XSD, "NOTATION")):
        return _name(node, node.text, ns or "")
    return node.text


def _note(notes: list[Comment | Foreign], comments: list[str]) -> list[Form]:
    found = []
    for each in notes:
        if isinstance(each, Comment):
            if each.text.strip("- \n"):
                comments.append(_comment(each))
        else:
            found.append(_foreign(each))
    return found


def _foreign(foreign: Foreign) -> Form:
    content = list(foreign.content)
    texts = [each for each in content if isinstance(each, str)]
    preserved = foreign.attributes.get(f"{{{XML}}}space") == "preserve"
    if not preserved and not any(map(str.strip, texts)) and len(texts) < len(content):
        content = [each for each in content if not isinstance(each, str)]
    documentation = foreign.name == f"{_ANNOTATIONS}documentation" and not foreign.attributes
    if documentation and len(texts) == len(content):
        content = [_lines("".join(texts))]
    inner = []
    for each in content:
        if isinstance(each, str):
            inner.append(each)
        elif isinstance(each, Comment):
            inner.append(("foreign", _comment(each)))
        else:
            inner.append(_foreign(each))
    return ("foreign", foreign.name, tuple(sorted(foreign.attributes.items())), tuple(inner))


def _comment(comment: Comment) -> str:
    """The text, without what XML may need to have changed."""
    return _lines(comment.text.replace("-", "").replace(" ", ""))


def _lines(text: str) -> str:
    return "\n".join(line.strip(" \t\r") for line in text.split("\n")).strip()
