"""The files that stand for the schemas that a document names.

A document is not trusted. A file that it names is used as a schema only if its name says so, or if
it is XML of a schema language, or stands in the project: no other is quoted in what is said of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from teitools.errors import SchemaError
from teitools.findings import Code
from teitools.schematron.names import DIALECTS
from teitools.source import Source
from teitools.validation import codes
from teitools.validation.addresses import Addresses, is_file_address, path_of, written_path
from teitools.validation.associations import Association
from teitools.validation.kinds import ACCEPTED, COMPACT, describe, kind_by_content, kind_of
from teitools.xml.beside import Beside
from teitools.xml.names import RNG, SCH, TEI, XS

Refusal = tuple[Code, Mapping[str, object]]
_USED = (RNG, XS, COMPACT, TEI, SCH)
_NO_FOLDER = "the document is not a file, so that there is no folder to look in"
_NO_COMPACT = "not called .rnc, as a schema in compact syntax outside the project must be"
_ROOTS = (".git", "teitools.toml", "pyproject.toml")
"""What is in the folder of a project."""
_BEGINNING = 65_536
"""So many bytes tell which schema language a file is in."""


class References:
    """Answers what the documents of `folder` name; nothing outside `confines`, if that is given."""

    def __init__(self, folder: Path | None, confines: Path | None, addresses: Addresses) -> None:
        self._folder = folder
        self._confines = confines
        self._addresses = addresses

    def answer(self, association: Association) -> Path | Refusal:
        """The file that `association` means, or why what it names cannot be used."""
        href = association.href
        if not href:
            return codes.NO_HREF, {}
        answer = self._addresses.answer(href)
        if isinstance(answer, Path):
            return answer
        if answer is not None and not is_file_address(href):
            return answer
        try:
            return self._refusal(association) or self._file(association)
        except OSError as error:  # a name that is too long, links in a circle
            reason = error.strerror or str(error)
        except (RuntimeError, ValueError):
            reason = "no such file"
        return codes.NO_SUCH_FILE, {"href": href, "reason": reason}

    def tell(self, beside: Beside, association: Association, code: Code) -> None:
        """Tell `beside` what a refusal rests on."""
        if code == codes.NOT_AS_LOCKED:
            beside.fleeting = True
        elif code == codes.NO_SUCH_FILE and self._folder is not None:
            beside.found(self._file(association), False)
        elif code == codes.UNUSABLE_SCHEMA and self._folder is not None:
            beside.fleeting = beside.fleeting or self._file(association).is_file()

    def _refusal(self, association: Association) -> Refusal | None:
        href = association.href
        kind = kind_of_association(association)
        facts: dict[str, object] = {"name": href, "accepted": ACCEPTED}
        if kind is not None and kind not in _USED:
            return codes.UNUSABLE_SCHEMA, {**facts, "kind": describe(kind)}
        if self._folder is None:
            if kind is None:
                return codes.UNUSABLE_SCHEMA, {**facts, "kind": describe(kind)}
            return codes.NO_SUCH_FILE, {"href": href, "reason": _NO_FOLDER}
        file = self._file(association)
        real = file.resolve()
        if self._confines is not None and not real.is_relative_to(self._confines):
            return codes.NO_SUCH_FILE, {"href": href, "reason": "it is not in the archive"}
        if not file.is_file():
            if kind is None:
                return codes.UNUSABLE_SCHEMA, {**facts, "kind": describe(kind)}
            return codes.NO_SUCH_FILE, {"href": href, "reason": "no such file"}
        if kind_of(file.name) in _USED and kind_of(real.name) == kind_of(file.name):
            return None
        found = _kind_in(file)
        if found in _USED or (kind == COMPACT and _is_of_project(real, self._folder)):
            return None
        said = _NO_COMPACT if kind == COMPACT else describe(found)
        return codes.UNUSABLE_SCHEMA, {**facts, "kind": said}

    def _file(self, association: Association) -> Path:
        return (self._folder or Path()) / path_of(association.href)


def kind_of_association(association: Association) -> str | None:
    """The schema language that an instruction says, by name or by what else it has."""
    if association.type == COMPACT:
        return COMPACT
    by_name = kind_of(written_path(association.href))
    if by_name is None and association.namespace in DIALECTS:
        return SCH
    return by_name or association.namespace or None


def is_schematron(association: Association) -> bool:
    """Whether it is the Schematron in a schema that is meant."""
    return association.namespace in DIALECTS or kind_of_association(association) == SCH


def _is_of_project(file: Path, folder: Path) -> bool:
    """Whether `file` is in the project that `folder` is part of, and not hidden there."""
    here = folder.resolve()
    parents = (here, *here.parents)
    root = next((each for each in parents if any((each / name).exists() for name in _ROOTS)), here)
    if not file.is_relative_to(root):
        return False
    return not any(part.startswith(".") for part in file.relative_to(root).parts)


def _kind_in(file: Path) -> str | None:
    """The language of the schema that begins in `file`, if it is XML."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_BEGINNING)
        kind = kind_by_content(Source(file.name, data))
    except (SchemaError, OSError):
        return None
    return None if kind == COMPACT else kind
