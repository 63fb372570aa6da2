"""The pictures of a book: files beside the document, of types that every reading system knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools.views.epub.items import Item
from teitools.views.preparation.names import selection

MOST = 20_000_000
"""How many bytes a picture has at most."""
ALL = 400_000_000
"""How many bytes the pictures of a book have at most."""
_PICTURES = selection("//a[@class = 'picture']")
_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": ("image/png", "png"),
    b"\xff\xd8\xff": ("image/jpeg", "jpg"),
    b"GIF87a": ("image/gif", "gif"),
    b"GIF89a": ("image/gif", "gif"),
}


@dataclass(slots=True)
class Pictures:
    """The pictures of a book so far, and those that were left out: address and reason."""

    items: dict[str, Item] = field(default_factory=dict)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    size: int = 0

    def embed(self, page: etree._Element, folder: Path | None) -> None:
        """Set ``data-image`` on each link to a picture that lies in `folder`, or below it."""
        for link in _PICTURES(page):
            address = link.get("href", "")
            found = self._found(address, folder)
            if isinstance(found, Item):
                link.set("data-image", found.name)
            else:
                self.left_out.append((address, found))

    def add(self, data: bytes, properties: tuple[str, ...] = ()) -> Item | None:
        """A picture by its bytes; nothing where they are of no known type."""
        known = next((kind for begin, kind in _BEGINNINGS.items() if data.startswith(begin)), None)
        if known is None:
            return None
        name = f"pictures/{sha256(data).hexdigest()[:16]}.{known[1]}"
        item = Item(name, known[0], data, properties)
        if name not in self.items:
            self.size += len(data)
        if name not in self.items or properties:
            self.items[name] = item
        return self.items[name]

    def _found(self, address: str, folder: Path | None) -> Item | str:
        """The picture at a relative address, or why there is none."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return "it is at an address outside"
        if folder is None:
            return "where the document lies is not known"
        try:
            file = (folder / unquote(parts.path)).resolve()
            if not file.is_relative_to(folder.resolve()):
                return "it does not lie beside the document"
            if not file.is_file():
                return "there is no such file"
            with file.open("rb") as opened:
                data = opened.read(MOST + 1)
        except (OSError, ValueError):
            return "there is no such file"
        if len(data) > MOST:
            return f"it has more than {MOST:,} bytes"
        if self.size + len(data) > ALL:
            return f"the pictures of a book have at most {ALL:,} bytes"
        return self.add(data) or "it is no PNG, JPEG or GIF"
