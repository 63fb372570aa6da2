"""What tells this program, and what it runs on, from any other that may judge otherwise."""

from __future__ import annotations

import os
import pyexpat
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from teitools import resources
from teitools.xml.digests import digest

_ENGINES = re.compile(
    r"(?:saxonche|xmlschema|elementpath|rapidfuzz|pathspec|langcodes|language_data)"
    r"-[^-]+\.(?:dist|egg)-info",
    re.IGNORECASE,
)


@cache
def program() -> str:
    """The digest of all files of the package, of Python, of the parsers and of the engines."""
    from lxml import etree  # slow to load

    said = (
        sys.version,
        sys.platform,
        pyexpat.EXPAT_VERSION,
        str(etree.LXML_VERSION),
        str(etree.LIBXML_VERSION),
        *sorted(_engines()),
        *(f"{name} {digest(data)}" for name, data in _files()),
    )
    return digest("\n".join(said).encode("utf-8", "surrogatepass"))


def _engines() -> Iterator[str]:
    """The names, with their versions, of the packages that judge, as they are installed."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        yield from (f"{folder} {name}" for name in names if _ENGINES.fullmatch(name))


def _files() -> Iterator[tuple[str, bytes]]:
    """The names and the bytes of the files of the package."""
    roots = {Path(__file__).resolve().parent.parent, resources.folder("schema").resolve()}
    for root in sorted(roots):
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(each for each in folders if each != "__pycache__")
            for name in sorted(names):
                path = os.path.join(folder, name)
                with open(path, "rb") as file:
                    yield os.path.relpath(path, root), file.read()
    style = resources.path("xslt", "schematron.xsl")
    yield style.name, style.read_bytes()
