"""Whether a default value is one that its attribute allows, in whatever document."""

from __future__ import annotations

from teitools.relaxng.datatypes.interface import NOWHERE
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.patterns import Attribute, Data, Pattern, Value
from teitools.relaxng.restrictions.survey import parts
from teitools.relaxng.restrictions.wording import short


def fault(attribute: Attribute, grammar: Grammar) -> str:
    """What is wrong with the default value of `attribute`; empty where nothing is."""
    contextual = _contextual(attribute.pattern)
    if contextual is not None:
        return f"what the data type {short(contextual)!r} allows depends on the document"
    literal = attribute.default or ""
    content = attribute.pattern
    if isinstance(content, Data) and not content.datatype.allows(literal, NOWHERE):
        return f"it is {content.datatype.fault(literal, NOWHERE)}"
    return _mismatch(content, literal, grammar)


def _contextual(pattern: Pattern) -> str | None:
    """A data type in `pattern` whose values depend on namespaces or entities."""
    seen: set[int] = set()
    pending = [pattern]
    while pending:
        each = pending.pop()
        if each.serial in seen:
            continue
        seen.add(each.serial)
        if isinstance(each, (Data, Value)) and each.datatype.contextual:
            return each.datatype.name
        pending += parts(each)
    return None


def _mismatch(pattern: Pattern, literal: str, grammar: Grammar) -> str:
    from teitools.relaxng.automaton.composition import ComplexityError, Composition
    from teitools.relaxng.automaton.strings import matches

    try:
        allowed = matches(Composition(grammar.patterns), pattern, literal, NOWHERE)
    except (ComplexityError, RecursionError):
        return "it would take too long to see whether the attribute allows it"
    return "" if allowed else "the attribute does not allow it"
