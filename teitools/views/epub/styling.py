"""The style of a book: that of the pages, without what only a page has, for one view."""

from __future__ import annotations

import re
from functools import cache

from teitools import resources

_SHEETS = ("epub.css", "text.css", "views.css", "epub-text.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BODY = r'(?:"[^"]*"|[^{}"])*'
_RULE = re.compile(rf"\s*((?:\[[^]]*\]|[^{{}}\[])+?)\s*\{{({_BODY})\}}")
_MEDIA = re.compile(rf"(@media[^{{]*)\{{((?:[^{{}}]*\{{{_BODY}\}})*)\s*\}}")
_VIEW = re.compile(r':root:has\(\[id="page:(\w+)"\]:checked\) ')
_COMMA = re.compile(r",(?![^()]*\))")
_ANY = re.compile(r":is\(([^()]*)\)")
_VARIABLE = re.compile(r"var\((--[\w-]+)(?:, [^()]*)?\)")
_VALUE = re.compile(r"(--[\w-]+):\s*([^;}]+)")
_OF_THE_PAGE = re.compile(r"([\d.])rem\b")
_SILENT = re.compile(r'(content: "[^"]*")( / "")')
_DECORATION = re.compile(r"text-decoration: (underline|line-through)( [^;}]+)")
_PAGE_ONLY = re.compile(r"\.anchor|\.switch|\.folio a|:hover")


@cache
def style_sheet(view: str) -> str:
    """The style sheet of a book that shows `view`.

    It is said without what not every reading system knows: variables are replaced by their
    values; ``content`` that is not to be read out stands behind a ``content`` that may be, a
    line of a special kind behind a plain one.
    """
    parts = []
    for name in _SHEETS:
        text = _COMMENT.sub("", resources.path("xslt", name).read_text("utf-8"))
        screens = [(m[1], m[2]) for m in _MEDIA.finditer(text) if "width" not in m[1]]
        parts.append(_rules(_MEDIA.sub("", text), view))
        parts += [f"{screen.strip()} {{\n{_rules(rules, view)}}}\n" for screen, rules in screens]
    text = _OF_THE_PAGE.sub(r"\1em", "".join(parts))
    values = dict(_VALUE.findall(text))
    text = _VARIABLE.sub(lambda found: values.get(found[1], "inherit"), text)
    text = _DECORATION.sub(r"text-decoration: \1; text-decoration: \1\2", text)
    return _SILENT.sub(r"\1; \1\2", text)


def _rules(text: str, view: str) -> str:
    """The rules of `text` that have a meaning in a book that shows `view`."""
    kept = []
    for selectors, declarations in _RULE.findall(text):
        chosen = []
        for selector in _COMMA.split(selectors):
            asked = _VIEW.search(selector)
            if not _PAGE_ONLY.search(selector) and (asked is None or asked[1] == view):
                chosen += _expanded(_VIEW.sub("", selector).strip())
        if chosen:
            kept.append(f"{', '.join(chosen)} {{ {' '.join(declarations.split())} }}\n")
    return "".join(kept)


def _expanded(selector: str) -> list[str]:
    """`selector` without ``:is()``, which not every reading system knows."""
    found = _ANY.search(selector)
    if found is None:
        return [selector]
    before, after = selector[: found.start()], selector[found.end() :]
    return [f"{before}{each.strip()}{after}" for each in found[1].split(",")]
