"""The shipped table: what the TEI specifies, as facts without prose.

One JSON object; each specification is a line of it. Lists and strings stand for patterns:
``e:p`` is a reference to the element p, ``["?", ...]`` what is optional, and so on.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from teitools.odd.content import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    AnyElement,
    AnyRef,
    Choice,
    ClassRef,
    Data,
    DataRef,
    ElementRef,
    Interleave,
    Legacy,
    ListOf,
    MacroRef,
    Pattern,
    Repeat,
    Sequence,
    Value,
    Verbatim,
)
from teitools.odd.specs import (
    AttDef,
    AttList,
    AttRef,
    ClassSpec,
    DataSpec,
    Datatype,
    ElementSpec,
    MacroSpec,
    Specifications,
    ValItem,
    ValList,
)

_Macro = TypeVar("_Macro", MacroSpec, DataSpec)

FORMAT = 1
KINDS = ("elements", "classes", "macros", "data")
_FILE = Path(__file__).with_name("tei.json")
_COUNTS: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
_JOINS: dict[str, type[Sequence | Choice | Interleave]] = {
    ",": Sequence,
    "|": Choice,
    "&": Interleave,
}


@cache
def shipped() -> Specifications:
    """The specifications of the TEI that belong to the package. They must not be changed."""
    return read_table(_FILE.read_bytes())


def is_table(data: bytes) -> bool:
    """Whether `data` is meant as a table, not as XML."""
    return data[:64].lstrip()[:1] == b"{"


def read_table(data: bytes) -> Specifications:
    """The specifications in a table that `write_table` wrote. Raises ValueError for another."""
    collecting = gc.isenabled()
    gc.disable()  # thousands of objects that are kept: a search for cycles would cost a third
    try:
        table = json.loads(data)
        if not isinstance(table, dict) or table.get("format") != FORMAT:
            raise ValueError("not a table of specifications of this version")
        decode = _Decoder()
        return Specifications(
            elements={i: decode.element(i, row) for i, row in table["elements"].items()},
            classes={i: decode.class_(i, row) for i, row in table["classes"].items()},
            macros={i: decode.macro(MacroSpec, i, row) for i, row in table["macros"].items()},
            data={i: decode.macro(DataSpec, i, row) for i, row in table["data"].items()},
            modules=tuple(table["modules"]),
            edition=table["edition"],
            constrained=False,
        )
    finally:
        if collecting:
            gc.enable()


_LEAVES: dict[str, Callable[[str], Pattern]] = {
    "e": ElementRef,
    "c": ClassRef,
    "m": MacroRef,
    "d": DataRef,
    "r": AnyRef,
    "w": Data,
    "v": Value,
    "x": Verbatim,
}


class _Decoder:
    """Reads rows; patterns without parts are made once."""

    def __init__(self) -> None:
        self._leaves: dict[str, Pattern] = {"": EMPTY, "text": TEXT, "never": NOT_ALLOWED}

    def element(self, ident: str, row: dict[str, Any]) -> ElementSpec:
        return ElementSpec(
            ident,
            row["in"],
            row.get("name", ident),
            row.get("ns"),
            tuple(row.get("of", ())),
            self._pattern(row.get("content", "")),
            self._attributes(row.get("atts")),
            values=self._values(row.get("values")),
            occurrences=tuple(map(tuple, row.get("times", ()))),
            prefix=row.get("prefix"),
        )

    def class_(self, ident: str, row: dict[str, Any]) -> ClassSpec:
        of, attributes = tuple(row.get("of", ())), self._attributes(row.get("atts"))
        prefix = row.get("prefix")
        return ClassSpec(ident, row["in"], row["type"], of, attributes, prefix=prefix)

    def macro(self, kind: type[_Macro], ident: str, row: dict[str, Any]) -> _Macro:
        content, values = self._pattern(row.get("content", "")), self._values(row.get("values"))
        return kind(ident, row["in"], content, values, row.get("prefix"))

    def _attributes(self, row: list[Any] | None) -> AttList:
        if row is None:
            return AttList()
        return AttList(row[0], tuple(map(self._member, row[1:])))

    def _member(self, row: Any) -> AttDef | AttRef | AttList:
        if isinstance(row, dict):
            return self._attribute(row)
        return self._attributes(row) if row[0] in ("group", "choice") else AttRef(*row)

    def _attribute(self, row: dict[str, Any]) -> AttDef:
        return AttDef(
            row["name"],
            row.get("mode", "add"),
            row.get("usage"),
            self._datatype(row["type"]) if "type" in row else None,
            self._values(row.get("values")),
            namespace=row.get("ns"),
            alternative=row.get("as"),
            default=row.get("default"),
        )

    def _datatype(self, row: str | list[Any]) -> Datatype:
        pattern = self._pattern(row)
        if isinstance(pattern, Repeat):
            return Datatype(pattern.item, pattern.low, pattern.high)
        return Datatype(pattern)

    def _values(self, row: list[Any] | None) -> ValList | None:
        if row is None:
            return None
        type_, items, mode, deleted, stated = row
        kept = (ValItem(i) if isinstance(i, str) else ValItem(i[0], "", *i[1:]) for i in items)
        removed = tuple(ValItem(ident, mode="delete") for ident in deleted)
        return ValList(type_, tuple(kept), mode, tuple(deleted), stated, removed)

    def _pattern(self, row: Any) -> Pattern:
        if isinstance(row, str):
            leaf = self._leaves.get(row)
            if leaf is None:
                kind, _, text = row.partition(":")
                leaf = self._leaves[row] = _LEAVES[kind](text)
            return leaf
        sign = row[0]
        if sign in _COUNTS:
            return Repeat(self._pattern(row[1]), *_COUNTS[sign])
        join = _JOINS.get(sign)
        if join is not None:
            return join(tuple(map(self._pattern, row[1:])))
        return self._rare_pattern(sign, row)

    def _rare_pattern(self, sign: Any, row: list[Any]) -> Pattern:
        match sign:
            case "c":
                include = None if row[3] is None else tuple(row[3])
                return ClassRef(row[1], row[2], include, tuple(row[4]))
            case "d":
                return DataRef(row[1], row[2])
            case "w":
                return Data(row[1], tuple((name, value) for name, value in row[2]))
            case "any":
                return AnyElement(tuple(row[1]), tuple(row[2]))
            case "list":
                return ListOf(self._pattern(row[1]))
            case "rng":
                return Legacy(row[1], tuple(map(self._pattern, row[2:])))
        return Repeat(self._pattern(row[2]), row[0], row[1])
