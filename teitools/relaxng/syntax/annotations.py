"""What a schema says beyond its grammar: foreign elements and attributes, and comments."""

from __future__ import annotations

from dataclasses import field

from teitools.dataclass import dataclass


@dataclass(slots=True)
class Foreign:
    """An annotation that is an element: in a namespace other than RELAX NG's, or in none.

    Names are Clark names; `prefixes` are those that its writer used, where they are known.
    Within an annotation any element is foreign. `content` is text, comments and elements.
    """

    name: str
    attributes: dict[str, str]
    content: list[str | Comment | Foreign]
    prefixes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, without its marks."""

    text: str


@dataclass(slots=True)
class Annotations:
    """What is kept of a node beyond the grammar, for writing it in either syntax.

    `attributes` are foreign attributes by Clark name. `content` says where foreign elements
    and comments stand among the node's children: each with the number of children before it.
    `before` are comments in front of the node's own start, `after` those behind the last node.
    """

    attributes: dict[str, str] = field(default_factory=dict)
    content: list[tuple[int, Comment | Foreign]] = field(default_factory=list)
    before: list[Comment | Foreign] = field(default_factory=list)
    after: list[Comment | Foreign] = field(default_factory=list)
