"""Patterns and names in words, for messages."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.relaxng.name_classes import (
    Name,
    NameChoice,
    NameClass,
    NsName,
    QName,
    names_of,
)
from teitools.relaxng.patterns import Attribute, Data, Element, Pattern, Place, Value
from teitools.relaxng.restrictions.survey import (
    ATTRIBUTE,
    DATA,
    ELEMENT,
    EMPTY,
    GROUP,
    INTERLEAVE,
    LIST,
    ONE_OR_MORE,
    TEXT,
    VALUE,
)
from teitools.xml.names import XML

_KINDS = (
    (ATTRIBUTE, "an attribute"),
    (ELEMENT, "an element"),
    (TEXT, "text"),
    (DATA, "a data type"),
    (VALUE, "a value"),
    (LIST, "a list"),
    (GROUP, "a group"),
    (INTERLEAVE, "an interleave"),
    (ONE_OR_MORE, "a repetition"),
    (EMPTY, "anything optional or empty"),
)
_LONGEST = 80
_MOST = 4


def kinds(bits: int) -> str:
    """The kinds of patterns in `bits`: "text and a list"."""
    return joined([words for bit, words in _KINDS if bits & bit])


def any_name(namespace: str) -> str:
    """Any name of a namespace."""
    return f"any name in {short(namespace)!r}" if namespace else "any name in no namespace"


def joined(words: Sequence[str]) -> str:
    """Words with commas, and "and" before the last."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def element_words(element: Element | None) -> str:
    """An element by its name: ``<p>``; of none, the start pattern."""
    return "the start pattern" if element is None else _element(element.name_class)


def owner_words(owner: tuple[Element | None, Attribute | None]) -> str:
    """What something stands in: ``the attribute 'n' of <p>``."""
    element, attribute = owner
    if attribute is None:
        return element_words(element)
    return f"{attribute_words(attribute.name_class)} of {element_words(element)}"


def more_elements(count: int) -> str:
    """What to say of further elements, behind the first: `` and 2 more elements``."""
    return f" and {count} more element{'s' if count > 1 else ''}" if count else ""


def attribute_words(name_class: NameClass) -> str:
    """An attribute by its name."""
    return f"the attribute {_class(name_class)}"


def attribute_named(name: Name) -> str:
    """The attribute `name`: ``the attribute 'xml:id'``."""
    return f"the attribute {_plain(name)}"


def named(names: Name | str, kind: str) -> str:
    """What Cells.description gives, as `kind` (``attribute`` or ``element``) of that name."""
    if isinstance(names, str):
        return f"an {kind} of {names}"
    return f"<{short(names[1])}>" if kind == "element" else attribute_named(names)


def lines(places: Sequence[Place], place: Place | None) -> str:
    """Where definitions stand, as seen from `place`: ``lines 3 and 10``."""
    unique = dict.fromkeys(each[:2] for each in places)
    if place is None or any(source != place[0] for source, _ in unique):
        return joined([f"{source}:{line}" for source, line in unique])
    word = "line" if len(unique) == 1 else "lines"
    return f"{word} {joined([str(line) for _, line in unique])}"


def short(text: str) -> str:
    """`text`, cut where it is too long for a message."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def string_words(pattern: Pattern) -> str:
    """A pattern that stands for a string: ``the data type 'int'``, ``the value 'yes'``."""
    if isinstance(pattern, Data):
        return f"the data type {short(pattern.datatype.name)!r}"
    if isinstance(pattern, Value):
        return f"the value {short(pattern.literal)!r}"
    return "a list"


def _element(name_class: NameClass) -> str:
    names = names_of(name_class)
    if names is None:
        return f"the element {_class(name_class)}"
    return _either([f"<{short(each.local)}>" for each in names[: _MOST + 1]])


def _class(name_class: NameClass) -> str:
    if isinstance(name_class, QName):
        return _plain((name_class.namespace, name_class.local))
    if isinstance(name_class, NameChoice):
        return _either([_class(each) for each in name_class.classes[: _MOST + 1]])
    words = "of any name"
    if isinstance(name_class, NsName):
        words = f"of {any_name(name_class.namespace)}"
    return words if name_class.but is None else f"{words} (with exceptions)"


def _either(words: Sequence[str]) -> str:
    shown = words if len(words) <= _MOST else (*words[: _MOST - 1], "…")
    return " or ".join(shown)


def _plain(name: Name) -> str:
    namespace, local = name
    if namespace == XML:
        return f"'xml:{short(local)}'"
    return f"{short(local)!r} in {short(namespace)!r}" if namespace else repr(short(local))
