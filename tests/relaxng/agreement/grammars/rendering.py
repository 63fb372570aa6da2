"""A grammar in the plain form, written in XML syntax."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from teitools.xml.names import RNG
from tests.relaxng.agreement.grammars.form import Datatype, Grammar, NameClass, Pattern


def render(grammar: Grammar) -> bytes:
    """The schema in XML syntax, one definition a line."""
    lines = [f'<grammar xmlns="{RNG}">']
    for each in grammar.definitions:
        combine = "" if each.combine is None else f' combine="{each.combine}"'
        tag = "start" if each.name is None else "define"
        name = "" if each.name is None else f" name={quoteattr(each.name)}"
        lines.append(f"<{tag}{name}{combine}>{_pattern(each.pattern)}</{tag}>")
    return "\n".join([*lines, "</grammar>"]).encode()


def _patterns(patterns: Iterable[Pattern]) -> str:
    return "".join(map(_pattern, patterns))


def _pattern(pattern: Pattern) -> str:
    match pattern:
        case ("ref", name):
            return f"<ref name={quoteattr(name)}/>"
        case ("element" | "attribute" as kind, ("name", namespace, local), *content):
            # The short way to write a name; the long one is `_name_class`.
            start = f"<{kind} name={quoteattr(local)} ns={quoteattr(namespace)}>"
            return f"{start}{_patterns(content)}</{kind}>"
        case ("element" | "attribute" as kind, name_class, *content):
            return f"<{kind}>{_name_class(name_class)}{_patterns(content)}</{kind}>"
        case ("data", datatype, parameters, but):
            written = "".join(
                f"<param name={quoteattr(name)}>{escape(value)}</param>"
                for name, value in parameters
            )
            if but is not None:
                written += f"<except>{_pattern(but)}</except>"
            return f"<data{_datatype(datatype)}>{written}</data>"
        case ("value", datatype, text):
            return f"<value{_datatype(datatype)}>{escape(text)}</value>"
        case (kind,):
            return f"<{kind}/>"
        case (kind, *inner):
            return f"<{kind}>{_patterns(inner)}</{kind}>"
    raise AssertionError(pattern)


def _datatype(datatype: Datatype) -> str:
    library, name = datatype
    return f" type={quoteattr(name)} datatypeLibrary={quoteattr(library)}"


def _name_class(name_class: NameClass) -> str:
    match name_class:
        case ("name", namespace, local):
            return f"<name ns={quoteattr(namespace)}>{escape(local)}</name>"
        case ("anyName", but):
            return f"<anyName>{_except(but)}</anyName>"
        case ("nsName", namespace, but):
            return f"<nsName ns={quoteattr(namespace)}>{_except(but)}</nsName>"
        case ("choice", *classes):
            return f"<choice>{''.join(map(_name_class, classes))}</choice>"
    raise AssertionError(name_class)


def _except(but: NameClass | None) -> str:
    return "" if but is None else f"<except>{_name_class(but)}</except>"
