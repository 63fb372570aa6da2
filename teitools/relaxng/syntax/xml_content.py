"""What may stand in each element of the XML syntax (RELAX NG, section 3), as automata.

One lookup by a child's name tells that it is RELAX NG's, that it may stand there, what may
stand in it, and what may follow it.
"""

from __future__ import annotations

from collections.abc import Collection

from teitools.xml.names import RNG

SEPARATOR = "\x1f"
"""Between namespace and local name as expat gives them: a character that XML does not have."""

COMPOSED = tuple("group interleave choice optional zeroOrMore oneOrMore list mixed".split())
"""The patterns made of patterns, and of nothing else."""
PATTERNS = (
    *COMPOSED,
    *"element attribute ref parentRef empty text value data notAllowed externalRef grammar".split(),
)
KINDS = frozenset({*PATTERNS, *"name anyName nsName except param start define div include".split()})
ITS_NAME = "its name: an attribute 'name', or a name class as its first child"

_A_PATTERN = "a pattern"
_A_NAME_CLASS = "a name class (name, nsName, anyName or choice)"


class State(dict[str, "tuple[State, State]"]):
    """What may still stand in an open element of RELAX NG.

    By the name of the next child, as expat gives it: the state in that child, and the state
    after it. `key` is the attribute that leads to the state `keyed`; `lacks` says what the
    element may not end without. In a `textual` state there is text. `ends` tells whether there is
    anything to see to when the element ends.
    """

    __slots__ = ("attributes", "ends", "key", "keyed", "kind", "lacks", "textual")

    keyed: State

    def __init__(
        self, kind: str, lacks: str = "", key: str = "", attributes: Collection[str] = ()
    ) -> None:
        super().__init__()
        self.kind = kind
        self.lacks = lacks
        self.key = key
        self.keyed = self
        self.attributes = frozenset({"ns", "datatypeLibrary", key, *attributes} - {""})
        self.textual = kind in ("name", "value", "param")
        self.ends = self.textual or bool(lacks)

    def takes(self, states: Collection[State], after: State | None = None) -> None:
        """Let any of `states` come next, `after` being what follows it: the same, unless said."""
        for state in states:
            self[f"{RNG}{SEPARATOR}{state.kind}"] = (state, self if after is None else after)

    def forgiving(self) -> State:
        """The same state, in which nothing is lacking any more: one mistake is said once."""
        copy = State(self.kind, "", self.key, self.attributes)
        copy.update(self)
        return copy

    @property
    def children(self) -> list[str]:
        """The local names that may come next."""
        return [name.partition(SEPARATOR)[2] for name in self]


def _keyed(kind: str, key: str, lacks: str = "", attributes: Collection[str] = ()) -> State:
    """An element that needs the attribute `key`, and with it lacks `lacks`."""
    state = State(kind, f"the attribute {key!r}", key, attributes)
    state.keyed = State(kind, lacks, key, attributes)
    return state


def _after(state: State) -> State:
    """The same element when it lacks nothing more."""
    return State(state.kind, "", state.key, state.attributes)


def _some(state: State, states: Collection[State]) -> None:
    """One or more of `states`."""
    many = _after(state)
    state.keyed.takes(states, many)
    many.takes(states)
    if state.keyed is not state:
        state.takes(states)


def _name_classes() -> list[State]:
    some = State("choice", _A_NAME_CLASS)
    wild = [State("anyName"), State("nsName")]
    classes = [State("name"), *wild, some]
    but = State("except", _A_NAME_CLASS)
    _some(but, classes)
    _some(some, classes)
    for each in wild:
        each.takes([but], _after(each))
    return classes


def _complete_data(data: State, patterns: Collection[State]) -> None:
    but = State("except", _A_PATTERN)
    _some(but, patterns)
    param = _keyed("param", "name")
    for each in (data, data.keyed):
        each.takes([param])
        each.takes([but], State("data", each.lacks, "type"))


def _complete_grammar(grammar: State, patterns: Collection[State]) -> None:
    start = State("start", _A_PATTERN, attributes=["combine"])
    start.takes(patterns, _after(start))
    define = _keyed("define", "name", _A_PATTERN, ["combine"])
    _some(define, patterns)
    div, include, inner = State("div"), _keyed("include", "href"), State("div")
    for outer in (grammar, div):
        outer.takes([start, define, div, include])
    for included in (include, include.keyed, inner):
        included.takes([start, define, inner])


def _schema() -> State:
    classes = _name_classes()
    element, attribute = _keyed("element", "name", _A_PATTERN), _keyed("attribute", "name")
    for named in (element, attribute):
        named.lacks = ITS_NAME
        named.takes(classes, named.keyed)
    references = [_keyed("ref", "name"), _keyed("parentRef", "name"), _keyed("externalRef", "href")]
    simple = [State("empty"), State("text"), State("notAllowed")]
    value, data, grammar = State("value", "", "type"), _keyed("data", "type"), State("grammar")
    composed = [State(kind, _A_PATTERN) for kind in COMPOSED]
    patterns = [*composed, element, attribute, *references, *simple, value, data, grammar]
    for each in (*composed, element.keyed):
        _some(each, patterns)
    attribute.keyed.takes(patterns, _after(attribute))
    _complete_data(data, patterns)
    _complete_grammar(grammar, patterns)
    schema = State("")
    schema.takes(patterns, State(""))
    return schema


SCHEMA = _schema()
"""Where a schema begins: with one pattern."""
