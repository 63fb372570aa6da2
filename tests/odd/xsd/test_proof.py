"""The XSD beside its RELAX NG, and beside the XSD that Trang makes of that."""

import pytest
import xmlschema

from teitools.errors import SchemaError
from tests.odd.compiled import grammar_of
from tests.odd.xsd.measuring import measure, write_schemas
from tests.requirements import ROOT, SHARED, need

FAST = ("stylesheets-test-pure", "stylesheets-test-pure2", "stylesheets-testClass", "teitools")
_FOLDER = SHARED / "tei" / "odd"
ALL = sorted(path.stem for path in _FOLDER.glob("*.odd"))


def path_of(name):
    """The ODD of this name."""
    return ROOT / "schema" / "teitools.odd" if name == "teitools" else _FOLDER / f"{name}.odd"


def proven(name, folder, documents, mutants, corpus=()):
    """What must be true of the XSD of every ODD."""
    measured = measure(grammar_of(path_of(name)), folder, documents, mutants, list(corpus))
    assert measured.wrongly_rejected == []
    assert measured.valid >= documents
    assert measured.ours.total() > 0.9 * measured.invalid.total() > 0
    if not measured.trang:
        assert [kind for kind, _ in measured.missed] == []
        assert measured.ours >= measured.theirs


@pytest.mark.parametrize("name", FAST)
def test_it_accepts_what_is_valid_and_rejects_what_is_not(name, tmp_path):
    need("shared", "trang")
    proven(name, tmp_path, documents=40, mutants=15)


@pytest.mark.parametrize("name", FAST)
def test_xmlschema_loads_it(name, tmp_path):
    need("shared")
    _, path = write_schemas(grammar_of(path_of(name)), tmp_path)
    assert xmlschema.XMLSchema10(str(path)).elements


def test_each_of_the_fast_ones_is_compiled():
    need("shared")
    assert all(path_of(name).exists() for name in FAST)


@pytest.mark.long
@pytest.mark.parametrize("name", ALL)
def test_every_customization(name, tmp_path):
    need("shared", "trang")
    try:
        grammar_of(path_of(name))
    except SchemaError:
        pytest.skip("it is not compiled")
    corpora = (SHARED / "corpora").rglob("*.xml")
    proven(name, tmp_path, 250, 150, [path.read_bytes() for path in sorted(corpora)])
    _, path = write_schemas(grammar_of(path_of(name)), tmp_path)
    assert xmlschema.XMLSchema10(str(path)).elements
