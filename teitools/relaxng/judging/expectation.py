"""What was expected, in the reader's words: the likeliest first, and the rest counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from teitools.relaxng.automaton.likeness import near
from teitools.relaxng.automaton.names import listed
from teitools.relaxng.automaton.vocabulary import Vocabulary
from teitools.relaxng.judging.scope import Scope
from teitools.relaxng.name_classes import AnyName, NameClass, NsName
from teitools.relaxng.patterns import Attribute, Element

MOST = 6
"""How many words a message shows,"""
LONGEST = 1_000
"""and how many characters of each."""
_ALIKE = 3


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

    An element whose namespace has no prefix has its declaration: ``svg xmlns="..."``. By
    `vocabulary` those come first that stand in the fewest places, else by their names; wildcards
    come last.
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
            lacking = "" if attribute else scope.lacking(name)
            word = shown(scope.written(name, attribute)) + lacking
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
    """`words`: those like `found`, then those of `first`, then those that begin as it does, then
    the others in their order.
    """
    names = {word.partition(" ")[0]: word for word in words}
    ahead = [names[each] for each in near(found, names, 3)]
    known = set(words)
    ahead += (word for word in first if word in known)
    local = _local(found)
    start = local[:_ALIKE]
    alike = [word for word in words if _local(word).startswith(start)]
    same = [(_beginning(local, word), len(word), word) for word in alike]
    ahead += (word for *_, word in sorted((-each[0], *each[1:]) for each in same if each[0]))
    return list(dict.fromkeys((*ahead, *words)))


def _beginning(one: str, word: str) -> int:
    """How many characters begin both words, if these are enough to say something."""
    other = _local(word)
    same = next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return same if same >= _ALIKE and 2 * same >= min(len(one), len(other)) else 0


def _local(word: str) -> str:
    return word.partition(" ")[0].rpartition(":")[2].lower()
