"""The types that depend on what a document declares: QName, NOTATION and ENTITY.

XML Schema Part 2, sections 3.2.18, 3.2.19 and 3.3.11. NOTATION is treated as QName, for RELAX NG
has no declarations of notations (guidelines, section 3).
"""

from __future__ import annotations

from teitools.relaxng.datatypes.interface import IdType, ValueContext
from teitools.relaxng.datatypes.names import Name, ncname
from teitools.relaxng.datatypes.simple_type import SimpleType
from teitools.relaxng.datatypes.wording import quoted
from teitools.xml.names import XML

_PART = ncname("NCName", "an XML name without a colon")


class QualifiedName(SimpleType[tuple[str, str]]):
    """QName and NOTATION: a namespace and a local name."""

    contextual = True

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is a name, and its prefix declared."""
        prefix, colon, local = text.rpartition(":")
        if not _PART.accepts(local, context):
            return False
        if not colon:
            return True
        return _PART.accepts(prefix, context) and _namespace(prefix, context) is not None

    def value(self, text: str, context: ValueContext) -> tuple[str, str]:
        """The namespace (the default one where there is no prefix) and the local name."""
        prefix, _, local = text.rpartition(":")
        return _namespace(prefix, context) or "", local

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is no qualified name."""
        prefix, colon, local = text.rpartition(":")
        if not _PART.accepts(local, context) or (colon and not _PART.accepts(prefix, context)):
            return super().fault(text, context)
        return f"a name whose prefix is not declared: {quoted(prefix)}"


class Entity(Name):
    """ENTITY: the name of an unparsed entity."""

    contextual = True

    def accepts(self, text: str, context: ValueContext) -> bool:
        """Whether `text` is the name of an unparsed entity that is declared."""
        return text in context.entities and super().accepts(text, context)

    def fault(self, text: str, context: ValueContext) -> str:
        """Why `text` is not the name of an unparsed entity."""
        if super().accepts(text, context):
            return "not the name of an unparsed entity that the document declares"
        return super().fault(text, context)


def _namespace(prefix: str, context: ValueContext) -> str | None:
    namespace = context.namespace(prefix)
    return XML if namespace is None and prefix == "xml" else namespace


def entity() -> Entity:
    """The type ENTITY."""
    return Entity("ENTITY", "the name of an unparsed entity", "NCName", IdType.NONE)


def simple_types() -> list[SimpleType[tuple[str, str]] | SimpleType[str]]:
    """The types of this family."""
    return [
        QualifiedName("QName", "a name with or without a prefix"),
        QualifiedName("NOTATION", "the name of a notation"),
        entity(),
    ]
