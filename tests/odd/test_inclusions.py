"""ODDs of several files: chapters that are included, addresses that count from elsewhere."""

from pathlib import Path

from teitools.api.compiling import compile_odd
from tests.odd.customizations import ALL, RNG, TEI, judge, odd, problems

XI = 'xmlns:xi="http://www.w3.org/2001/XInclude"'
CHAPTERS = '<TEI xmlns="{}" {}><text><xi:include href="{}"/></text></TEI>'
DELETED = '<elementSpec ident="hi" mode="delete"/>'
DOCUMENTS = ("<doc><p><lb/></p></doc>", "<doc><p><hi type='bold'/></p></doc>")


def test_the_schema_may_stand_in_a_chapter(folder: Path) -> None:
    (folder / "chapters").mkdir()
    inner = ALL + '<specGrpRef target="#here"/>'
    group = f'<div xmlns="{TEI}"><specGrp xml:id="here">{DELETED}</specGrp></div>'
    (folder / "chapters" / "spec.xml").write_text(
        odd(inner, 'start="doc" source="../small.xml"', '<xi:include href="groups.xml"/>')
    )
    (folder / "chapters" / "groups.xml").write_text(group)
    text = CHAPTERS.format(TEI, XI, "chapters/spec.xml")
    assert judge(folder, text, *DOCUMENTS) == [True, False]


def test_a_group_may_stand_in_a_chapter(folder: Path) -> None:
    (folder / "part.xml").write_text(
        f'<div xmlns="{TEI}"><p>Words.</p><specGrp xml:id="here">{DELETED}</specGrp></div>'
    )
    text = odd(
        ALL + '<specGrpRef target="#here"/>',
        'start="doc" source="small.xml"',
        '<xi:include href="none.xml"/><xi:include href="part.xml"/>',
    )
    assert judge(folder, text, *DOCUMENTS) == [True, False]
    assert list(compile_odd(folder / "my.odd").findings) == []


def test_chapters_that_include_each_other(folder: Path) -> None:
    (folder / "a.xml").write_text(CHAPTERS.format(TEI, XI, "my.odd"))
    assert problems(folder, CHAPTERS.format(TEI, XI, "a.xml")) == [("O102", 1)]
    assert problems(folder, CHAPTERS.format(TEI, XI, "b.xml")) == [("O102", 1), ("X151", 1)]


def test_addresses_count_from_their_base(folder: Path) -> None:
    (folder / "parts").mkdir()
    (folder / "parts" / "small.xml").write_bytes((folder / "small.xml").read_bytes())
    (folder / "parts" / "group.xml").write_text(f'<specGrp xmlns="{TEI}">{DELETED}</specGrp>')
    (folder / "small.xml").unlink()
    text = odd(
        ALL + '<specGrpRef target="group.xml"/>',
        'start="doc" source="small.xml" xml:base="parts/"',
    )
    assert judge(folder, text, *DOCUMENTS) == [True, False]


def test_a_base_elsewhere_is_never_read(folder: Path) -> None:
    text = odd(ALL, 'start="doc" source="small.xml" xml:base="https://example.org/odd/"')
    assert judge(folder, text, *DOCUMENTS) == [True, True]
    assert [each.code.id for each in compile_odd(folder / "my.odd").findings] == ["O152"]


def test_attributes_of_a_class_as_relax_ng_names_them(folder: Path) -> None:
    """As ODDs did before Pure ODD: in a content model, and in a list."""
    old = (
        '<elementSpec ident="lb" mode="change"><content>'
        '<rng:ref name="att.typed.attributes"/><rng:ref name="att.global.attributes"/>'
        '</content></elementSpec><elementSpec ident="p" mode="change"><attList>'
        '<attRef name="att.typed.attributes"/></attList></elementSpec>'
    )
    assert RNG in odd(old)
    text = odd(ALL + old, 'start="doc" source="small.xml"')
    documents = [
        "<doc><p type='x'><lb type='y' n='1'/></p></doc>",
        "<doc><p><lb>x</lb></p></doc>",
        "<doc type='x'><p/></doc>",
    ]
    assert judge(folder, text, *documents) == [True, False, False]


def test_names_in_relax_ng_may_have_the_prefix_of_the_schema(folder: Path) -> None:
    old = (
        '<elementSpec ident="p" mode="change"><content><rng:zeroOrMore><rng:choice>'
        '<rng:ref name="my_lb"/><rng:ref name="my_model.inline"/></rng:choice></rng:zeroOrMore>'
        "</content></elementSpec>"
    )
    text = odd(ALL + old, 'start="doc" source="small.xml" prefix="my_"')
    assert judge(folder, text, *DOCUMENTS, "<doc><p>x</p></doc>") == [True, True, False]


def test_attributes_of_another_namespace_have_a_prefix(folder: Path) -> None:
    for declared in ('ident="x:a" ns="urn:x"', 'ident="x:a" xmlns:x="urn:x"'):
        own = f'<elementSpec ident="lb" mode="change"><attList><attDef {declared}/></attList>'
        text = odd(f"{ALL}{own}</elementSpec>", 'start="doc" source="small.xml"')
        found = judge(folder, text, "<doc><p><lb y:a='1' xmlns:y='urn:x'/></p></doc>")
        assert found == [True]
