"""The table of the TEI's specifications that belongs to the package."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from teitools.api.compiling import compile_odd, import_specifications
from teitools.cli import main
from teitools.errors import SchemaError
from teitools.odd.loading import load
from teitools.odd.specs import AttDef, AttList, Specifications
from teitools.odd.table import read_table, shipped
from teitools.odd.table_writing import write_table
from teitools.source import Source
from tests.odd.compiled import small_specifications, tei
from tests.requirements import ROOT, SHARED, need

TABLE = ROOT / "teitools" / "odd" / "tei.json"
LEGACY = """
<elementSpec ident="a" ns="urn:a" module="m" prefix="x_"
  xmlns:rng="http://relaxng.org/ns/structure/1.0">
  <altIdent>b</altIdent>
  <classes><memberOf key="model.x" min="1" max="unbounded"/></classes>
  <content><rng:choice><rng:text/><rng:ref name="a"/><rng:list><rng:data type="int">
    <rng:param name="minInclusive">1</rng:param></rng:data></rng:list></rng:choice>
    <rng:anyName/>
  </content>
  <attList org="choice"><attRef class="att.x" name="n"/><attRef class="att.y"/>
    <attList org="group"><attDef ident="t" mode="change" ns="urn:t"><altIdent>u</altIdent>
      <datatype minOccurs="2" maxOccurs="3"><dataRef key="d" restriction="x"/></datatype>
      <defaultVal>v</defaultVal>
      <valList mode="change"><valItem ident="i" mode="add"><altIdent>j</altIdent></valItem>
        <valItem ident="k" mode="delete"/></valList>
    </attDef></attList></attList>
</elementSpec>
<elementSpec ident="c" module="m"><content><sequence preserveOrder="false" maxOccurs="4">
  <classRef key="model.x" expand="sequence" include="a b"/><anyElement require="urn:z"/><empty/>
  <macroRef key="m"/><alternate minOccurs="0"><textNode/></alternate></sequence></content>
</elementSpec>
<macroSpec ident="m" module="m"><valList type="closed"><valItem ident="y"/></valList></macroSpec>
<dataSpec ident="d" module="m"><content><dataRef name="token"/></content></dataSpec>
<classSpec ident="model.x" type="model" module="m"/>
"""


def bare(specifications: Specifications) -> Specifications:
    """Without constraints, as in a table."""

    def attributes(listed: AttList) -> AttList:
        members = tuple(
            attributes(m)
            if isinstance(m, AttList)
            else replace(m, constraints=())
            if isinstance(m, AttDef)
            else m
            for m in listed.members
        )
        return AttList(listed.org, members)

    for kind in (specifications.elements, specifications.classes):
        for ident, spec in kind.items():
            kind[ident] = replace(spec, constraints=(), attributes=attributes(spec.attributes))
    return replace(specifications, order={}, constrained=False)


@pytest.mark.parametrize("which", ["small", "legacy"])
def test_what_is_written_is_read_again(which: str) -> None:
    document = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{LEGACY}</TEI>'.encode()
    specifications = small_specifications() if which == "small" else load(Source("l", document))
    assert read_table(write_table(specifications)) == bare(specifications)


def test_the_shipped_table_is_up_to_date() -> None:
    need("shared")
    assert bytes(import_specifications(SHARED / "tei" / "p5subset.xml")) == TABLE.read_bytes()


def test_the_shipped_table_is_the_tei() -> None:
    need("shared")
    loaded = load(Source.of(SHARED / "tei" / "p5subset.xml"))
    assert shipped() == bare(loaded)
    assert list(shipped().elements) == list(tei().elements)


def test_the_shipped_table_holds_no_prose() -> None:
    assert max(len(line) for line in TABLE.read_text("utf-8").splitlines()) < 4000
    for spec in (*shipped().elements.values(), *shipped().classes.values()):
        assert spec.documentation == ""
        assert spec.constraints == ()
        assert all(not d.documentation for d in spec.attributes.definitions())


@pytest.mark.parametrize("data", [b"{", b"{}", b'{"format":99}', b'{"format":1,"elements":3}'])
def test_what_is_no_table(data: bytes) -> None:
    with pytest.raises(SchemaError) as caught:
        load(Source("t.json", data))
    assert [finding.code.id for finding in caught.value.findings] == ["O101"]


def test_a_table_is_made_and_used(tmp_path, monkeypatch) -> None:
    from tests.odd.compiled import SMALL, small_odd

    monkeypatch.chdir(tmp_path)
    specs = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{SMALL}</TEI>'
    (tmp_path / "specs.xml").write_text(specs)
    (tmp_path / "my.odd").write_bytes(small_odd('<moduleRef key="m"/><moduleRef key="n"/>'))
    run = CliRunner().invoke
    made = run(main, ["odd", "import-specs", "specs.xml", "-o", "specs.json"])
    assert (made.exit_code, made.output) == (0, "")
    shown = run(main, ["odd", "import-specs", "specs.xml"])
    assert shown.stdout_bytes == (tmp_path / "specs.json").read_bytes()
    outputs = [
        run(main, ["odd", "compile", "my.odd", "--source", f"specs.{ending}"]).stdout_bytes
        for ending in ("xml", "json")
    ]
    assert outputs[0] == outputs[1] != b""
    over = run(main, ["odd", "import-specs", "specs.xml", "-o", "specs.xml"])
    assert over.exit_code == 2
    assert run(main, ["odd", "import-specs", "none.xml"]).exit_code == 2
    assert run(main, ["odd", "import-specs", "my.odd"]).exit_code == 3


def test_a_table_of_the_whole_tei_is_a_source() -> None:
    odd = (
        b'<schemaSpec xmlns="http://www.tei-c.org/ns/1.0" ident="x" start="p">'
        b'<moduleRef key="tei"/><moduleRef key="core" include="p"/></schemaSpec>'
    )
    table = write_table(shipped())
    assert compile_odd(odd, specifications=table) == compile_odd(odd)
