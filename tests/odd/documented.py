"""Pages of documentation, for tests: a small ODD, its page, and what to look for in it."""

from __future__ import annotations

from lxml import html

from teitools.api.compiling import compile_odd
from tests.odd.compiled import SMALL, small_odd

ALL = '<moduleRef key="m"/><moduleRef key="n"/>'
EXAMPLES = 'xmlns="http://www.tei-c.org/ns/Examples"'
PROSE = f"""
<elementSpec ident="hi" mode="change">
  <gloss>marked</gloss>
  <desc>Marked words; see <gi>p</gi>, <gi>nothing</gi> and <att>type</att>.</desc>
  <desc xml:lang="fr">Des mots; voir <gi>p</gi>.</desc>
  <constraintSpec ident="c" scheme="schematron"><desc>In words.</desc><constraint>
    <sch:assert test="@n">A <sch:name/> says <sch:value-of select="@n"/>.</sch:assert>
  </constraint></constraintSpec>
  <attList><attDef ident="type" mode="change"><desc>How.</desc>
    <valList type="closed" mode="replace"><valItem ident="b"><desc>Bold.</desc></valItem></valList>
  </attDef></attList>
  <exemplum><egXML {EXAMPLES}>
    <p>Some <hi n="1 &lt; 2">words</hi><!-- more --></p>
  </egXML></exemplum>
  <remarks><p>A <ref target="http://example.org/">link</ref>, a <ptr target="#there"/>.</p>
  </remarks>
</elementSpec>
<constraintSpec ident="whole" scheme="schematron"><constraint>
  <sch:rule context="tei:doc"><sch:report test="not(*)">Empty.</sch:report></sch:rule>
</constraint></constraintSpec>
"""
TEXT = """<text><body><head>Title</head><p>Words with <gi>hi</gi>.</p>
<div xml:id="there"><head>There</head><list type="ordered"><item>one</item></list>
<table><row role="label"><cell>a</cell></row><row><cell>b</cell></row></table>
<specList><specDesc key="hi" atts="type n"/><specDesc key="none"/></specList></div>
<schemaSpec start="doc">{}</schemaSpec></body></text>"""


def documented(declarations=PROSE, **options):
    """The page of an ODD with these declarations, as a tree."""
    text = TEXT.format(ALL + declarations)
    odd = small_odd("").replace(b'<schemaSpec start="doc"></schemaSpec>', text.encode())
    return html.fromstring(compile_odd(odd, "html", specifications=small_odd(SMALL), **options))


def words(node):
    return " ".join("".join(node.itertext()).split())


def entry(page, ident):
    (found,) = page.xpath(f"//section[@id='{ident}']")
    return found


def broken_links(page):
    ids = [node.get("id") for node in page.iter("*") if node.get("id") is not None]
    assert len(ids) == len(set(ids))
    named = {value for node in page.iter("*") for value in node.get("aria-labelledby", "").split()}
    assert named <= set(ids)
    return {a.get("href") for a in page.iter("a") if a.get("href")[:1] == "#"} - {
        f"#{ident}" for ident in ids
    }
