"""Including: every `xi:include` replaced by what it names (XInclude 1.0, section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from teitools.errors import DocumentError
from teitools.findings import Code, Finding
from teitools.source import Location, Source
from teitools.xinclude import codes
from teitools.xinclude.pieces import File, Pieces, TextFile
from teitools.xinclude.pointers import Unclear, find
from teitools.xinclude.resources import Absent, Refused, Resources
from teitools.xml.document import Document
from teitools.xml.mistake import Lines
from teitools.xml.names import XI
from teitools.xml.prolog import asides, declaration

MOST_INCLUSIONS = 20_000
MOST_CHARACTERS = 100_000_000
DEEPEST = 40

_INCLUDE = f"{{{XI}}}include"
_FALLBACK = f"{{{XI}}}fallback"
_NAME = re.compile(r"<[^\s/>]+")
_Namespaces = Mapping[str | None, str]


class _Frame(NamedTuple):
    """Where an inclusion stands: the namespaces that are in scope there, and by which includes it
    was come to, as files and offsets."""

    context: _Namespaces
    chain: tuple[tuple[File, int], ...] = ()


class Whole(Document):
    """A document with all that it includes: its text is that of both."""

    def __init__(
        self, source: Source, pieces: Pieces, files: tuple[File | TextFile, ...], root: Path | None
    ) -> None:
        """`source` has the text that `pieces` have come to. Raises DocumentError, which names
        the places in the files that these are from."""
        self.files = files
        """The document itself first, then what is included."""
        self.root = root
        """The folder below which included files are."""
        self._pieces = pieces
        try:
            super().__init__(source)
        except DocumentError as error:
            lines = Lines(source.data.decode("utf-8"))
            located = (self._from(each, lines, source.name) for each in error.findings)
            raise DocumentError.of(*located) from None

    def located(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings about this document, each at its place in the file that it is in."""
        for finding in findings:
            yield self._from(finding, self.positions.lines, self.source.name)

    def lines(self) -> Iterator[tuple[str, Lines]]:
        """The name and the lines of each document that it is made of."""
        for file in self.files:
            if isinstance(file, File):
                yield file.name, file.document.positions.lines

    def folder(self, element: etree._Element) -> Path | None:
        """The folder of the file that `element` is in; None where that is no file."""
        file, _ = self._pieces.origin(self._file.span(element)[0])
        return file.path.parent if file.path is not None else None

    def _from(self, finding: Finding, lines: Lines, name: str) -> Finding:
        places = [self._at(each, lines, name) for each in (finding.location, *finding.related)]
        return finding._replace(location=places[0], related=tuple(places[1:]))

    def _at(self, location: Location, lines: Lines, name: str) -> Location:
        position = location.position
        if location.source != name or position is None:
            return location
        file, origin = self._pieces.origin(lines.offset(position.line, position.column))
        return file.location(origin, location.xpath is not None)

    @cached_property
    def _file(self) -> File:
        return File(self, None)


def includes(document: Document) -> etree._Element | None:
    """The first `xi:include` of `document`; None where there is none."""
    if XI not in document.text:
        return None
    return next(document.tree.iter(_INCLUDE), None)


def include(document: Document, folder: Path | None, root: Path | None = None) -> Whole:
    """`document`, a file of `folder`, with what it includes: files below `root`, by default
    `folder`, and no others.

    Raises DocumentError with a finding for each inclusion that fails, and where what comes of it
    is not well-formed or too large.
    """
    main = File(document, folder / Path(document.source.name).name if folder else None)
    root = root or folder
    including = _Including(Resources(main, folder, root))
    text = document.text
    including.span(main, declaration(text), len(text), _Frame({}))
    if including.findings:
        raise DocumentError.of(*including.findings)
    source = Source(document.source.name, including.pieces.text().encode("utf-8"))
    whole = Whole(source, including.pieces, including.resources.files, root)
    whole.beside = document.beside
    return whole


class _Including:
    def __init__(self, resources: Resources) -> None:
        self.pieces = Pieces()
        self.findings: list[Finding] = []
        self.resources = resources
        self._count = 0
        self._full = False

    def span(self, file: File, start: int, end: int, frame: _Frame) -> None:
        """Add what stands from `start` to `end` in `file`, with what is included there."""
        at = start
        text = file.document.text
        for begin, finish, element in self.resources.inclusions(file, start, end):
            if begin < at:
                continue  # within the fallback of another
            self.pieces.copy(file, text, at, begin)
            self._include(file, element, frame)
            at = finish
        self.pieces.copy(file, text, at, end)

    def _include(self, file: File, element: etree._Element, frame: _Frame) -> None:
        offset = file.span(element)[0]
        href = element.get("href", "")
        frame = _Frame(_context(frame, element.getparent()), (*frame.chain, (file, offset)))
        try:
            if self._full:
                return
            self._count += 1
            if self._count > MOST_INCLUSIONS:
                raise Refused(codes.TOO_MUCH, limit=f"{MOST_INCLUSIONS:,} inclusions")
            if len(frame.chain) > DEEPEST:
                raise Refused(codes.TOO_MUCH, limit=f"{DEEPEST} in one another")
            _check(element, href)
            self._replace(file, element, href, frame)
        except Unclear as unclear:
            self._say(file, offset, codes.WRONG_INCLUDE, {"problem": str(unclear)})
        except Refused as refused:
            self._full = self._full or refused.code is codes.TOO_MUCH
            self._say(file, offset, refused.code, {"href": href, **refused.facts})
        except Absent as absent:
            fallback = next(element.iterchildren(_FALLBACK), None)
            if fallback is not None:
                self._fall_back(file, fallback, frame)
            else:
                facts = {"href": href or element.get("xpointer", ""), "reason": str(absent)}
                self._say(file, offset, codes.NOT_INCLUDED, facts)
        except DocumentError as error:
            place = (file.location(offset, False),)
            self.findings.extend(each._replace(related=place) for each in error.findings)

    def _replace(self, file: File, element: etree._Element, href: str, frame: _Frame) -> None:
        if element.get("parse", "xml") == "text":
            text = self.resources.text(file, element, href)
            self._room(len(text.text))
            _Text(self.pieces, text).add()
            return
        target = self.resources.document(file, element, href) if href else file
        pointer = element.get("xpointer")
        top = target.document.tree.getroot()
        if pointer is not None:
            found = find(pointer, target.document.tree)
            if found is None:
                raise Absent(f"nothing in it is {pointer!r}")
            top = found
        begin, _, end = target.span(top)
        for passed, offset in frame.chain:
            if passed is target and begin <= offset < end:
                names = [each.name for each, _ in frame.chain]
                raise Refused(codes.LOOP, cycle=" -> ".join([*names, target.name]))
        self._room(end - begin)
        if pointer is not None:
            self._top(target, top, frame)
            return
        text_of = target.document.text
        for start, finish in asides(text_of, 0):
            self.pieces.copy(target, text_of, start, finish)
        self._top(target, top, frame)
        for start, finish in asides(text_of, end):
            self.pieces.copy(target, text_of, start, finish)

    def _top(self, file: File, element: etree._Element, frame: _Frame) -> None:
        """Add `element` of `file`, with the namespaces that are in scope where it stands."""
        begin, _, end = file.span(element)
        if element.tag == _INCLUDE:
            self.span(file, begin, end, frame)
            return
        name = _NAME.match(file.document.text, begin)
        after = name.end() if name is not None else begin
        self.pieces.copy(file, file.document.text, begin, after)
        self.pieces.insert(_declarations(file, element, frame.context), file, begin)
        self.span(file, after, end, frame)

    def _fall_back(self, file: File, fallback: etree._Element, frame: _Frame) -> None:
        _, at, end = file.span(fallback)
        text = file.document.text
        for child in fallback.iterchildren("*"):
            begin, _, finish = file.span(child)
            self.pieces.copy(file, text, at, begin)
            self._top(file, child, frame)
            at = finish
        self.pieces.copy(file, text, at, max(at, text.rfind("</", at, end)))

    def _room(self, length: int) -> None:
        if self.pieces.length + length > MOST_CHARACTERS:
            raise Refused(codes.TOO_MUCH, limit=f"{MOST_CHARACTERS:,} characters")

    def _say(self, file: File, offset: int, code: Code, facts: Mapping[str, object]) -> None:
        self.findings.append(Finding(code, file.location(offset, True), facts))


class _Text:
    """A text that is added as character data."""

    def __init__(self, pieces: Pieces, file: TextFile) -> None:
        self._pieces = pieces
        self._file = file

    def add(self) -> None:
        """Add it in sections of CDATA, so that all of its characters stand as they are."""
        text = self._file.text
        at = 0
        while at < len(text):
            end = text.find("]]>", at)
            end = len(text) if end < 0 else end + 2
            self._pieces.insert("<![CDATA[", self._file, at)
            self._pieces.copy(self._file, text, at, end)
            self._pieces.insert("]]>", self._file, end)
            at = end


def _check(element: etree._Element, href: str) -> None:
    """Raise Unclear where `element` is not as an include must be (section 3.1)."""
    parse = element.get("parse", "xml")
    children = [child.tag for child in element.iterchildren(f"{{{XI}}}*")]
    if parse not in ("xml", "text"):
        raise Unclear(f"has parse={parse!r}; allowed are 'xml' and 'text'")
    if "#" in href:
        raise Unclear("has a fragment in its href; xpointer says which part is meant")
    if parse == "text" and element.get("xpointer") is not None:
        raise Unclear("has an xpointer, which is not for parse='text'")
    if not href and (parse == "text" or element.get("xpointer") is None):
        raise Unclear("names nothing: it has neither href nor xpointer")
    if len(children) > 1 or any(tag != _FALLBACK for tag in children):
        raise Unclear("may hold no other element of XInclude than one <xi:fallback>")


def _context(frame: _Frame, parent: etree._Element | None) -> _Namespaces:
    """The namespaces in scope in `parent`, within what it is included in."""
    if parent is None:
        return frame.context
    found = dict(frame.context)
    found.pop(None, None)
    found.update({prefix: uri for prefix, uri in parent.nsmap.items() if uri})
    return found


def _declarations(file: File, element: etree._Element, context: _Namespaces) -> str:
    """The attributes that give `element` the namespaces it has in `file`, in `context`."""
    there = {prefix: uri for prefix, uri in element.nsmap.items() if uri}
    if there == context:
        return ""
    lacking = {key: uri for key, uri in there.items() if context.get(key) != uri}
    if None in context and None not in there:
        lacking[None] = ""
    said = file.declared(element)
    return "".join(
        f' xmlns{":" + prefix if prefix else ""}="{_quoted(uri)}"'
        for prefix, uri in lacking.items()
        if prefix not in said
    )


def _quoted(uri: str) -> str:
    return uri.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
