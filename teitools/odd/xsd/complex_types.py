"""The types of a schema: for each, the attributes and the deterministic content."""

from __future__ import annotations

from dataclasses import replace

from teitools.dataclass import dataclass
from teitools.odd.content import Choice, ElementRef, Pattern
from teitools.odd.xsd.attributes import AttributeUses, attribute_uses, with_one_identifier
from teitools.odd.xsd.determinism import determinize, facts, in_other_words, same_language
from teitools.odd.xsd.elements import Elements
from teitools.odd.xsd.orders import is_all, keeps_order, ordered
from teitools.odd.xsd.particles import Content, Particles
from teitools.odd.xsd.simple_form import SimpleForm
from teitools.relaxng.name_classes import Name


@dataclass(frozen=True, slots=True)
class ComplexType:
    """The type of the element `name`; `exact` says whether its content is the RELAX NG's."""

    name: Name
    attributes: AttributeUses
    content: Content
    exact: bool


class ComplexTypes:
    """The types of `form` by key, and the keys of the elements that a document begins with.

    `main` is the namespace of the document that others stand beside.
    """

    def __init__(self, form: SimpleForm, main: str) -> None:
        elements = Elements(form.start)
        found = elements.types()
        homes = dict.fromkeys([main, *(namespace for (namespace, _), _ in found.values())])
        self.particles = Particles(form.table, elements.find, tuple(homes))
        self.types: dict[str, ComplexType] = {}
        for key, (name, members) in found.items():
            pattern = form.table.choice(member.content for member in members)
            content = self.particles.content(pattern)
            particle, exact = deterministic(content.particle, name[0])
            attributes = with_one_identifier(attribute_uses(pattern, form.table), form.table)
            content = replace(content, particle=particle)
            self.types[key] = ComplexType(name, attributes, content, exact)
        self.start = self._start(form)

    def _start(self, form: SimpleForm) -> list[str]:
        found = self.particles.particle(form.start)
        items = found.items if isinstance(found, Choice) else (found,)
        return [item.key for item in items if isinstance(item, ElementRef)]


def deterministic(particle: Pattern, namespace: str) -> tuple[Pattern, bool]:
    """`particle` as XSD can have it, and whether it accepts the same: it may accept more.

    It is for the document of `namespace`.
    """
    if is_all(particle, namespace):
        return particle, True
    flat = ordered(particle)
    exact = keeps_order(particle)
    if facts(flat).deterministic:
        return flat, exact
    same = in_other_words(flat)
    if same is not None:
        return same, exact
    found = determinize(flat)
    return found, exact and same_language(flat, found)
