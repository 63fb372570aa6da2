"""The verbs `convert_schema` and `convert_schemas`: RELAX NG from one syntax to the other."""

from __future__ import annotations

import os.path
from collections.abc import Callable, Mapping
from contextlib import suppress
from errno import ENOENT
from functools import partial
from pathlib import Path, PurePath
from urllib.parse import quote, unquote, urlsplit

from teitools.api.output import Output
from teitools.errors import SchemaError, UsageError
from teitools.files import replace
from teitools.findings import Finding, Severity
from teitools.relaxng.addresses import FolderFiles, Refusal, join
from teitools.relaxng.loading import is_compact, read_schema
from teitools.relaxng.syntax.compact_writer import write_compact
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.writer_codes import FILE_LEFT
from teitools.relaxng.syntax.writing.losses import losses
from teitools.relaxng.syntax.writing.references import readdress, references
from teitools.relaxng.syntax.xml_writer import write_xml
from teitools.source import Source

SYNTAXES = ("rng", "rnc")
"""The XML syntax and the compact syntax, by the endings of their files."""

_ENDINGS = {".rng": "rng", ".xml": "rng", ".rnc": "rnc"}
_WRITERS = {"rng": write_xml, "rnc": write_compact}
_OTHER = {"rng": "rnc", "rnc": "rng"}
_ALONE = "only this file is converted"
_REMOTE = "it is not a file below the folder of the schema"


def syntax_named(name: str | Path) -> str:
    """The syntax that the ending of a file's name stands for; ``""`` for any other ending."""
    return _ENDINGS.get(Path(name).suffix.lower(), "")


def convert_schema(source: str | Path | bytes | Source, to: str = "") -> Output:
    """One RELAX NG schema in the syntax `to` (``rng`` or ``rnc``), by default the other one.

    What it includes is not read: its addresses become those that the files would have. The
    result is bytes with `findings`: what could not be kept as it was. RELAX NG, section 3;
    RELAX NG Compact Syntax.

    Raises SchemaError (an incorrect schema), UsageError (an unknown syntax), OSError.
    """
    source = Source.of(source)
    written_in = _syntax_of(source)
    to = _checked(to) or _OTHER[written_in]
    name = Path(source.name).name
    base = quote(name)

    def address(node: Node) -> str:
        href = node.attributes["href"]
        resolved = href if node.context.base == base else join(node.context.base, href)
        return resolved if to == written_in or _is_remote(node) else _renamed(resolved, to)

    findings: list[Finding] = []
    root = read_schema(source, base, annotations=True)
    left = [] if to == written_in else list(references(root))
    for node in left:
        findings.append(_left(node, _REMOTE) if _is_remote(node) else _left(node))
    return _written(source, root, to, address, findings)


def convert_schemas(source: str | Path, target: str | Path, to: str = "") -> dict[Path, Output]:
    """A schema in a file, and all that it includes from below its folder, in the syntax `to`.

    Where `to` is not given, the ending of `target` says it, or it is the other one. Gives what
    is to be written, each by its path: `target` first, and beside it the others, as they stand
    beside `source`. Nothing is written yet: `write_schemas` does that.

    Raises SchemaError (an incorrect schema, a file that is not there), UsageError, OSError.
    """
    source, target = Path(source), Path(target)
    main = Source.of(source)
    written_in = _syntax_of(main)
    to = _checked(to) or syntax_named(target) or _OTHER[written_in]
    if target.resolve() == source.resolve():
        raise UsageError(f"{target} would be written over itself")
    return _Conversion(source, main, target, to).outputs()


def write_schemas(outputs: Mapping[Path, bytes]) -> None:
    """Write the files of a conversion, or none of them.

    Folders are made as they are needed, but for that of the first file. Raises OSError.
    """
    before: dict[Path, bytes | None] = {}
    made: list[Path] = []
    folder = next(iter(outputs)).parent
    if not folder.is_dir():
        raise FileNotFoundError(ENOENT, "there is no such folder", str(folder))
    try:
        for path, data in outputs.items():
            if before:
                _make(path.parent, made)
            old = path.read_bytes() if path.is_file() else None
            replace(path, data)
            before[path] = old
    except OSError:
        for path, old in before.items():
            with suppress(OSError):
                path.unlink() if old is None else replace(path, old)
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


def _make(folder: Path, made: list[Path]) -> None:
    """Make `folder` and those above it, where they are not there, and note them."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


class _Conversion:
    """Which file becomes which. Addresses count from the folder of the schema."""

    def __init__(self, path: Path, main: Source, target: Path, to: str) -> None:
        self._files = FolderFiles(path.parent)
        self._folder = path.parent
        self._beside = target.parent
        self._to = to
        self._main = quote(path.name)
        self._sources = {self._main: main}
        self._targets = {self._main: target}
        self._findings: dict[str, list[Finding]] = {self._main: []}

    def outputs(self) -> dict[Path, Output]:
        """Read all of them, then write all of them."""
        roots: dict[str, Node] = {}
        waiting = [self._main]
        while waiting:
            address = waiting.pop()
            source = self._sources[address]
            roots[address] = read_schema(source, address, annotations=True)
            waiting += self._read_references(address, roots[address])
        for address in roots:
            if address != self._main:
                self._targets[address] = self._target(address)
        found = {}
        for address, root in roots.items():
            to_others = partial(self._href, self._targets[address])
            source, findings = self._sources[address], self._findings[address]
            found[self._targets[address]] = _written(source, root, self._to, to_others, findings)
        return found

    def _read_references(self, address: str, root: Node) -> list[str]:
        """Read the files that `root` names. Gives those that are to be converted, too."""
        found = []
        for node in references(root):
            if _is_remote(node):
                self._findings[address].append(_left(node, _REMOTE))
                continue
            try:
                other = self._resolved(node)
                if other in self._sources:
                    continue
                source = self._files.read(other)
            except Refusal as refusal:
                raise SchemaError.of(refusal.finding(node.location)) from None
            self._sources[other] = source
            in_place = self._beside.resolve() == self._folder.resolve()
            if _syntax_of(source) == self._to and in_place:
                self._targets[other] = self._folder / unquote(other)
            else:
                self._findings[other] = []
                found.append(other)
        return found

    def _target(self, address: str) -> Path:
        """Where the file at `address` is written: over no other, and over nothing that was read."""
        taken = {path.resolve() for path in self._targets.values()}
        taken |= {(self._folder / unquote(each)).resolve() for each in self._sources}
        path = self._beside / unquote(_renamed(address, self._to))
        stem, number = unquote(address), 0
        while path.resolve() in taken:
            path = self._beside / f"{stem}{f'-{number}' if number else ''}.{self._to}"
            number += 1
        return path

    def _resolved(self, node: Node) -> str:
        return self._files.resolve(node.attributes["href"], node.context.base)

    def _href(self, path: Path, node: Node) -> str:
        """The address of what `node` names, from the file `path` that is written."""
        if _is_remote(node):
            return join(node.context.base, node.attributes["href"])
        other = self._targets[self._resolved(node)]
        return quote(PurePath(os.path.relpath(other, path.parent)).as_posix())


def _is_remote(node: Node) -> bool:
    parts = urlsplit(join(node.context.base, node.attributes["href"]))
    return bool(parts.scheme or parts.netloc)


def _syntax_of(source: Source) -> str:
    return "rnc" if is_compact(source) else "rng"


def _checked(to: str) -> str:
    if to and to not in SYNTAXES:
        known = " or ".join(SYNTAXES)
        raise UsageError(f"a schema is converted to {known}, not to {to!r}")
    return to


def _renamed(address: str, to: str) -> str:
    """`address` with the ending that its file would have in the syntax `to`."""
    folder, slash, name = address.rpartition("/")
    stem = name.rpartition(".")[0]
    known = syntax_named(name) if stem else ""
    if known == to:
        return address
    return f"{folder}{slash}{stem if known else name}.{to}"


def _left(node: Node, reason: str = _ALONE) -> Finding:
    level = Severity.INFO if reason == _ALONE else None
    facts = {"href": node.attributes["href"], "reason": reason}
    return Finding(FILE_LEFT, node.location, facts, level=level)


def _written(
    source: Source,
    root: Node,
    to: str,
    address: Callable[[Node], str],
    findings: list[Finding],
) -> Output:
    """The schema `root`, which must then be readable."""
    if _syntax_of(source) == "rng":
        findings += losses(source)
    readdress(root, address, findings)
    data = _WRITERS[to](root, findings)
    read_schema(Source(f"{source.name}.{to}", data))
    return Output(data, findings)
