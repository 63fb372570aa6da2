"""Chaining: where specifications come from; files that an ODD names."""

from pathlib import Path

import pytest

from teitools.api.compiling import compile_odd
from teitools.errors import SchemaError
from tests.odd.customizations import ALL, TEI, judge, odd, problems


def test_a_file_of_specifications(folder: Path) -> None:
    text = odd(ALL, 'start="doc" source="small.xml"')
    assert judge(folder, text, "<doc><p><lb/></p></doc>") == [True]


def test_another_customization(folder: Path) -> None:
    text = odd(ALL, 'start="doc" source="base.odd"')
    documents = ["<doc><p x=''/></doc>", "<doc><p><lb/></p></doc>"]
    assert judge(folder, text, *documents) == [True, False]


def test_what_a_customization_has_deleted_is_not_there(folder: Path) -> None:
    text = odd('<elementRef key="lb"/>', 'start="lb" source="base.odd"')
    assert ("O121", 1) in problems(folder, text)


@pytest.mark.parametrize(
    "reference",
    [
        '<moduleRef key="n" include="lb" source="small.xml"/>',
        '<elementRef key="lb" source="small.xml"/>',
        '<elementSpec ident="lb" mode="change" source="small.xml"/>',
    ],
)
def test_parts_from_another_source(folder: Path, reference: str) -> None:
    text = odd('<moduleRef key="m"/>' + reference, 'start="doc" source="base.odd"')
    assert judge(folder, text, "<doc><p x=''><lb/></p></doc>") == [True]


def test_a_class_from_another_source_with_some_attributes(folder: Path) -> None:
    text = odd(
        '<moduleRef key="m"/><classRef key="att.global" include="n" source="small.xml"/>',
        'start="doc" source="base.odd"',
    )
    documents = ["<doc n='x'><p/></doc>", "<doc xml:id='x'><p/></doc>"]
    assert judge(folder, text, *documents) == [True, False]
    text = text.replace('include="n"', 'except="n"')
    assert judge(folder, text, *documents) == [False, True]


@pytest.mark.parametrize(
    "address",
    [
        "tei:current",
        "tei:4.8.0",
        "https://www.tei-c.org/Vault/P5/current/xml/tei/odd/p5subset.xml",
        "http://www.tei-c.org/Vault/P5/4.0.0/xml/tei/odd/p5subset.xml",
    ],
)
def test_the_tei_is_what_was_given(folder: Path, address: str) -> None:
    text = odd(ALL, f'start="doc" source="{address}"')
    given = str(folder / "small.xml")
    assert judge(folder, text, "<doc><p/></doc>", specifications=given) == [True]
    made = compile_odd(folder / "my.odd", specifications=given)
    expected = ["O108"] if "4." in address else []
    assert [f.code.id for f in made.findings] == expected


def test_without_specifications_it_is_the_tei(folder: Path) -> None:
    modules = "".join(f'<moduleRef key="{m}"/>' for m in ("tei", "core", "header", "textstructure"))
    text = odd(modules, 'start="p"')
    assert judge(folder, text, "<p><hi rend='i'/></p>", "<p><doc/></p>") == [True, False]


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ('source="http://example.org/x.odd"', "O106"),
        ('source="file:///etc/passwd"', "O106"),
        ('source="none.odd"', "X151"),
        ('source="../outside.odd"', "X150"),
        ('source="/etc/passwd"', "X150"),
        ('source="my.odd"', "O107"),
    ],
)
def test_sources_that_are_not_read(folder: Path, attributes: str, code: str) -> None:
    assert code in [found for found, _ in problems(folder, odd(ALL, attributes))]


def test_a_circle_of_sources(folder: Path) -> None:
    (folder / "one.odd").write_text(odd(ALL, 'source="two.odd"'))
    (folder / "two.odd").write_text(odd(ALL, 'source="one.odd"'))
    assert "O107" in [found for found, _ in problems(folder, odd(ALL, 'source="one.odd"'))]


def test_a_broken_source(folder: Path) -> None:
    (folder / "one.odd").write_text("<TEI")
    with pytest.raises(SchemaError) as caught:
        judge(folder, odd(ALL, 'source="one.odd"'))
    assert str(caught.value).startswith(str(folder / "one.odd"))


def test_bytes_have_no_files() -> None:
    with pytest.raises(SchemaError):
        compile_odd(odd(ALL, 'source="small.xml"').encode())


def test_groups_in_files(folder: Path) -> None:
    group = f'<specGrp xmlns="{TEI}" xml:id="g"><elementSpec ident="lb" mode="delete"/>'
    group += '<specGrpRef target="#h"/></specGrp>'
    other = f'<specGrp xmlns="{TEI}" xml:id="h"><elementSpec ident="hi" mode="delete"/></specGrp>'
    (folder / "sub").mkdir()
    (folder / "sub" / "groups.xml").write_text(f'<TEI xmlns="{TEI}">{group}{other}</TEI>')
    (folder / "alone.xml").write_text(group.replace('<specGrpRef target="#h"/>', ""))
    documents = ["<doc><p><lb/></p></doc>", "<doc><p><hi type='bold'/></p></doc>"]
    named = odd(ALL + '<specGrpRef target="sub/groups.xml#g"/>', 'start="doc" source="small.xml"')
    assert judge(folder, named, *documents) == [False, False]
    whole = odd(ALL + '<specGrpRef target="alone.xml"/>', 'start="doc" source="small.xml"')
    assert judge(folder, whole, *documents) == [False, True]


def test_what_is_included(folder: Path) -> None:
    (folder / "part.xml").write_text(f'<elementSpec xmlns="{TEI}" ident="lb" mode="delete"/>')
    text = odd(ALL + '<xi:include href="part.xml"/>', 'start="doc" source="small.xml"')
    assert judge(folder, text, "<doc><p><lb/></p></doc>") == [False]


def test_problems_in_another_file_are_told_there(folder: Path) -> None:
    (folder / "part.xml").write_text(
        f'<specGrp xmlns="{TEI}">\n\n<elementSpec ident="none" mode="change"/></specGrp>'
    )
    (folder / "my.odd").write_text(
        odd(ALL + '<specGrpRef target="part.xml"/>', 'start="doc" source="small.xml"')
    )
    (finding,) = compile_odd(folder / "my.odd").findings
    assert str(finding).startswith(f"{folder / 'part.xml'}:3:1: warning [O111")


def test_several_schemas(folder: Path) -> None:
    other = f'<schemaSpec ident="t" ns="" start="p" source="small.xml">{ALL}</schemaSpec>'
    text = odd(ALL, 'start="doc" source="small.xml"', other)
    documents = ["<doc><p/></doc>", "<p/>"]
    assert judge(folder, text, *documents) == [True, False]
    assert [f.code.id for f in compile_odd(folder / "my.odd").findings] == ["O105"]
    assert judge(folder, text, *documents, schema="t") == [False, True]
    assert judge(folder, text, *documents, schema="s") == [True, False]
    assert problems(folder, text, schema="u") == [("O104", 1)]
