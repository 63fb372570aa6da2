"""A finished page: its style, the policy that seals it, links that arrive."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import cast
from urllib.parse import unquote

from lxml import etree

from teitools import resources
from teitools.views.preparation.names import selection
from teitools.views.styles import safe_declarations

DOCUMENT = ("page.css", "text.css", "views.css", "print.css")
DOCUMENT_IN_SITE = ("page.css", "text.css", "views.css", "site-frame.css", "print.css")
SITE = ("page.css", "site-frame.css", "site.css", "print.css")
"""The style sheets (CSS) of a page: of a document, of one in a site, of the rest of a site."""
_POLICY = selection('/html/head/meta[@http-equiv="Content-Security-Policy"]')
_STYLED = selection("//*[@data-style]")
_INNER = selection("//a[starts-with(@href, '#')][not(@class = 'anchor')]")
_IDS = cast(Callable[[etree._Element], list[str]], etree.XPath("//@id", smart_strings=False))
_BEARERS = selection("//*[@id]")


def finish(page: etree._Element, css: str = "", sheets: tuple[str, ...] = DOCUMENT) -> None:
    """Fill the ``style`` element of `page`, and name it by hash in its content security policy
    (Content Security Policy Level 3, section 6.7.2.3).

    `css` is the user's, and comes after `sheets`.
    """
    declared = settle(page)
    style = page.find("head/style")
    if style is None:
        return
    style.text = f"\n{style_sheet(sheets)}{declared}{css}".replace("</", "<\\/")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    for policy in _POLICY(page):
        said = policy.get("content", "").replace("unsafe-inline", f"sha256-{digest}")
        policy.set("content", said)


def settle(page: etree._Element) -> str:
    """Make `page` whole: the declarations that the document brings become classes, a link to a
    place that is not on the page becomes text, of equal ids the first stays. Returns the CSS of
    those classes."""
    declared = _classes(page)
    _mend_links(page)
    return declared


@cache
def style_sheet(sheets: tuple[str, ...] = DOCUMENT) -> str:
    """Some style sheets of the package as one."""
    return "".join(resources.path("xslt", name).read_text("utf-8") for name in sheets)


def _classes(page: etree._Element) -> str:
    classes: dict[str, str] = {}
    for element in _STYLED(page):
        declarations = safe_declarations(str(element.attrib.pop("data-style")))
        if declarations:
            name = classes.setdefault(declarations, f"look-{len(classes) + 1}")
            element.set("class", f"{element.get('class', '')} {name}".strip())
    return "".join(f".{name} {{ {css} }}\n" for css, name in classes.items())


def _mend_links(page: etree._Element) -> None:
    identifiers = _IDS(page)
    known = set(identifiers)
    if len(known) < len(identifiers):
        _keep_first(page)
    for link in _INNER(page):
        if unquote(link.get("href", "")[1:]) not in known:
            link.tag = "span"
            for name in ("href", "role", "aria-label"):
                if name in link.attrib:
                    del link.attrib[name]


def _keep_first(page: etree._Element) -> None:
    known: set[str] = set()
    for element in _BEARERS(page):
        name = element.get("id", "")
        if name in known:
            del element.attrib["id"]
        known.add(name)
