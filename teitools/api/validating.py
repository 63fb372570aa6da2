"""The verbs `validate` and `load_schema`."""

from __future__ import annotations

from pathlib import Path

from teitools.findings import Report
from teitools.source import Source
from teitools.validation import check, check_alone, load
from teitools.xml.document import Schema as Engine

Input = str | Path | bytes | Source


class Schema:
    """A schema that is correct, ready to judge documents."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        """The name a person knows the schema by."""
        return self._engine.name

    def validate(self, document: Input) -> Report:
        """What this schema, and nothing else, finds wrong with `document` (a path or bytes).

        A document that is not well-formed gives a report that is not valid. Raises OSError
        when it cannot be read.
        """
        return check_alone(Source.of(document), self._engine)

    def __repr__(self) -> str:
        return f"Schema({self.name!r})"


def load_schema(source: Input) -> Schema:
    """The RELAX NG schema (XML syntax) or XSD in `source`: a path, or bytes.

    A ``str`` may also be an address that the catalog knows. Schemas that `source` includes
    are read below its own folder only. Raises SchemaError, with findings, when the schema is
    incorrect or of another kind, OSError when it cannot be read.
    """
    return Schema(load(source))


def validate(
    document: Input, *, schema: Schema | Input | None = None, folder: Path | None = None
) -> Report:
    """What is wrong with `document`: a path, or bytes.

    Without `schema` it is judged by the schemas that its `<?xml-model?>` instructions name
    and by the rules; with `schema`, by that one alone. Relative addresses of schemas count
    from `folder`, which is by default that of the document's file. A document that is not
    well-formed, or for which no schema is found, gives a report that is not valid. Raises
    SchemaError when a schema is incorrect, OSError when a file cannot be read.
    """
    if schema is not None:
        engine = schema if isinstance(schema, Schema) else load_schema(schema)
        return engine.validate(document)
    if folder is None and isinstance(document, str | Path):
        folder = Path(document).parent
    return check(Source.of(document), folder)
