"""A Schematron schema, ready to judge documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePath
from urllib.parse import quote

from teitools.errors import DocumentError, SchemaError
from teitools.findings import Finding
from teitools.schematron import assembling, codes, compiling, judging
from teitools.schematron.composing import compose
from teitools.schematron.documents import MOMENT, Documents
from teitools.schematron.doubts import doubts
from teitools.schematron.extraction import embedded, is_embedding
from teitools.schematron.files import Files, parsed
from teitools.schematron.model import Schema
from teitools.schematron.names import ANY
from teitools.schematron.nodes import declared, read
from teitools.schematron.plan import Plan, is_fleeting
from teitools.schematron.processor import saxon_folder
from teitools.schematron.silence import Silence
from teitools.source import Location, Position, Source
from teitools.xml.document import Document

Input = str | Path | bytes | Source
"""A path, or bytes."""


class Schematron:
    """A correct Schematron schema, in a phase.

    Its expressions are judged by SaxonC when it is loaded; where SaxonC is not installed, that
    is a finding about every document.
    """

    def __init__(
        self,
        name: str,
        plans: dict[str, Plan],
        phase: str,
        folder: Path | None = None,
        linked: bool = False,
    ) -> None:
        """`plans` are those of the phases that may be run, `folder` that of the schema; whether
        a link led to one of its files.
        """
        self.name = name
        self._linked = linked
        self.phase = phase
        self._plans = plans
        self._folder = folder

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema: elements that are passed over."""
        plan = next(iter(self._plans.values()))
        return tuple(
            Finding(codes.PASSED_OVER, judging.located(place), {"element": name, "why": why})
            for place, name, why in plan.doubts
        )

    @property
    def addresses(self) -> tuple[str, ...]:
        """The other files of the schema, relative to its folder."""
        return tuple(next(iter(self._plans.values())).digests)

    @property
    def digests(self) -> Mapping[str, str]:
        """The other files of the schema, by their addresses: the SHA-256 of what was read."""
        return next(iter(self._plans.values())).digests

    @cached_property
    def fleeting(self) -> bool:
        """Whether it may say something else of the same document the next time: it asks for
        the time or the like, or a link led to one of its files.
        """
        return self._linked or any(map(is_fleeting, self._plans.values()))

    def is_silent(self, document: Document) -> bool:
        """Whether it is known without running the schema that it says nothing of `document`."""
        return self._silence is not None and self._silence.covers(document)

    def is_silent_early(self, data: bytes) -> bool:
        """The same of a document of which there is no tree; see `Silence.covers_early`."""
        return self._silence is not None and self._silence.covers_early(data)

    def validate(self, document: Document, folder: Path | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, a file of `folder`, one by one."""
        if not self.is_silent(document):
            yield from self.run(document, folder)

    def run(self, document: Document, folder: Path | None = None) -> Iterator[Finding]:
        """The same, though nothing may be to be said."""
        documents = self._documents(document, folder)
        plan = self._plan(documents)
        if isinstance(plan, Finding):
            yield plan
        else:
            yield from judging.findings(plan, documents)

    def svrl(self, document: Document | Input, folder: Path | None = None) -> bytes:
        """The report on `document` in SVRL (ISO/IEC 19757-3, annex D).

        What prevents the schema from being run stands in it as an element ``error``. Raises
        DocumentError where the document is not well-formed, OSError where it cannot be read.
        """
        from teitools.schematron.svrl import write

        if not isinstance(document, Document):
            document, folder = _parsed(document, None)
        documents = self._documents(document, folder)
        plan = self._plan(documents)
        if isinstance(plan, Finding):
            first = next(iter(self._plans.values()))
            return write(first, documents, judging.Answer([], plan))
        return write(plan, documents, judging.ask(plan, documents, True))

    def findings(self, document: Input, name: str | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, which findings call `name`: a path, or bytes.

        A document that is not well-formed gives a finding that says so. Raises OSError.
        """
        try:
            parsed, folder = _parsed(document, name)
        except DocumentError as error:
            yield from error.findings
        else:
            yield from self.validate(parsed, folder)

    @cached_property
    def _silence(self) -> Silence | None:
        """What knows of documents that nothing is to be said of; None where nothing does."""
        plan = next(iter(self._plans.values()))
        if len(self._plans) > 1 or not plan.accepted or plan.silence is None:
            return None
        prefixes, doubts = plan.silence
        return Silence((prefixes, doubts)) if saxon_folder() is not None else None

    def _documents(self, document: Document, folder: Path | None) -> Documents:
        documents = Documents(document, folder, self._folder)
        if self.fleeting:
            documents.ask(MOMENT)
        return documents

    def _plan(self, documents: Documents) -> Plan | Finding:
        """The plan to run: where the phase is ``#ANY``, that of the first that is meant."""
        if self.phase != ANY:
            return self._plans[self.phase]
        answer = judging.phase(self._plans[ANY], documents)
        return answer if isinstance(answer, Finding) else self._plans[answer or ""]


def load(
    source: Source,
    folder: Path | None = None,
    phase: str | None = None,
    cache: Path | None = None,
    binding: str | None = None,
) -> Schematron:
    """The Schematron schema in `source`, a file of `folder`: stand-alone, or embedded in RELAX NG
    (XML syntax) or XSD.

    Files that it includes are read below `folder`. `phase` is the phase to run, `binding` the
    query language binding where the schema names none. With `cache`, a folder, what is made of
    it is kept there. Raises SchemaError, with findings, where it is incorrect.
    """
    if cache is not None:
        from teitools.schematron.caching import keep, kept

        plans = kept(source, folder, phase, binding, cache)
        if plans is not None:
            return Schematron(source.name, plans, next(iter(plans)), folder)
    files = Files(folder)
    try:
        schema, wanted = _assembled(source, files, phase, binding)
        plans = _plans(schema, wanted)
    except RecursionError:
        place = Location(source.name, Position(1, 1))
        facts = {"reason": "its elements are nested too deep"}
        raise SchemaError.of(Finding(codes.TOO_LARGE, place, facts)) from None
    doubtful = [(schema.place(node), node.name, why) for node, why in doubts(schema.node)]
    for each in plans.values():
        each.digests = dict(files.digests)
        each.doubts = doubtful
    accepted = all(each.accepted for each in plans.values())
    if cache is not None and accepted and not files.fleeting:
        keep(source, phase, binding, cache, plans)
    return Schematron(source.name, plans, wanted, folder, files.fleeting)


def load_schema(
    source: Input, phase: str | None = None, *, cache: Path | None = None
) -> Schematron:
    """The Schematron schema in `source`, a path or bytes: see `load`.

    Files that it includes are read below its own folder. Raises SchemaError, OSError.
    """
    folder = Path(source).parent if isinstance(source, str | Path) else None
    return load(Source.of(source), folder, phase, cache)


def _parsed(document: Input, name: str | None) -> tuple[Document, Path | None]:
    source = Source.of(document)
    folder = Path(document).parent if isinstance(document, str | Path) else None
    return Document(source if name is None else Source(name, source.data)), folder


def _assembled(
    source: Source, files: Files, phase: str | None, binding: str | None
) -> tuple[Schema, str]:
    document = parsed(source)
    root = document.tree.getroot()
    address = quote(PurePath(source.name).name, errors="surrogateescape")
    if is_embedding(root):
        node, binding = embedded(root, document, address, files), binding or "xslt2"
    else:
        node = read(root, document, address, declared(root))
    schema = assembling.assemble(compose(node, files), binding)
    return schema, assembling.chosen(schema, phase)


def _plans(schema: Schema, wanted: str) -> dict[str, Plan]:
    """The plan of the phase that is `wanted`, first; for ``#ANY``, of all that may be meant."""
    if wanted != ANY:
        return {wanted: compiling.planned(schema, wanted)}
    plans = {ANY: compiling.choosing(schema)}
    for name, phase in schema.phases.items():
        if phase.when is not None:
            plans[name] = compiling.planned(schema, name)
    otherwise = assembling.chosen(schema, None)
    plans[""] = compiling.planned(schema, "#ALL" if otherwise == ANY else otherwise)
    return plans
