"""The simple types that have a name: the data types of the grammar that are used."""

from __future__ import annotations

from teitools.odd.xsd.documentation import Documentation
from teitools.odd.xsd.documents import Documents
from teitools.odd.xsd.nodes import add
from teitools.odd.xsd.simple_form import SimpleForm
from teitools.odd.xsd.simple_types import SimpleTypes
from teitools.relaxng.patterns import Data, Pattern, Text


class NamedTypes:
    """The data types of `form`. Those that are used are defined in the main document."""

    def __init__(
        self, form: SimpleForm, documents: Documents, documentation: Documentation
    ) -> None:
        self._form = form
        self._documents = documents
        self._documentation = documentation
        self._names: dict[int, str] = {}
        self._used: dict[str, Pattern] = {}
        for name, pattern in form.data.items():
            plain = isinstance(pattern, Data) and not pattern.datatype.parameters
            if not plain and not isinstance(pattern, Text) and pattern.serial not in self._names:
                free = documents.free_name(documents.main, "type", name)
                self._names[pattern.serial] = free

    def within(self, here: str) -> SimpleTypes:
        """The simple types, for use in the document of the namespace `here`."""

        def named(pattern: Pattern) -> str | None:
            name = self._names.get(pattern.serial)
            if name is None:
                return None
            self._used[name] = pattern
            return self._documents.reference(here, self._documents.main, name)

        return SimpleTypes(self._form.table, named)

    def define(self, here: str, wanted: str, pattern: Pattern) -> str:
        """How the document of `here` refers to the type of `pattern`, defined there if need be."""
        types = self.within(here)
        known = types.name(pattern)
        if known is not None:
            return known
        name = self._documents.free_name(here, "type", wanted)
        types.define(add(self._documents.root(here), "simpleType", name=name), pattern, {})
        return self._documents.reference(here, here, name)

    def write(self) -> None:
        """Define the types that are used."""
        main = self._documents.main
        root = self._documents.root(main)
        types = self.within(main)
        written: set[str] = set()
        while self._used.keys() - written:
            for name in [name for name in self._used if name not in written]:
                written.add(name)
                node = add(root, "simpleType", name=name)
                documented = self._documentation.values(name)
                types.define(node, self._used[name], documented)
