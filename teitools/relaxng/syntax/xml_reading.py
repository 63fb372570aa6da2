"""One reading of a schema in XML syntax: what its tags, texts and ends do.

The handlers are called for every tag of a schema: they do what is common in one place, and
leave the rest to others.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from xml.parsers import expat

from teitools.findings import Finding
from teitools.relaxng.syntax import codes
from teitools.relaxng.syntax.tree import Context, Node
from teitools.relaxng.syntax.xml_attributes import Attributes
from teitools.relaxng.syntax.xml_content import ITS_NAME, SCHEMA, SEPARATOR
from teitools.relaxng.syntax.xml_faults import (
    Fault,
    child_fault,
    foreign_fault,
    incomplete_fault,
    root_fault,
    text_fault,
)
from teitools.relaxng.syntax.xml_names import WHITE
from teitools.source import Location, Position
from teitools.xml.names import RNG

MAX_DEPTH = 1000
"""How many elements of RELAX NG may be open at once."""
MAX_FINDINGS = 100
"""How many mistakes are reported of one schema."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]

_BUFFER = 1 << 16
_OWN = f"{RNG}{SEPARATOR}"


class Reading:
    """One reading of a schema: what is open, and what has been found.

    `nodes` and `states` are the open elements, below them a node and a state that hold the
    root. `texts` are the pieces of text that are not yet anybody's, those of the open textual
    element from `mark` on; `declared` are the prefixes declared by the tag that comes next.
    """

    def __init__(self, context: Context) -> None:
        self.top = Node("", {}, context, 0, 0)
        self.nodes = [self.top]
        self.states = [SCHEMA]
        self.texts: list[str] = []
        self.declared: dict[str, str] = {}
        self.findings: list[Finding] = []
        self.attributes = Attributes(self.report)
        self.parser = expat.ParserCreate("UTF-8", SEPARATOR)
        self.parser.buffer_text = True
        self.parser.buffer_size = _BUFFER
        self.on_text: Callable[[str], object] = self.texts.append
        self.mark = 0
        self.start, self.end = _opening(self), _closing(self)
        self.pass_start, self.pass_end = _passing(self)
        self.listen()

    @property
    def root(self) -> Node:
        """The root of the schema."""
        return self.top.children[0]

    def listen(self) -> None:
        """Let the parser call the handlers of this reading."""
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.on_text
        self.parser.StartNamespaceDeclHandler = self._declare

    def parse(self, data: bytes) -> None:
        """Read `data`, which is UTF-8. Raises ExpatError when it is not well-formed."""
        with suppress(_Enough):
            self.parser.Parse(data, True)

    def seek_text(self) -> None:
        """Report text where none is allowed, at its place: slower than to look for it at last."""
        self.parser.buffer_text = False
        self.on_text = self._text
        self.listen()

    def report(self, node: Node | None, fault: Fault, shift: int = 0) -> None:
        """Note a fault of `node`, or `shift` characters behind what the parser has come to."""
        code, facts = fault
        if node is None:
            line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
            place = Location(self.top.context.source, Position(line, column + shift))
        else:
            place = node.location
        self.findings.append(Finding(code, place, facts))
        if len(self.findings) >= MAX_FINDINGS:
            raise _Enough

    def context(self, outer: Context) -> Context:
        """`outer` with the prefixes that have just been declared."""
        namespaces = {**outer.namespaces, **self.declared}
        self.declared.clear()
        return Context(outer.source, outer.base, namespaces)

    def unusual(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element that is not RELAX NG's, or that may not stand here."""
        state = self.states[-1]
        if len(self.nodes) == 1:
            self.report(None, root_fault(name))
        elif not name.startswith(_OWN):
            if not state.textual:
                return self.foreign(name, attributes)
            self.report(None, foreign_fault(name, state))
        elif state.lacks == ITS_NAME and name in state.keyed:
            self.report(self.nodes[-1], incomplete_fault(state))
            self.states[-1] = state.keyed
            return self.start(name, attributes)
        else:
            self.report(None, child_fault(name, state))
            self.states[-1] = state.forgiving()
        return self.skip()

    def foreign(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an annotation."""
        self.skip()

    def skip(self) -> None:
        """Pass over the element that has just begun."""
        self.declared.clear()
        parser = self.parser
        parser.StartElementHandler = self.pass_start
        parser.EndElementHandler = self.pass_end
        parser.CharacterDataHandler = None
        parser.StartNamespaceDeclHandler = None

    def too_deep(self) -> None:
        """Refuse the schema."""
        self.report(None, (codes.TOO_DEEP, {"limit": MAX_DEPTH}))
        raise _Enough

    def _declare(self, prefix: str | None, namespace: str | None) -> None:
        self.declared[prefix or ""] = namespace or ""

    def _text(self, text: str) -> None:
        if self.states[-1].textual:
            self.texts.append(text)
        elif text.strip(WHITE):
            shift = len(text) - len(text.lstrip(WHITE))
            self.report(None, text_fault(text, self.states[-1]), shift)


class _Enough(Exception):  # noqa: N818 - it ends a reading, and never leaves this module
    """No more of the schema is to be read."""


def _opening(reading: Reading) -> Start:
    """What a start tag does: the hot loop."""
    parser, nodes, states = reading.parser, reading.nodes, reading.states
    declared, names, admit = reading.declared, reading.attributes.names, reading.attributes.admit
    most = MAX_DEPTH

    def start(name: str, attributes: dict[str, str]) -> None:
        entry = states[-1].get(name)
        if entry is None:
            return reading.unusual(name, attributes)
        state, states[-1] = entry
        parent = nodes[-1]
        context = reading.context(parent.context) if declared else parent.context
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        node = Node(state.kind, attributes, context, line, column)
        if attributes:
            if len(attributes) == 1 and attributes.get(state.key) in names:
                state = state.keyed
            else:
                state = admit(node, state)
        parent.children.append(node)
        nodes.append(node)
        states.append(state)
        if state.textual:
            reading.mark = len(reading.texts)
        elif len(nodes) > most:
            reading.too_deep()

    return start


def _closing(reading: Reading) -> End:
    """What an end tag does."""
    nodes, states, texts = reading.nodes, reading.states, reading.texts

    def end(name: str) -> None:
        node, state = nodes.pop(), states.pop()
        if state.ends:
            if state.lacks:
                reading.report(node, incomplete_fault(state))
            if state.textual:
                node.text = "".join(texts[reading.mark :])
                del texts[reading.mark :]
            if node.kind == "name":
                reading.attributes.name_text(node)

    return end


def _passing(reading: Reading) -> tuple[Start, End]:
    """What a start tag and an end tag do within an element that is passed over."""
    listen, depth = reading.listen, 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1

    def end(name: str) -> None:
        nonlocal depth
        if depth:
            depth -= 1
        else:
            listen()

    return start, end
