"""One schema of many files: `include` and `externalRef` replaced by what they name.

RELAX NG, sections 4.5 to 4.8. Done here so that the engine below reads no file at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Code, Finding
from teitools.relaxng.codes import INCLUDE_CYCLE, INCORRECT_SCHEMA
from teitools.source import Location, Source
from teitools.xml.document import Document
from teitools.xml.names import RNG, XML
from teitools.xml.schema_files import MISSING, OUTSIDE, below

_COMPONENTS = (f"{{{RNG}}}start", f"{{{RNG}}}define")
_DIV = f"{{{RNG}}}div"
_GRAMMAR = f"{{{RNG}}}grammar"
_INCLUDE = f"{{{RNG}}}include"
_EXTERNAL = f"{{{RNG}}}externalRef"
_NO_FOLDER = "other files are read only for a schema that is itself a file"


def flatten(source: Source, folder: Path | None) -> etree._ElementTree:
    """The schema in `source` as one tree without references to other files.

    Files are read only below `folder` (None: nowhere). Raises SchemaError when a file is
    missing, not well-formed, or outside, or when inclusion runs in a circle.
    """
    return _Flattening(folder).read(source, folder, ())


@dataclass(frozen=True, slots=True)
class _Reference:
    """An `include` or `externalRef`, and where it stands."""

    element: etree._Element
    place: Location

    @property
    def href(self) -> str:
        return self.element.get("href", "").strip()

    def error(self, code: Code, /, **facts: object) -> SchemaError:
        return SchemaError.of(Finding(code, self.place, facts))


class _Flattening:
    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def read(
        self, source: Source, base: Path | None, above: tuple[Path, ...]
    ) -> etree._ElementTree:
        try:
            document = Document(source)
        except DocumentError as error:
            raise SchemaError.of(*error.findings) from None
        references = [
            _Reference(element, document.positions.location(element))
            for element in document.tree.iter(_INCLUDE, _EXTERNAL)
        ]
        for reference in references:
            self._replace(document.tree, reference, base, above)
        return document.tree

    def _replace(
        self,
        tree: etree._ElementTree,
        reference: _Reference,
        base: Path | None,
        above: tuple[Path, ...],
    ) -> None:
        file = self._file(reference, base)
        if file in above:
            raise reference.error(INCLUDE_CYCLE, href=reference.href)
        try:
            source = Source(str(file), file.read_bytes())
        except OSError as error:
            reason = error.strerror or str(error)
            raise reference.error(MISSING, href=reference.href, reason=reason) from None
        other = self.read(source, file.parent, (*above, file)).getroot()
        # A library is not inherited from another file (RELAX NG, section 4.3).
        other.set("datatypeLibrary", other.get("datatypeLibrary", ""))
        if reference.element.tag == _EXTERNAL:
            _put(tree, reference.element, other)
        else:
            _include(reference, other)

    def _file(self, reference: _Reference, base: Path | None) -> Path:
        if base is None or self.folder is None:
            raise reference.error(MISSING, href=reference.href, reason=_NO_FOLDER)
        element = reference.element
        for ancestor in reversed([element, *element.iterancestors()]):
            inner = ancestor.get(f"{{{XML}}}base")
            if inner is None:
                continue
            place = below(self.folder, base, inner)
            if place is None:
                raise reference.error(OUTSIDE, href=inner)
            base = place if inner.endswith("/") else place.parent
        file = below(self.folder, base, reference.href)
        if file is None:
            raise reference.error(OUTSIDE, href=reference.href)
        return file


def _include(reference: _Reference, grammar: etree._Element) -> None:
    """Make the `include` a `div` that holds the grammar without what is overridden."""
    include = reference.element
    if grammar.tag != _GRAMMAR:
        reason = f"{reference.href!r} is included, but is not a grammar"
        raise reference.error(INCORRECT_SCHEMA, reason=reason)
    overriding = {_key(component) for component in _components(include)}
    overridden = [each for each in _components(grammar) if _key(each) in overriding]
    missing = overriding - {_key(component) for component in overridden}
    if missing:
        names = ", ".join(sorted(name or "start" for _, name in missing))
        reason = f"{reference.href!r} has no {names} that could be overridden"
        raise reference.error(INCORRECT_SCHEMA, reason=reason)
    for component in overridden:
        parent = component.getparent()
        if parent is not None:
            parent.remove(component)
    grammar.tag = include.tag = _DIV
    del include.attrib["href"]
    include.insert(0, grammar)


def _key(component: etree._Element) -> tuple[str, str | None]:
    name = component.get("name")
    return component.tag, name.strip() if name else name


def _components(grammar: etree._Element) -> Iterator[etree._Element]:
    for child in grammar.iterchildren(*_COMPONENTS, _DIV):
        if child.tag == _DIV:
            yield from _components(child)
        else:
            yield child


def _put(tree: etree._ElementTree, external: etree._Element, pattern: etree._Element) -> None:
    """Put `pattern` where the `externalRef` stood; it inherits the reference's ``ns``."""
    inherited = external.get("ns")
    if pattern.get("ns") is None and inherited is not None:
        pattern.set("ns", inherited)
    pattern.tail = external.tail
    parent = external.getparent()
    if parent is None:
        tree._setroot(pattern)
    else:
        parent.replace(external, pattern)
