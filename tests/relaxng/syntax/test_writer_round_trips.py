"""What is written and read again is the same schema."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from teitools.findings import Finding
from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.compact_writer import write_compact
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.writer_codes import ANNOTATION_MOVED
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.relaxng.syntax.xml_writer import write_xml
from teitools.source import Source
from tests.relaxng.syntax.writer_canonical import canonical
from tests.relaxng.syntax.writer_trees import schemas
from tests.requirements import SHARED, need

_SLOW = settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
_SCHEMA = re.compile(r"<(?:correct|resource[^>]*)>\s*(<[^!].*?)</(?:correct|resource)>", re.DOTALL)
_TEI = sorted((SHARED / "tei" / "odd").glob("*.rng"))


def _compact(root: Node) -> Node:
    return read_compact(Source("x.rnc", write_compact(root)), "", annotations=True)


def _xml(root: Node) -> Node:
    return read_xml(Source("x.rng", write_xml(root)), "", annotations=True)


def _stays(root: Node) -> bool:
    """Whether the compact syntax has a place for each annotation."""
    findings: list[Finding] = []
    write_compact(root, findings)
    return all(each.code is not ANNOTATION_MOVED for each in findings)


@_SLOW
@given(schemas())
def test_either_syntax(root: Node) -> None:
    expected = canonical(root)
    assert canonical(_compact(root)) == expected
    assert canonical(_xml(root)) == expected


@_SLOW
@given(schemas(notes=True))
def test_xml_with_annotations(root: Node) -> None:
    assert canonical(_xml(root)) == canonical(root)


@_SLOW
@given(schemas(notes=True).filter(_stays))
def test_there_and_back_with_annotations(root: Node) -> None:
    compact, expected = _compact(root), canonical(root)
    assert canonical(compact) == expected
    once = _xml(compact)
    assert canonical(once) == expected
    assert write_compact(once).split() == write_compact(_xml(_compact(once))).split()


@pytest.mark.parametrize("path", _TEI, ids=lambda path: path.stem)
def test_the_schemas_of_the_tei(path: Path) -> None:
    root = read_xml(Source.of(path), "", annotations=True)
    expected = canonical(root)
    assert canonical(_xml(root)) == expected
    compact = _compact(root)
    assert canonical(compact) == expected
    written = write_xml(compact)
    again = read_xml(Source("x.rng", written), "", annotations=True)
    assert canonical(again) == expected
    assert write_xml(_compact(again)) == written


def _suite() -> list[str]:
    """Every schema of Clark's suites that is correct by section 3 of RELAX NG."""
    found: dict[str, None] = {}
    for name in ("spectest.xml", "compacttest.xml"):
        path = SHARED / "conformance" / name
        text = path.read_text() if path.is_file() else ""
        for schema in _SCHEMA.findall(text):
            if "structure/1.0" in schema and not schema.startswith("<start"):
                found[schema] = None
    return list(found)


_SUITE = _suite()


def test_the_suites_are_whole() -> None:
    need("shared")
    assert len(_SUITE) == 221


@pytest.mark.parametrize("xml", _SUITE, ids=range(len(_SUITE)))
def test_the_schemas_of_the_suites(xml: str) -> None:
    root = read_xml(Source("x.rng", xml.encode()), "", annotations=True)
    assert canonical(_xml(root)) == canonical(root)
    assert canonical(_compact(root)) == canonical(root)


@pytest.mark.parametrize(
    "compact",
    [
        "element a {\n  (\n    # one\n    b,\n    c\n    # two\n  ),\n  # three\n  d?\n}",
        "element a {\n  # one\n  b*\n}",
        "element a {\n  (\n    # one\n    b\n  )*\n}",
        "element a { ([ x:y = '' ] (b\n # one\n)), c }",
        "start = grammar {\n  a = b, c\n  # one\n}",
    ],
)
def test_comments_stay_where_they_are(compact: str) -> None:
    names = 'namespace x = "urn:x"\n' if "x:" in compact else ""
    root = read_compact(Source("x.rnc", f"{names}{compact}".encode()), "", annotations=True)
    once = write_compact(root)
    twice = write_compact(_xml(_compact(root)))
    assert once == twice
    assert once.count(b"# ") == compact.count("# ")
