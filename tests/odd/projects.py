"""Customizations as projects write them, of our own making, with documents that show what they say.

Each is what stands in its schemaSpec; documents are the content of the body of a small letter.
"""

from __future__ import annotations

from dataclasses import dataclass, field

NAMESPACES = (
    'xmlns="http://www.tei-c.org/ns/1.0" xmlns:rng="http://relaxng.org/ns/structure/1.0" '
    'xmlns:sch="http://purl.oclc.org/dsdl/schematron" xmlns:xi="http://www.w3.org/2001/XInclude" '
    'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'
)
HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt><publicationStmt><p>p</p>"
    "</publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader>"
)


@dataclass(frozen=True)
class Project:
    """A customization, and contents of `body` that it allows and forbids."""

    attributes: str
    declarations: str
    allowed: tuple[str, ...]
    forbidden: tuple[str, ...]
    outside: str = ""
    said: frozenset[str] = field(default_factory=frozenset)

    @property
    def odd(self) -> str:
        return (
            f"<TEI {NAMESPACES}>{HEADER}<text><body><div><head>Words</head>{self.outside}"
            f"<schemaSpec {self.attributes}>{self.declarations}</schemaSpec></div></body></text>"
            "</TEI>"
        )


def document(body: str) -> bytes:
    """A letter of the TEI with this body."""
    text = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}<text><body>{body}</body></text></TEI>'
    )
    return text.encode()


def closed(*names: str) -> str:
    items = "".join(f'<valItem ident="{name}"><desc>{name}</desc></valItem>' for name in names)
    return f'<valList type="closed" mode="replace">{items}</valList>'


INSCRIPTIONS = Project(
    'ident="stones" docLang="en" prefix="tei_" start="TEI teiCorpus" xml:lang="en" '
    'source="https://www.tei-c.org/Vault/P5/4.9.0/xml/tei/odd/p5subset.xml"',
    """<moduleRef key="core"/><moduleRef key="tei"/><moduleRef key="header" except="appInfo"/>
    <moduleRef key="textstructure" except="argument byline div1 div2 div3 div4 div5 div6 div7"/>
    <moduleRef key="transcr" except="damageSpan restore"/><moduleRef key="gaiji" include="g"/>
    <moduleRef key="analysis" include=""/>
    <elementSpec ident="div" module="textstructure" mode="change">
      <constraintSpec scheme="schematron" ident="div"><constraint><sch:rule context="tei:div">
        <sch:report test="parent::tei:div and @type != parent::tei:div/@type">nested</sch:report>
      </sch:rule></constraint></constraintSpec>
      <attList><attDef ident="type" mode="replace" usage="req"><valList type="closed">
        <valItem ident="edition"/><valItem ident="textpart"/></valList></attDef></attList>
    </elementSpec>
    <elementSpec ident="gap" module="core" mode="change"><attList>
      <attDef ident="reason" mode="replace" usage="req"><valList type="closed">
        <valItem ident="lost"/><valItem ident="illegible"/></valList></attDef>
      <attDef ident="dur" mode="delete"/></attList></elementSpec>
    <elementSpec ident="hi" module="core" mode="change"><attList>
      <attDef ident="rend" mode="replace" usage="req"><datatype maxOccurs="2">
        <dataRef key="teidata.word"/></datatype><valList type="semi"><valItem ident="tall"/>
      </valList></attDef></attList></elementSpec>
    <elementSpec ident="lb" mode="change" module="core"><gloss>line beginning</gloss>
      <desc xml:lang="en" versionDate="2020-01-01">marks a line</desc></elementSpec>""",
    (
        "<div type='edition'><div type='textpart'><p>x<lb/><gap reason='lost'/></p></div></div>",
        "<div type='edition'><p><hi rend='tall small'>A</hi><g/></p></div>",
    ),
    (
        "<div><p>x</p></div>",
        "<div type='edition'><p><gap/></p></div>",
        "<div type='edition'><p><gap reason='other'/></p></div>",
        "<div type='edition'><p><hi rend='a b c'>A</hi></p></div>",
        "<div type='edition'><p><hi>A</hi></p></div>",
        "<div1 type='edition'><p>A</p></div1>",
        "<div type='edition'><argument><p/></argument><p>A</p></div>",
    ),
)

NEWSPRINT = Project(
    'ident="print" start="TEI" ns="http://www.tei-c.org/ns/1.0"',
    f"""<moduleRef key="tei"/><moduleRef key="header"/>
    <moduleRef key="core" include="p lb pb hi name note title publisher head list item ref"/>
    <moduleRef key="textstructure" include="TEI text body div"/>
    <moduleRef key="transcr" include="fw space"/>
    <classSpec ident="att.global" type="atts" mode="change"><attList>
      <attDef ident="xml:base" mode="delete"/><attDef ident="xml:space" mode="delete"/></attList>
    </classSpec>
    <classSpec ident="att.placement" type="atts" mode="change"><attList>
      <attDef ident="place" mode="change" usage="opt">{closed("left", "foot")}</attDef></attList>
    </classSpec>
    <classSpec ident="model.listLike" type="model" mode="change"><classes mode="change">
      <memberOf key="model.pPart.edit"/></classes></classSpec>
    <elementSpec ident="name" module="core" mode="change"><attList>
      <attDef ident="type" mode="change" usage="opt">{closed("work")}</attDef></attList>
    </elementSpec>
    <elementSpec ident="name" module="core" mode="change"><attList>
      <attDef ident="resp" mode="delete"/></attList></elementSpec>
    <elementSpec ident="note" mode="change"><attList><attList org="choice">
      <attDef ident="left"><datatype>
        <dataRef name="token" restriction="[a-z]+"/></datatype></attDef>
      <attDef ident="right"><datatype><dataRef name="positiveInteger">
        <dataFacet name="maxInclusive" value="9"/></dataRef></datatype></attDef>
      </attList></attList></elementSpec>
    <elementSpec ident="space" mode="change"><attList>
      <attDef ident="quantity" mode="delete"/><attDef ident="unit" mode="delete"/></attList>
    </elementSpec>""",
    (
        "<p><note place='foot'>x</note><name type='work'>x</name></p>",
        "<p><note left='abc'>x</note><note right='9'>x</note><space/></p>",
    ),
    (
        "<p><note place='right'>x</note></p>",
        "<p><name type='person'>x</name></p>",
        "<p><name resp='#x'>x</name></p>",
        "<p><note left='abc' right='9'>x</note></p>",
        "<p><note right='10'>x</note></p>",
        "<p><space unit='cm'/></p>",
        "<p xml:base='x'/>",
    ),
)

ROMA = Project(
    'ident="roma" prefix="tei_" docLang="ja" start="TEI" source="tei:4.9.0"',
    "".join(f'<moduleRef key="{key}" except=""/>' for key in ("tei", "core", "header"))
    + '<moduleRef key="textstructure" except="div1 div2"/>'
    + "".join(
        f'<elementSpec ident="{name}" module="core" mode="change"><attList>'
        + "".join(
            f'<attDef ident="{att}" mode="delete"/>' for att in ("rend", "style", "xml:base", "ana")
        )
        + "</attList><exemplum><egXML xmlns='http://www.tei-c.org/ns/Examples'><p/></egXML>"
        "<ab>Words.</ab></exemplum><remarks mode='replace'><p>Words.</p></remarks></elementSpec>"
        for name in ("p", "hi", "ref", "list", "item", "title", "name", "date", "num")
    )
    + '<elementSpec ident="said" module="core" mode="delete"/>'
    + '<macroSpec ident="macro.limitedContent" mode="change"><content><textNode/></content>'
    "</macroSpec>" + '<dataSpec ident="teidata.enumerated" mode="change"><content><alternate>'
    '<dataRef name="NCName"/><valList type="closed"><valItem ident="1"/></valList></alternate>'
    "</content></dataSpec>",
    ("<p><hi>x</hi><num type='1'>1</num><num type='a'>1</num></p>",),
    (
        "<p rend='x'/>",
        "<p><hi style='x'>x</hi></p>",
        "<p><said>x</said></p>",
        "<p><num type='2'/></p>",
    ),
)

VIEWER = Project(
    'ident="viewer" start="TEI"',
    """<moduleRef key="tei"/><specGrpRef target="#base"/><specGrpRef target="#changes"/>
    <constraintSpec ident="keys" scheme="isoschematron"><constraint>
      <xsl:key name="people" match="tei:name" use="@key"/>
      <sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
      <sch:pattern><sch:rule context="tei:rs"><sch:assert test="key('people', @key)">no one
      </sch:assert></sch:rule></sch:pattern></constraint></constraintSpec>""",
    ("<p><b>x</b><lb/><rs key='k'>x</rs></p>", "<p xmlns:t='urn:t'><t:mark t:n='1'/></p>"),
    ("<p><hi>x</hi></p>", "<p xmlns:t='urn:t'><t:mark n='1'/></p>", "<p><mark/></p>"),
    outside="""<p>Words, and <specGrp xml:id="base"><p>words</p>
    <moduleRef key="header"/><moduleRef key="core" include="p hi lb rs name title"/>
    <elementRef key="TEI"/><elementRef key="text"/><elementRef key="body"/></specGrp></p>
    <specGrp xml:id="changes"><elementSpec ident="hi" mode="change"><altIdent>b</altIdent>
      <equiv name="b" uri="http://www.w3.org/1999/xhtml"/>
      <modelSequence predicate="@rend"><model behaviour="inline" output="web">
        <param name="content" value="."/><outputRendition>color: red;</outputRendition></model>
      </modelSequence><modelGrp><model behaviour="omit"/></modelGrp></elementSpec>
    <elementSpec ident="mark" ns="urn:t" mode="add"><classes><memberOf key="model.pPart.edit"/>
      </classes><content><empty/></content><attList><attDef ident="n" ns="urn:t" usage="req">
      <datatype><dataRef key="teidata.count"/></datatype></attDef></attList></elementSpec>
    </specGrp>""",
)

OLD = Project(
    'ident="old" prefix="old_" start="TEI"',
    """<moduleRef key="tei"/><moduleRef key="header"/><moduleRef key="textstructure"/>
    <moduleRef key="core" include="p hi lb note gone title"/>
    <elementSpec ident="none" mode="change"/><specGrpRef target="#none"/>
    <macroSpec type="dt" ident="data.mine" mode="add"><content><rng:choice>
      <rng:value>a</rng:value><rng:data type="integer"/></rng:choice></content></macroSpec>
    <elementSpec ident="hi" mode="change"><content><rng:ref name="att.typed.attributes"/>
      <rng:zeroOrMore><rng:choice><rng:text/><rng:ref name="old_lb"/>
      <rng:ref name="model.hiLike"/></rng:choice></rng:zeroOrMore></content>
      <attList><attDef ident="mine"><datatype><rng:ref name="data.mine"/></datatype></attDef>
      <attDef ident="code"><datatype><rng:ref name="data.enumerated"/></datatype></attDef>
      </attList></elementSpec>""",
    ("<p><hi type='x' mine='a' code='c'>x<lb/><hi mine='12'/></hi></p>",),
    ("<p><hi mine='b'>x</hi></p>", "<p><hi><note>x</note></hi></p>", "<p type='x'/>"),
    said=frozenset({"O111", "O114", "O151"}),
)

PROJECTS = {
    "inscriptions": INSCRIPTIONS,
    "newsprint": NEWSPRINT,
    "roma": ROMA,
    "viewer": VIEWER,
    "old": OLD,
}
