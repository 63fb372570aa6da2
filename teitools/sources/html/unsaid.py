"""What a page says by attributes, and a reader does not see or cannot follow in a text."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.sources.addresses import address
from teitools.sources.html.elements import BLOCKS
from teitools.sources.html.marks import own_language


def unsaid(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What is said of `element` that no mark says: what it is, and its words."""
    name = str(element.tag)
    href = (element.get("href") or "").strip()
    if name == "a" and href and not address(href):
        yield ("a link into the page" if href[0] == "#" else "a link that runs a script"), href
    title = element.get("title")
    is_known = name in ("abbr", "acronym") or (name == "img" and element.get("alt", title) == title)
    if title and not is_known:
        yield f"the title of <{name}>", title
    if name == "table" and (summary := element.get("summary")):
        yield "the summary of <table>", summary
    if cite := element.get("cite"):
        yield f"the address that <{name}> states", cite
    if time := element.get("datetime"):
        yield f"the time that <{name}> states", time
    if name in BLOCKS and name not in ("html", "body") and (language := own_language(element)):
        yield f"the language of <{name}>", language
