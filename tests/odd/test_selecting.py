"""Groups of specifications, and which specifications a schema takes."""

import pytest

from teitools.errors import SchemaError
from tests.odd.compiled import compile_small


def elements(declarations):
    return list(compile_small(declarations)[0].elements)


def problems(declarations, attributes='start="doc"'):
    with pytest.raises(SchemaError) as caught:
        compile_small(declarations, attributes)
    return [(finding.code.id, finding.location.position) for finding in caught.value.findings]


def test_a_module_is_taken_whole_or_in_part():
    assert elements('<moduleRef key="m"/>') == ["doc", "p"]
    assert elements('<moduleRef key="m"/><moduleRef key="n" include="lb"/>') == ["doc", "p", "lb"]
    assert elements('<moduleRef key="m"/><moduleRef key="n" except="lb"/>') == ["doc", "p", "hi"]
    assert elements('<moduleRef key="m"/><moduleRef key="n" include=""/>') == ["doc", "p"]


def test_elements_are_taken_one_by_one():
    taken = elements(
        '<elementRef key="doc"/><elementRef key="p"/><classRef key="model.block"/>'
        '<macroRef key="macro.text"/>'
    )
    assert taken == ["doc", "p"]


def test_what_classes_are_not_taken_give_nothing():
    grammar, _ = compile_small('<elementRef key="p"/>', 'start="p"')
    assert grammar.elements["p"].attributes == ()


def test_groups_stand_where_they_are_referred_to():
    group = (
        '<moduleRef key="m"/><specGrpRef target="#g"/>'
        '<specGrp xml:id="g"><moduleRef key="n"/><elementSpec ident="lb" mode="delete"/></specGrp>'
    )
    assert elements(group) == ["doc", "p", "hi"]


@pytest.mark.parametrize(
    ("declarations", "code"),
    [
        ('<moduleRef key="nowhere"/>', "O110"),
        ("<moduleRef/>", "O112"),
        ('<moduleRef key="m" include="p" except="doc"/>', "O113"),
        ('<specGrpRef target="http://example.org/x.odd#g"/>', "O106"),
        (
            '<specGrp xml:id="g"><specGrpRef target="#g"/></specGrp>',
            "O115",
        ),
        ('<elementSpec ident="p" mode="alter"/>', "O116"),
        ('<elementSpec ident="q"><content><paragraph/></content></elementSpec>', "O117"),
        (
            '<elementSpec ident="q"><content><textNode maxOccurs="many"/></content></elementSpec>',
            "O118",
        ),
        (
            '<elementSpec ident="q"><content><elementRef key="r"/></content></elementSpec>',
            "O119",
        ),
        (
            '<classSpec ident="att.global" type="atts" mode="change"><classes mode="change">'
            '<memberOf key="att.global"/></classes></classSpec>',
            "O125",
        ),
        ('<elementSpec ident="a b"><content/></elementSpec>', "O128"),
        (
            '<elementSpec ident="q"><content><dataRef name="number"/></content></elementSpec>',
            "O129",
        ),
        ('<moduleRef url="http://example.org/m.rng"/>', "O106"),
    ],
)
def test_what_is_wrong_is_said_where_it_is(declarations, code):
    found = problems('<moduleRef key="m"/>' + declarations)
    assert code in [one for one, _ in found]
    assert all(position.line == 1 and position.column > 1 for _, position in found)


def test_a_start_must_be_an_element():
    assert problems('<moduleRef key="m"/>', 'start="nothing"')[0][0] == "O121"
    _, report = compile_small('<moduleRef key="m"/>', 'start="nothing doc"')
    assert [finding.code.id for finding in report] == ["O120"]
    assert problems('<moduleRef key="m" include=""/>', "")[0][0] == "O121"


def test_a_file_without_schema_or_specifications_is_no_odd():
    from teitools.odd.compiling import compile_grammar
    from teitools.source import Source
    from tests.odd.compiled import small_specifications

    for data, code in ((b"<TEI/>", "O102"), (b"<TEI>", None)):
        with pytest.raises(SchemaError) as caught:
            compile_grammar(Source("x.odd", data), small_specifications())
        assert len(caught.value.findings) == 1
        assert code in (None, caught.value.findings[0].code.id)
    with pytest.raises(SchemaError, match="O103"):
        compile_grammar(Source("x.odd", b"<TEI/>"), Source("s.xml", b"<TEI/>"))
