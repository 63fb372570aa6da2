"""Where in an ODD that is said which is to blame for something in the schema."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from teitools.odd.specs import Specifications
from teitools.xml.names import RNG, tei

_SPECIFICATIONS = tuple(tei(f"{kind}Spec") for kind in ("element", "class", "macro", "data"))
_MODULE = tei("moduleRef")
_NAMING = {tei("attRef"): "class", f"{{{RNG}}}ref": "name"}


class Places:
    """The declarations of an ODD, by what they are about."""

    def __init__(
        self,
        schema: etree._Element,
        declarations: Iterable[etree._Element],
        available: Specifications,
    ) -> None:
        self._schema = schema
        self.available = available
        self._specs: dict[str, etree._Element] = {}
        self._references: dict[str, etree._Element] = {}
        self._modules: dict[str, etree._Element] = {}
        for node in declarations:
            if node.tag in _SPECIFICATIONS:
                self._specs[node.get("prefix", "") + node.get("ident", "")] = node
            elif node.tag == _MODULE:
                self._modules.setdefault(node.get("key", ""), node)
            else:
                self._references.setdefault(node.get("key", ""), node)

    def of(self, ident: str) -> etree._Element:
        """What selects or changes a specification; the schemaSpec where nothing does alone."""
        found = self._specs.get(ident)
        if found is None:
            found = self._references.get(ident)
        if found is None:
            spec = self.available.elements.get(ident) or self.available.classes.get(ident)
            found = self._modules.get("" if spec is None else spec.module)
        return self._schema if found is None else found

    def lack(self, owner: str, absent: Iterable[str]) -> etree._Element:
        """Where one of `absent`, which `owner` requires, is deleted, or else what is known of it.

        A class is absent where its members are.
        """
        if owner not in self._specs:
            names = [name.strip("<>") for name in absent]
            for ident, spec in self._specs.items():
                deleted = spec.get("mode") == "delete"
                if deleted and any(each in names for each in (ident, *self._classes(ident))):
                    return spec
        return self.of(owner)

    def _classes(self, ident: str) -> Iterable[str]:
        """The classes of an element, and those of which they are members."""
        spec = self.available.elements.get(ident)
        found = dict.fromkeys(() if spec is None else spec.classes)
        ahead = list(found)
        while ahead:
            above = self.available.classes.get(ahead.pop())
            new = [] if above is None else [each for each in above.classes if each not in found]
            found |= dict.fromkeys(new)
            ahead += new
        return found

    def reference(self, owner: str, name: str) -> etree._Element:
        """Where the specification `owner` refers to `name`, or else what is known of `owner`."""
        spec = self._specs.get(owner)
        if spec is not None:
            for node in spec.iter("*"):
                if node.get(_NAMING.get(str(node.tag), "key"), "").partition("_")[0] == name:
                    return node
        for other in self._specs.values():
            if other.tag != tei("elementSpec"):
                for node in other.iter("*"):
                    if node.get(_NAMING.get(str(node.tag), "key"), "") == name:
                        return node
        return self.of(owner)

    def default(self, owner: str, attribute: str) -> etree._Element | None:
        """Where the ODD states the default value of an attribute: in `owner`, or anywhere."""
        own = self._specs.get(owner)
        others = [spec for ident, spec in self._specs.items() if ident != owner]
        for spec in others if own is None else (own, *others):
            for node in spec.iter(tei("defaultVal")):
                parent = node.getparent()
                if parent is not None and parent.get("ident", "").strip() == attribute:
                    return node
        return None
