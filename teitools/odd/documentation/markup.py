"""Making HTML as a tree: what is written into it can never be taken for markup."""

from __future__ import annotations

from lxml import etree


def add(
    parent: etree._Element, tag: str, text: str | None = None, /, **given: str
) -> etree._Element:
    """A new last child of `parent`; `class_` and `aria_label` are written `class`, `aria-label`."""
    attributes = {name.rstrip("_").replace("_", "-"): value for name, value in given.items()}
    node = etree.SubElement(parent, tag, attributes)
    node.text = text
    return node


def say(parent: etree._Element, text: str | None) -> None:
    """Add `text` at the end of `parent`."""
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
