"""From a file, or bytes, to a grammar that is known to be correct."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from teitools.source import Source

if TYPE_CHECKING:
    from teitools.relaxng.addresses import Files
    from teitools.relaxng.grammar import Grammar
    from teitools.relaxng.syntax.tree import Node

_COMPACT = ".rnc"
_XML = (".rng", ".xml")


def load_grammar(source: Source, files: Files | None = None) -> Grammar:
    """The grammar of the schema in `source`, in XML or compact syntax.

    What it includes comes from `files`, and its own address is its name there; by default there
    are none. Raises SchemaError, with
    findings, where the schema is not correct (RELAX NG, sections 3, 4 and 7; DTD Compatibility,
    section 4), OSError where a file that it names cannot be read.
    """
    from teitools.relaxng.addresses import FolderFiles
    from teitools.relaxng.restrictions import check
    from teitools.relaxng.restrictions.compatibility import check_ids, default_values
    from teitools.relaxng.restrictions.survey import Survey
    from teitools.relaxng.simplification import simplify
    from teitools.xml.digests import digest

    files = files or FolderFiles(None)
    base = quote(PurePath(source.name).name, errors="surrogateescape")
    with _no_search_for_cycles():
        grammar = simplify(read_schema(source, base), files, read_schema)
        grammar.sources.insert(0, (base, digest(source.data)))
        survey = Survey(grammar)
        check(survey)
        check_ids(survey)
        grammar.warnings.extend(default_values(survey)[1])
    return grammar


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """A schema makes many objects that are kept; to search them for cycles costs a quarter.

    They are counted among the oldest objects at once, unless somebody has put objects aside.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def read_schema(source: Source, base: str = "", annotations: bool = False) -> Node:
    """The schema in `source` as it is written, in whichever syntax.

    Raises SchemaError where it is not well-formed or not RELAX NG.
    """
    if is_compact(source):
        from teitools.relaxng.syntax.compact_reader import read_compact

        return read_compact(source, base, annotations)
    from teitools.relaxng.syntax.xml_reader import read_xml

    return read_xml(source, base, annotations)


def is_compact(source: Source) -> bool:
    """Whether `source` is in compact syntax: by its name's ending, or else by its beginning."""
    ending = PurePath(source.name).suffix.lower()
    if ending == _COMPACT or ending in _XML:
        return ending == _COMPACT
    start = source.data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return not start.startswith(b"<")


def address_of(path: Path) -> str:
    """The address of `path` among the files below its folder."""
    return quote(path.name)


def files_beside(path: Path) -> Files:
    """The files below the folder of `path`."""
    from teitools.relaxng.addresses import FolderFiles

    return FolderFiles(path.parent)
