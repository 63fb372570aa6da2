"""Which schemas judge a document: those that its instructions name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from teitools.dataclass import dataclass
from teitools.errors import SchemaError
from teitools.findings import Code, Finding
from teitools.schematron.names import DIALECTS
from teitools.source import Location
from teitools.validation import codes
from teitools.validation.associations import Association, associations, schema_locations
from teitools.validation.catalog import RELAX_NG, XSD, file_of
from teitools.validation.configuration import FALLBACK, REPLACE, Assignment, Configuration
from teitools.validation.constraints import lacks_schematron
from teitools.validation.kinds import ACCEPTED, COMPACT, describe, kind_of
from teitools.validation.second_opinion import SecondOpinion
from teitools.validation.shelf import Shelf
from teitools.xml.beside import Beside
from teitools.xml.document import Document, Schema
from teitools.xml.names import RNG, SCH, TEI, XS

_Refusal = tuple[Code, Mapping[str, object]]
_NO_FOLDER = "the document is not a file, so that there is no folder to look in"


@dataclass(slots=True)
class Choice:
    """The schemas of a document, and what is wrong with how it names them."""

    schemas: list[Schema] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


_Named = tuple[str, bool, str | None]
"""A file, whether the Schematron in it is meant, and the phase of that."""


def choose(
    document: Document,
    folder: Path | None,
    shelf: Shelf,
    constraints: bool = False,
    phase: str | None = None,
    configuration: Configuration | None = None,
) -> Choice:
    """The schemas, from `shelf`, that `document`, a file of `folder`, names in `xml-model`
    instructions or by `xsi:schemaLocation`, and those that `configuration` gives it.

    With `constraints`, the Schematron that is embedded in one of them is run too, though the
    document does not ask for it. `phase` replaces the phase that an instruction names.

    A document that names a schema of the project's own is judged by its RELAX NG schema, and
    by its XSD when that finds nothing. Raises SchemaError when a schema is incorrect.
    """
    choice = Choice()
    assigned = assignments(document, folder, configuration)
    chosen: dict[_Named, Association] = {}
    if not any(each.use == REPLACE for each in assigned):
        _choose_named(choice, chosen, document, folder, shelf, constraints, phase)
    if choice.schemas or chosen or choice.findings:
        assigned = [each for each in assigned if each.use != FALLBACK]
    for assignment in assigned:
        for path in assignment.schemas:
            _add(choice, document.beside, shelf, path, assignment, constraints, phase)
    for (name, meant, named), association in chosen.items():
        try:
            choice.schemas.append(shelf.load(name, named, meant, document.beside))
        except SchemaError as error:
            if not (meant and lacks_schematron(error)):
                raise
            if _is_schematron(association):
                said = _finding(document, association, codes.NO_SCHEMATRON, {"href": name})
                choice.findings.append(said)
        except OSError as error:
            facts = {"href": association.href, "reason": error.strerror or str(error)}
            choice.findings.append(_finding(document, association, codes.NO_SUCH_FILE, facts))
            document.beside.fleeting = True
    shelf.addresses.tell(document.beside)
    return choice


def _choose_named(
    choice: Choice,
    chosen: dict[_Named, Association],
    document: Document,
    folder: Path | None,
    shelf: Shelf,
    constraints: bool,
    phase: str | None,
) -> None:
    """Put into `chosen`, and into `choice`, what `document` itself names."""
    ours = False
    addresses = shelf.addresses
    for association in (*associations(document), *schema_locations(document)):
        if file_of(association.href) is not None:
            ours = True
            continue
        answer = addresses.answer(association.href) if association.href else None
        if isinstance(answer, Path):
            for meant in _meant(association, constraints):
                named = (phase or association.phase or None) if meant else None
                chosen[str(answer), meant, named] = association
            continue
        refusal = answer or _refusal(association, folder, document.confines)
        if refusal is not None:
            _looked_for(document, association, folder, refusal[0])
            choice.findings.append(_finding(document, association, *refusal))
        elif folder is not None:
            for meant in _meant(association, constraints):
                named = (phase or association.phase or None) if meant else None
                chosen[str(_file(association, folder)), meant, named] = association
    if ours:
        beside = document.beside
        first = shelf.load(RELAX_NG, beside=beside)
        choice.schemas.append(SecondOpinion(first, lambda: shelf.load(XSD, beside=beside)))


def assignments(
    document: Document, folder: Path | None, configuration: Configuration | None
) -> list[Assignment]:
    """What `configuration` says of `document`, a file of `folder`."""
    if configuration is None or folder is None:
        return []
    return list(configuration.assigned(folder / Path(document.source.name).name))


def _add(
    choice: Choice,
    beside: Beside,
    shelf: Shelf,
    path: Path | str,
    assignment: Assignment,
    constraints: bool,
    phase: str | None,
) -> None:
    """Add a schema of the configuration. Raises SchemaError, also where it is not there."""
    try:
        choice.schemas.append(shelf.load(path, beside=beside))
        if assignment.schematron or constraints:
            with suppress_lacking():
                choice.schemas.append(shelf.load(path, phase or assignment.phase, True, beside))
    except OSError as error:
        facts = {"href": str(path), "reason": error.strerror or str(error)}
        raise SchemaError.of(Finding(codes.NO_SUCH_FILE, Location(str(path)), facts)) from None


@contextmanager
def suppress_lacking() -> Iterator[None]:
    """Pass over that a schema embeds no Schematron."""
    try:
        yield
    except SchemaError as error:
        if not lacks_schematron(error):
            raise


def _refusal(
    association: Association, folder: Path | None, confines: Path | None
) -> _Refusal | None:
    """Why what `association` names cannot be used; None where it can."""
    href = association.href
    kind = _kind(association)
    if not href:
        return codes.NO_HREF, {}
    if kind not in (RNG, XS, COMPACT, TEI, SCH):
        facts = {"name": href, "kind": describe(kind), "accepted": ACCEPTED}
        return codes.UNUSABLE_SCHEMA, facts
    if folder is None:
        return codes.NO_SUCH_FILE, {"href": href, "reason": _NO_FOLDER}
    file = _file(association, folder)
    if confines is not None and not file.resolve().is_relative_to(confines):
        return codes.NO_SUCH_FILE, {"href": href, "reason": "it is not in the archive"}
    if not file.is_file():
        return codes.NO_SUCH_FILE, {"href": href, "reason": "no such file"}
    return None


def _looked_for(
    document: Document, association: Association, folder: Path | None, code: Code
) -> None:
    """Say what the refusal of a schema rests on."""
    if code == codes.NOT_AS_LOCKED:
        document.beside.fleeting = True
    elif code == codes.NO_SUCH_FILE and folder is not None:
        document.beside.found(_file(association, folder), False)


def _kind(association: Association) -> str | None:
    if association.type == COMPACT:
        return COMPACT
    by_name = kind_of(urlsplit(association.href).path)
    if by_name is None and association.namespace in DIALECTS:
        return SCH
    return by_name or association.namespace or None


def _is_schematron(association: Association) -> bool:
    return association.namespace in DIALECTS or _kind(association) == SCH


def _meant(association: Association, constraints: bool) -> tuple[bool, ...]:
    """Whether it is the Schematron that is meant, or the rest of the schema; or both."""
    if _is_schematron(association):
        return (True,)
    return (False, True) if constraints else (False,)


def _file(association: Association, folder: Path) -> Path:
    return folder / unquote(urlsplit(association.href).path).replace("\0", "")


def _finding(
    document: Document, association: Association, code: Code, facts: Mapping[str, object]
) -> Finding:
    place = document.positions.lines.position(association.offset)
    return Finding(code, Location(document.source.name, place), facts)
