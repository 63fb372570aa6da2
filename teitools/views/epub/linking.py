"""Links lead to a file of the book, to an address outside, or are no links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from teitools.views.epub.items import TYPE, html
from teitools.views.preparation.names import selection

_NAMESPACE = {"h": "http://www.w3.org/1999/xhtml"}
_LINKS = selection(".//h:a[@href]", _NAMESPACE)
_BEARERS = selection(".//*[@id]", _NAMESPACE)
_FOLLOWED = frozenset({"http", "https", "mailto"})


@dataclass(slots=True)
class Links:
    """Where links may lead: `others` are files of the book by the relative address that the
    document knows them by; `address` is where the document is published, or nothing.

    `lost` gathers the relative addresses that lead nowhere, `homes` the file of each identifier.
    """

    others: Mapping[str, str] = field(default_factory=dict)
    address: str = ""
    lost: list[str] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)

    def resolve(self, chapters: Sequence[tuple[str, etree._Element]]) -> None:
        """Set the address of each link in some chapters, which have a file name each; a link
        that leads nowhere becomes words."""
        for name, chapter in chapters:
            for bearer in _BEARERS(chapter):
                self.homes.setdefault(bearer.get("id", ""), name)
        for name, chapter in chapters:
            for link in _LINKS(chapter):
                href = self._resolved(link.get("href", ""), name)
                if href:
                    link.set("href", href)
                else:
                    _unlink(link)

    def _resolved(self, href: str, name: str) -> str:
        if href.startswith("#"):
            home = self.homes.get(unquote(href[1:]))
            if home is None:
                return ""
            return href if home == name else f"{home}{href}"
        if urlsplit(href).scheme in _FOLLOWED:
            return href
        if href in self.others:
            return self.others[href]
        if self.address:
            return urljoin(self.address, href)
        self.lost.append(href)
        return ""


def _unlink(link: etree._Element) -> None:
    link.tag = html("span")
    for name in ("href", "role", "aria-label", "rel", TYPE):
        if name in link.attrib:
            del link.attrib[name]
