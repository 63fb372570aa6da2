"""Which schemas judge a document: those that its instructions name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path

from lxml import etree

from teitools.dataclass import dataclass
from teitools.errors import SchemaError
from teitools.findings import Code, Finding
from teitools.source import Location
from teitools.validation import codes
from teitools.validation.addresses import is_address
from teitools.validation.associations import (
    Association,
    associations,
    misplaced,
    schema_locations,
)
from teitools.validation.catalog import RELAX_NG, XSD, file_of
from teitools.validation.configuration import FALLBACK, REPLACE, Assignment, Configuration
from teitools.validation.constraints import lacks_schematron
from teitools.validation.references import References, is_schematron
from teitools.validation.second_opinion import SecondOpinion
from teitools.validation.shelf import Shelf
from teitools.xml.beside import Beside
from teitools.xml.document import Document, Schema

_INSTRUCTION = "the instruction <?xml-model?>"
_NO_PLACE = "counts only before the root element; here it says nothing"


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
        choice.findings.extend(_misread(document))
    if choice.schemas or chosen or any(each.code != codes.MISREAD for each in choice.findings):
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
            if is_schematron(association):
                said = _finding(document, association, codes.NO_SCHEMATRON, {"href": name})
                choice.findings.append(said)
        except OSError as error:
            choice.findings.append(_lost(document, association, error))
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
    references = References(folder, document.confines, shelf.addresses)
    for association in (*associations(document), *schema_locations(document)):
        if not association.href and association.offset == document.prolog.root:
            continue  # there is something to say of it only
        if file_of(association.href) is not None:
            ours = True
            continue
        answer = references.answer(association)
        if isinstance(answer, tuple):
            references.tell(document.beside, association, answer[0])
            choice.findings.append(_finding(document, association, *answer))
            continue
        if association.joined:
            _join(choice, document, association, answer, references, shelf)
        for meant in _meant(association, constraints):
            if association.joined and not meant:
                continue
            named = (phase or association.phase or None) if meant else None
            chosen[str(answer), meant, named] = association
    if ours:
        beside = document.beside
        first = shelf.load(RELAX_NG, beside=beside)
        choice.schemas.append(SecondOpinion(first, lambda: shelf.load(XSD, beside=beside)))


def _misread(document: Document) -> Iterator[Finding]:
    """What is wrong with how `document` names schemas."""
    for association in (*associations(document), *schema_locations(document)):
        hinted = association.offset == document.prolog.root
        subject = "the root element" if hinted else _INSTRUCTION
        for problem in association.problems:
            facts = {"subject": subject, "problem": problem}
            yield _finding(document, association, codes.MISREAD, facts)
    offset = misplaced(document)
    if offset is not None:
        facts = {"subject": _INSTRUCTION, "problem": _NO_PLACE}
        place = document.positions.lines.position(offset)
        yield Finding(codes.MISREAD, Location(document.source.name, place), facts)


def _join(
    choice: Choice,
    document: Document,
    association: Association,
    first: Path,
    references: References,
    shelf: Shelf,
) -> None:
    """Add the XSD in the file `first` together with those for other namespaces.

    These are hints: one that cannot be had matters only where its namespace is used.
    """
    files = {etree.QName(document.tree.getroot()).namespace or "": first}
    named = any(each.target == "xml-model" for each in document.prolog.instructions)
    for namespace, href in association.joined:
        other = replace(association, href=href, joined=())
        answer = references.answer(other)
        if isinstance(answer, Path):
            files[namespace] = answer
        elif _uses(document, namespace) and not (named and is_address(href)):
            references.tell(document.beside, other, answer[0])
            choice.findings.append(_finding(document, other, *answer))
    try:
        choice.schemas.append(shelf.together(files, document.beside))
    except OSError as error:
        choice.findings.append(_lost(document, association, error))


def _lost(document: Document, association: Association, error: OSError) -> Finding:
    """That a schema cannot be read, which may be otherwise the next time."""
    document.beside.fleeting = True
    facts = {"href": association.href, "reason": error.strerror or str(error)}
    return _finding(document, association, codes.NO_SUCH_FILE, facts)


def _uses(document: Document, namespace: str) -> bool:
    """Whether an element or an attribute of `document` is in `namespace`."""
    for element in document.tree.iter("*"):
        names = [element.tag, *element.keys()] if namespace else [element.tag]
        if any((etree.QName(each).namespace or "") == namespace for each in names):
            return True
    return False


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
        if isinstance(path, Path) and path.exists() and not path.is_file():
            raise OSError("it is no regular file")
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


def _finding(
    document: Document, association: Association, code: Code, facts: Mapping[str, object]
) -> Finding:
    place = document.positions.lines.position(association.offset)
    return Finding(code, Location(document.source.name, place), facts)


def _meant(association: Association, constraints: bool) -> tuple[bool, ...]:
    """Whether it is the Schematron that is meant, or the rest of the schema; or both."""
    if is_schematron(association):
        return (True,)
    return (False, True) if constraints else (False,)
