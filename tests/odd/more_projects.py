"""More customizations as projects write them: a dictionary, statements about persons, debates."""

from __future__ import annotations

from tests.odd.projects import Project

DICTIONARY = Project(
    'ident="lexicon" docLang="en" xml:lang="en" start="TEI"',
    """<moduleRef key="tei"/><moduleRef key="analysis" include="pc c"/>
<moduleRef key="core" include="abbr cit date desc gloss hi item list note p ptr quote ref title"/>
<moduleRef key="dictionaries" except="case colloc entryFree gen hom iType mood number per pos re"/>
<moduleRef key="header" include="teiHeader fileDesc titleStmt publicationStmt sourceDesc"/>
<moduleRef key="textstructure" include="body div TEI text"/>
<classRef key="att.global.facs"/>
<classSpec ident="model.sensePart" type="model" mode="add"/>
<macroSpec ident="macro.definition" mode="add"><content>
  <alternate minOccurs="0" maxOccurs="unbounded"><textNode/><classRef key="model.phrase"/>
  <elementRef key="list"/><classRef key="model.sensePart"/></alternate></content></macroSpec>
<elementSpec ident="cit" mode="change"><classes mode="change">
  <memberOf key="model.sensePart" mode="add"/></classes><attList>
  <attDef ident="type" mode="replace" usage="req"><valList type="closed" mode="change">
  <valItem ident="example"/><valItem ident="translation"/></valList></attDef></attList>
</elementSpec>
<elementSpec ident="def" mode="change"><classes mode="change"><memberOf key="model.sensePart"/>
  <memberOf key="model.entryPart.top" mode="delete"/>
  <memberOf key="model.entryPart" mode="delete"/></classes>
  <content><macroRef key="macro.definition"/></content></elementSpec>
<elementSpec ident="entry" mode="change"><classes mode="change">
  <memberOf key="model.entryPart.top" mode="add"/><memberOf key="model.sensePart" mode="add"/>
  </classes><content><alternate minOccurs="1" maxOccurs="unbounded"><elementRef key="sense"/>
  <elementRef key="pc"/><classRef key="model.entryPart.top"/><classRef key="model.global"/>
  </alternate></content><attList><attDef ident="xml:id" mode="change" usage="req"/>
  <attDef ident="xml:lang" mode="change" usage="req"/>
  <attDef ident="type" mode="replace"><valList mode="change" type="semi">
  <valItem ident="mainEntry"/></valList></attDef></attList></elementSpec>
<elementSpec ident="sense" mode="change"><content>
  <alternate minOccurs="0" maxOccurs="unbounded"><elementRef key="def"/><elementRef key="sense"/>
  <classRef key="model.sensePart"/><classRef key="model.global"/></alternate></content>
</elementSpec>""",
    (
        "<entry xml:id='a' xml:lang='en' type='x'><form><orth>a</orth></form><sense><def>x</def>"
        "<cit type='example'><quote>q</quote></cit><entry xml:id='b' xml:lang='en'><sense/>"
        "</entry></sense></entry>",
    ),
    (
        "<entry xml:id='a'><sense/></entry>",
        "<entry xml:id='a' xml:lang='en'><def>x</def></entry>",
        "<entry xml:id='a' xml:lang='en'><sense><cit><quote/></cit></sense></entry>",
        "<entry xml:id='a' xml:lang='en'/>",
        "<p><cit type='etymon'><quote/></cit></p>",
    ),
)

STATEMENTS = Project(
    'ident="statements" docLang="en" prefix="tei_" start="TEI"',
    """<moduleRef key="tei"/><moduleRef key="linking" include="ab"/>
<moduleRef key="core" include="bibl choice citedRange date desc orig p ptr publisher ref reg"/>
<moduleRef key="header" include="teiHeader fileDesc titleStmt publicationStmt sourceDesc"/>
<moduleRef key="core" include="title note"/>
<moduleRef key="namesdates" include="listRelation persName relation"/>
<moduleRef key="textstructure" include="TEI body text"/>
<elementSpec ident="body" module="textstructure" mode="change">
  <content><alternate maxOccurs="unbounded"><elementRef key="ab"/></alternate></content>
</elementSpec>
<elementSpec ident="bibl" mode="change"><content><sequence preserveOrder="true">
  <elementRef key="title" minOccurs="0" maxOccurs="2"/><elementRef key="ptr" minOccurs="1"/>
  <elementRef key="citedRange" minOccurs="0" maxOccurs="3"/></sequence></content></elementSpec>
<elementSpec ident="citedRange" mode="replace"><content><textNode/></content><attList>
  <attDef ident="unit" mode="add" usage="req"><datatype><dataRef key="teidata.enumerated"/>
  </datatype><valList type="closed"><valItem ident="p"/></valList></attDef></attList>
</elementSpec>
<elementSpec ident="date" mode="change"><classes mode="replace">
  <memberOf key="model.dateLike"/><memberOf key="att.datable.w3c"/></classes><attList>
  <attDef ident="calendar" mode="change"><datatype><dataRef key="teidata.pointer"/></datatype>
  <constraintSpec ident="calendars" scheme="schematron"><constraint>
  <sch:rule context="tei:date[parent::tei:reg]/@calendar"><sch:assert test=". = '#g'">g
  </sch:assert></sch:rule></constraint></constraintSpec></attDef></attList></elementSpec>
<elementSpec ident="persName" mode="change"><attList>
  <attDef ident="ref" mode="change" usage="req"><datatype maxOccurs="1">
  <dataRef name="anyURI" restriction="https://\\S+"/></datatype></attDef></attList></elementSpec>
<elementSpec ident="listRelation" mode="change"><classes mode="change">
  <memberOf key="model.pPart.data"/></classes>
  <content><elementRef key="relation" maxOccurs="unbounded"/></content></elementSpec>""",
    (
        "<ab><bibl><ptr target='x'/><citedRange unit='p'>3</citedRange></bibl>"
        "<persName ref='https://x'>x</persName><listRelation><relation name='x' mutual='#a #b'/>"
        "</listRelation><date when='1900'>x</date></ab>",
    ),
    (
        "<p/>",
        "<ab><bibl/></ab>",
        "<ab><date xml:id='a'/></ab>",
        "<ab><persName ref='http://x'>x</persName></ab>",
        "<ab><persName ref='https://x https://y'>x</persName></ab>",
        "<ab><bibl><ptr target='x'/><citedRange n='1' unit='p'/></bibl></ab>",
    ),
)

DEBATES = Project(
    'ident="debates" docLang="en" start="TEI teiCorpus"',
    """<moduleRef key="tei"/><moduleRef key="header"/><moduleRef key="core"/>
<moduleRef key="textstructure"/><moduleRef key="spoken"/><moduleRef key="linking"/>
<moduleRef key="analysis"/><moduleRef key="namesdates"/><moduleRef key="corpus"/>
<dataSpec ident="debates.speaker" module="debates" mode="add"><content>
  <dataRef name="string" restriction="#[A-Z][\\p{L}]+"/></content></dataSpec>
<classSpec ident="att.debates" type="atts" mode="add"><attList org="choice">
  <attDef ident="term" usage="req"><datatype><dataRef key="teidata.count"/></datatype></attDef>
  <attList><attDef ident="from-term" usage="req"><datatype><dataRef key="teidata.count"/>
  </datatype></attDef><attDef ident="to-term"><datatype><dataRef key="teidata.count"/></datatype>
  </attDef></attList></attList></classSpec>
<elementSpec ident="u" mode="change"><classes mode="replace">
  <memberOf key="model.divPart.spoken"/><memberOf key="att.global"/>
  <memberOf key="att.ascribed.directed"/><memberOf key="att.debates"/></classes>
  <content><alternate minOccurs="0" maxOccurs="unbounded"><elementRef key="seg"/>
  <classRef key="model.global" except="index anchor"/></alternate></content>
  <attList><attDef ident="who" mode="change" usage="req"><datatype>
  <dataRef key="debates.speaker"/></datatype></attDef></attList></elementSpec>
<elementSpec ident="w" mode="change"><attList><attDef ident="msd" mode="change" usage="req">
  <datatype><dataRef key="teidata.text" restriction="[A-Z].*"/></datatype></attDef>
  <attDef ident="pos" mode="delete"/></attList></elementSpec>
<elementSpec ident="note" mode="change"><attList><attDef ident="type" mode="change">
  <valList type="semi" mode="change"><valItem ident="speaker" mode="add"/></valList></attDef>
  </attList></elementSpec>""",
    (
        "<div><u who='#Ann' term='3'><seg><s><w msd='Nc'>x</w></s><note type='q'>z</note></seg>"
        "<pause/></u><u who='#Ann' from-term='3' to-term='4'/></div>",
    ),
    (
        "<div><u who='#Ann'/></div>",
        "<div><u who='#Ann' term='3' from-term='3'/></div>",
        "<div><u who='Ann' term='2'/></div>",
        "<div><u who='#Ann' term='2'>text</u></div>",
        "<div><u who='#Ann' term='2'><index indexName='a'/></u></div>",
        "<div><u who='#Ann' term='2'><seg><s><w>x</w></s></seg></u></div>",
    ),
)

PROJECTS = {"dictionary": DICTIONARY, "statements": STATEMENTS, "debates": DEBATES}
