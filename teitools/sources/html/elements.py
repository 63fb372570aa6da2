"""The elements of HTML, by what they are to a reader of words."""

from __future__ import annotations

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {
    "ul": (("rend", "bulleted"),),
    "menu": (("rend", "bulleted"),),
    "ol": (("rend", "numbered"),),
    "dl": (("type", "gloss"),),
}
BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form header hgroup hr html legend li main menu ol optgroup option "
    "p pre search section summary table tbody td tfoot th thead tr ul caption".split()
) | set(HEADINGS)
SILENT = frozenset("script style link meta base title head wbr col colgroup source track".split())
"""What holds no words of the page, and is nothing to tell of."""
NOT_TAKEN = {
    "img": "a picture",
    "svg": "a drawing",
    "canvas": "a drawing",
    "picture": "a picture",
    "video": "a film",
    "audio": "a recording",
    "iframe": "another page in this one",
    "object": "an object",
    "embed": "an object",
    "applet": "a program",
    "map": "an image map",
    "template": "a template",
    "nav": "a navigation",
    "input": "a field of a form",
    "button": "a button",
    "select": "a choice in a form",
    "textarea": "a field of a form",
    "frameset": "a set of frames",
}
SIMPLER = {
    "rt": ("a gloss above words", "it stands after them, in brackets"),
    "math": ("a formula", "its signs are words in a line"),
}
"""Elements of which less is said than the page says: what they are, and what becomes of them."""
BODY = "<body>"
RULE = (("unit", "section"), ("rend", "rule"))
SPANS = (("colspan", "cols"), ("rowspan", "rows"))
