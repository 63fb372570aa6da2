"""The attributes of elements of RELAX NG (section 3; section 4.2 for white space in them)."""

from __future__ import annotations

from collections.abc import Callable

from teitools.relaxng.addresses import is_absolute, join
from teitools.relaxng.syntax import codes
from teitools.relaxng.syntax.tree import DEFAULT_VALUE, Context, Node
from teitools.relaxng.syntax.xml_content import SEPARATOR, State
from teitools.relaxng.syntax.xml_faults import (
    Fault,
    attribute_fault,
    combine_fault,
    name_fault,
    prefix_fault,
    split,
)
from teitools.relaxng.syntax.xml_names import WHITE, is_ncname, is_qname
from teitools.xml.names import RNG, XML

Report = Callable[[Node, Fault], None]

_BASE = f"{XML}{SEPARATOR}base"
_DEFAULT_VALUE = SEPARATOR.join(DEFAULT_VALUE[1:].split("}"))
_QUALIFIED = frozenset({"element", "attribute", "name"})


class Attributes:
    """The attributes of a schema's elements: checks them, and takes foreign ones away."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.names: set[str] = set()
        """The names without a colon that have been found to be such."""
        self.keep: Callable[[Node, str, str], None] | None = None
        """What keeps a foreign attribute, if anything does."""

    def admit(self, node: Node, state: State) -> State:
        """See to the attributes of `node`, which begins in `state`, and give its next state.

        Foreign attributes are taken away, but for a default value; `xml:base` makes the
        node's context.
        """
        attributes = node.attributes
        unknown = False
        for name in [name for name in attributes if name not in state.attributes]:
            unknown |= not self._foreign(node, name, attributes.pop(name), state)
        for name, value in attributes.items():
            if name in ("name", "type"):
                attributes[name] = value if value in self.names else self._name(node, value)
            elif name == "combine":
                attributes[name] = self._combine(node, value.strip(WHITE))
            elif name == "datatypeLibrary" and value and not is_absolute(value):
                self._report(node, (codes.BAD_LIBRARY, {"value": value}))
        return state.keyed if state.key in attributes or unknown else state

    def name_text(self, node: Node) -> None:
        """See that the content of a `name` is one."""
        self._name(node, node.text)

    def _foreign(self, node: Node, name: str, value: str, state: State) -> bool:
        """See to an attribute that is not RELAX NG's own. False where it may not be there."""
        if SEPARATOR not in name or split(name)[0] == RNG:
            self._report(node, attribute_fault(name, state))
            return False
        if name == _DEFAULT_VALUE:
            node.attributes[DEFAULT_VALUE] = value
            return True
        if name == _BASE:
            old = node.context
            node.context = Context(old.source, join(old.base, value), old.namespaces)
        if self.keep is not None:
            self.keep(node, name, value)
        return True

    def _combine(self, node: Node, value: str) -> str:
        if value not in ("choice", "interleave"):
            self._report(node, combine_fault(value))
        return value

    def _name(self, node: Node, value: str) -> str:
        """`value` without white space around it (section 4.2)."""
        name = value.strip(WHITE)
        qualified = node.kind in _QUALIFIED
        if is_ncname(name):
            self.names.add(name)
        elif not (qualified and is_qname(name)):
            self._report(node, name_fault(name, qualified))
        elif not name.startswith("xml:"):
            namespaces = node.context.namespaces
            if name.partition(":")[0] not in namespaces:
                self._report(node, prefix_fault(name, namespaces))
        return name
