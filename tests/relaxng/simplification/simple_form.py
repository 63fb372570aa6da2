"""Schemas before and after: short ways to write the one and to show the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from teitools.errors import SchemaError
from teitools.relaxng.addresses import MemoryFiles
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.name_classes import AnyName, NameChoice, NameClass, NsName, QName
from teitools.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    NotAllowed,
    OneOrMore,
    Pattern,
    Text,
    Value,
)
from teitools.relaxng.simplification import simplify
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source
from teitools.xml.names import RNG

ADDRESS = "main.rng"


def rng(schema: str) -> bytes:
    """`schema` with the namespace of RELAX NG declared on its root."""
    end = next(at for at, sign in enumerate(schema) if at and sign in "/> \n")
    return f'{schema[:end]} xmlns="{RNG}"{schema[end:]}'.encode()


def node(schema: str) -> Node:
    """The root of `schema` in the full syntax."""
    return read_xml(Source(ADDRESS, rng(schema)), ADDRESS)


def simplified(schema: str, files: Mapping[str, str] | None = None) -> Grammar:
    """`schema` in the simple form; `files` are others that it names."""
    others = {address: rng(text) for address, text in (files or {}).items()}
    return simplify(node(schema), MemoryFiles(others), read_xml)


def after(schema: str, files: Mapping[str, str] | None = None) -> str:
    """What the start pattern of `schema` becomes, with the contents of its elements."""
    return shown(simplified(schema, files).start, [])


def inside(pattern: str, files: Mapping[str, str] | None = None, around: str = "") -> str:
    """What `pattern` becomes as the content of an element; `around` are definitions beside it."""
    schema = (
        f'<grammar><start><element name="r">{pattern}</element></start>{around}'
        '<define name="x"><element name="x"><empty/></element></define>'
        '<define name="y"><element name="y"><empty/></element></define></grammar>'
    )
    (content,) = (each.content for each in simplified(schema, files).elements if _is(each, "r"))
    return shown(content, [])


def mistakes(schema: str, files: Mapping[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Code, place and message of each mistake in `schema`."""
    try:
        simplified(schema, files)
    except SchemaError as error:
        return [(each.code.id, str(each.location), each.message) for each in error.findings]
    return []


def shown(pattern: Pattern, path: list[Pattern]) -> str:
    """`pattern` in a line: ``group(<a>text</a>, @b[token])``. An element within itself is <a/>."""
    if isinstance(pattern, Empty):
        return "empty"
    if isinstance(pattern, Text):
        return "text"
    if isinstance(pattern, NotAllowed):
        return "notAllowed"
    if isinstance(pattern, Element):
        name = named(pattern.name_class)
        if pattern in path:
            return f"<{name}/>"
        return f"<{name}>{shown(pattern.content, [*path, pattern])}</>"
    if isinstance(pattern, Attribute):
        default = "" if pattern.default is None else f"={pattern.default}"
        return f"@{named(pattern.name_class)}{default}[{shown(pattern.pattern, path)}]"
    if isinstance(pattern, Data):
        but = f" - {shown(pattern.but, path)}" if pattern.but else ""
        parameters = "".join(f" {name}={value}" for name, value in pattern.datatype.parameters)
        return f"{pattern.datatype.name}{parameters}{but}"
    if isinstance(pattern, Value):
        return f"{pattern.datatype.name} {pattern.literal!r}"
    members = ", ".join(_sorted(pattern, path))
    return f"{type(pattern).__name__[0].lower()}{type(pattern).__name__[1:]}({members})"


def named(name_class: NameClass) -> str:
    """`name_class` in a line: ``{urn:a}b``, ``*``, ``{urn:a}*``, ``a|b``, ``*-(a)``."""
    if isinstance(name_class, QName):
        return f"{{{name_class.namespace}}}{name_class.local}".removeprefix("{}")
    if isinstance(name_class, NameChoice):
        return "|".join(named(each) for each in name_class.classes)
    but = f"-({named(name_class.but)})" if name_class.but else ""
    if isinstance(name_class, NsName):
        return f"{{{name_class.namespace}}}*{but}"
    assert isinstance(name_class, AnyName)
    return f"*{but}"


def _sorted(pattern: Pattern, path: list[Pattern]) -> list[str]:
    if isinstance(pattern, Choice):
        return sorted(shown(each, path) for each in pattern.alternatives)
    if isinstance(pattern, OneOrMore | List):
        return [shown(pattern.pattern, path)]
    return [shown(each, path) for each in _flat(pattern, type(pattern))]


def _flat(pattern: Pattern, kind: type[Pattern]) -> Iterator[Pattern]:
    while isinstance(pattern, Group | Interleave) and type(pattern) is kind:
        yield pattern.first
        pattern = pattern.rest
    yield pattern


def _is(element: Element, name: str) -> bool:
    return element.name_class == QName("", name)
