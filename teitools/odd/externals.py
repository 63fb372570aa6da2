"""External modules: RELAX NG schemas that a `moduleRef` names by its `url`.

TEI Guidelines 22.8.2. The definitions of a module, and of what it includes, become part of the
schema; its start does not. Definitions in the `content` of the reference, and those of the
schema itself, take the place of the module's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from lxml import etree

from teitools.dataclass import dataclass
from teitools.odd import codes
from teitools.odd.document import Document
from teitools.odd.reading import Reader
from teitools.odd.sources import Sources, addressed, is_remote
from teitools.source import Source
from teitools.xml.names import RNG, tei

_DEFINE, _REF, _DIV = f"{{{RNG}}}define", f"{{{RNG}}}ref", f"{{{RNG}}}div"
_INCLUDE, _PARENT = f"{{{RNG}}}include", f"{{{RNG}}}parentRef"
_ELSEWHERE = f"{{{RNG}}}externalRef"
_INHERITED = ("ns", "datatypeLibrary")


@dataclass(slots=True)
class External:
    """The definitions of all external modules, by name; and where each name is referred to."""

    definitions: dict[str, list[etree._Element]] = field(default_factory=dict)
    places: dict[str, etree._Element] = field(default_factory=dict)

    @property
    def references(self) -> dict[str, None]:
        """The names that are referred to, but not defined here."""
        found = (
            reference.get("name", "").strip()
            for nodes in self.definitions.values()
            for node in nodes
            for reference in node.iter(_REF)
        )
        return dict.fromkeys(name for name in found if name not in self.definitions)


def read_externals(
    reader: Reader, declarations: Iterable[etree._Element], sources: Sources
) -> External:
    """The definitions of the modules that `declarations` name by address; problems are reported."""
    external = External()
    for node in declarations:
        url = node.get("url", "").strip()
        if node.tag != tei("moduleRef") or not url:
            continue
        module = _Module(reader, sources, node)
        found = module.definitions(addressed(node, url), sources.address_of(node), ())
        found |= module.overriding()
        for name, definitions in found.items():
            external.definitions[name] = definitions
            external.places[name] = node
    return external


class _Module:
    """One module: the file that is named, and those it includes."""

    def __init__(self, reader: Reader, sources: Sources, node: etree._Element) -> None:
        self._reader = reader
        self._sources = sources
        self._node = node
        self._prefix = node.get("prefix", "").strip()

    def overriding(self) -> dict[str, list[etree._Element]]:
        """The definitions that the reference itself holds."""
        content = self._node.find(tei("content"))
        return {} if content is None else dict(_gathered(_defines(content, {})))

    def definitions(
        self, url: str, base: str, above: tuple[str, ...]
    ) -> dict[str, list[etree._Element]]:
        """The definitions in the file at `url`, with those it includes."""
        if is_remote(url):
            read = self._sources.copy_of(self._reader, self._node, url)
        else:
            read = self._sources.read(self._reader, self._node, url, base)
        if read is None:
            return {}
        address, source = read
        if address in above:
            self._reader.report(codes.CIRCULAR_SOURCE, self._node, address=url)
            return {}
        root = _parsed(source)
        if root.tag != f"{{{RNG}}}grammar":
            self._reader.report(codes.NOT_A_GRAMMAR, self._node, address=url)
            return {}
        if next(root.iter(_ELSEWHERE), None) is not None:
            what = f"externalRef, which {url} has,"
            self._reader.report(codes.NOT_SUPPORTED, self._node, what=what)
        found: dict[str, list[etree._Element]] = {}
        for include in list(root.iter(_INCLUDE)):
            href = include.get("href", "")
            inner = self.definitions(href, address, (*above, address))
            inner |= dict(_gathered(self._own(include)))
            _join(found, inner.items())
        return _join(found, _gathered(self._own(root)))

    def _own(self, parent: etree._Element) -> Iterator[etree._Element]:
        context = {name: _nearest(parent, name) for name in _INHERITED}
        for define in _defines(parent, context):
            for node in define.iter(_DEFINE, _REF, _PARENT):
                node.set("name", self._prefix + node.get("name", "").strip())
            yield define


def _parsed(source: Source) -> etree._Element:
    from teitools.relaxng.loading import is_compact, read_schema

    if is_compact(source):
        from teitools.relaxng.syntax.xml_writer import write_xml

        source = Source(source.name, write_xml(read_schema(source, annotations=False)))
    return Document(source).root


def _defines(parent: etree._Element, context: dict[str, str | None]) -> Iterator[etree._Element]:
    """The definitions below `parent`, those of divisions too; each says what it inherits."""
    for child in parent.iterchildren(_DEFINE, _DIV):
        here = {name: child.get(name, context.get(name)) for name in _INHERITED}
        if child.tag == _DIV:
            yield from _defines(child, here)
            continue
        copy = etree.fromstring(etree.tostring(child, with_tail=False))
        for name, value in here.items():
            if value is not None:
                copy.set(name, value)
        yield copy


def _nearest(node: etree._Element, name: str) -> str | None:
    return next((a.get(name) for a in (node, *node.iterancestors()) if name in a.attrib), None)


def _gathered(
    defines: Iterable[etree._Element],
) -> Iterator[tuple[str, list[etree._Element]]]:
    found: dict[str, list[etree._Element]] = {}
    for define in defines:
        found.setdefault(define.get("name", "").strip(), []).append(define)
    yield from found.items()


def _join(
    found: dict[str, list[etree._Element]],
    more: Iterable[tuple[str, list[etree._Element]]],
) -> dict[str, list[etree._Element]]:
    """`found` with `more`: definitions of one name are combined where they say so."""
    for name, definitions in more:
        if all(define.get("combine") for define in definitions):
            definitions = found.get(name, []) + definitions
        found[name] = definitions
    return found
