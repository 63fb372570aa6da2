"""ODDs with things changed at random: each is refused clearly, or compiled to all there is."""

from __future__ import annotations

import copy
import random

import pytest
from lxml import etree, html

from teitools.errors import SchemaError
from teitools.odd.compiling import compile_schema
from teitools.source import Source
from tests.odd.compiled import small_odd, small_specifications
from tests.odd.documented import ALL, PROSE, TEXT, broken_links
from tests.odd.test_compiled_odd import SCHEMAS

MORE = """<constraintSpec ident="z" scheme="schematron">
<constraint xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:old="http://www.ascc.net/xml/schematron">
  <sch:ns prefix="q" uri="http://q/"/><sch:let name="a" value="q:b"/>
  <sch:pattern id="z"><sch:rule context="q:x"><sch:assert test="1" diagnostics="d">
  <sch:emph>x</sch:emph></sch:assert></sch:rule></sch:pattern>
  <sch:diagnostics><sch:diagnostic id="d"/></sch:diagnostics>
  <xsl:key name="k" match="q:z" use="1"/><old:key name="k" match="a" path="b"/>
</constraint></constraintSpec>"""
VALUES = (
    "|x|a b|:|a:b|{}|#|http://[|javascript:x|\u00e9|1|-1|unbounded|change|delete|replace|add|p|hi|"
    'att.typed|xml|xmlns|tei|closed|\u2028|%|"|<|doc'
).split("|")
NAMES = (
    "ident mode key ns prefix type source name scheme context test id target url expand include "
    "minOccurs usage org start class"
).split()


def seeds():
    """ODDs without faults."""
    documented = TEXT.format(ALL + PROSE + MORE).encode()
    yield small_odd("").replace(b'<schemaSpec start="doc"></schemaSpec>', documented)
    for declarations in SCHEMAS.values():
        yield small_odd(declarations + MORE)


def changed(rng, data):
    """`data` with a few things changed."""
    root = etree.fromstring(data)
    nodes = list(root.iter("*"))
    for _ in range(rng.randint(1, 4)):
        node, kind = rng.choice(nodes), rng.randrange(6)
        if kind == 0 and node.attrib:
            node.set(rng.choice(list(node.attrib)), rng.choice(VALUES))
        elif kind == 1 and node.attrib:
            del node.attrib[rng.choice(list(node.attrib))]
        elif kind == 2:
            node.set(rng.choice(NAMES), rng.choice(VALUES))
        elif kind == 3 and node.getparent() is not None:
            node.getparent().remove(node)
        elif kind == 4:
            node.append(copy.deepcopy(rng.choice(nodes)))
        elif kind == 5:
            node.text = rng.choice(VALUES)
            node.append(etree.Comment("c"))
            node.append(etree.ProcessingInstruction("p", "x"))
    return etree.tostring(root)


def check(seed):
    """Whether a changed ODD is compiled; raises where that goes wrong."""
    rng = random.Random(seed)
    odd = Source("changed.odd", changed(rng, rng.choice(list(seeds()))))
    try:
        made = {to: compile_schema(odd, to, SPECIFICATIONS)[0] for to in ("rng", "sch")}
        compiled = compile_schema(odd, "odd", SPECIFICATIONS)[0]
        page = compile_schema(odd, "html", SPECIFICATIONS)[0]
    except SchemaError:
        return False
    for to, schema in made.items():
        alone = Source("compiled.odd", compiled)
        assert compile_schema(alone, to, alone)[0] == schema, (seed, to)
    tree = html.fromstring(page)
    assert broken_links(tree) == set(), seed
    assert list(tree.iter("script", "img")) == [], seed
    return True


SPECIFICATIONS = small_specifications()


def test_changed_odds():
    assert sum(check(seed) for seed in range(80)) > 20


@pytest.mark.parametrize("seed", [50030])
def test_keys_are_read_back_as_they_were(seed):
    assert check(seed)


@pytest.mark.long
def test_many_changed_odds():
    assert sum(check(seed) for seed in range(80, 3000)) > 1000
