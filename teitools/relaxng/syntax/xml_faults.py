"""What is said about a schema in XML syntax that is not as section 3 of RELAX NG wants it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from teitools.findings import Code
from teitools.relaxng.syntax import codes
from teitools.relaxng.syntax.xml_content import (
    ITS_NAME,
    KINDS,
    PATTERNS,
    SEPARATOR,
    State,
)
from teitools.relaxng.syntax.xml_wording import listed, meant, shortened
from teitools.xml.names import RNG, SCH, TEI, XS

Fault = tuple[Code, Mapping[str, object]]
"""A code and its facts, before the place is added."""

_LANGUAGES = {
    XS: ": this is a W3C XML Schema",
    SCH: ": this is a Schematron schema",
    TEI: ": this is TEI; a customization (ODD) is compiled to RELAX NG first",
}


def root_fault(name: str) -> Fault:
    """A root element that is no pattern. `name` is as expat gives it, here and below."""
    namespace, local = split(name)
    if namespace == RNG and local in KINDS:
        hint = ": a schema is one pattern; put it in a <grammar>"
    elif namespace == RNG:
        hint = meant(local, PATTERNS, "<{}>")
    elif namespace in _LANGUAGES:
        hint = _LANGUAGES[namespace]
    else:
        hint = f": it is in {_called(namespace)}, not in {RNG!r}"
    return codes.NOT_A_SCHEMA, {"element": local, "hint": hint}


def child_fault(name: str, state: State) -> Fault:
    """An element of RELAX NG that may not stand in `state`."""
    local = split(name)[1]
    if local not in KINDS:
        hint = meant(local, state.children or KINDS, "<{}>")
        return codes.UNKNOWN_ELEMENT, {"element": local, "hint": hint}
    facts = {"element": local, "where": _where(state), "hint": _misplaced(local, state)}
    return codes.MISPLACED_ELEMENT, facts


def foreign_fault(name: str, state: State) -> Fault:
    """An annotation in `state`, which has text."""
    local = split(name)[1]
    hint = f"; it may stand before or after the <{state.kind}>"
    facts = {"element": local, "where": f"in <{state.kind}>", "hint": hint}
    return codes.MISPLACED_ELEMENT, facts


def incomplete_fault(state: State) -> Fault:
    """An element that ended in `state`, which lacks something."""
    return codes.INCOMPLETE, {"element": state.kind, "missing": state.lacks}


def attribute_fault(name: str, state: State) -> Fault:
    """An attribute that the element of `state` does not have."""
    namespace, local = split(name)
    if namespace:
        hint = f" of the namespace of RELAX NG; its attributes have no prefix: {local!r}"
        hint = hint if local in state.attributes else " of the namespace of RELAX NG"
    else:
        known = sorted(state.attributes)
        hint = meant(local, known) or f"; it has {listed([repr(each) for each in known], 'and')}"
    return codes.UNKNOWN_ATTRIBUTE, {"element": state.kind, "attribute": local, "hint": hint}


def combine_fault(value: str) -> Fault:
    """A value of `combine` that is none."""
    return codes.BAD_COMBINE, {"value": value, "hint": meant(value, ("choice", "interleave"))}


def name_fault(name: str, qualified: bool) -> Fault:
    """A name that is none."""
    expected = "a name, with or without a prefix" if qualified else "a name without a colon"
    hint = ": it is empty" if not name else ": a name has no spaces" if " " in name else ""
    return codes.BAD_NAME, {"name": name, "expected": expected, "hint": hint}


def prefix_fault(name: str, prefixes: Collection[str]) -> Fault:
    """A name whose prefix is none of `prefixes`."""
    prefix = name.partition(":")[0]
    known = [each for each in prefixes if each]
    return codes.UNDECLARED_PREFIX, {"prefix": prefix, "name": name, "hint": meant(prefix, known)}


def text_fault(text: str, state: State) -> Fault:
    """Text in `state`, which has none."""
    patterns = len(state.children) >= len(PATTERNS)
    hint = "; text is described by <text/>, <data> or <value>" if patterns else ""
    return codes.TEXT, {"element": state.kind, "text": shortened(text), "hint": hint}


def split(name: str) -> tuple[str, str]:
    """Namespace and local name of a name as expat gives it."""
    namespace, separator, local = name.partition(SEPARATOR)
    return (namespace, local) if separator else ("", name)


def _called(namespace: str) -> str:
    return f"the namespace {namespace!r}" if namespace else "no namespace"


def _where(state: State) -> str:
    if state.kind == "choice" and "anyName" in state.children:
        return "in <choice>, which is a name class here"
    return f"in <{state.kind}>"


def _misplaced(local: str, state: State) -> str:
    children = state.children
    if state.kind in ("element", "attribute") and state.lacks != ITS_NAME:
        if local in ("name", "anyName", "nsName"):
            return ": a name class stands first, and not beside an attribute 'name'"
        if local == "define":
            return ": definitions stand in a <grammar>"
    if not children:
        several = state.kind in ("start", "attribute") and local in PATTERNS
        return ": it has one pattern; put several in a <group> or <choice>" if several else ""
    if len(children) > len(PATTERNS):
        return ""
    if set(children) == set(PATTERNS):
        return "; a pattern is expected"
    return f"; {listed([f'<{each}>' for each in children])} is expected"
