"""The grammar in RELAX NG's simple form: what the XSD is made from.

The RELAX NG says what is valid, so the XSD is made from nothing else: whatever a grammar holds,
foreign RELAX NG too, is there in few kinds of pattern. What the simple form has no names for,
data types, groups of attributes and classes of elements, is found again as follows: each is
made the content of an element that no document has. Equal patterns are one object.
"""

from __future__ import annotations

from dataclasses import field

from lxml import etree

from teitools.dataclass import dataclass
from teitools.odd.grammar import Grammar
from teitools.odd.relaxng import write_relaxng
from teitools.relaxng.addresses import FolderFiles
from teitools.relaxng.loading import read_schema
from teitools.relaxng.name_classes import QName
from teitools.relaxng.patterns import Choice, Element, Pattern, Patterns
from teitools.relaxng.simplification import simplify
from teitools.source import Source
from teitools.xml.names import RNG

_NAMED = "urn:teitools:named"
_KINDS = ("patterns", "data", "groups")


@dataclass(slots=True)
class SimpleForm:
    """The start pattern, and the patterns that have a name in the grammar, by kind."""

    table: Patterns
    start: Pattern
    patterns: dict[str, Pattern] = field(default_factory=dict)
    data: dict[str, Pattern] = field(default_factory=dict)
    groups: dict[str, Pattern] = field(default_factory=dict)


def simple_form(grammar: Grammar) -> SimpleForm:
    """The simple form of the RELAX NG of `grammar`.

    Raises SchemaError where that is incorrect (RELAX NG, section 4).
    """
    root = etree.fromstring(write_relaxng(grammar))
    defined = {node.get("name", "") for node in root.iter(f"{{{RNG}}}define")}
    start = root.find(f"{{{RNG}}}start")
    assert start is not None, "a grammar has a start"
    among = etree.SubElement(start, f"{{{RNG}}}choice")
    among.extend(list(start)[:-1])
    for kind in _KINDS:
        for name in getattr(grammar, kind):
            if grammar.prefix + name in defined:
                label = f"{kind}.{name}"
                node = etree.SubElement(among, f"{{{RNG}}}element", name=label, ns=_NAMED)
                etree.SubElement(node, f"{{{RNG}}}ref", name=grammar.prefix + name)
    source = Source(grammar.source, etree.tostring(root))
    simplified = simplify(read_schema(source, "schema.rng"), FolderFiles(None), read_schema)
    form = SimpleForm(simplified.patterns, simplified.patterns.not_allowed)
    starts = []
    for pattern in alternatives(simplified.start):
        assert isinstance(pattern, Element), "what a document starts with is an element"
        name_class = pattern.name_class
        if isinstance(name_class, QName) and name_class.namespace == _NAMED:
            kind, _, name = name_class.local.partition(".")
            getattr(form, kind)[name] = pattern.content
        else:
            starts.append(pattern)
    form.start = form.table.choice(starts)
    return form


def alternatives(pattern: Pattern) -> tuple[Pattern, ...]:
    """The members of a choice; of anything else, itself."""
    return pattern.alternatives if isinstance(pattern, Choice) else (pattern,)
