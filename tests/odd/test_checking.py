"""What is wrong with a customization itself, and whether it is a subset of the TEI."""

import pytest
from click.testing import CliRunner

from teitools.api.compiling import check_odd
from teitools.cli import main
from teitools.errors import SchemaError
from teitools.findings import Severity
from teitools.source import Source
from tests.odd.compiled import SMALL, small_odd

ALL = '<moduleRef key="m"/>\n<moduleRef key="n"/>\n'
SPECS = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{SMALL}</TEI>'.encode()


def found(declarations, conformance=False):
    """The codes of what is found, with lines; the first declaration is on the second line."""
    odd = Source("my.odd", small_odd("\n" + declarations))
    report = check_odd(odd, specifications=SPECS, conformance=conformance)
    return [(finding.code.id, finding.location.position.line) for finding in report]


def test_a_customization_without_fault():
    assert found(ALL) == []
    assert found(ALL, conformance=True) == [("O150", 1)]


@pytest.mark.parametrize(
    ("declarations", "expected"),
    [
        ('<moduleRef key="m"/>\n<moduleRef key="n" include=""/>', [("O144", 3)]),
        (
            ALL + '<elementSpec ident="lb" mode="change"><attList>\n'
            '<attDef ident="type" mode="change"/>\n<attDef ident="n" mode="delete"/>\n'
            '<attDef ident="subtype" mode="delete"/></attList></elementSpec>',
            [("O130", 5), ("O130", 7)],
        ),
        (
            ALL + '<elementSpec ident="hi" mode="change"><attList>\n'
            '<attDef ident="type" mode="change">\n<valList type="closed"/></attDef>\n'
            '<attDef ident="subtype" mode="change"><valList mode="add"/></attDef>'
            "</attList></elementSpec>",
            [("O145", 6)],
        ),
        (
            '<moduleRef key="m"/>\n<elementSpec ident="p" mode="change"><content><alternate>\n'
            '<elementRef key="lb"/><textNode/></alternate></content></elementSpec>',
            [("O147", 4)],
        ),
        (
            ALL + '<elementSpec ident="lb" mode="delete"/>\n'
            '<elementSpec ident="p" mode="change"><content>\n<elementRef key="lb"/></content>'
            "</elementSpec>",
            [("O131", 2), ("O131", 5), ("O146", 3), ("O147", 6)],
        ),
        (ALL + '<elementSpec ident="new"/>', [("O146", 4)]),
        ('<moduleRef key="m"/>\n<elementRef key="lb"/>\n<elementRef key="hi"/>', []),
        ('<moduleRef key="m" except="q"/>\n<moduleRef key="n"/>', [("O135", 2)]),
        (ALL + '<elementSpec ident="lb"/>', [("O137", 4), ("O146", 4)]),
    ],
)
def test_what_is_doubtful(declarations, expected):
    assert sorted(found(declarations)) == sorted(expected)


@pytest.mark.parametrize(
    ("declarations", "expected"),
    [
        (
            ALL + '<elementSpec ident="lb" mode="change"><content><textNode/></content>'
            "</elementSpec>",
            [("O148", 4)],
        ),
        (
            ALL + '<elementSpec ident="new"><classes><memberOf key="model.inline"/></classes>'
            "<content><empty/></content></elementSpec>",
            [("O148", 4)],
        ),
        (
            ALL + '<classSpec ident="att.global" type="atts" mode="change"><attList>'
            '<attDef ident="x" mode="add"/></attList></classSpec>',
            [("O148", 2)] * 2 + [("O148", 3)] * 2,
        ),
        (
            ALL + '<elementSpec ident="hi" mode="change"><attList>'
            '<attDef ident="type" mode="delete"/></attList></elementSpec>',
            [("O132", 4), ("O148", 4)],
        ),
    ],
)
def test_what_is_not_tei(declarations, expected):
    assert sorted(found(declarations, conformance=True)) == expected


def test_the_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "specs.xml").write_bytes(SPECS)
    (tmp_path / "good.odd").write_bytes(small_odd(ALL))
    (tmp_path / "bad.odd").write_bytes(small_odd('<moduleRef key="m"/><moduleRef key="o"/>'))
    doubtful = small_odd('<moduleRef key="m"/><moduleRef key="n" include=""/>')
    (tmp_path / "doubtful.odd").write_bytes(doubtful)

    def run(*arguments):
        return CliRunner().invoke(main, ["odd", "check", "--source", "specs.xml", *arguments])

    good = run("good.odd")
    assert good.exit_code == 0
    assert "info [O150 is-tei]" in good.stdout
    assert run("good.odd", "--no-tei").output == ""
    assert run("doubtful.odd", "--no-tei").exit_code == 1
    assert "good.odd" not in run("doubtful.odd").output
    bad = run("bad.odd")
    assert bad.exit_code == 3
    assert "O110" in bad.stderr
    assert run("none.odd").exit_code == 2


def test_each_code_of_a_check_is_no_error():
    report = check_odd(small_odd(ALL), specifications=SPECS)
    assert all(finding.severity < Severity.ERROR for finding in report)


def test_content_too_deep():
    inner = "<textNode/>"
    for _ in range(240):
        inner = f"<sequence><textNode/><alternate><textNode/>{inner}</alternate></sequence>"
    spec = f'<elementSpec ident="p" mode="change"><content>{inner}</content></elementSpec>'
    odd = small_odd(ALL + spec)
    with pytest.raises(SchemaError):
        check_odd(odd, specifications=SPECS)


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ('\n<attlist><attDef ident="x"/></attlist>', "O155"),
        ('<attList>\n<attdef ident="x"/></attList>', "O155"),
        ('<attList>\n<attDef ident="x" mode="add" usage="required"/></attList>', "O155"),
        ('<classes mode="change">\n<memberOf key="model.gone"/></classes>', "O156"),
    ],
)
def test_what_is_not_understood_is_said(inner, code):
    change = f'<elementSpec ident="lb" mode="change">{inner}</elementSpec>'
    assert (code, 5) in found(ALL + change)


def test_what_is_no_pattern_of_relaxng_is_an_error():
    rng = 'xmlns:rng="http://relaxng.org/ns/structure/1.0"'
    content = f"<content>\n<rng:group {rng}><rng:sequence/></rng:group></content>"
    with pytest.raises(SchemaError) as caught:
        found(f'{ALL}<elementSpec ident="lb" mode="change">{content}</elementSpec>')
    assert "sequence is not content of a model" in str(caught.value.findings[0])
