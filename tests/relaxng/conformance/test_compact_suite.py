"""James Clark's suite for the compact syntax, whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from teitools.errors import SchemaError
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.syntax.compact_reader import read_compact
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source
from tests.relaxng.conformance.test_compact_canonical import canonical
from tests.relaxng.conformance.test_compact_grammars import equivalent, simplified
from tests.requirements import SHARED, need

_SUITE = SHARED / "conformance" / "compacttest.xml"
_CASES = 87
_INCOMPLETE = ("reference-without-grammar", "start-missing")
"""What the correct cases lack that are no schemas but parts of some."""
_INCLUDED = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0">'
    '<define name="foo"><empty/></define></grammar>'
)
"""What one case includes, which the suite has in the compact syntax only."""
_LATER = ("element * - *", "element * - (*", "element eg:* - ", "element eg1:* - ", '"p:A"')
"""What is in the incorrect cases that only RELAX NG, sections 4.16 and 6.2.8, tells as such."""


@dataclass(frozen=True)
class Case:
    """A schema in the compact syntax and, where it is correct, the same in XML syntax."""

    compact: str
    xml: str
    resources: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return " ".join(self.compact.split())[:40]


def _cases() -> list[Case]:
    if not _SUITE.is_file():
        return []
    text = re.sub(r"<!--\s*<testCase>.*?</testCase>\s*-->", "", _SUITE.read_text(), flags=re.DOTALL)
    cases = []
    for written in re.findall(r"<testCase>.*?</testCase>", text, re.DOTALL):
        compact = ElementTree.fromstring(written).find("compact")
        assert compact is not None
        schema = next(each.text for each in compact if each.tag != "resource")
        same = re.search(r"<xml>.*?<correct>\s*(.*?)</correct>", written, re.DOTALL)
        files = [(each.get("name", ""), each.text or "") for each in compact.iter("resource")]
        files += re.findall(
            r'<resource name="([^"]*\.rng)">\s*(.*?)</resource>', written, re.DOTALL
        )
        if len(files) == 1:
            files.append(("x.rng", _INCLUDED))
        cases.append(Case(schema or "", same[1] if same else "", tuple(files)))
    return cases


_ALL = _cases()
CORRECT = [case for case in _ALL if case.xml]
_INCORRECT = [case for case in _ALL if not case.xml]


def compact(text: str, annotations: bool = False) -> Node:
    return read_compact(Source("<compact>", text.encode()), "", annotations)


def xml(text: str) -> Node:
    return read_xml(Source("<xml>", text.encode()), "", True)


def test_the_suite_is_whole() -> None:
    need("shared")
    assert len(_ALL) == _CASES
    assert len(CORRECT) == 56
    assert sum(any(start in case.compact for start in _LATER) for case in _INCORRECT) == 8


@pytest.mark.parametrize("case", CORRECT, ids=str)
def test_it_stands_for_the_xml_with_all_that_annotates_it(case: Case) -> None:
    assert canonical(compact(case.compact, True), True) == canonical(xml(case.xml), True)


@pytest.mark.parametrize("case", CORRECT, ids=str)
def test_annotations_change_nothing_else(case: Case) -> None:
    assert canonical(compact(case.compact)) == canonical(xml(case.xml))


@pytest.mark.parametrize("case", CORRECT, ids=str)
def test_it_allows_the_same(case: Case) -> None:
    one, other = _outcome(case.compact, case), _outcome(case.xml, case)
    if isinstance(one, Grammar) and isinstance(other, Grammar):
        assert equivalent(one, other)
    else:
        assert one == other
        assert any(one == [name] for name in _INCOMPLETE)


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("case", _INCORRECT, ids=str)
def test_what_is_incorrect_is_refused(case: Case, keep: bool) -> None:
    if any(start in case.compact for start in _LATER):
        compact(case.compact, keep)
        later = _outcome(case.compact, case)
        assert isinstance(later, list) or later.warnings
        return
    with pytest.raises(SchemaError) as caught:
        compact(case.compact, keep)
    assert all(finding.code.id.startswith("R25") for finding in caught.value.findings)


def _outcome(schema: str, case: Case) -> Grammar | list[str]:
    """The schema in the simple form, or the names of what is wrong with it."""
    try:
        return simplified(schema, dict(case.resources))
    except SchemaError as error:
        return [finding.code.name for finding in error.findings]
