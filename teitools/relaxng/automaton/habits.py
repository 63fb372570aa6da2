"""Names that people write out of habit: those of HTML, and what is meant by them elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from teitools.relaxng.automaton.names import part

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "a": ("ref", "link"),
    "b": ("hi", "emphasis"),
    "blockquote": ("quote", "cit"),
    "br": ("lb",),
    "code": ("code", "hi"),
    "dd": ("item",),
    "dl": ("list",),
    "dt": ("label",),
    "em": ("emph", "emphasis", "hi"),
    **{f"h{level}": ("head", "title") for level in range(1, 7)},
    "i": ("hi", "emphasis"),
    "img": ("graphic", "figure"),
    "li": ("item", "listitem"),
    "ol": ("list", "orderedlist"),
    "small": ("hi",),
    "span": ("seg", "hi"),
    "strong": ("hi", "emphasis"),
    "sub": ("hi",),
    "sup": ("hi",),
    "td": ("cell",),
    "th": ("cell",),
    "tr": ("row",),
    "u": ("hi", "emphasis"),
    "ul": ("list", "itemizedlist"),
}
ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "href": ("target", "url"),
    "src": ("url",),
    "colspan": ("cols",),
    "rowspan": ("rows",),
}


def usual(name: str, names: Iterable[str], attribute: bool = False) -> str | None:
    """The one of `names` that is meant by the element, or attribute, `name` of HTML."""
    table = ATTRIBUTES if attribute else ELEMENTS
    meant = table.get(part(name)[1].lower())
    if meant is None:
        return None
    known = {part(each)[1]: each for each in names}
    return next((known[each] for each in meant if each in known), None)
