"""A stylesheet in the making: which line came of which element of the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from teitools.schematron.calls import Call, calls
from teitools.schematron.names import OWN_PREFIX, XSL
from teitools.schematron.nodes import Node
from teitools.schematron.xpath import functions_renamed
from teitools.xml.names import XML

RENAMED = {
    "doc": "ttsch:doc",
    "fn:doc": "ttsch:doc",
    "document": "ttsch:document",
    "doc-available": "ttsch:doc-available",
    "fn:doc-available": "ttsch:doc-available",
    "current-dateTime": "ttsch:current-dateTime",
    "fn:current-dateTime": "ttsch:current-dateTime",
    "current-date": "ttsch:current-date",
    "fn:current-date": "ttsch:current-date",
    "current-time": "ttsch:current-time",
    "fn:current-time": "ttsch:current-time",
}
"""Functions that read documents, and the clock: instead of these, others that read what is
confined, and let it be known."""
_EXPRESSIONS = frozenset(
    "select test match use group-by group-adjacent from key value initial-value".split()
)
ROUNDED = {
    name: f"ttsch:{name.removeprefix('fn:')}"
    for local in ("abs", "ceiling", "floor", "round", "sum")
    for name in (local, f"fn:{local}")
}
"""Functions of numbers, where expressions are those of XPath 1.0: of the values of some SaxonC
mistakes the type; `sum` is of what is no number not a number."""
_CALLING = ("select", "test", "match", "use")
_XML = f"{{{XML}}}"
_RESERVED = ("", "xml", "xsl", OWN_PREFIX)
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


class Blame(NamedTuple):
    """What a line came of: an element, its attribute, and what that is, in words."""

    node: Node
    attribute: str
    what: str


class Lines:
    """Lines of XML, each with what is to blame for it."""

    def __init__(self, declared: Mapping[str, str], notes_calls: bool = False) -> None:
        """`declared` are the prefixes of the whole stylesheet; whether calls are noted."""
        self._declared = declared
        self._notes_calls = notes_calls
        self._lines: list[str] = []
        self._prefixes: dict[tuple[tuple[str, str], ...], str] = {}
        self.blames: dict[int, Blame] = {}
        self.called: dict[Call, Blame] = {}
        """The functions that the expressions call, and which is the first that does, if noted."""

    def add(self, line: str, blame: Blame | None = None) -> None:
        """Add a line, which must have no line ends in it."""
        self._lines.append(line)
        if blame is not None:
            self.blames[len(self._lines)] = blame

    def instruction(
        self, name: str, blame: Blame, closed: bool = True, /, **attributes: str | None
    ) -> None:
        """Add an instruction of XSLT whose expressions are those of `blame`."""
        if self._notes_calls:
            attributes = self._noted(attributes, blame)
        said = "".join(
            f' {key.rstrip("_")}="{attribute(value)}"'
            for key, value in attributes.items()
            if value is not None
        )
        prefixes = self.prefixes(blame.node)
        self.add(f"<xsl:{name}{said}{prefixes}{'/' if closed else ''}>", blame)

    def _noted(self, attributes: dict[str, str | None], blame: Blame) -> dict[str, str | None]:
        """Note the calls in expressions, and have some of the functions called otherwise."""
        made = dict(attributes)
        for key in _CALLING:
            value = attributes.get(key)
            if value is not None:
                for call in calls(value):
                    self.called.setdefault(call, blame)
                made[key] = functions_renamed(value, ROUNDED)
        return made

    def copied(self, node: Node, verbatim: bool) -> None:
        """Add a foreign element and all in it; `verbatim` if it is not XSLT to be run."""
        self.add("".join(self._copy(node, verbatim)), Blame(node, "", f"<{node.name}>"))

    def opened(self, node: Node) -> None:
        """Begin an element that is written as it is; end it with ``</xsl:element>``."""
        self.add("".join(self._start(node, True)), Blame(node, "", f"<{node.name}>"))

    def content(self, node: Node) -> None:
        """Add what is in `node`, verbatim."""
        made = "".join(
            "".join(self._copy(each, True)) if isinstance(each, Node) else _text(each)
            for each in node.content
        )
        self.add(made, Blame(node, "", f"the value of <{node.name}>"))

    def prefixes(self, node: Node) -> str:
        """Declarations of the prefixes that are in scope at `node` and not everywhere."""
        key = tuple(node.namespaces.items())
        if key not in self._prefixes:
            self._prefixes[key] = "".join(
                f' xmlns:{prefix}="{attribute(uri)}"'
                for prefix, uri in sorted(key)
                if prefix not in _RESERVED and uri and self._declared.get(prefix) != uri
            )
        return self._prefixes[key]

    def scope(self, node: Node) -> dict[str, str]:
        """What prefixes mean in the expressions of `node`."""
        own = {
            prefix: uri
            for prefix, uri in node.namespaces.items()
            if prefix not in _RESERVED and prefix and uri
        }
        return {**self._declared, **own}

    def text(self) -> str:
        """All lines."""
        return "\n".join(self._lines)

    def _start(self, node: Node, verbatim: bool) -> Iterator[str]:
        """The beginning of an element that is no instruction; unless it is `verbatim`, its
        attributes are templates.
        """
        name, namespace = attribute(node.name), attribute(node.namespace)
        yield f'<xsl:element name="{name}" namespace="{namespace}"{self.prefixes(node)}>'
        template = "" if verbatim else ' expand-text="yes"'
        for key, value in (*node.attributes.items(), *node.own.items()):
            uri, _, local = key[1:].rpartition("}") if key.startswith("{") else ("", "", key)
            if uri != XSL:
                yield f'<xsl:attribute name="{local}" namespace="{attribute(uri)}"{template}>'
                yield f"{_text(value)}</xsl:attribute>"

    def _copy(self, node: Node, verbatim: bool) -> Iterator[str]:
        run = node.namespace == XSL and not verbatim
        if run:
            yield f"<xsl:{node.name}{self.prefixes(node)}"
            for key, value in node.attributes.items():
                if key in _EXPRESSIONS:
                    value = functions_renamed(value, RENAMED)
                yield f' {key}="{attribute(value)}"'
            for key, value in node.own.items():
                if key.startswith(_XML):
                    yield f' xml:{key.removeprefix(_XML)}="{attribute(value)}"'
            yield ">"
        else:
            yield from self._start(node, verbatim)
        for each in node.content:
            if isinstance(each, Node):
                yield from self._copy(each, verbatim)
            else:
                yield escaped(each) if run else _text(each)
        yield f"</xsl:{node.name}>" if run else "</xsl:element>"


def attribute(value: str) -> str:
    """`value` as it is written in an attribute."""
    return escaped(value).replace('"', "&quot;")


def escaped(value: str) -> str:
    """`value` as it is written in text; line ends too, so that it stays on its line."""
    return value.translate(_ESCAPES)


def _text(value: str) -> str:
    if not value.strip():
        return ""
    return f"<xsl:text>{escaped(value)}</xsl:text>"
