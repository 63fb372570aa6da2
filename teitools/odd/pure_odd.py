"""Writing content models in Pure ODD (TEI Guidelines 22.5.1); lists of tokens in RELAX NG."""

from __future__ import annotations

from itertools import groupby

from lxml import etree

from teitools.odd.content import (
    AnyElement,
    AnyRef,
    Choice,
    ClassRef,
    Data,
    DataRef,
    ElementRef,
    Empty,
    Interleave,
    ListOf,
    MacroRef,
    NotAllowed,
    Pattern,
    Repeat,
    Sequence,
    Text,
    Value,
    Verbatim,
)
from teitools.xml.names import RNG, tei

_REPEATABLE = ("classRef", "elementRef", "sequence", "alternate", "anyElement")
_IN_RNG = {
    (0, 1): "optional",
    (0, None): "zeroOrMore",
    (1, None): "oneOrMore",
}


def write_content(parent: etree._Element, pattern: Pattern) -> None:
    """Put into `parent`, a `content`, what says `pattern`."""
    write_pattern(parent, pattern)


def write_datatype(parent: etree._Element, pattern: Pattern) -> None:
    """Put into `parent`, a `datatype`, what says `pattern`."""
    if isinstance(pattern, DataRef | Data):
        write_pattern(parent, pattern)
    else:
        _relaxng(parent, pattern)


def write_pattern(parent: etree._Element, pattern: Pattern) -> etree._Element:
    """Put into `parent` the element that says `pattern`."""
    match pattern:
        case ElementRef(key):
            return _add(parent, "elementRef", key=key)
        case ClassRef():
            return _class(parent, pattern)
        case MacroRef(key):
            return _add(parent, "macroRef", key=key)
        case DataRef(key, restriction):
            node = _add(parent, "dataRef", key=key)
            return _given(node, restriction=restriction)
        case Text():
            return _add(parent, "textNode")
        case Empty():
            return _add(parent, "empty")
        case Data():
            return _data(parent, pattern)
        case Value():
            return _values(parent, [pattern])
        case AnyElement(require, exclude):
            return _any_element(parent, require, exclude)
        case NotAllowed() | Verbatim() | ListOf() | AnyRef():
            return _relaxng(parent, pattern)
    return _compound(parent, pattern)


def _compound(parent: etree._Element, pattern: Pattern) -> etree._Element:
    match pattern:
        case Choice(items):
            return _choice(parent, items)
        case Repeat(item, low, high):
            return _repeated(parent, item, low, high)
        case Interleave(items):
            node = _add(parent, "sequence", preserveOrder="false")
            return _all(node, items)
        case Sequence(items):
            return _all(_add(parent, "sequence"), items)
    raise AssertionError(pattern)


def _all(parent: etree._Element, items: tuple[Pattern, ...]) -> etree._Element:
    for item in items:
        if isinstance(item, Value):
            write_pattern(_add(parent, "alternate"), item)
        else:
            write_pattern(parent, item)
    return parent


def _choice(parent: etree._Element, items: tuple[Pattern, ...]) -> etree._Element:
    if all(isinstance(item, Value) for item in items) and parent.tag == tei("content"):
        return _values(parent, [item for item in items if isinstance(item, Value)])
    node = _add(parent, "alternate")
    for listed, group in groupby(items, lambda item: isinstance(item, Value)):
        if listed:
            _values(node, [item for item in group if isinstance(item, Value)])
        else:
            _all(node, tuple(group))
    return node


def _repeated(parent: etree._Element, item: Pattern, low: int, high: int | None) -> etree._Element:
    node = write_pattern(parent, item)
    if etree.QName(node).localname not in _REPEATABLE or isinstance(item, Repeat):
        parent.remove(node)
        node = _add(parent, "alternate" if isinstance(item, Value) else "sequence")
        write_pattern(node, item)
    if low != 1:
        node.set("minOccurs", str(low))
    if high != 1:
        node.set("maxOccurs", "unbounded" if high is None else str(high))
    return node


def _class(parent: etree._Element, reference: ClassRef) -> etree._Element:
    node = _add(parent, "classRef", key=reference.key)
    if reference.expand:
        node.set("expand", reference.expand)
    if reference.include is not None:
        node.set("include", " ".join(reference.include))
    if reference.exclude:
        node.set("except", " ".join(reference.exclude))
    return node


def _any_element(
    parent: etree._Element, require: tuple[str, ...], exclude: tuple[str, ...]
) -> etree._Element:
    spaces = dict.fromkeys(name[1:].split("}")[0] for name in exclude if name.startswith("{"))
    prefixes = {uri: f"x{number}" for number, uri in enumerate(spaces, 1)}
    scope = {prefix: uri for uri, prefix in prefixes.items()}
    node = etree.SubElement(parent, tei("anyElement"), nsmap=scope)
    if require:
        node.set("require", " ".join(require))
    if exclude:
        written = []
        for name in exclude:
            uri, brace, local = name[1:].partition("}")
            written.append(f"{prefixes[uri]}:{local}" if brace else name)
        node.set("except", " ".join(written))
    return node


def _data(parent: etree._Element, data: Data) -> etree._Element:
    node = _add(parent, "dataRef", name=data.type)
    if len(data.facets) == 1 and data.facets[0][0] == "pattern":
        return _given(node, restriction=data.facets[0][1])
    for name, value in data.facets:
        _add(node, "dataFacet", name=name, value=value)
    return node


def _values(parent: etree._Element, values: list[Value]) -> etree._Element:
    node = _add(parent, "valList", type="closed")
    for value in values:
        item = _add(node, "valItem", ident=value.text)
        if value.documentation:
            _add(item, "desc").text = value.documentation
    return node


def _relaxng(parent: etree._Element, pattern: Pattern) -> etree._Element:
    match pattern:
        case Verbatim(xml):
            parent.append(etree.fromstring(xml))
            return parent[-1]
        case Value(text):
            node = _rng(parent, "value")
            node.text = text
            return node
        case Data(type_, facets):
            node = _rng(parent, "data", type=type_)
            for name, value in facets:
                _rng(node, "param", name=name).text = value
            return node
        case ElementRef(key) | MacroRef(key) | DataRef(key):
            return _rng(parent, "ref", name=key)
        case ClassRef(key, expand):
            return _rng(parent, "ref", name=f"{key}_{expand}" if expand else key)
        case AnyRef(name):
            return _rng(parent, "ref", name=name)
        case Repeat(item, low, high):
            return _rng_repeat(parent, item, low, high)
        case ListOf(item):
            return _rng_all(_rng(parent, "list"), (item,))
        case Sequence(items):
            return _rng_all(_rng(parent, "group"), items)
        case Choice(items):
            return _rng_all(_rng(parent, "choice"), items)
        case Interleave(items):
            return _rng_all(_rng(parent, "interleave"), items)
    names: dict[type, str] = {Text: "text", Empty: "empty", NotAllowed: "notAllowed"}
    return _rng(parent, names[type(pattern)])


def _rng_all(node: etree._Element, items: tuple[Pattern, ...]) -> etree._Element:
    for item in items:
        _relaxng(node, item)
    return node


def _rng_repeat(
    parent: etree._Element, item: Pattern, low: int, high: int | None
) -> etree._Element:
    name = _IN_RNG.get((low, high))
    if name is not None:
        return _rng_all(_rng(parent, name), (item,))
    node = _rng(parent, "group")
    for _ in range(low):
        _relaxng(node, item)
    if high is None:
        _rng_all(_rng(node, "zeroOrMore"), (item,))
    for _ in range((high or low) - low):
        _rng_all(_rng(node, "optional"), (item,))
    return node


def _add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, tei(name), attributes)


def _rng(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{RNG}}}{name}", attributes, nsmap={"rng": RNG})


def _given(node: etree._Element, /, **attributes: str | None) -> etree._Element:
    for name, value in attributes.items():
        if value is not None:
            node.set(name, value)
    return node
