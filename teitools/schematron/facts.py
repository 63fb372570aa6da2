"""What a report takes over of patterns and paragraphs of a schema."""

from __future__ import annotations

from teitools.schematron.model import Pattern
from teitools.schematron.nodes import Node
from teitools.schematron.plan import Facts


def pattern_facts(pattern: Pattern) -> Facts:
    """The attributes of a pattern; its ``kind``, ``documents`` and ``title``."""
    facts = dict(pattern.node.attributes)
    facts["kind"] = pattern.node.name
    if pattern.documents is not None:
        facts["documents"] = pattern.documents
    titles = [*pattern.node.children("title")]
    if pattern.source is not None:
        titles += pattern.source.children("title")
    if titles:
        facts["title"] = " ".join(titles[0].text.split())
    return facts


def paragraph(node: Node) -> Facts:
    """What a paragraph of the schema says, with what SVRL takes over of it."""
    kept = ("icon", "class", "id")
    facts = {key: value for key in kept if (value := node.get(key)) is not None}
    return {**facts, "text": " ".join(node.text.split()), "lang": node.lang}
