"""NMTOKENS, IDREFS and ENTITIES: lists of one item or more (XML Schema Part 2, section 3.3)."""

from __future__ import annotations

from teitools.relaxng.datatypes.declared_names import entity
from teitools.relaxng.datatypes.interface import IdType, ValueContext
from teitools.relaxng.datatypes.names import Name, ncname
from teitools.relaxng.datatypes.simple_type import SimpleType
from teitools.relaxng.datatypes.wording import quoted


class ListType(SimpleType[tuple[str, ...]]):
    """One or more items, parted by white space."""

    unit = "item"

    def __init__(self, name: str, noun: str, item: Name, id_type: IdType = IdType.NONE) -> None:
        super().__init__(name, noun)
        self.item = item
        self.id_type = id_type
        self.contextual = item.contextual

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether there is an item, and each is right."""
        return text != "" and all(self.item.accepts(each, context) for each in text.split(" "))

    def value(self, text: str, context: ValueContext) -> tuple[str, ...]:
        """The items."""
        return tuple(text.split(" "))

    def length(self, value: tuple[str, ...]) -> int:
        """The number of items."""
        return len(value)

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is no such list: the first item that is wrong."""
        for each in text.split(" ") if text else ():
            if not self.item.accepts(each, context):
                return f"not {self.noun}: {quoted(each)} is {self.item.fault(each, context)}"
        return super().fault(text, context)


def simple_types() -> list[ListType]:
    """The types of this family."""
    token = Name("NMTOKEN", "a name token", "NMTOKEN", IdType.NONE)
    idref = ncname("IDREF", "an identifier", IdType.IDREF)
    return [
        ListType("NMTOKENS", "one or more name tokens", token),
        ListType("IDREFS", "one or more identifiers", idref, IdType.IDREFS),
        ListType("ENTITIES", "the names of one or more unparsed entities", entity()),
    ]
