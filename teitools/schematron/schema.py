"""A Schematron schema, ready to judge documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from urllib.parse import quote

from teitools.findings import Finding, Report
from teitools.schematron import assembling, compiling, judging
from teitools.schematron.composing import compose
from teitools.schematron.documents import Documents
from teitools.schematron.extraction import embedded, is_embedding
from teitools.schematron.files import Files, parsed
from teitools.schematron.model import Schema
from teitools.schematron.names import ANY
from teitools.schematron.nodes import declared, read
from teitools.schematron.plan import Plan
from teitools.source import Source
from teitools.xml.document import Document


class Schematron:
    """A correct Schematron schema, in a phase.

    Its expressions are judged by SaxonC when it is loaded; where SaxonC is not installed, that
    is a finding about every document.
    """

    def __init__(
        self, name: str, plans: dict[str, Plan], phase: str, folder: Path | None = None
    ) -> None:
        """`plans` are those of the phases that may be run, `folder` that of the schema."""
        self.name = name
        self.phase = phase
        self._plans = plans
        self._folder = folder

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What is doubtful in the schema: nothing is looked for."""
        return ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """The other files of the schema, relative to its folder."""
        return tuple(next(iter(self._plans.values())).digests)

    def validate(self, document: Document, folder: Path | None = None) -> Iterator[Finding]:
        """What is wrong with `document`, a file of `folder`, one by one."""
        documents = Documents(document, folder, self._folder)
        plan = self._plan(documents)
        if isinstance(plan, Finding):
            yield plan
        else:
            yield from judging.findings(plan, documents)

    def svrl(self, document: Document, folder: Path | None = None) -> bytes:
        """The report on `document` in SVRL (ISO/IEC 19757-3, annex D).

        What prevents the schema from being run stands in it as an element ``error``.
        """
        from teitools.schematron.svrl import write

        documents = Documents(document, folder, self._folder)
        plan = self._plan(documents)
        if isinstance(plan, Finding):
            first = next(iter(self._plans.values()))
            return write(first, documents, judging.Answer([], plan))
        return write(plan, documents, judging.ask(plan, documents, True))

    def report(self, document: Document, folder: Path | None = None) -> Report:
        """All that is wrong with `document`."""
        return Report(self.validate(document, folder))

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
    schema, wanted = _assembled(source, files, phase, binding)
    plans = _plans(schema, wanted)
    for each in plans.values():
        each.digests = dict(files.digests)
    if cache is not None and all(each.accepted for each in plans.values()):
        keep(source, phase, binding, cache, plans)
    return Schematron(source.name, plans, wanted, folder)


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
