"""Differences between two schemas, as an author of an ODD is told them: each cause once."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lxml import etree

from teitools.dataclass import dataclass
from teitools.odd.compiling import Customization, places_of
from teitools.odd.grammar import Grammar
from teitools.relaxng.comparison.differences import Difference
from teitools.relaxng.comparison.trees import size_of, write
from teitools.relaxng.name_classes import Name
from teitools.xml.names import RNG, TEI, tei

_LONGEST = 200
_OF_ATTRIBUTES = ("attribute", "required", "value", "identifier")


@dataclass(frozen=True, slots=True)
class Told:
    """What a difference is about, a smallest example of it, and where the ODD causes it."""

    about: str
    example: str
    place: etree._Element


def told(
    customization: Customization,
    grammar: Grammar,
    differences: Iterable[Difference],
    names: Collection[Name],
) -> list[Told]:
    """`differences` of the schema of `customization`, each element once.

    One that is an element of none of `names` is about that, and not about what it stands in. What
    only "any element" of a content model allows is about the element whose content that is. An
    attribute that differs in several elements alike is told once, where the ODD defines it; so is
    an element that they allow because the ODD changes its classes.
    """
    places = places_of(customization)
    idents = {(e.namespace, e.name): e.ident for e in grammar.elements.values()}
    groups: dict[object, dict[Name | None, Difference]] = {}
    for name, each in _smallest(differences, names, _own(grammar, idents)).items():
        alike = each.subject is not None and (
            each.kind in _OF_ATTRIBUTES or _reclassed(customization, each, idents) is not None
        )
        groups.setdefault((each.kind, each.subject) if alike else name, {})[name] = each
    found = []
    for group in groups.values():
        first, least = min(group.items(), key=lambda item: size_of(item[1].witness))
        changed = _reclassed(customization, least, idents)
        place = places.of(idents.get(first or ("", ""), "")) if changed is None else changed
        about = shown(first)
        if len(group) > 1:
            about += f" (and {len(group) - 1} more)"
            defined = _definition(customization, least.subject)
            place = place if defined is None else defined
        found.append(Told(about, _example(least), place))
    return found


def shown(name: Name | None) -> str:
    """An element, or the schema itself, as a message names it."""
    return "the schema" if name is None else f"<{name[1]}>"


def _own(grammar: Grammar, idents: Collection[Name]) -> set[Name]:
    """The elements that the schema or one of its external modules names."""
    found = set(idents)
    for xml in grammar.externals:
        for node in etree.fromstring(xml).iter(f"{{{RNG}}}element"):
            inner = node if node.get("name") else node.find(f"{{{RNG}}}name")
            if inner is not None:
                text = (inner.get("name") or inner.text or "").strip()
                prefix, _, local = text.rpartition(":")
                ns = node.nsmap.get(prefix) if prefix else _namespace(inner)
                found.add((ns or "", local))
    return found


def _namespace(node: etree._Element) -> str:
    """What `ns` of a pattern or of one around it says."""
    above = (node, *node.iterancestors())
    return next((ns for each in above if (ns := each.get("ns")) is not None), "")


def _smallest(
    differences: Iterable[Difference], names: Collection[Name], own: Collection[Name]
) -> dict[Name | None, Difference]:
    found: dict[Name | None, Difference] = {}
    for each in differences:
        new = each.kind == "element" and each.subject not in names and each.subject in own
        name = each.subject if new else each.element
        if name is not None and name not in own:
            name = next((above for above in reversed(each.context) if above in own), name)
        if name not in found or size_of(each.witness) < size_of(found[name].witness):
            found[name] = each
    return found


def _reclassed(
    customization: Customization, difference: Difference, idents: dict[Name, str]
) -> etree._Element | None:
    """Where the ODD changes the classes of a child, and not the content that it stands in."""
    if difference.kind != "element" or difference.subject is None:
        return None
    child, parent = (idents.get(n or ("", "")) for n in (difference.subject, difference.element))
    found = None
    for node in customization.declarations:
        if node.tag == tei("elementSpec"):
            ident = node.get("prefix", "") + node.get("ident", "")
            if ident == parent and node.find(tei("content")) is not None:
                return None
            if ident == child and node.find(tei("classes")) is not None:
                found = node
    return found


def _definition(customization: Customization, attribute: Name | None) -> etree._Element | None:
    """Where the ODD says something of an attribute in a class."""
    for node in customization.declarations:
        if node.tag == tei("classSpec"):
            for definition in node.iter(tei("attDef")):
                name = definition.get("ident", "").strip().rpartition(":")[2]
                if attribute is not None and name == attribute[1]:
                    return definition
    return None


def _example(difference: Difference) -> str:
    """The example of a difference, cut off where it would fill the screen."""
    text = write(difference.witness, TEI)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
