"""Labels that are known by the others beside them, which have the same form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Set

from teitools.notation.initials import forwards, has_initials
from teitools.notation.label_candidates import Candidate, Evidence, Judged
from teitools.notation.namesakes import Namesakes
from teitools.notation.profile import SpeakerRules

_LEAST = 4
_FEW = 3
_BEFORE_WORDS = " \t\r\n\"'“„«»‘([…—–-"
_FAR = 40
_WORDS = range(2, 5)


class Company:
    """The labels of one text that are proven; `holders` are those who hold offices in them.

    `asks` tells whether a name, in a label that ends so, stands for those who ask.
    """

    def __init__(
        self,
        rules: SpeakerRules,
        judged: Judged,
        holders: Set[str],
        namesakes: Namesakes,
        asks: Callable[[str, str], bool],
    ) -> None:
        self._asks = asks
        self._allowed = rules.evidence
        self._holders = holders
        self._namesakes = namesakes
        self._whence: dict[str, bool] = {}
        proven = [each for each, found in judged if found]
        self._proven = Counter(each.form.terminator for each in proven)
        self._capitals = Counter(each.form.terminator for each in proven if each.named.is_upper)
        self._parted = Counter((each.form.terminator, each.is_parted) for each in proven)
        self._beside = {each.form.terminator for each in proven if self._has_whence(each)}
        self._beside.update(self._many_beside(each for each, found in judged if not found))
        counts = Counter((each.key, each.form.terminator) for each, _ in judged)
        named = {(each.key, each.form.terminator): each.named.name for each, _ in judged}
        initialed = [form for form, name in named.items() if has_initials(name)]
        self._initialed = Counter(sign for _, sign in initialed)
        self._repeated = {form[1] for form in initialed if counts[form] > 1}
        shouted = {(each.key, each.form.terminator) for each, _ in judged if _shouts(each)}
        self._shouted = Counter(sign for _, sign in shouted)
        self._surnames = {forwards(key).rpartition(" ")[2] for key, _ in initialed}

    def evidence(self, each: Candidate) -> Evidence | None:
        """The evidence that the other labels of its form are, which stand as it does."""
        if "company" not in self._allowed or (each.named.joined and each.named.joined.signed):
            return None
        sign = each.form.terminator
        if self._asks(each.key, sign):
            return None
        company = self._proven[sign]
        upper = self._capitals[sign] * 5 >= company * 4
        stands = self._parted[sign, each.is_parted] * 2 >= company
        if company >= _LEAST and stands and self._keeps(each, upper):
            return f"{company} other labels of its form", "medium"
        if not _says(each):
            return None
        if company > 1 and self._shouted[sign] >= _LEAST and _shouts(each):
            return "the capitals, which others of its form have", "medium"
        if sign in self._beside and self._has_whence(each):
            return "the place or party beside the name, as others have it", "medium"
        sure = not each.form.strict or sign in self._repeated
        if self._initialed[sign] > 1 and sure and has_initials(each.named.name):
            return "the initials, which others of its form have", "medium"
        if sign == ":" and each.key in self._surnames and self._initialed[sign] > 1:
            return "the surname of somebody who speaks", "medium"
        return None

    def _keeps(self, each: Candidate, upper: bool) -> bool:
        """Whether a label is like the others; `upper`: those are in capitals."""
        heading = each.form.alone and "brackets" in self._allowed
        if (heading and each.key not in self._holders) or len(each.key.split()) > _FEW:
            return False
        direction = each.parts.get("direction") or ""
        if direction.startswith(",") and not each.named.is_upper:
            return False  # a clause of a sentence
        return each.named.is_upper or not upper

    def _has_whence(self, each: Candidate) -> bool:
        """Whether brackets beside a name say where somebody is from, or of which party."""
        typed = each.parts.get("direction")
        if not typed or each.form.strict or each.form.alone:
            return False
        if typed not in self._whence:
            self._whence[typed] = self._namesakes.are_places(typed)
        return self._whence[typed]

    def _many_beside(self, candidates: Iterable[Candidate]) -> set[str]:
        """The signs that end the labels of several, of whom each has a place or party."""
        found: dict[str, set[tuple[str, str]]] = {}
        for each in candidates:
            if len(each.named.name.split()) in _WORDS and self._has_whence(each) and _says(each):
                beside = each.key, each.parts["direction"] or ""
                found.setdefault(each.form.terminator, set()).add(beside)
        return {
            sign
            for sign, labels in found.items()
            if len({key for key, _ in labels}) >= _FEW and len({typed for _, typed in labels}) > 1
        }


def _shouts(each: Candidate) -> bool:
    """Whether a name in capitals begins a line, where a full stop parts it from a sentence."""
    named = each.named
    short = named.is_upper and named.letters > _FEW - 1 and len(named.name.split()) <= _FEW
    return short and each.form.strict and each.form.terminator == "." and _says(each)


def _says(each: Candidate) -> bool:
    """Whether words follow a label that begin a sentence."""
    words = each.match.string[each.end : each.end + _FAR].lstrip(_BEFORE_WORDS)
    return words[:1].isalpha() and not words[0].islower()
