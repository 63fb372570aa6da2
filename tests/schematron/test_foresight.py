"""What the shape of an element tells must be so in every document with such an element."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from teitools.schematron.excerpts import Noted
from teitools.schematron.foresight import foreseen, matching
from teitools.schematron.shapes import MOST, Shape, Shapes
from tests.schematron.test_silence import elements

PREFIXES = {"t": "urn:t"}
CONDITIONS = (
    "@x", "not(@x)", "@x and @y", "@x or not(@y)", "@x | @y", "@* and @x", "t:b", "not(t:b)",
    "@x = '1'", "@x != '1'", "@x = @y", "not(@x = '1')", "'v' = 'v'", "'v' != 'v'", "''", "'v'",
    "self::t:b", "self::*", "self::a", "parent::t:a", "parent::*[@x]", "parent::*[not(@x)]", "..",
    "../@x", "../../@y", "ancestor::t:a", "ancestor::t:a[@x]/t:b", "ancestor::*[@x][@y]",
    "ancestor-or-self::t:c[@x]", "ancestor::t:a[1]", "ancestor::t:a[t:b]", "@x/..", "@x[. = '1']",
    "ancestor::t:a/@x", ".//t:c", "not(ancestor::t:a | parent::t:b)", "//t:c", "/t:a/@x", ".",
    "./@x", "contains(@x, '1')", "contains(normalize-space(@x), ' ')", "starts-with(@x, '/')",
    "string-length(normalize-space(@x)) > 0", "normalize-space(@x)", "string(@x) = ''",
    "count(@x) > 0", "name() = 'a'", "following-sibling::*[1]", "preceding::t:b[@x]", "true()",
    "false()", "boolean(@x)", "((@x)) and (true() or t:b)", "false() and t:b", "t:b or true()",
    "not(t:b) and @x", "@xml:id", "contains('ab', 'b')", "attribute::x", "child::t:b",
    "descendant::t:b", "ancestor::*/..",
)  # fmt: skip
PATHS = (
    "//t:a", "//t:*", "//*", "//a", "/t:a", "/t:b", "//t:a//t:b", "//t:a/t:b", "/t:a/t:b",
    "//t:a/@x", "//@x", "//t:a//@x", "//t:a[@x]/t:b", "//t:a[t:b]//t:c", "//t:a//t:a//t:b",
    "//child::t:b", "//t:a/following-sibling::t:b", "//t:b[not(@x)]", "//t:a[@x]/@y", "//@*",
    "//t:b[1]/t:c",
)  # fmt: skip


def shapes_of(tree: etree._Element) -> dict[etree._Element, Shape]:
    known: dict[etree._Element, Shape] = {}
    for element in tree.iter("*"):
        name = etree.QName(element)
        names = (etree.QName(each) for each in element.attrib)
        above = element.getparent()
        parent = Shape(None, ("", ""), frozenset()) if above is None else known[above]
        attributes = frozenset((each.namespace or "", each.localname) for each in names)
        known[element] = Shape(parent, (name.namespace or "", name.localname), attributes)
    return known


@settings(max_examples=60, deadline=None)
@given(st.lists(elements(), max_size=4))
def test_what_is_foreseen_is_so(inner: list[str]) -> None:
    tree = etree.fromstring(f'<a xmlns="urn:t">{"".join(inner)}</a>')
    for element, shape in shapes_of(tree).items():
        for condition in CONDITIONS:
            known = foreseen(condition, PREFIXES)(shape)
            said = element.xpath(f"boolean({condition})", namespaces=PREFIXES)
            assert known in (None, said), (condition, etree.tostring(tree))


@settings(max_examples=60, deadline=None)
@given(st.lists(elements(), max_size=4))
def test_what_a_path_selects_is_foreseen(inner: list[str]) -> None:
    tree = etree.fromstring(f'<a xmlns="urn:t">{"".join(inner)}</a>')
    known = shapes_of(tree)
    for path in PATHS:
        name, selects = matching(path, PREFIXES)
        owner = f"{path}/.." if "/@" in path else path
        selected = set(tree.xpath(owner, namespaces=PREFIXES))
        for element, shape in known.items():
            said = selects(shape)
            assert said in (None, element in selected), (path, etree.tostring(tree))
            if name is not None and element in selected:
                assert etree.QName(element).localname == name


def test_much_is_foreseen() -> None:
    tree = etree.fromstring('<a xmlns="urn:t" x="1"><b><c x="1" y="2"/></b></a>')
    for shape in shapes_of(tree).values():
        told = Counter(foreseen(each, PREFIXES)(shape) for each in CONDITIONS)
        assert min(told[True], told[False]) >= 10
        assert told[None] < len(CONDITIONS) / 2


@settings(max_examples=60, deadline=None)
@given(st.lists(elements(), max_size=4))
def test_tags_and_trees_have_the_same_shapes(inner: list[str]) -> None:
    text = f'<?p?><a xmlns="urn:t" xml:id="i">{"".join(inner)}</a>'
    of_tree = Shapes(lambda shape: ((1,) if shape.attributes else None, None))
    found = of_tree.of_tree(etree.ElementTree(etree.fromstring(text)))
    shapes = Shapes(lambda shape: ((1,) if shape.attributes else None, None))
    noted = Noted()
    for _ in range(2):
        noted.shapes.clear()
        noted.skim(shapes, text.encode(), text.index("<a"))
    assert sorted(map(described, noted.shapes)) == sorted(map(described, found))
    assert len(noted.shapes) == len(set(map(described, noted.shapes)))


def described(shape: Shape) -> str:
    above = "" if shape.parent is None else described(shape.parent)
    return f"{above}/{shape.name}{sorted(shape.attributes)}"


def test_shapes_are_forgotten() -> None:
    """However many there are, few are kept, and those that are open stay what they were."""
    shapes = Shapes(lambda shape: ((1,) if shape.name[1] == "last" else None, None))
    inner = "".join(f"<b{number}/>" for number in range(MOST + 10))
    tree = etree.ElementTree(etree.fromstring(f"<a><c>{inner}</c><last/></a>"))
    (last,) = shapes.of_tree(tree)
    assert described(last) == "/('', '')[]/('', 'a')[]/('', 'last')[]"
    assert len(shapes.document.children) <= 1
