"""Writing attributes: each by itself, or together with others in the groups of the grammar."""

from __future__ import annotations

from lxml import etree

from teitools.dataclass import dataclass
from teitools.odd.xsd.attributes import AttributeUse, AttributeUses, attribute_uses
from teitools.odd.xsd.complex_types import ComplexType, ComplexTypes
from teitools.odd.xsd.documentation import Documentation, Prose
from teitools.odd.xsd.documents import Documents
from teitools.odd.xsd.named_types import NamedTypes
from teitools.odd.xsd.nodes import add, describe
from teitools.odd.xsd.simple_form import SimpleForm
from teitools.odd.xsd.simple_types import accepts
from teitools.odd.xsd.xml_attributes import XML_DOCUMENT, are_usual
from teitools.relaxng.name_classes import Name
from teitools.xml.names import XML

Entries = dict[Name, tuple[AttributeUse, Prose]]
"""What is written of attributes."""


@dataclass(frozen=True, slots=True)
class _Group:
    name: str
    entries: Entries
    keys: frozenset[object]


class AttributeDeclarations:
    """The attributes of `types`, for `documents`."""

    def __init__(
        self,
        form: SimpleForm,
        types: ComplexTypes,
        documents: Documents,
        values: NamedTypes,
        documentation: Documentation,
    ) -> None:
        self._form = form
        self._documents = documents
        self._values = values
        self._documentation = documentation
        self._usual_xml = are_usual(_of_xml(types), form.table)
        self._elsewhere: dict[tuple[Name, AttributeUse, Prose], str] = {}
        self._groups = self._find_groups()
        self._used: dict[str, _Group] = {}

    def add(self, node: etree._Element, here: str, type_: ComplexType) -> None:
        """Write the attributes of a type of the document of `here` into `node`."""
        prose = self._documentation.attributes(type_.name)
        self._entries(node, here, _entries(type_.attributes, prose))
        wild = type_.attributes.wild
        if wild:
            node = add(node, "anyAttribute", processContents="skip")
            if None not in wild:
                names = sorted(uri or "##local" for uri in wild if uri is not None)
                node.set("namespace", " ".join(names))

    def write_groups(self) -> None:
        """Define the groups that are used."""
        main = self._documents.main
        root = self._documents.root(main)
        written: set[str] = set()
        while self._used.keys() - written:
            for name in [name for name in self._used if name not in written]:
                written.add(name)
                group = self._used[name]
                node = add(root, "attributeGroup", name=name)
                self._entries(node, main, group.entries, within=len(group.entries))

    def _find_groups(self) -> list[_Group]:
        """The groups of more than one attribute, the widest first."""
        found = []
        for name, pattern in self._form.groups.items():
            uses = attribute_uses(pattern, self._form.table)
            if len(uses.named) > 1 and not uses.wild:
                entries = _entries(uses, self._documentation.group(name))
                free = self._documents.free_name(self._documents.main, "attributeGroup", name)
                found.append(_Group(free, entries, frozenset(entries.items())))
        return sorted(found, key=lambda group: -len(group.entries))

    def _entries(
        self, node: etree._Element, here: str, entries: Entries, within: int | None = None
    ) -> None:
        """Write attributes, with the groups (of fewer attributes than `within`) that they hold."""
        rest = dict(entries)
        for group in self._groups:
            narrower = within is None or len(group.entries) < within
            if narrower and len(group.entries) <= len(rest) and group.keys <= rest.items():
                self._used[group.name] = group
                reference = self._documents.reference(here, self._documents.main, group.name)
                add(node, "attributeGroup", ref=reference)
                for attribute in group.entries:
                    del rest[attribute]
        for name, (use, prose) in rest.items():
            self._attribute(node, here, name, use, prose)

    def _attribute(
        self, node: etree._Element, here: str, name: Name, use: AttributeUse, prose: Prose
    ) -> None:
        namespace, local = name
        if namespace == XML and self._usual_xml:
            self._documents.import_document(here, XML, XML_DOCUMENT)
            describe(_required(add(node, "attribute", ref=f"xml:{local}"), use), prose.text)
        elif namespace in ("", here):
            self._declare(node, here, name, use, prose)
        else:
            group = self._documents.reference(here, namespace, self._apart(name, use, prose))
            add(node, "attributeGroup", ref=group)

    def _apart(self, name: Name, use: AttributeUse, prose: Prose) -> str:
        """The name of the group, in the document of its namespace, that holds an attribute."""
        key = (name, use, prose)
        if key not in self._elsewhere:
            namespace, local = name
            free = self._documents.free_name(namespace, "attributeGroup", local)
            self._elsewhere[key] = free
            root = self._documents.root(namespace)
            self._declare(add(root, "attributeGroup", name=free), namespace, name, use, prose)
        return self._elsewhere[key]

    def _declare(
        self, parent: etree._Element, here: str, name: Name, use: AttributeUse, prose: Prose
    ) -> None:
        namespace, local = name
        node = _required(add(parent, "attribute", name=local), use)
        if namespace:
            node.set("form", "qualified")
        default = use.default
        if default is not None and not use.required and accepts(use.value, default):
            node.set("default", default)
        describe(node, prose.text)
        self._values.within(here).type_of(node, use.value, "type", dict(prose.values))


def _entries(uses: AttributeUses, prose: dict[str, Prose]) -> Entries:
    return {name: (use, prose.get(name[1], Prose())) for name, use in uses.named.items()}


def _required(node: etree._Element, use: AttributeUse) -> etree._Element:
    if use.required:
        node.set("use", "required")
    return node


def _of_xml(types: ComplexTypes) -> dict[str, set[AttributeUse]]:
    found: dict[str, set[AttributeUse]] = {}
    for type_ in types.types.values():
        for (namespace, local), use in type_.attributes.named.items():
            if namespace == XML:
                found.setdefault(local, set()).add(use)
    return found
