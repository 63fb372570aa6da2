"""Pictures, charts and diagrams: the text boxes in them, and the words that they have besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from teitools.sources.docx.names import MC, R, W, local, w
from teitools.sources.docx.package import Relation

_ATTRIBUTES = {
    "docPr": ("title", "descr"),
    "shape": ("alt",),
    "rect": ("alt",),
    "textpath": ("string",),
}
"""Where titles and descriptions stand, and what is lettered (VML): by the name of the element."""
_SHOWN = {"chart": f"{{{R}}}id", "relIds": f"{{{R}}}dm"}
"""What shows another part, a chart or a diagram, and the attribute that says which."""
_FALLBACK, _BOX = f"{{{MC}}}Fallback", f"{{{W}}}txbxContent"


def boxes(picture: etree._Element) -> list[etree._Element]:
    """The text boxes in `picture`, each once, without those in other ones."""
    return [each for each in picture.iter(_BOX) if _is_chosen(each, picture)]


def words_of(
    picture: etree._Element,
    relations: dict[str, Relation],
    part: Callable[[str], etree._Element | None],
) -> str:
    """What `picture` says outside its text boxes: descriptions, letters, words of a chart."""
    return " ".join(dict.fromkeys(filter(None, _pieces(picture, relations, part))))


def _pieces(
    picture: etree._Element,
    relations: dict[str, Relation],
    part: Callable[[str], etree._Element | None],
) -> Iterator[str]:
    for each in picture.iter("*"):
        name = local(each)
        if name in _ATTRIBUTES:
            yield from (each.get(key) or "" for key in _ATTRIBUTES[name])
        elif name == "t" and each.tag != w("t"):
            yield each.text or ""
        elif name in _SHOWN:
            relation = relations.get(each.get(_SHOWN[name]) or "")
            root = part(relation.target) if relation and not relation.external else None
            if root is not None:
                yield from (text.text or "" for text in root.iter("{*}t", "{*}v"))


def _is_chosen(box: etree._Element, top: etree._Element) -> bool:
    """Whether a text box is no second form of another one, and stands in no other one."""
    for ancestor in box.iterancestors():
        if ancestor is top:
            return True
        if ancestor.tag in (_FALLBACK, _BOX):
            return False
    return True
