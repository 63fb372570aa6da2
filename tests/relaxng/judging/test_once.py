"""One mistake is told once, in contents that have an order, a choice or a list."""

from __future__ import annotations

import pytest

from teitools.relaxng import Schema
from tests.relaxng.schemas import places, schema_of

ORDER = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="r">
    <optional><attribute name="size"><data type="integer"/></attribute></optional>
    <choice><attribute name="at"/><group><attribute name="from"/><attribute name="to"/></group>
      <empty/></choice>
    <optional><attribute name="why"><list><oneOrMore><choice><value>lost</value>
      <value>omitted</value></choice></oneOrMore></list></attribute></optional>
    <optional><attribute name="span"><list><data type="integer"/><optional><data type="integer"/>
      </optional></list></attribute></optional>
    <optional><attribute name="pair"><list><data type="integer"/><value>mm</value></list>
      </attribute></optional>
    <optional><attribute name="lang"><choice><data type="language"/><value/></choice></attribute>
      </optional>
    <element name="one"><ref name="in"/></element><element name="two"><ref name="in"/></element>
    <element name="three"><ref name="in"/></element>
    <optional><element name="four"><text/></element></optional>
    <zeroOrMore><ref name="five"/></zeroOrMore></element></start>
  <define name="in"><zeroOrMore><element name="hi"><attribute name="rend"/><text/></element>
    </zeroOrMore></define>
  <define name="five"><choice><element name="five"><attribute name="is"><value>a</value></attribute>
    <element name="x"><empty/></element></element><element name="five"><attribute name="is">
    <value>b</value></attribute><element name="y"><empty/></element></element></choice></define>
</grammar>"""
RIGHT = "<r><one/><two/><three/></r>"


@pytest.fixture(scope="module")
def order() -> Schema:
    return schema_of(ORDER, "order.rng")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("<r><two/><one/><three/></r>", ("R211", 1, 4), "<one> must come before it"),
        ("<r><three/><one/><two/></r>", ("R211", 1, 4), "<one> and <two> must come before it"),
        ("<r><one/><two/><three/><two/></r>", ("R211", 1, 24), "<two> is not allowed at"),
        ("<r><one/><two/><one/><two/><three/></r>", ("R211", 1, 16), "<one> is not allowed at"),
        ("<r><four/><one/><two/><three/></r>", ("R211", 1, 4), "must come before it"),
        ("<r><one/><hi rend=''/><three/></r>", ("R210", 1, 10), "<hi> is not allowed in <r>"),
        ("<r><one/><tow/><three/></r>", ("R219", 1, 10), "did you mean <two>?"),
        ("<r><one/><tow/><two/><three/></r>", ("R219", 1, 10), "did you mean <two>?"),
        ("<r><one/><x/><three/></r>", ("R210", 1, 10), "allowed here: <two>"),
        ("<r><one/><two/>three</r>", ("R216", 1, 16), "allowed here: <three>"),
        ("<r><one/>second<three/></r>", ("R216", 1, 10), "allowed here: <two>"),
        ("<r><one><i>x</i></one><two/><three/></r>", ("R219", 1, 9), "did you mean <hi>?"),
        ('<r at="" from=""><one/><two/><three/></r>', ("R213", 1, 10), "<r> beside 'at'"),
        ('<r why="lost lots"><one/><two/><three/></r>', ("R215", 1, 4), "'lots' is wrong: 'lost'"),
        ('<r why=""><one/><two/><three/></r>', ("R215", 1, 4), "at least one value is needed"),
        ('<r span="1 2 3"><one/><two/><three/></r>', ("R215", 1, 4), "'3' is one value too many"),
        ('<r span="1-2"><one/><two/><three/></r>', ("R215", 1, 4), "which is not a whole number"),
        ('<r span="1 x"><one/><two/><three/></r>', ("R215", 1, 4), "'x' is not a whole number"),
        ('<r pair="1"><one/><two/><three/></r>', ("R215", 1, 4), "after which 'mm' is missing"),
        ('<r lang="en_GB"><one/><two/><three/></r>', ("R215", 1, 4), "; write en-GB"),
        (
            '<r lang="en GB !"><one/><two/><three/></r>',
            ("R215", 1, 4),
            "or an empty value is needed",
        ),
        (RIGHT.replace("</r>", '<five is="c"><y/></five></r>'), ("R215", 1, 30), "'a' or 'b'"),
        (RIGHT.replace("</r>", "<five><y/></five></r>"), ("R214", 1, 24), "'is'"),
    ],
)
def test_one_mistake_is_told_once(
    order: Schema, text: str, place: tuple[str, int, int], said: str
) -> None:
    report = order.validate(text.encode())
    assert places(report.findings) == [place]
    assert said in report.findings[0].message


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("<r><x/><y/><z/></r>", ["R210", "R210", "R219"]),
        ("<r><x/><one/></r>", ["R210", "R212"]),
        ("<r>some <one/></r>", ["R216", "R212"]),
        ("<r><one/><one/><one/><three/></r>", ["R211", "R211", "R211"]),
        ("<r><one/><tow/><five is='a'/></r>", ["R219", "R211", "R212"]),
    ],
)
def test_what_no_mistake_accounts_for_is_told_too(
    order: Schema, text: str, codes: list[str]
) -> None:
    assert [code for code, _, _ in places(order.validate(text.encode()).findings)] == codes
