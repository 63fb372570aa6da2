"""The evidence that what has the form of a label is one: what it says, and how often it stands."""

from __future__ import annotations

from collections import Counter

from teitools.notation.expression import expression
from teitools.notation.initials import forwards
from teitools.notation.label_candidates import Candidate, Evidence, Judged
from teitools.notation.label_names import NameReader
from teitools.notation.label_places import is_heading
from teitools.notation.namesakes import Namesakes
from teitools.notation.people import Called
from teitools.notation.profile import SpeakerRules

_FORENAME = expression(r"\[[^\W\d_a-z][\w.-]*(?: [^\W\d_a-z][\w.-]*){0,2}\] ")


class EvidenceReader:
    """Judges the labels of one text, each by itself."""

    def __init__(self, rules: SpeakerRules, names: NameReader, namesakes: Namesakes) -> None:
        self._rules = rules
        self._names = names
        self._namesakes = namesakes

    def of(self, each: Candidate, count: int, participants: Called) -> Evidence | None:
        """Why it is a label, and how certain that is; None where nothing says so."""
        name, allowed, named = each.match.group("name"), self._rules.evidence, each.named
        if named.joined and named.joined.signed:
            return None  # the names of several, or none
        own, _ = self._namesakes.split(named.name)
        surname = forwards(own).split()[-1].lower().strip("[].")
        if named.key in self._names.listed:
            return "the profile, which lists it", "high"
        if self._names.asks(named.key, each.form.terminator):
            return None  # what follows must say so
        if each.parts.get("number"):
            return "the number of the question before it", "high"
        if each.parts.get("stamp") and name.isupper():
            return "the time before it", "high"
        if each.form.timed:
            return "the time behind it", "high"
        if each.parts.get("held") and (" " in named.name or not each.form.title_suffices):
            return "what somebody is, behind the name", "high"
        if "title" in allowed:
            if named.title and (each.form.title_suffices or name.lower() != named.title.lower()):
                return f"the title {named.title!r}", "high"
            if self._names.is_office(named.key):
                return "the office that it names", "high"
        if "participants" in allowed and self._is_listed(each, surname, participants):
            return "the list of participants", "high"
        if "supplied" in allowed and _FORENAME.match(name) and len(named.key) > 2:
            return "the forename that is supplied", "medium"
        if self._names.is_nobody(named.key) and (each.form.terminator == ":" or " " in named.key):
            return "the words for somebody who is not named", "medium"
        least = self._rules.repetitions + (1 if each.form.strict else 0)
        if "repetition" in allowed and count >= least:
            return f"{count} turns with it", "high"
        capitals = named.letters > 1 and named.is_upper
        shown = count > 1 or not (each.form.strict or is_heading(each)) if capitals else False
        if "capitals" in allowed and shown:
            return "its capitals", "medium"
        remark = each.parts.get("direction") or each.end > each.match.end("label")
        if "brackets" in allowed and each.form.alone and remark:
            return "what stands in brackets after the name", "medium"
        return None

    def _is_listed(self, each: Candidate, surname: str, participants: Called) -> bool:
        """Whether a list names who speaks; a first name is more than the end of a sentence."""
        if each.key in participants.names:
            return True
        ends_in_one = each.named.joined is not None and each.form.strict
        if surname in participants.names and not ends_in_one:
            return True
        is_label = each.form.terminator == ":" or each.named.is_upper
        return is_label and each.key in participants.first_names

    def sure_ones(self, judged: Judged) -> Judged:
        """`judged` without the evidence of labels whose form running text has, too.

        Two of the form are sure; so is one of a play whose name has another form elsewhere.
        """
        proven = Counter(each.form.terminator for each, found in judged if found)
        known: set[str] | None = None
        made: Judged = []
        for each, found in judged:
            if found is not None and each.form.strict and not self._is_sure(each, proven):
                if known is None:
                    known = _named_elsewhere(judged, proven) if self._rules.directions else set()
                found = found if each.named.is_upper and each.key in known else None
            made.append((each, found))
        return made

    def _is_sure(self, each: Candidate, proven: Counter[str]) -> bool:
        """Whether a label whose form running text has, too, does not stand alone with it."""
        if proven[each.form.terminator] > 1 or each.key in self._names.listed:
            return True
        return _FORENAME.match(each.match.group("name")) is not None


def _named_elsewhere(judged: Judged, proven: Counter[str]) -> set[str]:
    return {each.key for each, found in judged if found and proven[each.form.terminator] > 1}
