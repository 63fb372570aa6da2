"""The content of a part as an operator joins it: patterns, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from teitools.dataclass import dataclass
from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.writing.parts import OPERATORS, Item, Part
from teitools.relaxng.syntax.writing.prefixes import ANNOTATIONS

_DOCUMENTATION = f"{{{ANNOTATIONS}}}documentation"
_TEXTUAL = frozenset({"value", "name", "param"})
_LEAVES = frozenset({*_TEXTUAL, "ref", "parentRef", "externalRef", "text", "empty", "notAllowed"})


@dataclass(slots=True)
class Unit:
    """A pattern, a name class or a parameter, and its neighbours among its siblings.

    `comments` stand before it, `documentation` and `followers` after it; the compact syntax
    has documentation of what cannot have children in front of that.
    """

    part: Part
    comments: list[Comment]
    documentation: list[Foreign] = field(default_factory=list)
    followers: list[Comment | Foreign] = field(default_factory=list)

    @property
    def alone(self) -> bool:
        """Whether there is nothing around it."""
        return not (self.comments or self.documentation or self.followers)


def lead(part: Part) -> tuple[list[Comment | Foreign], list[Item]]:
    """The annotations that go before `part`, and the rest of its content.

    What comes after the last of the foreign elements is part of the rest; a part that has no
    children has its comments before itself.
    """
    items = part.content
    end = 0
    for index, each in enumerate(items):
        if isinstance(each, Part):
            break
        if isinstance(each, Foreign):
            end = index + 1
    return [each for each in items[:end] if not isinstance(each, Part)], items[end:]


def units(items: Iterable[Item]) -> tuple[list[Unit], list[Comment]]:
    """The parts of `items` with their neighbours, and the comments after the last."""
    found: list[Unit] = []
    comments: list[Comment] = []
    for each in items:
        if isinstance(each, Part):
            found.append(_unit(each, comments))
            comments = []
        elif isinstance(each, Comment):
            comments.append(each)
        elif found:
            for comment in comments:
                _follow(found[-1], comment)
            _follow(found[-1], each)
            comments = []
    return found, comments


def documentation_of_name(items: list[Item]) -> list[Foreign]:
    """Take the documentation right behind a name class out of `items`: it is of the element."""
    start = next((i for i, each in enumerate(items) if isinstance(each, Part)), len(items)) + 1
    end = start
    while end < len(items) and is_documentation(items[end]):
        end += 1
    taken = [each for each in items[start:end] if isinstance(each, Foreign)]
    del items[start:end]
    return taken


def is_documentation(item: Item) -> bool:
    """Whether an annotation can be written as ``##``: nothing but text."""
    return (
        isinstance(item, Foreign)
        and item.name == _DOCUMENTATION
        and not item.attributes
        and all(isinstance(each, str) for each in item.content)
    )


def _unit(part: Part, comments: list[Comment]) -> Unit:
    """The unit of `part`, without operators of one operand that say nothing."""
    behind: list[Item] = []
    while part.kind in OPERATORS and not part.attributes:
        parts = part.parts
        if len(parts) != 1:
            break
        index = next(i for i, each in enumerate(part.content) if each is parts[0])
        before = [each for each in part.content[:index] if isinstance(each, Comment)]
        if len(before) < index:
            break
        comments = comments + before
        behind[:0] = part.content[index + 1 :]
        part = parts[0]
    unit = Unit(part, comments)
    for each in behind:
        if not isinstance(each, Part):
            _follow(unit, each)
    if part.kind in _LEAVES or (part.kind in ("data", "nsName", "anyName") and not part.parts):
        inner = [each for each in part.content if isinstance(each, Comment)]
        if inner and len(inner) == len(part.content):
            unit.comments = unit.comments + inner
            unit.part = replace(part, content=[])
    return unit


def _follow(unit: Unit, note: Comment | Foreign) -> None:
    textual = unit.part.kind in _TEXTUAL
    if textual and is_documentation(note) and not unit.followers:
        assert isinstance(note, Foreign)
        unit.documentation.append(note)
    else:
        unit.followers.append(note)
