"""Files: what relative addresses name is there (TEI P5, sections 17.2 and 17.2.3)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.folder import Folder
from teitools.rules.identified import by_id, is_tei, local, select
from teitools.rules.pointers import POINTERS
from teitools.rules.prefixes import Prefixes
from teitools.xml.document import Fault
from teitools.xml.names import XML
from teitools.xml.wording import meant

MISSING_FILE = Code(
    "P416",
    "no-such-file",
    Severity.WARNING,
    "<{element}> has {attribute} {pointer!r}, but there is no such file{hint}",
)
MISSING_IMAGE = Code(
    "P417",
    "no-such-image",
    Severity.WARNING,
    "<{element}> has {attribute} {pointer!r}, but there is no such image",
)
MISSING_ID = Code(
    "P418",
    "dangling-pointer-elsewhere",
    Severity.ERROR,
    "<{element}> has {attribute} {pointer!r}, but that file has no such id{hint}",
)
MISMATCH = Code(
    "P419",
    "prefix-mismatch",
    Severity.WARNING,
    "<{element}> has {attribute} {pointer!r}, which no prefixDef for {prefix!r} matches",
)
DANGLING_PREFIXED = Code(
    "P420",
    "dangling-prefixed-pointer",
    Severity.ERROR,
    "<{element}> has {attribute} {pointer!r}, which means {meaning!r}; that is not here",
)

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SHORTHAND = re.compile(r"[^()\s]+")
_IMAGES = re.compile(r".*\.(?:jpe?g|png|gif|tiff?|svg|webp|jp2|bmp)", re.IGNORECASE)
_GRAPHIC = frozenset({"graphic", "media"})
_OTHERWISE = frozenset("class code end filter location new scheme select start".split())
"""Attributes that hold something else than a pointer in some elements."""
_POINTING = etree.XPath("//*[@*]")
_BASE = f"{{{XML}}}base"


def check(tree: etree._ElementTree, folder: Folder) -> Iterator[Fault]:
    """Relative addresses of files that are not there, and of ids that they have not.

    What a `prefixDef` of the document defines is looked at as what it stands for. Only files in
    the folder of the document, or below it, are looked for; `xml:base` leads elsewhere.
    """
    known = by_id(tree)
    prefixes = Prefixes(tree)
    based = bool(tree.xpath("boolean(//@xml:base)"))
    for element in select(_POINTING, tree):
        if not is_tei(element):
            continue
        names = set(filter(POINTERS.fullmatch, map(str, element.keys()))) - _OTHERWISE
        for name in sorted(names):
            for pointer in dict.fromkeys(element.get(name, "").split()):
                if pointer.startswith(("#", "/", "?")) or (based and _is_based(element)):
                    continue
                for code, said in _judged(pointer, known, prefixes, folder, element):
                    facts = {
                        "element": local(element),
                        "attribute": name,
                        "pointer": pointer,
                        "hint": "",
                        **said,
                    }
                    yield Fault(code, element, facts)


def _is_based(element: etree._Element) -> bool:
    return any(_BASE in each.attrib for each in (element, *element.iterancestors()))


def _judged(
    pointer: str,
    known: Container[str],
    prefixes: Prefixes,
    folder: Folder,
    element: etree._Element,
) -> Iterator[tuple[Code, dict[str, object]]]:
    scheme = _SCHEME.match(pointer)
    address = pointer
    beside = folder
    if scheme is None:
        beside = folder.beside(element)
    else:
        if scheme[1] not in prefixes:
            return
        meanings = prefixes.meanings(scheme[1], pointer[scheme.end() :])
        if meanings is None:
            return
        if not meanings:
            yield MISMATCH, {"prefix": scheme[1]}
            return
        address = meanings[0]
        if len(meanings) > 1 or _SCHEME.match(address) or address.startswith(("/", "?")):
            return
        if address.startswith("#"):
            identifier = address[1:]
            if _SHORTHAND.fullmatch(identifier) and identifier not in known:
                yield DANGLING_PREFIXED, {"meaning": address}
            return
    yield from _file(address, known, beside, element)


def _file(
    address: str, known: Container[str], folder: Folder, element: etree._Element
) -> Iterator[tuple[Code, dict[str, object]]]:
    path, _, fragment = address.partition("#")
    if "?" in path:
        return
    there = folder.has(path)
    if there is False:
        if local(element) in _GRAPHIC or _IMAGES.fullmatch(path):
            yield MISSING_IMAGE, {}
        else:
            hint = f"; did you mean '#{address}'?" if address in known else ""
            yield MISSING_FILE, {"hint": hint}
    elif there and fragment and _SHORTHAND.fullmatch(fragment):
        ids = folder.ids(path)
        if ids is not None and fragment not in ids:
            nearest = meant(fragment, ids)
            hint = f"; did you mean '{path}#{nearest}'?" if nearest else ""
            yield MISSING_ID, {"hint": hint, "meant": nearest}
