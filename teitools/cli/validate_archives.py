"""Members of archives as documents of `teitools validate`: ``corpus.zip/a/b.xml``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from teitools.findings import Finding
from teitools.source import Location

if TYPE_CHECKING:
    from teitools.validation.archives import Unpacked

_ENDINGS = (".zip", ".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz")
_INSIDE = "!/"


class Place(NamedTuple):
    """A document that is a member of an archive: where it has been unpacked, the folder of all of
    the archive and what that is called; or what is to be said of it instead of judging it.
    """

    path: str
    root: str
    shown: str
    findings: tuple[Finding, ...] = ()

    def told(self, finding: Finding) -> Finding:
        """A finding as one about the archive, and not about what has been unpacked."""
        facts = {key: self._words(value) for key, value in finding.facts.items()}
        related = tuple(map(self._location, finding.related))
        location = self._location(finding.location)
        return finding._replace(location=location, facts=facts, related=related)

    def words(self, said: str) -> str:
        """The same of a text."""
        return said.replace(self.root, self.shown)

    def _words(self, value: object) -> object:
        return self.words(value) if isinstance(value, str) else value

    def _location(self, location: Location) -> Location:
        return location._replace(source=self.words(location.source))


def unaltered(finding: Finding) -> Finding:
    """What `Place.told` is for a document that is no member of an archive."""
    return finding


class Archives:
    """Archives that are named, each unpacked once, until this is closed."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._unpacked: dict[str, tuple[str, Unpacked]] = {}
        self._places: dict[str, Place] = {}

    def __enter__(self) -> Archives:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def __getstate__(self) -> dict[str, object]:
        return {"_places": self._places}

    def place(self, name: str) -> Place | None:
        """What the document `name` is, if it is a member, or an archive that is not as it should
        be.
        """
        return self._places.get(name)

    def words(self, name: str, said: tuple[str, ...]) -> tuple[str, ...]:
        """What is said of the document `name`, and not of what has been unpacked."""
        place = self._places.get(name)
        return said if place is None else tuple(map(place.words, said))

    def file(self, name: str) -> str:
        """The file that a document is, or is in."""
        place = self._places.get(name)
        return name if place is None else place.shown

    def members(
        self, argument: str, endings: tuple[str, ...], complain: Callable[[str], None]
    ) -> Iterable[str] | None:
        """The documents that `argument` means, if it is an archive, or means something in one."""
        divided = _divided(argument)
        if divided is None:
            return None
        archive, inner = divided
        names = sorted(self._members(archive, inner, endings), key=lambda each: each.split("/"))
        if not names:
            wanted = inner if inner.strip("/") else " or ".join(endings)
            complain(f"{click.format_filename(archive)}: no {wanted} is in the archive")
        return names

    def _members(self, archive: str, inner: str, endings: tuple[str, ...]) -> Iterator[str]:
        from teitools.validation.archives import matching

        root, unpacked = self._root(archive)
        told = {**dict.fromkeys(unpacked.names), **dict.fromkeys(unpacked.findings)}
        chosen = set(matching([each for each in told if each], inner, endings))
        if not inner.strip("/"):
            chosen.update(name for name in unpacked.findings if _matters(unpacked, name))
        for name in chosen:
            document = f"{archive}/{name}" if name else archive
            path = os.path.join(root, *name.split("/"))
            findings = tuple(unpacked.findings.get(name, ()))
            self._places[document] = Place(path, root, archive, findings)
            yield document

    def _root(self, archive: str) -> tuple[str, Unpacked]:
        if archive not in self._unpacked:
            from tempfile import TemporaryDirectory

            from teitools.validation.archives import unpack

            made = TemporaryDirectory(prefix="teitools-", ignore_cleanup_errors=True)
            root = os.path.realpath(self._stack.enter_context(made))
            shown = click.format_filename(archive)
            self._unpacked[archive] = (root, unpack(Path(archive), shown, Path(root)))
        return self._unpacked[archive]


def _divided(argument: str) -> tuple[str, str] | None:
    """An archive, and what is meant in it; None where none is named."""
    if not any(ending in argument.lower() for ending in _ENDINGS):
        return None
    whole, inside, inner = argument.partition(_INSIDE)
    if inside and _is_archive(whole):
        return whole, inner.removeprefix("/")
    parts = argument.split("/")
    for number in range(1, len(parts) + 1):
        archive = "/".join(parts[:number])
        if _is_archive(archive):
            return archive, "/".join(parts[number:])
    return None


def _is_archive(name: str) -> bool:
    return name.lower().endswith(_ENDINGS) and os.path.isfile(name)


def _matters(unpacked: Unpacked, name: str) -> bool:
    """Whether what is wrong with a member is to be said, though it is no document."""
    from teitools.validation.archives import LINKS

    return all(finding.facts.get("reason") not in LINKS for finding in unpacked.findings[name])
