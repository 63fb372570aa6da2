"""Where links may lead: http, https, mailto, a relative address, a place in the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from lxml import etree

from teitools.errors import UsageError
from teitools.views.preparation.identifiers import Identifiers
from teitools.views.preparation.names import VIEW, XML_ID, selection, tei, view

_POINTING = selection("//*[@target or @ref or @url or @facs]")
_HREF = view("href")
_FOLLOWED = selection("//*[@v:href]", {"v": VIEW})
_SPELT = tei("idno uri")
_ATTRIBUTES = ("target", "ref", "url", "facs")
_SCHEMES = frozenset({"http", "https", "mailto"})
_SAFE = "!#$%&'()*+,/:;=?@[]~-._"
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"`{}|^]")
_PAGE = next(iter(tei("pb")))
_PLACES = re.compile(r"\{(n|id|facs)\}")


def resolve_addresses(
    root: etree._Element, identifiers: Identifiers, facsimile: str | None = None
) -> None:
    """Set ``v:href`` on each element whose ``target``, ``ref``, ``url`` or ``facs`` can be
    followed, and on each ``pb`` where there is a template for its image."""
    for element in _POINTING(root):
        for name in _ATTRIBUTES:
            address = _address(element.get(name), name, identifiers)
            if address:
                element.set(_HREF, address)
                break
    for element in root.iter(*_SPELT):
        address = safe((element.text or "").strip())
        if address.startswith("http"):
            element.set(_HREF, address)
    if facsimile is not None:
        for page in root.iter(_PAGE):
            page.set(_HREF, _filled(facsimile, page))


def lead_elsewhere(tree: etree._ElementTree, links: Mapping[str, str]) -> None:
    """Put for each ``v:href`` in `links` what stands there; take it away where that is nothing."""
    for element in _FOLLOWED(tree):
        there = links.get(element.get(_HREF, ""))
        if there:
            element.set(_HREF, there)
        elif there is not None:
            del element.attrib[_HREF]


def safe(address: str) -> str:
    """`address` where a link may lead there, escaped (RFC 3986); else nothing."""
    if not address or _CONTROL.search(address):
        return ""
    try:
        parts = urlsplit(address)
        scheme = parts.scheme
        parts.port  # noqa: B018  (a wrong port is found out when it is asked for)
    except ValueError:
        return ""
    if scheme in ("http", "https"):
        allowed = bool(parts.netloc)
    elif scheme:
        allowed = scheme in _SCHEMES
    else:
        allowed = not address.startswith("//") and ":" not in address.split("/")[0].split("#")[0]
    return quote(address, safe=_SAFE) if allowed else ""


def check_template(template: str) -> None:
    """Raises UsageError where `template` cannot give the addresses of page images."""
    if not safe(_PLACES.sub("x", template)) or not _PLACES.search(template):
        raise UsageError(
            f"the template {template!r} is no address: it begins with http:// or https://, or is "
            "relative, and has {n}, {facs} or {id} where those of a page stand"
        )


def _address(pointer: str | None, name: str, identifiers: Identifiers) -> str:
    first = (pointer or "").split(maxsplit=1)
    if not first:
        return ""
    if first[0].startswith("#"):
        target = identifiers.element(first[0])
        if target is None:
            return ""
        if name == "facs":
            return _image(target)
        return "#" + quote(target.get(XML_ID, ""), safe="")
    return safe(first[0])


def _image(target: etree._Element) -> str:
    """The address of the picture of a surface or zone."""
    for each in target.iter(*tei("graphic media")):
        return safe((each.get("url") or "").strip())
    return ""


def _filled(template: str, page: etree._Element) -> str:
    values = {
        "n": page.get("n", ""),
        "id": page.get(XML_ID, ""),
        "facs": page.get("facs", "").strip().removeprefix("#"),
    }
    if any(not values[name] for name in _PLACES.findall(template)):
        return ""
    return safe(_PLACES.sub(lambda found: quote(values[found[1]], safe=""), template))
