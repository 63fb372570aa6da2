"""The TEI's schemas compared with one another, and the project's own with the TEI's."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from teitools.relaxng import Schema, compare, load_schema
from tests.relaxng.agreement.documents import SCHEMAS, TEI_SCHEMAS
from tests.relaxng.agreement.grammars.reading import read
from tests.relaxng.agreement.invention import Inventor
from tests.requirements import ROOT, TEI_ALL, need

_DOCUMENTS = 12
_SUBSETS = ("tei_bare", "tei_minimal", "tei_lite", "tei_ms", "p5test-testbare")
_OTHERS = ("stylesheets-test-pure", "tei_speech", "tei_drama", "stylesheets2-testNonTeiOdd1")


@cache
def schema(name: str) -> Schema:
    return load_schema(SCHEMAS / f"{name}.rng")


@cache
def documents(name: str) -> tuple[bytes, ...]:
    """Invented documents that are valid."""
    inventor = Inventor(read((SCHEMAS / f"{name}.rng").read_bytes()), 7)
    made = (inventor.document(5 + n % 4, 30 + 10 * n).encode() for n in range(_DOCUMENTS))
    return tuple(each for each in made if schema(name).validate(each).valid)


def agrees(a: str, b: str) -> str:
    """Compare two schemas; what is said holds for invented documents. The verdict."""
    comparison = compare(schema(a), schema(b))
    assert not comparison.only_a.undecided
    assert not comparison.only_b.undecided
    for mine, theirs, found in ((a, b, comparison.only_a), (b, a, comparison.only_b)):
        assert documents(mine)
        if found.included:
            assert all(schema(theirs).validate(each).valid for each in documents(mine))
        else:
            assert found.document is not None
            document = found.document.encode()
            assert schema(mine).validate(document).valid
            assert not schema(theirs).validate(document).valid
    return comparison.verdict


@pytest.mark.parametrize("name", _SUBSETS)
def test_customizations_that_are_tei(name: str) -> None:
    need("shared")
    assert agrees(name, "tei_all") == "subset"


@pytest.mark.parametrize("name", _OTHERS)
def test_customizations_that_are_not(name: str) -> None:
    """Elements of their own; or ones that are empty because what they require was deleted."""
    need("shared")
    assert agrees(name, "tei_all") == "neither"


@pytest.mark.long
@pytest.mark.parametrize(("a", "b"), list(combinations(TEI_SCHEMAS, 2)))
def test_all_pairs(a: str, b: str) -> None:
    need("shared")
    agrees(a, b)


def test_the_project_is_tei() -> None:
    """All that the project's schema allows, tei_all allows too."""
    need("shared")
    comparison = compare(load_schema(ROOT / "schema" / "teitools.rng"), load_schema(TEI_ALL))
    assert comparison.verdict == "subset"


def test_compact_syntax_says_the_same() -> None:
    need("shared")
    from teitools.api.converting import convert_schema
    from teitools.source import Source

    compact = load_schema(Source("tei_all.rnc", bytes(convert_schema(Source.of(TEI_ALL)))))
    assert compare(load_schema(TEI_ALL), compact).verdict == "equal"


def test_a_changed_copy() -> None:
    need("shared")
    text = TEI_ALL.read_text(encoding="utf-8")
    start = text.index('<define name="model.hiLike">')
    changed = text[:start] + text[start:].replace('<ref name="hi"/>', "", 1)
    comparison = compare(load_schema(TEI_ALL), load_schema(changed.encode()))
    assert comparison.verdict == "superset"
    found = comparison.only_a.differences
    assert {(each.kind, each.subject and each.subject[1]) for each in found} == {("element", "hi")}
    assert len(found) > 200
