"""What the TEI Stylesheets 7.58 make of an ODD: theirs and ours are one language."""

import subprocess
from pathlib import Path

import pytest

from teitools.errors import SchemaError
from teitools.odd.compiling import Options, compile_grammar, compile_schema
from teitools.odd.loading import load
from teitools.odd.relaxng import write_relaxng
from teitools.relaxng.equivalence import compare
from teitools.relaxng.schema import load_schema
from teitools.source import Source
from tests.odd.compiled import SMALL, small_odd
from tests.requirements import SHARED, need

COMPAT = Options(compat="7.58")
ODDS = sorted((SHARED / "tei" / "odd").glob("*.odd")) if SHARED.is_dir() else []
WITHOUT_FILES = "stylesheets-base"
"""Its declarations are in files that are not here: what the reference is of cannot be told."""
COMPARED = [path for path in ODDS if path.stem != WITHOUT_FILES]


def test_files_that_are_not_there_are_named() -> None:
    need("shared")
    odd = SHARED / "tei" / "odd" / f"{WITHOUT_FILES}.odd"
    with pytest.raises(SchemaError) as caught:
        compile_schema(Source.of(odd), "rng", None, COMPAT)
    places = [(each.code.name, each.location.position.line) for each in caught.value.findings]
    assert places == [("missing-file", 9), ("missing-file", 10)]


@pytest.mark.parametrize("odd", COMPARED, ids=[path.stem for path in COMPARED])
def test_the_same_as_the_reference(odd: Path) -> None:
    need("shared")
    options = COMPAT
    if odd.stem in ("p5test-torture", "stylesheets-test13"):  # their modules are not referred to
        source = Source(odd.name, _without_modules(odd.read_bytes()))
    else:
        source = Source.of(odd)
    made, _ = compile_schema(source, "rng", None, options)
    ours = load_schema(Source(f"{odd.stem}.rng", made))
    assert compare(ours, load_schema(odd.with_suffix(".rng"))).verdict == "equal"


EQUAL = (
    "p5test-testbare",
    "stylesheets-test",
    "stylesheets-test-pure",
    "stylesheets-test-pure2",
    "tei_bare",
    "tei_lite",
    "tei_minimal",
    "tei_ms",
)
"""In these the Stylesheets do what the ODD says."""


@pytest.mark.parametrize("name", EQUAL)
def test_the_same_without_compat(name: str) -> None:
    need("shared")
    odd = SHARED / "tei" / "odd" / f"{name}.odd"
    made, _ = compile_schema(Source.of(odd), "rng")
    ours = load_schema(Source(f"{name}.rng", made))
    assert compare(ours, load_schema(odd.with_suffix(".rng"))).verdict == "equal"


def test_where_the_stylesheets_are_wrong_about_the_whole_tei() -> None:
    need("shared")
    odd = SHARED / "tei" / "odd" / "tei_all.odd"
    made, _ = compile_schema(Source.of(odd), "rng")
    ours = load_schema(Source("tei_all.rng", made))
    comparison = compare(ours, load_schema(odd.with_suffix(".rng")))
    assert comparison.verdict == "subset"
    lists = {"castItem", "classSpec", "constitution", "factuality", "interaction", "recording"}
    any_element = {"anyElement", "content", "datatype", "any"}
    differ = {d.element[1] for d in comparison.only_b.differences if d.element}
    assert differ == {*lists, "tag", *any_element}


def _without_modules(data: bytes) -> bytes:
    lines = data.split(b"\n")
    return b"\n".join(line for line in lines if b"<moduleRef url=" not in line)


ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
RNG = 'xmlns:rng="http://relaxng.org/ns/structure/1.0"'


def small(declarations, options=COMPAT, attributes='start="doc" ns=""'):
    """The schema that a small ODD comes to."""
    specs = load(Source("small.xml", _wrapped(SMALL)))
    source = Source("small.odd", small_odd(declarations, attributes))
    grammar, report = compile_grammar(source, specs, options)
    return load_schema(Source("small.rng", write_relaxng(grammar))), report


def _wrapped(specs):
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{specs}</TEI>'.encode()


def doc(content, attributes=""):
    """Declarations of an element `doc` with this content."""
    return (
        f'{ALL}<elementSpec ident="doc" {RNG}><content>{content}</content>{attributes}'
        "</elementSpec>"
    )


A, B = '<elementRef key="lb"/>', '<elementRef key="p"/>'
AB, AAA, ABAB = "<lb/><p/>", "<lb/><lb/><lb/>", "<lb/><p/><lb/><p/>"


@pytest.mark.parametrize(
    ("content", "right", "theirs"),
    [
        # a sequence alone in a sequence takes its place, and the outer one's times are forgotten
        (f'<sequence minOccurs="0"><sequence>{A}{B}</sequence></sequence>', ["", AB], [AB]),
        # an optional that holds one or more is one or more
        (
            f'<sequence minOccurs="0"><alternate maxOccurs="unbounded">{A}{B}</alternate>'
            "</sequence>",
            ["", AB],
            [AB],
        ),
        # one or more of none or more loses both
        (
            '<sequence maxOccurs="unbounded"><alternate minOccurs="0" maxOccurs="unbounded">'
            f"{A}{B}</alternate></sequence>",
            ["", AB, AAA],
            [AB],
        ),
        # from none to two is from none to three
        ('<elementRef key="lb" minOccurs="0" maxOccurs="2"/>', ["", "<lb/>"], ["", "<lb/>", AAA]),
        # what is repeated at the start of what follows goes
        (
            f'<sequence><elementRef key="lb" maxOccurs="unbounded"/>'
            f'<alternate minOccurs="0" maxOccurs="unbounded">{A}{B}</alternate></sequence>',
            ["<lb/>", AB],
            ["", "<lb/>", "<p/>", AB],
        ),
        # the members of a class that are chosen are one after the other
        (
            '<classRef key="model.inline" include="hi lb" maxOccurs="unbounded"/>',
            ["<lb/>", "<hi type='bold'/>"],
            ["<hi type='bold'/><lb/>"],
        ),
        # what is not selected is left out where it is required
        (f'<sequence>{A}<elementRef key="none"/></sequence>', None, ["<lb/>"]),
        (f'<alternate>{A}<elementRef key="none"/></alternate>', None, ["<lb/>"]),
        ('<elementRef key="none"/>', None, [""]),
        # RELAX NG: an optional of one or more, one or more of none or more, empty in a choice
        (
            '<rng:optional><rng:oneOrMore><rng:ref name="lb"/></rng:oneOrMore></rng:optional>',
            ["", "<lb/>"],
            ["<lb/>"],
        ),
        (
            '<rng:oneOrMore><rng:zeroOrMore><rng:ref name="lb"/></rng:zeroOrMore></rng:oneOrMore>',
            ["", "<lb/>"],
            ["<lb/>"],
        ),
        (
            '<rng:choice><rng:empty/><rng:ref name="lb"/></rng:choice>',
            ["", "<lb/>"],
            ["<lb/>"],
        ),
        # what they say as it is
        (
            f'<sequence preserveOrder="false">{A}{B}</sequence>',
            [AB, "<p/><lb/>"],
            [AB, "<p/><lb/>"],
        ),
        (f'<sequence minOccurs="2" maxOccurs="3">{A}{B}</sequence>', [ABAB], [ABAB]),
        (f'<alternate minOccurs="2" maxOccurs="unbounded">{A}{B}</alternate>', [AB], [AB, ABAB]),
        ('<elementRef key="lb" minOccurs="2" maxOccurs="3"/>', [AAA], [AAA, "<lb/><lb/>"]),
        ('<valList><valItem ident="a"/></valList>', ["a"], ["a"]),
        ('<dataRef name="integer"/>', ["1"], ["1"]),
    ],
)
def test_content(content, right, theirs):
    candidates = ["", "<lb/>", "<p/>", AB, "<p/><lb/>", AAA, ABAB, "<lb/><lb/>", "a", "1"]
    candidates += ["<hi type='bold'/>", "<hi type='bold'/><lb/>"]
    schema, _ = small(doc(content))
    for inner in candidates:
        if inner in theirs:
            assert schema.validate(f"<doc>{inner}</doc>".encode()).valid, inner
        elif right is not None and inner in right:
            assert not schema.validate(f"<doc>{inner}</doc>".encode()).valid, inner
    if right is not None:
        plain, _ = small(doc(content), Options())
        for inner in right:
            assert plain.validate(f"<doc>{inner}</doc>".encode()).valid, inner


VALUES = '<valList type="closed"{}><valItem ident="a"/><valItem ident="b"/></valList>'


@pytest.mark.parametrize(
    ("change", "valid", "invalid"),
    [
        # a closed list that does not state its mode has no effect
        (VALUES.format(""), ["bold", "wide"], ["a"]),
        (VALUES.format(' mode="add"'), ["a"], ["bold"]),
        (VALUES.format(' mode="replace"'), ["a"], ["bold"]),
        # in a change only values that state their mode are added, and the list opens
        (
            '<valList type="closed" mode="change"><valItem ident="bold" mode="delete"/>'
            '<valItem ident="a" mode="add"/><valItem ident="b"/></valList>',
            ["wide", "a"],
            ["bold", "b"],
        ),
        ('<valList mode="change"><valItem ident="a" mode="add"/></valList>', ["x"], ["x y"]),
        ('<valList mode="delete"/>', ["x"], ["x y"]),
    ],
)
def test_values(change, valid, invalid):
    spec = SMALL.replace('<valList type="closed">', '<valList type="closed" mode="add">')
    specs = load(Source("small.xml", _wrapped(spec)))
    declarations = (
        f'{ALL}<elementSpec ident="hi" mode="change"><attList><attDef ident="type" '
        f'mode="change">{change}</attDef></attList></elementSpec>'
    )
    source = Source("small.odd", small_odd(declarations, 'start="hi" ns=""'))
    grammar, _ = compile_grammar(source, specs, COMPAT)
    schema = load_schema(Source("small.rng", write_relaxng(grammar)))
    for value in valid:
        assert schema.validate(f"<hi type='{value}'/>".encode()).valid, value
    for value in invalid:
        assert not schema.validate(f"<hi type='{value}'/>".encode()).valid, value


@pytest.mark.parametrize(
    ("declarations", "code"),
    [
        ('<specGrpRef target="#none"/>', "O114"),
        ('<moduleRef key="none"/>', "O110"),
        ('<moduleRef key="n" include="none"/>', "O111"),
        ('<elementSpec ident="none" mode="change"/>', "O111"),
        ('<moduleRef key="n" include="lb" except="hi"/>', "O113"),
        (doc('<elementRef key="none"/>'), "O138"),
        ('<specGrp><elementSpec ident="lb" mode="delete"/></specGrp>', "O134"),
    ],
)
def test_what_they_bear_with_is_a_warning(declarations, code):
    _, report = small('<moduleRef key="m"/>' + declarations)
    assert code in [finding.code.id for finding in report]


def test_a_specification_is_known_by_its_namespace():
    new = (
        '<elementSpec ident="p" ns="urn:x" mode="change"><content><empty/></content></elementSpec>'
    )
    schema, report = small(f"{ALL}{new}")
    assert [finding.code.id for finding in report] == ["O133"]
    assert schema.validate(b"<doc><p>x</p></doc>").valid


def test_a_choice_of_attributes_holds_when_it_is_nested():
    attributes = '<attDef ident="a"/><attDef ident="b"/>'
    choice = f'<attList org="choice">{attributes}</attList>'
    schema, _ = small(doc("<empty/>", choice))
    assert not schema.validate(b"<doc a='' b=''/>").valid
    changed = f'{ALL}<elementSpec ident="lb" mode="change">{choice}</elementSpec>'
    schema, _ = small(changed, attributes='start="lb" ns=""')
    assert schema.validate(b"<lb a='' b=''/>").valid


def test_a_class_without_attributes_gets_none():
    new = (
        '<classSpec ident="att.x" type="atts" module="m"/><elementSpec ident="lb" mode="change">'
        '<classes mode="change"><memberOf key="att.x"/></classes></elementSpec>'
        '<classSpec ident="att.x" type="atts" mode="change"><attList><attDef ident="x"/></attList>'
        "</classSpec>"
    )
    schema, _ = small(ALL + new, attributes='start="lb" ns=""')
    assert not schema.validate(b"<lb x=''/>").valid
    plain, _ = small(ALL + new, Options(), attributes='start="lb" ns=""')
    assert plain.validate(b"<lb x=''/>").valid


@pytest.mark.parametrize("syntax", ["rng", "rnc"])
def test_jing_loads_the_whole_tei(tmp_path: Path, syntax: str) -> None:
    """Jing overflows its stack where many alternatives stand side by side."""
    need("jing", "shared")
    made, _ = compile_schema(Source.of(SHARED / "tei" / "odd" / "tei_all.odd"), syntax)
    (tmp_path / f"tei.{syntax}").write_bytes(made)
    (tmp_path / "x.xml").write_text("<x/>")
    command = ["jing", *(["-c"] if syntax == "rnc" else []), f"tei.{syntax}", "x.xml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert "Exception" not in done.stderr
    assert [line for line in done.stdout.splitlines() if "x.xml:" not in line] == []
