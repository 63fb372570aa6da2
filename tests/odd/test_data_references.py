"""References to data types by pointer (`dataRef/@ref`)."""

from __future__ import annotations

import pytest

from teitools.errors import SchemaError
from teitools.odd.relaxng import write_relaxng
from teitools.relaxng.equivalence import compare
from teitools.relaxng.schema import load_schema
from teitools.source import Source
from tests.odd.compiled import compile_small

ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
OWN = (
    '<dataSpec ident="code" xml:id="d1" mode="add"><content><alternate>'
    '<dataRef name="integer"/><dataRef name="NCName"/></alternate></content></dataSpec>'
)


def schema(reference: str) -> bytes:
    attribute = f'<attDef ident="a" mode="add"><datatype>{reference}</datatype></attDef>'
    change = f'<elementSpec ident="p" mode="change"><attList>{attribute}</attList></elementSpec>'
    return write_relaxng(compile_small(ALL + OWN + change, 'start="doc"')[0])


def equal(one: str, other: str) -> bool:
    loaded = [load_schema(Source("x.rng", schema(each))) for each in (one, other)]
    return compare(*loaded).verdict == "equal"


@pytest.mark.parametrize(
    ("pointer", "same"),
    [
        ('<dataRef ref="#d1"/>', '<dataRef key="code"/>'),
        ('<dataRef ref=" #d1 "/>', '<dataRef key="code"/>'),
        (
            '<dataRef ref="#d1" restriction="[a-f0-9]+"/>',
            '<dataRef key="code" restriction="[a-f0-9]+"/>',
        ),
        ('<dataRef ref="http://www.w3.org/TR/xmlschema-2/#date"/>', '<dataRef name="date"/>'),
        ('<dataRef ref="https://www.w3.org/TR/xmlschema11-2/#date"/>', '<dataRef name="date"/>'),
        ('<dataRef ref="http://www.w3.org/2001/XMLSchema#date"/>', '<dataRef name="date"/>'),
        (
            '<dataRef ref="http://www.w3.org/2001/XMLSchema-datatypes#int">'
            '<dataFacet name="maxInclusive" value="9"/></dataRef>',
            '<dataRef name="int"><dataFacet name="maxInclusive" value="9"/></dataRef>',
        ),
    ],
)
def test_a_pointer_leads_to_a_data_type(pointer: str, same: str) -> None:
    assert equal(pointer, same)
    assert not equal(pointer, '<dataRef name="token"/>')


def test_a_page_of_the_tei() -> None:
    pages = "https://www.tei-c.org/release/doc/tei-p5-doc/en/html"
    with pytest.raises(SchemaError, match=r"'teidata.word', which is nowhere specified"):
        schema(f'<dataRef ref="{pages}/ref-teidata.word.html"/>')


@pytest.mark.parametrize(
    ("pointer", "code"),
    [
        ("#d2", "O154"),
        ("#", "O154"),
        ("", "O154"),
        ("d1", "O154"),
        ("types.xsd#code", "O154"),
        ("http://example.org/types#code", "O154"),
        ("http://www.w3.org/TR/xmlschema-2/", "O154"),
        ("http://www.w3.org/2001/XMLSchema#tokens", "O129"),
    ],
)
def test_a_pointer_to_nothing_is_an_error_with_its_place(pointer: str, code: str) -> None:
    with pytest.raises(SchemaError) as caught:
        schema(f'<dataRef ref="{pointer}"/>')
    (finding,) = caught.value.findings
    assert finding.code.id == code
    assert str(finding).startswith("small.odd:1:")
