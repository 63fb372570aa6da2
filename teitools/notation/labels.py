"""The labels of speakers, and the evidence that a name at the start of a line is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from teitools.notation import codes
from teitools.notation.label_candidates import BRACKETED, Candidate, Evidence, Label
from teitools.notation.label_forms import FORMS, Form, pattern_of
from teitools.notation.label_names import NameReader
from teitools.notation.layout import written_lines
from teitools.notation.notes import Notes
from teitools.notation.people import NOBODY, Called
from teitools.notation.profile import SpeakerRules
from teitools.notation.vocabulary import Vocabulary

_COMPANY = 4
_LONGEST = 250
_REMARK = re.compile(r"(?<=\S)(?: \[[^\W\d_A-ZА-ЯЁÀ-Þ][^\[\]]*\])+\Z")
_FORENAME = re.compile(r"\[[^\W\d_a-z][\w.-]*(?: [^\W\d_a-z][\w.-]*){0,2}\] ")
# a constituency, a party: on a line of their own below the name
_BESIDE = re.compile(
    r"[ \t]*(?>\r\n|\r|\n)[ \t]*(?:\([^()\r\n]{1,80}\)[ \t]*){1,3}(?<=\))(?=[ \t]*(?:[\r\n]|\Z))"
)
_FOLLOWS = re.compile(r"\S")
_FIRST_WORD = re.compile(r"\w[\w’'-]*")


class LabelReader:
    """Finds the labels of one text. Nothing is a label without evidence."""

    def __init__(self, rules: SpeakerRules, words: Vocabulary, notes: Notes) -> None:
        self._rules = rules
        self._words = words
        self._notes = notes
        self._names = NameReader(rules, words)
        self._of_names = frozenset(rules.name_terminators) - frozenset(rules.terminators)
        terminators = {*rules.terminators, *self._of_names}
        forms = [form for form in FORMS if form.terminator in terminators]
        self._forms = [(form, pattern_of(form, rules, words)) for form in forms]

    def find(self, text: str, start: int, end: int, participants: Called = NOBODY) -> list[Label]:
        """The labels in `text` from `start` to `end`, each at the beginning of a line.

        `participants` are those whom a list of the text names.
        """
        labels = []
        candidates = list(self._candidates(text, start, end))
        for each, found in self._judged(candidates, participants):
            if not found:
                continue
            self._notes.add(
                codes.LABEL,
                each.match.start("label"),
                label=each.match.group("label"),
                evidence=found[0],
                certainty=found[1],
            )
            labels.append(self._label(each, found))
        return labels

    def _judged(
        self, candidates: Sequence[Candidate], participants: Called
    ) -> list[tuple[Candidate, Evidence | None]]:
        """The candidates with their evidence; None where nothing says that they are labels."""
        counts = Counter((each.key, each.form.terminator) for each in candidates)
        judged = [
            (each, self._evidence(each, counts[each.key, each.form.terminator], participants))
            for each in candidates
        ]
        proven = Counter(each.form.terminator for each, found in judged if found)
        judged = [
            (each, found if not each.form.strict or self._is_sure(each, found, proven) else None)
            for each, found in judged
        ]
        capitals = Counter(
            each.form.terminator for each, found in judged if found and each.key_is_upper
        )
        parted = Counter((each.form.terminator, each.is_parted) for each, found in judged if found)
        return [
            (each, found or self._company(each, proven, capitals, parted)) for each, found in judged
        ]

    def _company(
        self,
        each: Candidate,
        proven: Counter[str],
        capitals: Counter[str],
        parted: Counter[tuple[str, bool]],
    ) -> Evidence | None:
        """The evidence that the other labels of its form are, which stand as it does."""
        sign = each.form.terminator
        company, upper = proven[sign], capitals[sign] * 5 >= proven[sign] * 4
        if company < _COMPANY or not self._keeps_company(each, upper):
            return None
        if parted[sign, each.is_parted] * 2 < company:
            return None
        return f"{company} other labels of its form", "medium"

    def _candidates(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """What has the form of a label, at most one in each line."""
        stamp = self._rules.stamp
        for position, stop in written_lines(text, start, end):
            bound = min(stop, position + _LONGEST)
            if text[position].islower() and not (stamp and stamp.match(text, position, bound)):
                word = _FIRST_WORD.match(text, position, bound)
                if word is None or word.group().lower() not in self._names.lower_words:
                    continue  # most lines of a text go on with a sentence
            for form, pattern in self._forms:
                if form.alone and stop > bound:
                    continue
                signs = form.signs
                if signs and all(text.find(sign, position, bound) < 0 for sign in signs):
                    continue
                match = pattern.match(text, position, bound)
                candidate = self._candidate(match, form, stop, end) if match else None
                if candidate is not None:
                    yield candidate
                    break

    def _candidate(
        self, match: re.Match[str], form: Form, line_end: int, end: int
    ) -> Candidate | None:
        if form.alone and match.end() != line_end:
            return None
        rule = self._rules.not_before
        if rule is not None and rule.match(match.string, match.end(), end):
            return None
        needed = form.alone or form.terminator == "."
        if needed and not _FOLLOWS.search(match.string, match.end(), end):
            return None  # nothing follows it
        given = match.group("name")
        title = self._names.title(given)
        bare = given[len(title) :].lstrip() or given
        if title.lower() in self._words.distinguishing:
            bare = given
        key = " ".join(BRACKETED.sub("", given).split()).lower()
        if not key or not self._names.is_name(given, key, form.terminator):
            return None
        if self._names.dotted.match(match.string, match.start("label")) or self._is_asked(match):
            return None
        listed = form.terminator not in self._of_names or key in self._names.listed
        if form.terminator in self._of_names and len(given) > 1 and given.islower():
            return None  # the last word of a sentence
        if not listed and not match.groupdict().get("stamp"):
            return None
        beside = None
        if form.alone and "brackets" in self._rules.evidence:
            beside = _BESIDE.match(match.string, match.end(), end)
        return Candidate(
            match, beside.end() if beside else match.end("label"), form, title, bare, key
        )

    def _is_asked(self, match: re.Match[str]) -> bool:
        """Whether who asks is part of what is asked, and not of the label: ``Q. BY MR. HALE:``."""
        if self._rules.asked_by is None:
            return False
        first = match.group("name").split()[0]
        after = match.start("name") + len(first) + 1
        listed = first.rstrip(".").lower() in self._names.listed
        return listed and self._rules.asked_by.match(match.string, after) is not None

    def _evidence(self, each: Candidate, count: int, participants: Called) -> Evidence | None:
        """Why it is a label, and how certain that is; None where nothing says so."""
        name, allowed = each.match.group("name"), self._rules.evidence
        surname = each.name.split()[-1].lower().strip("[].")
        if each.key in self._names.listed:
            return "the profile, which lists it", "high"
        if each.match.groupdict().get("stamp") and name.isupper():
            return "the time before it", "high"
        if "title" in allowed:
            if each.title and (each.form.title_suffices or name.lower() != each.title.lower()):
                return f"the title {each.title!r}", "high"
            if self._names.is_office(each.key):
                return "the office that it names", "high"
        if "participants" in allowed and self._is_listed(each, surname, participants):
            return "the list of participants", "high"
        if "supplied" in allowed and _FORENAME.match(name) and len(each.key) > 2:
            return "the forename that is supplied", "medium"
        if self._names.is_nobody(each.key) and (each.form.terminator == ":" or " " in each.key):
            return "the words for somebody who is not named", "medium"
        least = self._rules.repetitions + (1 if each.form.strict else 0)
        if "repetition" in allowed and count >= least:
            return f"{count} turns with it", "high"
        letters = sum(character.isalpha() for character in BRACKETED.sub("", name))
        capitals = letters > 1 and BRACKETED.sub("", name).isupper()
        if "capitals" in allowed and capitals and (count > 1 or not each.form.strict):
            return "its capitals", "medium"
        remark = each.match.groupdict().get("direction") or each.end > each.match.end("label")
        if "brackets" in allowed and each.form.alone and remark:
            return "what stands in brackets after the name", "medium"
        return None

    def _is_listed(self, each: Candidate, surname: str, participants: Called) -> bool:
        """Whether a list names who speaks; a first name is more than the end of a sentence."""
        if surname in participants.names or each.key in participants.names:
            return True
        is_label = each.form.terminator == ":" or each.key_is_upper
        return is_label and each.key in participants.first_names

    def _is_sure(self, each: Candidate, found: Evidence | None, proven: Counter[str]) -> bool:
        """Whether a label whose form running text has, too, does not stand alone with it."""
        supplied = _FORENAME.match(each.match.group("name")) is not None
        listed = each.key in self._names.listed
        return found is not None and (supplied or listed or proven[each.form.terminator] > 1)

    def _keeps_company(self, each: Candidate, upper: bool) -> bool:
        """Whether a label is like the others; `upper`: those are in capitals."""
        allowed = "company" in self._rules.evidence and len(each.key.split()) <= 3
        direction = each.match.groupdict().get("direction") or ""
        if direction.startswith(",") and not each.key_is_upper:
            return False  # a clause of a sentence
        return allowed and (each.key_is_upper or not upper)

    def _label(self, each: Candidate, found: Evidence) -> Label:
        """The label that a candidate is, because of what was `found`."""
        match = each.match
        parts = match.groupdict()
        name_start = match.end("name") - len(each.name)
        label = Label(
            start=match.start("label"),
            end=each.end,
            name=each.name,
            doubtful=bool(parts.get("doubt")),
            unnamed=self._names.is_nobody(each.key),
            alone=each.form.alone,
        )
        if self._rules.directions and parts.get("direction"):
            label = replace(label, direction=match.span("direction"))
        if parts.get("stamp"):
            label = replace(label, stamp=match.span("stamp"))
        remark = _REMARK.search(each.name)
        if remark is not None and each.name[: remark.start()].strip():
            label = replace(label, name=each.name[: remark.start()])
            if self._rules.directions and label.direction is None:
                begin = name_start + remark.start()
                label = replace(label, direction=(begin, match.end("name")))
        label = replace(label, name=self._names.without_office(label.name))
        supplied = BRACKETED.match(label.name)
        if supplied and supplied.end() < len(label.name):
            label = replace(label, name=label.name[supplied.end() :].lstrip())
        return label
