"""Labels that are known by the others beside them, which have the same form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from teitools.notation.label_candidates import Candidate, Evidence, Judged
from teitools.notation.profile import SpeakerRules

_LEAST = 4


class Company:
    """The labels of one text that are proven; `holders` are those who hold offices in them."""

    def __init__(self, rules: SpeakerRules, judged: Judged, holders: Set[str]) -> None:
        self._evidence = rules.evidence
        self._holders = holders
        proven = [each for each, found in judged if found]
        self._proven = Counter(each.form.terminator for each in proven)
        self._capitals = Counter(each.form.terminator for each in proven if each.named.is_upper)
        self._parted = Counter((each.form.terminator, each.is_parted) for each in proven)

    def evidence(self, each: Candidate) -> Evidence | None:
        """The evidence that the other labels of its form are, which stand as it does."""
        sign = each.form.terminator
        company = self._proven[sign]
        upper = self._capitals[sign] * 5 >= company * 4
        if company < _LEAST or not self._keeps(each, upper):
            return None
        if each.named.joined and each.named.joined.signed:
            return None
        if self._parted[sign, each.is_parted] * 2 < company:
            return None
        return f"{company} other labels of its form", "medium"

    def _keeps(self, each: Candidate, upper: bool) -> bool:
        """Whether a label is like the others; `upper`: those are in capitals."""
        heading = each.form.alone and "brackets" in self._evidence
        heading = heading and each.key not in self._holders
        allowed = "company" in self._evidence and len(each.key.split()) <= 3 and not heading
        direction = each.parts.get("direction") or ""
        if direction.startswith(",") and not each.named.is_upper:
            return False  # a clause of a sentence
        return allowed and (each.named.is_upper or not upper)
