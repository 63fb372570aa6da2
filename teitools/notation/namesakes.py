"""Those who have one name, told apart by what labels add to it: ``Mr. BURKE of Ohio``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from teitools.notation.expression import expression
from teitools.notation.label_candidates import Label
from teitools.notation.vocabulary import Vocabulary, any_of

_BRACKETS = r"(?:[(\[][^()\[\]]{1,60}[)\]] ?){1,3}"
_BLANK = expression(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_WORD = expression(r"[^\W\d_][\w.’'-]*")
_ABBREVIATED = expression(r"[A-Z][\w.-]{0,5}(?:/[A-Z]\w{0,5})*")
# BÜNDNIS 90/DIE GRÜNEN
_NUMBERED = expression(r"\d{1,2}/[^\W\d_a-z]\w*")
# what somebody does, and not where they are from
_DOING = expression(r"\w{2,}(?:ing|ly|ed)", re.ASCII)
_MOST_WORDS = 4


class Namesakes:
    """Tells names from what is added to them: ``of Ohio``, or in brackets ``(Texas)``."""

    def __init__(self, words: Vocabulary) -> None:
        joining = any_of(words.namesakes)
        self._added = expression(
            rf"(?P<name>\S.*?)(?P<addition> (?i:{joining}) [^\W\d_a-z][^,]*| ?\s{_BRACKETS})",
            re.DOTALL,
        )
        self._no_names = frozenset((*map(str.lower, words.titles), *words.offices, *words.roles))
        self._particles = words.particles
        self._elsewhere = frozenset(
            (*words.whence, *words.unnamed, *map(str.lower, words.addressed), *self._no_names)
        ) | {word.lower() for heard in words.heard.values() for word in heard}
        self._contrary, self._distinguishing = words.contrary, words.distinguishing
        self._known: dict[tuple[str, str], tuple[str, str]] = {}

    def split(self, name: str) -> tuple[str, str]:
        """`name` without what is added to it, and that; an office has no addition."""
        found = self._added.fullmatch(name)
        if found is None:
            return name, ""
        bare = found.group("name").rstrip()
        if bare.lower() in self._no_names or bare.lower().startswith("the "):
            return name, ""
        return bare, found.group("addition").strip()

    def tell_apart(self, text: str, labels: Sequence[Label]) -> None:
        """Mark those of `labels` as `apart` whom the text tells from others of their name.

        Two additions are two persons, and who has none a third. Where only one addition stands in
        the text, who has it and who has none are one person, but where one answers the other.
        """
        names = [self._addition(each) for each in labels]
        additions: dict[str, set[str]] = {}
        for name, addition in names:
            additions.setdefault(name, set()).add(addition)
        shared = {name for name, found in additions.items() if len(found) > 1}
        apart = {name for name in shared if len(additions[name] - {""}) > 1}
        if shared - apart:
            apart |= _answering(text, labels, names) & shared
        apart |= set(self._married(labels, additions))
        if apart:
            for label, (name, addition) in zip(labels, names, strict=True):
                if name in apart:
                    _tell(text, label, addition)

    def _addition(self, label: Label) -> tuple[str, str]:
        """The name in a label and what is added to it, as they are compared; most stand often."""
        known = self._known.get((label.name, label.beside))
        if known is None:
            name, addition = self.split(label.name)
            if not addition and self.are_places(label.beside):
                addition = label.beside
            known = " ".join(name.casefold().split()), " ".join(addition.casefold().split())
            self._known[label.name, label.beside] = known
        return known

    def are_places(self, typed: str) -> bool:
        """Whether what stands in brackets says where somebody is from, or of which party."""
        inside = re.findall(r"[(\[]([^()\[\]]*)[)\]]", typed)
        return bool(inside) and all(map(self._is_place, inside))

    def _is_place(self, words: str) -> bool:
        parts = words.split()
        if not 0 < len(parts) <= _MOST_WORDS or not parts[-1][0].isupper():
            return False
        first = parts[0].lower().rstrip(".")
        if words.lower() in self._elsewhere or first in self._elsewhere:
            return False
        if f"the {words.lower()}" in self._no_names or _DOING.fullmatch(parts[0]):
            return False
        return all(
            part.lower() in self._particles
            or _ABBREVIATED.fullmatch(part)
            or _NUMBERED.fullmatch(part)
            or (part[0].isupper() and _WORD.fullmatch(part.rstrip(",")) is not None)
            for part in parts
        )

    def _married(self, labels: Iterable[Label], names: Iterable[str]) -> Iterator[str]:
        """The names that a ``Mr.`` and a ``Mrs.`` have."""
        known = set(names)
        contrary = {
            self._addition(label)[0] for label in labels if label.title.lower() in self._contrary
        }
        for name in contrary:
            if any(f"{title} {name}" in known for title in self._distinguishing):
                yield name


def _answering(text: str, labels: Sequence[Label], names: Sequence[tuple[str, str]]) -> set[str]:
    """The names of those whose turn of one paragraph follows that of a namesake.

    Where the same label stands before each of several paragraphs, that says nothing.
    """
    found: set[str] = set()
    for (label, (name, addition)), (following, (other, added)) in pairwise(
        zip(labels, names, strict=True)
    ):
        if name != other:
            continue
        words = text[label.end : following.start].strip()
        if words and _BLANK.search(words) is None:
            if addition == added:
                return set()
            found.add(name)
    return found


def _tell(text: str, label: Label, addition: str) -> None:
    """Put all that tells the person of a label from others into its name."""
    label.apart = True
    if addition and label.beside and " ".join(label.beside.casefold().split()) == addition:
        typed = text[label.start : label.end]
        start = typed.find(label.name)
        end = typed.find(label.beside, start)
        if 0 <= start < end:
            label.name = typed[start : end + len(label.beside)]
