"""Grammars of ODDs, for tests: the project's, the TEI's exemplars, and small ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from teitools.findings import Report
from teitools.odd.compiling import compile_grammar
from teitools.odd.grammar import Grammar
from teitools.odd.loading import load
from teitools.odd.specs import Specifications
from teitools.source import Source
from tests.requirements import SHARED

SMALL = """
<classSpec ident="att.global" type="atts" module="m"><attList>
  <attDef ident="n"><datatype><dataRef key="word"/></datatype></attDef>
  <attDef ident="xml:id"><datatype><dataRef name="ID"/></datatype></attDef>
</attList></classSpec>
<classSpec ident="att.typed" type="atts" module="m"><attList>
  <attDef ident="type"><datatype><dataRef key="word"/></datatype></attDef>
  <attDef ident="subtype"><datatype><dataRef key="word"/></datatype></attDef>
</attList></classSpec>
<classSpec ident="model.inline" type="model" module="m"/>
<classSpec ident="model.block" type="model" module="m"/>
<macroSpec ident="macro.text" module="m"><content>
  <alternate minOccurs="0" maxOccurs="unbounded">
    <textNode/><classRef key="model.inline"/>
  </alternate>
</content></macroSpec>
<dataSpec ident="word" module="m">
  <content><dataRef name="token" restriction="\\S+"/></content>
</dataSpec>
<elementSpec ident="doc" module="m"><classes><memberOf key="att.global"/></classes>
  <content><classRef key="model.block" maxOccurs="unbounded"/></content>
</elementSpec>
<elementSpec ident="p" module="m">
  <classes><memberOf key="att.global"/><memberOf key="model.block"/></classes>
  <content><macroRef key="macro.text"/></content>
</elementSpec>
<elementSpec ident="hi" module="n">
  <classes>
    <memberOf key="att.global"/><memberOf key="att.typed"/><memberOf key="model.inline"/>
  </classes>
  <content><macroRef key="macro.text"/></content>
  <attList><attDef ident="type" mode="change" usage="req">
    <valList type="closed"><valItem ident="bold"/><valItem ident="wide"/></valList>
  </attDef></attList>
</elementSpec>
<elementSpec ident="lb" module="n">
  <classes><memberOf key="att.global"/><memberOf key="model.inline"/></classes>
  <content><empty/></content>
</elementSpec>
"""
"""A little TEI: modules m and n, elements doc, p, hi and lb."""

_TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" '
    'xmlns:sch="http://purl.oclc.org/dsdl/schematron">{}</TEI>'
)


def small_specifications() -> Specifications:
    """What `SMALL` specifies."""
    return load(Source("small.xml", _TEI.format(SMALL).encode()))


def small_odd(declarations: str, attributes: str = 'start="doc"') -> bytes:
    """An ODD of these declarations."""
    return _TEI.format(f"<schemaSpec {attributes}>{declarations}</schemaSpec>").encode()


def compile_small(declarations: str, attributes: str = 'start="doc"') -> tuple[Grammar, Report]:
    """The grammar of an ODD that chooses from `SMALL`."""
    source = Source("small.odd", small_odd(declarations, attributes))
    return compile_grammar(source, small_specifications())


@cache
def tei() -> Specifications:
    """The specifications of the TEI."""
    return load(Source.of(SHARED / "tei" / "p5subset.xml"))


@cache
def grammar_of(odd: Path) -> Grammar:
    """The grammar of an ODD that chooses from the TEI."""
    return compile_grammar(Source.of(odd), tei())[0]
