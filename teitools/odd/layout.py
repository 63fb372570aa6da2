"""Indenting XML that holds both structure and sentences."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree


def indent(node: etree._Element, whole: Callable[[etree._Element], bool], line: str = "\n") -> None:
    """Indent `node`, but for the inside of the elements that are to stay `whole`."""
    if len(node) == 0 or whole(node):
        return
    node.text = f"{line}  "
    for child in node:
        indent(child, whole, f"{line}  ")
        child.tail = f"{line}  "
    node[-1].tail = line
