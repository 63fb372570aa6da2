"""What was expected, in the reader's words: the likeliest first, and the rest counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teitools.relaxng.automaton.likeness import near
from teitools.relaxng.automaton.names import listed
from teitools.relaxng.automaton.strings import tokens
from teitools.relaxng.automaton.values import parts
from teitools.relaxng.datatypes.interface import ValueContext
from teitools.relaxng.judging.scope import Scope
from teitools.relaxng.judging.vocabulary import Vocabulary
from teitools.relaxng.name_classes import AnyName, NameClass, NsName
from teitools.relaxng.patterns import (
    Attribute,
    Data,
    Element,
    List,
    Pattern,
    Text,
    Value,
)

MOST = 6
"""How many words a message shows,"""
LONGEST = 1_000
"""and how many characters of each."""


def shown(word: str) -> str:
    """`word`, cut where a schema or a document has made it longer than any message can be."""
    return word if len(word) <= LONGEST else f"{word[:LONGEST]}…"


def enumerate_words(words: Sequence[str], most: int = MOST) -> str:
    """`words` in a sentence, the last joined by "or", those beyond `most` counted."""
    if len(words) > most + 1:
        return f"{', '.join(words[:most])} or {len(words) - most} others"
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


def name_words(
    patterns: Iterable[Element | Attribute], scope: Scope, vocabulary: Vocabulary | None = None
) -> list[str]:
    """The names of `patterns` as the document writes them, and what their wildcards allow.

    By `vocabulary` those come first that stand in the fewest places, else by their names;
    wildcards come last.
    """
    ranks: dict[str, tuple[bool, int, str]] = {}
    for pattern in patterns:
        attribute = isinstance(pattern, Attribute)
        spread = 0 if vocabulary is None else vocabulary.spread(pattern)
        names = listed(pattern.name_class)
        if names is None:
            word = wildcard(pattern.name_class, attribute)
            ranks[word] = (True, spread, word)
        for name in names or ():
            word = shown(scope.written(name, attribute))
            ranks[word] = (False, spread, word.lower())
    return sorted(ranks, key=ranks.__getitem__)


def wildcard(name_class: NameClass, attribute: bool) -> str:
    """What a name class with a wildcard allows."""
    kind = "attribute" if attribute else "element"
    if isinstance(name_class, AnyName):
        return f"any {kind}" if name_class.but is None else f"almost any {kind}"
    if isinstance(name_class, NsName):
        return f"any {kind} of the namespace {name_class.namespace!r}"
    return f"{'an' if kind[0] in 'ae' else 'a'} {kind} of certain namespaces"


def likeliest(found: str, words: Sequence[str], first: Iterable[str] = ()) -> list[str]:
    """`words`: those like `found`, then those of `first`, then the others in their order."""
    ahead = [*near(found, words, 3), *(word for word in first if word in words)]
    return list(dict.fromkeys((*ahead, *words)))


def value_facts(
    value: str, patterns: Iterable[Pattern], context: ValueContext
) -> dict[str, object]:
    """The facts `expected`, `meant` and `hint` about a value that matches none of `patterns`."""
    literals: dict[str, None] = {}
    types: dict[str, None] = {}
    faults: dict[str, None] = {}
    in_list = False
    for pattern in patterns:
        for each in parts(pattern):
            in_list = in_list or isinstance(each, List)
            if isinstance(each, Value):
                literals[each.literal.strip()] = None
            elif isinstance(each, Data):
                types[each.datatype.description()] = None
                if not isinstance(pattern, List):
                    faults[_fault(each, value, context)] = None
            elif isinstance(each, Text):
                types["any text"] = None
    return _value_facts(value, list(literals), list(types), list(faults), in_list)


def _fault(pattern: Data, value: str, context: ValueContext) -> str:
    if pattern.datatype.allows(value, context):
        return f"{pattern.datatype.description()}, but one that is excepted"
    return pattern.datatype.fault(value, context)


def _value_facts(
    value: str, literals: list[str], types: list[str], faults: list[str], in_list: bool
) -> dict[str, object]:
    wrong = value
    if in_list and literals:
        wrong = next((token for token in tokens(value) if token not in literals), value)
    meant = next(iter(near(wrong, literals)), None)
    quoted = [repr(shown(each)) for each in literals]
    expected = (*quoted, *types)
    telling = [fault for fault in faults if not fault.startswith("not ") or "; write " in fault]
    if len(telling) == 1 and not literals:
        faults = telling
    if not literals and len(faults) == 1:
        text = f", which is {faults[0]}"
    elif not expected:
        text = ", but it must be empty"
    else:
        ways = enumerate_words([*likeliest(wrong, quoted), *types])
        text = f", but {'one or more of ' if in_list else ''}{ways} is needed"
        if wrong != value:
            text = f", in which {shown(wrong)!r} is wrong{text}"
    if meant is not None:
        text += f"; did you mean {meant!r}?"
    return {"expected": expected, "meant": meant, "hint": text}
