"""The container: a ZIP file whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from teitools.views.epub.items import Item

FOLDER = "EPUB"
PACKAGE = "package.opf"
_CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""
_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP file knows."""
_SQUEEZED = ("image/png", "image/jpeg", "image/gif", "image/webp")


def pack(package: bytes, items: Iterable[Item]) -> bytes:
    """An EPUB container (EPUB 3.3, section 4.3): its type first and stored, then the package
    document, then the files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER.encode())
        _add(archive, f"{FOLDER}/{PACKAGE}", package)
        for item in items:
            how = zipfile.ZIP_STORED if item.media_type in _SQUEEZED else zipfile.ZIP_DEFLATED
            _add(archive, f"{FOLDER}/{item.name}", item.data, how)
    return written.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = how
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
