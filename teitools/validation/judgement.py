"""What came of judging a document; and a document judged by one schema alone."""

from __future__ import annotations

from typing import NamedTuple

from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.source import Source
from teitools.validation.constraints import AccompaniedEngine, ConstrainedEngine
from teitools.validation.engines import Engine
from teitools.xml.beside import Beside


class Judgement(NamedTuple):
    """What was found wrong with a document, before levels are set.

    `beside` is what else was looked at; where that is not known, nothing of it may be kept.
    """

    findings: list[Finding]
    beside: Beside | None = None


def judged_by(engine: Engine, source: Source) -> Judgement:
    """`source` judged by one schema alone, which parses it first, if need be."""
    from teitools.xml.document import Document

    beside = Beside()
    try:
        if isinstance(engine, ConstrainedEngine):
            return Judgement(*engine.judge(source))
        document = Document(source)
        beside = document.beside
        if isinstance(engine, AccompaniedEngine):
            return Judgement(list(engine.whole_findings(document)), beside)
    except DocumentError as error:
        return Judgement(list(error.findings), beside)
    return Judgement(list(engine.validate(document)), beside)
