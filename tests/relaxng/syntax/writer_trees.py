"""Schemas made at random, as trees that section 3 of RELAX NG allows."""

from __future__ import annotations

from hypothesis import strategies as st

from teitools.relaxng.syntax.annotations import Annotations, Comment, Foreign
from teitools.relaxng.syntax.tree import DEFAULT_VALUE, Context, Node
from teitools.xml.names import RNG, XML

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_DOCUMENTATION = "{http://relaxng.org/ns/compatibility/annotations/1.0}documentation"
_NAMES = st.sampled_from("a b list text start inherit div p.q-r é default".split())
_PREFIXES = {"": RNG, "p": "urn:p", "q": "urn:q", "a": "urn:not-annotations", "xml": XML}
_OTHER = {"": RNG, "p": "urn:other", "r": "urn:q", "xml": XML}
_QNAMES = st.one_of(_NAMES, _NAMES, _NAMES.map("p:{}".format), _NAMES.map("xml:{}".format))
_TEXT = st.one_of(
    st.text(
        st.characters(
            codec="utf-8",
            exclude_categories=["Cs"],
            exclude_characters="".join(map(chr, [*range(9), 11, 12, *range(14, 32), 65534, 65535])),
        ),
        max_size=12,
    ),
    st.text("ab \"'\\x{}#\n\t\r~-", max_size=16),
    st.sampled_from(["", '"""', "'''\n\"", "\\x{41}", " p:a ", "word " * 30, "]]>", "q:x"]),
)
_LINES = st.lists(st.text("ab-# \\x{1}", max_size=8), min_size=1, max_size=3).map("\n".join)
_COMMENT = st.one_of(_LINES, st.sampled_from(["-", "--", " a ", "\n  a\n    b\n", "a->b"]))
_COMMENTS = _COMMENT.filter(str.strip).map(Comment)
_URIS = st.sampled_from(["", "urn:p", "urn:q", "urn:s"])
_FOREIGN_NAMES = st.sampled_from(
    ["{urn:f}x", "{urn:p}list", "plain", "text", "{http://www.w3.org/1999/xhtml}p"]
)
_INNER_NAMES = st.one_of(_FOREIGN_NAMES, st.just(f"{{{RNG}}}element"))
_ATTRIBUTES = st.dictionaries(
    st.sampled_from([f"{{{XML}}}lang", "{urn:f}y", "{urn:q}list"]), _TEXT, max_size=2
)
_INNER_ATTRIBUTES = st.dictionaries(
    st.sampled_from(["z", "list", "{urn:f}y", f"{{{RNG}}}y", f"{{{XML}}}space"]), _TEXT, max_size=2
)
_USED = st.sampled_from([{}, {"": "http://www.w3.org/1999/xhtml"}, {"f": "urn:f"}, {"p": "urn:f"}])


def _merged(content: list[str | Comment | Foreign]) -> list[str | Comment | Foreign]:
    found: list[str | Comment | Foreign] = []
    for each in content:
        if isinstance(each, str) and found and isinstance(found[-1], str):
            found[-1] += each
        elif each != "":
            found.append(each)
    return found


_INNER = st.recursive(
    st.builds(Foreign, _INNER_NAMES, _INNER_ATTRIBUTES, st.just([])),
    lambda inner: st.builds(
        Foreign,
        _INNER_NAMES,
        _INNER_ATTRIBUTES,
        st.lists(st.one_of(_TEXT, _COMMENTS, inner), max_size=3).map(_merged),
        _USED,
    ),
    max_leaves=4,
)
_FOREIGN = st.one_of(
    st.builds(Foreign, st.just(_DOCUMENTATION), st.just({}), _LINES.map(lambda each: [each])),
    st.builds(
        Foreign,
        _FOREIGN_NAMES,
        _INNER_ATTRIBUTES,
        st.lists(st.one_of(_TEXT, _COMMENTS, _INNER), max_size=3).map(_merged),
        _USED,
    ),
)


class Maker:
    """Makes nodes out of what `draw` gives; with `notes` they have annotations."""

    def __init__(self, draw: st.DrawFn, notes: bool) -> None:
        self.draw = draw
        self.notes = notes
        self.context = Context("x.rng", "", _PREFIXES)
        self.other = Context("x.rng", "", _OTHER)

    def node(self, kind: str, children: list[Node], /, **attributes: str) -> Node:
        draw = self.draw
        context = self.other if draw(st.integers(0, 9)) == 7 else self.context
        node = Node(kind, attributes, context, 1, 1)
        node.children = children
        if draw(st.integers(0, 7)) == 5:
            node.attributes["ns"] = draw(_URIS)
        if draw(st.integers(0, 9)) == 5:
            node.attributes["datatypeLibrary"] = draw(st.sampled_from(["", XSD, "urn:library"]))
        if self.notes and draw(st.booleans()):
            self._annotate(node)
        return node

    def _annotate(self, node: Node) -> None:
        draw = self.draw
        if node.kind == "except":
            return
        notes = Annotations(draw(_ATTRIBUTES))
        note = st.one_of(_FOREIGN, _COMMENTS)
        if node.kind in ("name", "value", "param"):
            note = _COMMENTS
        last = len(node.children)
        places = st.integers(0, last)
        if (
            node.kind in ("data", "nsName", "anyName")
            and last
            and node.children[-1].kind == "except"
        ):
            places = st.integers(0, last - 1)
        notes.content = draw(st.lists(st.tuples(places, note), max_size=3))
        notes.content.sort(key=lambda each: each[0])
        if node.kind == "attribute" and draw(st.booleans()):
            node.attributes[DEFAULT_VALUE] = draw(_TEXT)
        node.annotations = notes

    def named(self, kind: str, children: list[Node], depth: int) -> Node:
        if self.draw(st.booleans()):
            node = self.node(kind, children)
            node.attributes["name"] = self.draw(_QNAMES)
            return node
        return self.node(kind, [self.name_class(depth), *children])

    def name_class(self, depth: int, within: str = "") -> Node:
        kinds = ["name", "name"]
        kinds += [] if within == "nsName" else ["nsName"]
        kinds += [] if within else ["anyName"]
        kind = self.draw(st.sampled_from([*kinds, "choice"] if depth else kinds))
        if kind == "name":
            node = self.node(kind, [])
            node.text = self.draw(_QNAMES)
            return node
        if kind == "choice":
            count = self.draw(st.integers(1, 3))
            return self.node(kind, [self.name_class(depth - 1, within) for _ in range(count)])
        children = []
        if depth and self.draw(st.booleans()):
            count = self.draw(st.integers(1, 2))
            inner = [self.name_class(depth - 1, kind) for _ in range(count)]
            children = [self.node("except", inner)]
        return self.node(kind, children)

    def patterns(self, depth: int) -> list[Node]:
        return [self.pattern(depth) for _ in range(self.draw(st.integers(1, 3)))]

    def pattern(self, depth: int) -> Node:
        draw = self.draw
        leaves = "ref parentRef externalRef text empty notAllowed data value".split()
        inner = "group interleave choice optional zeroOrMore oneOrMore list mixed".split()
        kind = draw(st.sampled_from([*leaves, *inner, "element", "attribute", "grammar"]))
        if not depth and kind not in leaves:
            kind = "text"
        if kind in ("ref", "parentRef"):
            return self.node(kind, [], name=draw(_NAMES))
        if kind == "externalRef":
            return self.node(kind, [], href="a.rng")
        if kind == "data":
            return self.data(depth)
        if kind == "value":
            return self.value()
        if kind in inner:
            return self.node(kind, self.patterns(depth - 1))
        if kind == "element":
            return self.named(kind, self.patterns(depth - 1), depth)
        if kind == "attribute":
            return self.named(kind, self.patterns(depth - 1)[: draw(st.integers(0, 1))], depth)
        if kind == "grammar":
            return self.node(kind, self.components(depth - 1))
        return self.node(kind, [])

    def data(self, depth: int) -> Node:
        draw = self.draw
        children = []
        for _ in range(draw(st.integers(0, 2))):
            param = self.node("param", [], name=draw(_NAMES))
            param.text = draw(_TEXT)
            children.append(param)
        if depth and draw(st.integers(0, 2)) == 1:
            children.append(self.node("except", self.patterns(depth - 1)))
        return self.node("data", children, type=draw(st.sampled_from(["string", "token", "QName"])))

    def value(self) -> Node:
        draw = self.draw
        node = self.node("value", [])
        if draw(st.booleans()):
            node.attributes["type"] = draw(st.sampled_from(["string", "token", "QName"]))
        node.text = draw(_TEXT)
        if node.attributes.get("type") == "QName":
            node.text = draw(st.sampled_from(["a", " p:a ", "xml:lang", "p:b"]))
        return node

    def components(self, depth: int, included: bool = False) -> list[Node]:
        draw = self.draw
        kinds = ["start", "define", "define", "div", *([] if included else ["include"])]
        found = []
        for _ in range(draw(st.integers(0, 3))):
            kind = draw(st.sampled_from(kinds))
            if kind in ("div", "include"):
                inner = self.components(depth - 1, included or kind == "include") if depth else []
                node = self.node(kind, inner)
                if kind == "include":
                    node.attributes["href"] = "b.rng"
            else:
                patterns = self.patterns(depth)
                node = self.node(kind, patterns[:1] if kind == "start" else patterns)
                if kind == "define":
                    node.attributes["name"] = draw(_NAMES)
                combine = draw(st.sampled_from(["", "choice", "interleave"]))
                if combine:
                    node.attributes["combine"] = combine
            found.append(node)
        return found


@st.composite
def schemas(draw: st.DrawFn, notes: bool = False) -> Node:
    """A schema; with `notes` there are annotations and comments in it."""
    maker = Maker(draw, notes)
    depth = draw(st.integers(0, 4))
    if draw(st.booleans()):
        root = maker.node("grammar", maker.components(depth))
    else:
        root = maker.pattern(depth)
    if notes and draw(st.booleans()):
        root.annotations = root.annotations or Annotations()
        root.annotations.before = draw(st.lists(_COMMENTS, max_size=2))
        root.annotations.after = draw(st.lists(_COMMENTS, max_size=2))
    return root
