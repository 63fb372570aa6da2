"""Lists, tables, quotations that lay out a conversation or a text: they are paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from teitools.sources.content import Element, Heading, Inset, Line, Node, Paragraph, Words, Wrap

_COLUMNS = 2
Labels = Callable[[list[Node]], list[tuple[Paragraph, list[str]]]]
"""The paragraphs of nodes, each with the labels of speakers that stand in it."""


def loosen(nodes: list[Node], labels: Labels) -> tuple[list[Node], list[Element]]:
    """`nodes` with paragraphs in the place of elements that are conversations; which.

    They are where half of the items, rows or paragraphs have a label, and one of these stands
    twice.
    """
    found = {id(each): each for each in _candidates(nodes)}
    if not found:
        return nodes, []
    loose = {key: _paragraphs(each) for key, each in found.items()}
    of = {id(paragraph): key for key, those in loose.items() for paragraph in those}
    said = labels(list(_replaced(nodes, loose)))
    counts = Counter(label for _, those in said for label in those)
    labelled: Counter[int] = Counter()
    repeated: set[int] = set()
    for paragraph, those in said:
        key = of.get(id(paragraph))
        if key is not None and those:
            labelled[key] += 1
            repeated |= {key} if any(counts[each] > 1 for each in those) else set()
    chosen = {key: loose[key] for key in repeated if 2 * labelled[key] >= len(found[key].nodes)}
    return list(_replaced(nodes, chosen)), [found[key] for key in chosen]


def unquoted(nodes: Sequence[Node]) -> tuple[list[Node], list[Element]]:
    """`nodes` without quotations that only indent; which.

    They are where a heading stands in one, and where one is all of the text.
    """
    gone: list[Element] = []
    bodies = [each for each in nodes if not isinstance(each, Heading)]
    if len(bodies) == 1 and isinstance(only := bodies[0], Element) and only.name == "quote":
        gone.append(only)
        place = nodes.index(only)
        nodes = [*nodes[:place], *only.nodes, *nodes[place + 1 :]]
    return list(_unquoted(nodes, gone)), gone


def _unquoted(nodes: Sequence[Node], gone: list[Element]) -> Iterator[Node]:
    for node in nodes:
        if not isinstance(node, Element):
            yield node
            continue
        inner = list(_unquoted(node.nodes, gone))
        if node.name == "quote" and any(isinstance(each, Heading) for each in inner):
            gone.append(node)
            yield from inner
        else:
            yield replace(node, nodes=inner)


def headings_in(nodes: Sequence[Node], inside: bool = False) -> Iterator[Heading]:
    """The headings in lists, tables and figures, where no division can begin."""
    for node in nodes:
        if isinstance(node, Element):
            yield from headings_in(node.nodes, inside or node.name != "div")
        elif inside and isinstance(node, Heading):
            yield node


def _candidates(nodes: Sequence[Node]) -> Iterator[Element]:
    """The outermost lists, quotations of paragraphs, and tables of two columns."""
    for node in nodes:
        if not isinstance(node, Element):
            continue
        if node.name == "list" or _is_laid_out(node):
            yield node
        elif node.name != "table":
            yield from _candidates(node.nodes)


def _is_laid_out(node: Element) -> bool:
    """Whether `node` is a quotation of paragraphs, or a table of two columns of them."""
    if node.name == "quote":
        return all(isinstance(each, Paragraph) for each in node.nodes)
    return node.name == "table" and all(
        isinstance(row, Element)
        and len(row.nodes) == _COLUMNS
        and all(
            isinstance(cell, Element) and all(isinstance(each, Paragraph) for each in cell.nodes)
            for cell in row.nodes
        )
        for row in node.nodes
    )


def _paragraphs(element: Element) -> list[Paragraph]:
    """The paragraphs of a list; of a table the cells of each row in one."""
    found: list[Paragraph] = []
    for member in element.nodes:
        if element.name == "table" and isinstance(member, Element):
            found += _of_row([each for cell in member.nodes for each in _within(cell)], member)
        else:
            found += _within(member)
    return found


def _of_row(paragraphs: list[Paragraph], row: Element) -> list[Paragraph]:
    first = row.nodes[0]
    if len(paragraphs) < 2 or not isinstance(first, Element) or len(first.nodes) != 1:
        return paragraphs
    label, words, *more = paragraphs
    joined = Paragraph([*label.inlines, Words(" "), *words.inlines], label.place)
    return [joined, *more]


def _within(node: Node) -> list[Paragraph]:
    if isinstance(node, Element):
        return [each for inner in node.nodes for each in _within(inner)]
    if isinstance(node, Line) and not node.inlines:
        return [Paragraph([Inset(Wrap(node.name, node.attributes, node.place))], node.place)]
    return [node if isinstance(node, Paragraph) else Paragraph(node.inlines, node.place)]


def _replaced(nodes: Sequence[Node], chosen: dict[int, list[Paragraph]]) -> Iterator[Node]:
    for node in nodes:
        if id(node) in chosen:
            yield from chosen[id(node)]
        elif isinstance(node, Element):
            yield replace(node, nodes=list(_replaced(node.nodes, chosen)))
        else:
            yield node
