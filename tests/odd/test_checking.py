"""What is wrong with a customization itself, and whether it is a subset of the TEI."""

import pytest
from click.testing import CliRunner

from teitools.api.compiling import check_odd
from teitools.cli import main
from teitools.errors import SchemaError, UsageError
from teitools.findings import Severity
from teitools.source import Source
from tests.odd.compiled import SMALL, small_odd
from tests.requirements import ROOT, SHARED, need

ALL = '<moduleRef key="m"/>\n<moduleRef key="n"/>\n'
SPECS = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{SMALL}</TEI>'.encode()
AGREED = SPECS.replace(b'type="closed"', b'type="closed" mode="add"')
"""Specifications of which the TEI Stylesheets make what they say."""


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
            [("O148", 4)],
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


def test_what_a_class_adds_is_told_once():
    declarations = (
        ALL + '<classSpec ident="att.global" type="atts" mode="change"><attList>\n'
        '<attDef ident="x" mode="add"/></attList></classSpec>'
    )
    odd = Source("my.odd", small_odd("\n" + declarations))
    (finding,) = check_odd(odd, specifications=SPECS)
    assert str(finding.location) == "my.odd:5:1"
    assert finding.message == '<p> (and 3 more) allows what the TEI does not: <p x="x"/>'


def test_an_example_that_would_fill_the_screen_is_cut_off():
    many = '<elementRef key="hi" minOccurs="90" maxOccurs="90"/>'
    spec = f'<elementSpec ident="lb" mode="change"><content>{many}</content></elementSpec>'
    (finding,) = check_odd(small_odd(ALL + spec), specifications=SPECS)
    assert finding.message.endswith("...")
    assert len(finding.message) < 300


def test_a_module_without_elements_may_say_so():
    classes = SMALL.replace('elementSpec ident="', 'elementSpec rend="" ident="')
    specs = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><moduleSpec ident="tei"/>{classes}</TEI>'
    odd = small_odd('<moduleRef key="tei" include=""/>' + ALL)
    assert list(check_odd(odd, specifications=specs.encode(), conformance=False)) == []


@pytest.mark.parametrize(
    ("declarations", "expected"),
    [
        ("", []),
        (
            '<elementSpec ident="lb" mode="delete"/>\n'
            '<elementSpec ident="hi" mode="change"><content><elementRef key="lb"/></content>'
            "</elementSpec>",
            [("O138", 5), ("O147", 5), ("O155", 5)],
        ),
        (
            '<elementSpec ident="hi" mode="change"><content>\n<sequence minOccurs="0"><sequence>'
            '<elementRef key="lb"/></sequence></sequence></content></elementSpec>',
            [("O155", 4)],
        ),
        (
            '<elementSpec ident="hi" mode="change"><content>\n'
            '<elementRef key="lb" minOccurs="0" maxOccurs="2"/></content></elementSpec>',
            [("O155", 4)],
        ),
        (
            '<elementSpec ident="hi" mode="change"><attList>\n<attDef ident="type" mode="change">'
            '<valList type="closed"><valItem ident="a"/></valList></attDef></attList>'
            "</elementSpec>",
            [("O145", 5), ("O155", 4), ("O155", 4)],  # "a" is refused, "bold" allowed
        ),
        ('<specGrpRef target="#none"/>', [("O114", 4)]),
        (
            '<specGrp>\n<elementSpec ident="lb" mode="delete"/></specGrp>',
            [("O134", 4), ("O155", 3)],  # what is not deleted comes with its module
        ),
    ],
)
def test_where_the_stylesheets_differ(declarations, expected):
    odd = Source("my.odd", small_odd("\n" + ALL + declarations))
    report = check_odd(odd, specifications=AGREED, compat="7.58", conformance=False)
    found = [(finding.code.id, finding.location.position.line) for finding in report]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("compat", ["", "7.58"])
def test_a_change_of_what_a_class_does_not_have(compat):
    spec = (
        '<classSpec ident="att.typed" type="atts" mode="change"><attList>\n'
        '<attDef ident="x" mode="change"/>\n<attDef ident="subtype" mode="delete"/>'
        "</attList></classSpec>"
    )
    odd = Source("my.odd", small_odd(ALL + spec))
    report = check_odd(odd, specifications=AGREED, compat=compat, conformance=False)
    assert [str(finding)[:28] for finding in report] == ["my.odd:4:1: warning [O130 ch"]


@pytest.mark.parametrize("compat", ["", "7.58"])
def test_a_group_that_is_referred_to_from_nowhere(compat):
    group = '<specGrp{}>\n<elementSpec ident="new"/></specGrp>'
    for attribute, reference, expected in (
        ("", "", ["my.odd:3:1"]),
        (' xml:id="g"', '<specGrpRef target="#g"/>', []),
    ):
        odd = Source("my.odd", small_odd(ALL + group.format(attribute) + reference))
        report = check_odd(odd, specifications=AGREED, compat=compat, conformance=False)
        assert [str(f.location) for f in report if f.code.id == "O134"] == expected


def test_an_unknown_version_of_the_stylesheets():
    with pytest.raises(UsageError):
        check_odd(small_odd(ALL), specifications=SPECS, compat="6")


def test_what_an_element_requires_in_vain_is_named():
    declarations = (
        ALL + '<elementSpec ident="lb" mode="delete"/><elementSpec ident="hi" mode="change">'
        '<content><sequence><elementRef key="lb"/><textNode/></sequence></content></elementSpec>'
        '<elementSpec ident="p" mode="change"><content><elementRef key="hi"/></content>'
        '</elementSpec><elementSpec ident="doc" mode="change"><content><alternate>'
        '<elementRef key="doc"/><elementRef key="p"/></alternate></content></elementSpec>'
    )
    report = check_odd(small_odd(declarations), specifications=SPECS, conformance=False)
    said = [f.message.partition("requires ")[2] for f in report if f.code.id == "O131"]
    assert sorted(said) == [
        "<hi>, which can never be valid either",
        "<lb>, which the schema does not hold",
        "<p>, which can never be valid either",
    ]


def test_what_never_ends_is_impossible():
    spec = '<elementSpec ident="lb" mode="change"><content><elementRef key="lb"/></content>'
    report = check_odd(
        small_odd(f"{ALL}{spec}</elementSpec>"), specifications=SPECS, conformance=False
    )
    assert [finding.message for finding in report] == [
        "<lb> can never be valid: it requires itself, without end"
    ]


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


@pytest.mark.parametrize("options", ["", " --compat 7.58"])
def test_the_example_of_the_manual_is_what_is_said(options, monkeypatch):
    need("shared")
    monkeypatch.chdir(SHARED / "tei" / "odd")
    command = f"odd check tei_corpus.odd{options}"
    manual = (ROOT / "docs" / "odd.md").read_text(encoding="utf-8")
    _, _, shown = manual.partition(f"$ teitools {command}\n")
    lines, _, _ = shown.partition("```")
    said = CliRunner().invoke(main, command.split()).stdout.splitlines()
    wanted = lines.splitlines()
    assert [line for line in wanted if line not in (*said, "...")] == []
    assert len(wanted) > 2
    assert "..." in wanted or wanted == said


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ('\n<attlist><attDef ident="x"/></attlist>', "O157"),
        ('<attList>\n<attdef ident="x"/></attList>', "O157"),
        ('<attList>\n<attDef ident="x" mode="add" usage="required"/></attList>', "O157"),
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
    assert "<sequence> is no part of a content model" in str(caught.value.findings[0])
