"""Small customizations of a small TEI, in a folder of their own, and what is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.api.compiling import compile_odd
from teitools.errors import SchemaError
from teitools.relaxng.schema import load_schema
from teitools.source import Source

TEI = "http://www.tei-c.org/ns/1.0"
RNG = "http://relaxng.org/ns/structure/1.0"
ALL = '<moduleRef key="m"/><moduleRef key="n"/>'


def odd(declarations: str, attributes: str = 'start="doc"', after: str = "") -> str:
    return (
        f'<TEI xmlns="{TEI}" xmlns:rng="{RNG}" xmlns:xi="http://www.w3.org/2001/XInclude">'
        f'<schemaSpec ident="s" ns="" {attributes}>{declarations}</schemaSpec>{after}</TEI>'
    )


def judge(folder: Path, text: str, *documents: str, **options: str) -> list[bool]:
    path = folder / "my.odd"
    path.write_text(text)
    made = compile_odd(path, **options)  # type: ignore[arg-type]
    schema = load_schema(Source("my.rng", bytes(made)))
    return [schema.validate(document.encode()).valid for document in documents]


def problems(folder: Path, text: str, **options: str) -> list[tuple[str, int]]:
    path = folder / "my.odd"
    path.write_text(text)
    with pytest.raises(SchemaError) as caught:
        compile_odd(path, **options)  # type: ignore[arg-type]
    found = caught.value.findings
    return [(f.code.id, f.location.position.line if f.location.position else 0) for f in found]
