"""Writing the table of specifications."""

from __future__ import annotations

import json

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
    Legacy,
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
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ClassSpec,
    ElementSpec,
    Spec,
    Specifications,
    ValList,
)
from teitools.odd.table import FORMAT, KINDS

_TIMES: dict[tuple[int, int | None], str] = {(0, 1): "?", (0, None): "*", (1, None): "+"}
_JOINED: dict[type, str] = {Sequence: ",", Choice: "|", Interleave: "&"}


def write_table(specifications: Specifications) -> bytes:
    """The table of `specifications`; their descriptions and constraints are left out."""
    lines = [
        f'"format":{FORMAT}',
        f'"edition":{_json(specifications.edition)}',
        f'"modules":{_json(specifications.modules)}',
    ]
    for kind in KINDS:
        specs: dict[str, Spec] = getattr(specifications, kind)
        rows = ",\n".join(f"{_json(i)}:{_json(_written(spec))}" for i, spec in specs.items())
        lines.append(f'"{kind}":{{\n{rows}\n}}')
    return ("{" + ",\n".join(lines) + "}\n").encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _written(spec: Spec) -> dict[str, object]:
    row: dict[str, object] = {"in": spec.module}
    if isinstance(spec, ElementSpec):
        row |= {"name": "" if spec.name == spec.ident else spec.name, "ns": spec.namespace}
        row |= {"times": [list(times) for times in spec.occurrences]}
    if isinstance(spec, ClassSpec):
        row |= {"type": spec.type}
    else:
        row |= {"content": _pattern(spec.content), "values": _values(spec.values)}
    if isinstance(spec, ElementSpec | ClassSpec):
        row |= {"of": spec.classes, "atts": _attributes(spec.attributes)}
    row |= {"prefix": spec.prefix}
    return {key: value for key, value in row.items() if value not in (None, "", [], ())}


def _attributes(attributes: AttList) -> list[object] | None:
    members: list[object] = []
    for member in attributes.members:
        if isinstance(member, AttList):
            members.append(_attributes(member))
        elif isinstance(member, AttRef):
            members.append([member.owner, member.name])
        else:
            members.append(_attribute(member))
    if not members and attributes.org == "group":
        return None
    return [attributes.org, *members]


def _attribute(definition: AttDef) -> dict[str, object]:
    datatype = definition.datatype
    row: dict[str, object] = {"name": definition.name}
    row |= {"mode": None if definition.mode == "add" else definition.mode}
    row |= {"usage": definition.usage, "ns": definition.namespace, "as": definition.alternative}
    row |= {"default": definition.default, "values": _values(definition.values)}
    if datatype is not None:
        row |= {"type": _pattern(Repeat(datatype.pattern, datatype.low, datatype.high))}
    return {key: value for key, value in row.items() if value is not None}


def _values(values: ValList | None) -> list[object] | None:
    if values is None:
        return None
    items = [
        [i.ident, i.alternative, i.mode] if i.alternative or i.mode else i.ident
        for i in values.items
    ]
    return [values.type, items, values.mode, values.deleted, values.stated]


def _pattern(pattern: Pattern) -> object:
    match pattern:
        case Text():
            return "text"
        case Empty():
            return ""
        case NotAllowed():
            return "never"
        case ElementRef(key):
            return f"e:{key}"
        case MacroRef(key):
            return f"m:{key}"
        case AnyRef(key):
            return f"r:{key}"
        case Value(text, _):
            return f"v:{text}"
        case Verbatim(xml):
            return f"x:{xml}"
        case Repeat(item, 1, 1):
            return _pattern(item)
        case Repeat(item, low, high):
            sign = _TIMES.get((low, high))
            times = (low, high) if sign is None else (sign,)
            return [*times, _pattern(item)]
        case Sequence(items) | Choice(items) | Interleave(items):
            return [_JOINED[type(pattern)], *map(_pattern, items)]
    return _rare_pattern(pattern)


def _rare_pattern(pattern: Pattern) -> object:
    match pattern:
        case ClassRef(key, expand, include, exclude):
            return f"c:{key}" if pattern == ClassRef(key) else ["c", key, expand, include, exclude]
        case DataRef(key, restriction):
            return f"d:{key}" if restriction is None else ["d", key, restriction]
        case Data(type_, facets):
            return ["w", type_, facets] if facets else f"w:{type_}"
        case AnyElement(require, exclude):
            return ["any", require, exclude]
        case ListOf(item):
            return ["list", _pattern(item)]
        case Legacy(name, items):
            return ["rng", name, *map(_pattern, items)]
    raise TypeError(f"{pattern} is not a pattern of a specification")
