"""The labels of speakers, and the evidence that a name at the start of a line is one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from teitools.notation import codes
from teitools.notation.expression import expression
from teitools.notation.initials import forwards
from teitools.notation.joined_names import JoinedNames
from teitools.notation.label_askers import ASKED, with_askers
from teitools.notation.label_breaks import COLON, BrokenLabels, on_one_line, outside, suffices
from teitools.notation.label_candidates import (
    BRACKETED,
    Candidate,
    Evidence,
    Judged,
    Label,
    Named,
    proven_of_each,
)
from teitools.notation.label_company import Company
from teitools.notation.label_directions import DirectionReader, addresses
from teitools.notation.label_evidence import EvidenceReader
from teitools.notation.label_forms import FORMS, Form, begins_text, is_short, patterns
from teitools.notation.label_names import NameReader
from teitools.notation.label_places import (
    is_topic,
    narrates,
    numbered,
    within_sentence,
    without_wrapped,
)
from teitools.notation.layout import lines
from teitools.notation.namesakes import Namesakes
from teitools.notation.notes import Notes
from teitools.notation.people import NOBODY, Called
from teitools.notation.profile import SpeakerRules
from teitools.notation.questions_in_lines import QuestionReader
from teitools.notation.vocabulary import Vocabulary

_LONGEST = 250
_MOST_KNOWN = 10_000
# a constituency, a party: on a line of their own below the name
# below a name with a time before it: from where somebody speaks
_WHENCE = expression(r"[ \t]*(?:\r\n|\r|\n)[ \t]*\([A-Z]{2,12}\)(?=[ \t\r\n])")
_BESIDE = expression(
    r"[ \t]*(?>\r\n|\r|\n)[ \t]*(?:\([^()\r\n]{1,80}\)[ \t]*){1,3}(?<=\))(?=[ \t]*(?:[\r\n]|\Z))"
)
_FOLLOWS = expression(r"\S")
_FIRST_WORD = expression(r"\w[\w’'-]*")


class LabelReader:
    """Finds the labels of one text. Nothing is a label without evidence."""

    def __init__(self, rules: SpeakerRules, words: Vocabulary, notes: Notes) -> None:
        self._rules = rules
        self._words = words
        self._notes = notes
        self._names = NameReader(rules, words)
        self._namesakes = Namesakes(words)
        self._joined = JoinedNames(rules, words, self._names, self._namesakes)
        self._evidence = EvidenceReader(rules, self._names, self._namesakes)
        self._breaks = BrokenLabels(rules, words)
        self.directions = DirectionReader(rules, words, self._joined)
        self._after = -1
        self._are_shorter = False
        self._known: dict[tuple[str, str], Named | None] = {}
        self._of_names = frozenset(rules.name_terminators) - frozenset(rules.terminators)
        terminators = {*rules.terminators, *self._of_names}
        self._questions = QuestionReader(rules, words, self._named)
        self._forms = [form for form in FORMS if form.terminator in terminators]

    def find(
        self, text: str, start: int, end: int, participants: Called = NOBODY, after: int = -1
    ) -> list[Label]:
        """The labels in `text` from `start` to `end`, each at the beginning of a line.

        `participants` are those whom a list of the text names, which ends at `after`.
        """
        self._after, self._names.cast = after, participants.names
        labels = []
        for each, found in self._judged(text, start, end, participants):
            if not found:
                continue
            label, (evidence, certainty) = on_one_line(each.match.group("label")), found
            start = each.match.start("label")
            self._notes.add(codes.LABEL, start, label=label, evidence=evidence, certainty=certainty)
            labels.append(self._label(each, found))
        alone = [each for each in labels if not each.joined] if self._joined.occur else labels
        self._namesakes.tell_apart(text, alone)
        return labels

    def _judged(self, text: str, start: int, end: int, participants: Called) -> Judged:
        """What may be a label, with its evidence; None where nothing says that it is one."""
        found = self._with_broken(text, start, end, participants)
        early = sum(each.match.start("label") <= self._after for each in found)
        judged: Judged = [(each, None) for each in found[:early]]
        judged += self._of_forms(found[early:], participants)
        judged = proven_of_each(judged) if self._are_shorter else judged
        if self._rules.directions:
            judged = without_wrapped(judged)
        if self._questions.occur:
            judged = self._questions.read(text, max(start, self._after + 1), end, judged)
        if not self._rules.undelimited_directions:
            return judged
        judged = [(each, None if addresses(each) else found) for each, found in judged]
        return self.directions.read(text, start, end, judged, participants)

    def _with_broken(
        self, text: str, start: int, end: int, participants: Called
    ) -> list[Candidate]:
        """What has the form of a label; one over two lines has sure evidence already."""
        found = list(self._candidates(text, start, end))
        matches = self._breaks.matches(text, start, end, found)
        made = (LabelReader._candidate(self, match, COLON, end, end) for match in matches)
        broken = [each for each in made if each and each.match.start() > self._after]
        if not broken:
            return found
        likely = {id(each) for each in broken}
        sure = [
            each
            for each, evidence in self._of_forms(outside(found, broken), participants)
            if id(each) in likely and suffices(evidence, bool(self._joined.of(each.named)))
        ]
        return outside(found, sure)

    def _of_forms(self, candidates: Sequence[Candidate], participants: Called) -> Judged:
        """The candidates with their evidence, by their forms and by how often they stand."""
        numbers = numbered(candidates) if not self._rules.numbered else ()
        if numbers:
            candidates = [each for index, each in enumerate(candidates) if index not in numbers]
        forms = [(each.named.key, each.form.terminator) for each in candidates]
        counts = Counter(forms)
        known: dict[tuple[object, ...], Evidence | None] = {}
        judged: Judged = []
        for each, form in zip(candidates, forms, strict=True):
            parts = each.parts
            beside = each.end > each.match.end("label")
            stamped, directed = bool(parts.get("stamp")), bool(parts.get("direction"))
            said = parts["name"], form[1], stamped, directed, beside
            if said not in known:
                known[said] = self._evidence.of(each, counts[form], participants)
            judged.append((each, known[said]))
        judged = self._evidence.sure_ones(judged)
        judged = self._joined.settle(judged, participants)
        if all(found for _, found in judged):
            return judged
        holders = {held.lower() for each, found in judged if found and (held := self._held(each))}
        company = Company(self._rules, judged, holders, self._namesakes, self._names.asks)
        judged = with_askers(judged, self._names)
        judged = [(each, found or company.evidence(each)) for each, found in judged]
        return self._joined.settle(judged, participants)

    def _candidates(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        """What has the form of a label, most at most once in each line."""
        stamp = self._rules.stamp
        forms = patterns(self._forms, self._rules, self._words, text, start, end)
        long_forms = [each for each in forms if not is_short(each[0], self._rules)]
        for position, stop in lines(text, start, end):
            if position == stop:
                continue
            bound = min(stop, position + _LONGEST)
            if text[position].islower() and not (stamp and stamp.match(text, position, bound)):
                word = _FIRST_WORD.match(text, position, bound)
                if word is None or word.group().lower() not in self._names.lower_words:
                    continue  # most lines of a text go on with a sentence
            running = begins_text(text, position, bound, self._rules)
            for form, pattern in long_forms if running else forms:
                if form.alone and stop > bound:
                    continue
                if form.signs and not form.has_sign(text, position, bound):
                    continue
                match = pattern.match(text, position, bound)
                candidate = self._candidate(match, form, stop, end) if match else None
                if candidate is not None:
                    yield candidate
                    if form.terminator != ":" or "." not in candidate.named.name:
                        break  # nearly always
                    if not candidate.may_be_shorter:
                        break
                    self._are_shorter = True

    def _candidate(
        self, match: re.Match[str], form: Form, line_end: int, end: int
    ) -> Candidate | None:
        if form.alone and match.end() != line_end:
            return None
        text, rule = match.string, self._rules.not_before
        if rule is not None and rule.match(text, match.end(), end):
            return None
        needed = form.alone or form.terminator == "."
        if needed and not _FOLLOWS.search(text, match.end(), end):
            return None  # nothing follows it
        if form.strict and form.terminator == "." and within_sentence(match):
            return None
        if form.terminator == "--" and narrates(match, self._rules.directions):
            return None
        parts = match.groupdict()
        named = self._named(on_one_line(parts["name"]), form.terminator)
        if named is None:
            return None
        untitled = form.terminator == "." and not named.title and not self._rules.directions
        if untitled and is_topic(match) and not self._names.is_office(named.key):
            return None
        if self._names.dotted.match(text, match.start("label")) or self._names.is_asked(match):
            return None
        listed = form.terminator not in self._of_names or named.key in self._names.listed
        if not listed and not parts.get("stamp"):
            return None
        label_end = match.end("label")
        if form.alone and "brackets" in self._rules.evidence:
            beside = _BESIDE.match(text, match.end(), end)
            label_end = beside.end() if beside else label_end
        elif form.terminator == "space" and match.end() == line_end:
            whence = _WHENCE.match(text, match.end(), end)
            label_end = whence.end() if whence else label_end
        return Candidate(match, parts, label_end, form, named)

    def _named(self, given: str, terminator: str) -> Named | None:
        """What a name in a label that ends so is; None: it is none. Most stand many times."""
        if (given, terminator) in self._known:
            return self._known[given, terminator]
        title, bare = self._names.without_title(given)
        plain = BRACKETED.sub("", given)
        key = " ".join(forwards(plain).split()).lower()
        if not key and self._names.is_nobody(within := given[1:-1].lower()):
            key = within  # [Unidentified]: Yes
        named = None
        # in lower case it is the last word of a sentence
        ends = terminator in self._of_names and len(given) > 1 and given.islower()
        joined = self._joined.read(plain, ")" in given)
        are_names = joined and joined.signed and self._joined.are_names(joined, terminator)
        if key and not ends and (are_names or self._names.is_name(given, key, terminator)):
            own, _ = self._namesakes.split(plain)
            letters = sum(map(str.isalpha, own))
            named = Named(title, bare, key, own.isupper(), letters, joined)
        if len(self._known) < _MOST_KNOWN:
            self._known[given, terminator] = named
        return named

    def _label(self, each: Candidate, found: Evidence) -> Label:
        """The label that a candidate is, because of what was `found`."""
        match, parts = each.match, each.parts
        stamp = match.span("stamp") if parts.get("stamp") else None
        direction = None
        if self._rules.directions and parts.get("direction"):
            direction = match.span("direction")
        beside = each.beside
        name, unnamed, remarked = self._names.shortened(each.named)
        if remarked is not None and self._rules.directions and direction is None:
            end = match.end("name")
            direction = (end - len(each.named.name) + remarked, end)
        held = self._held(each) if beside else None
        return Label(
            match.start("label"),
            each.end,
            held or name,
            bool(parts.get("doubt")),
            direction,
            stamp,
            unnamed or found == ASKED,
            each.form.alone,
            each.named.title,
            "" if self._rules.directions else beside.strip(),
            office=name if held else "",
            joined=self._joined.of(each.named),
        )

    def _held(self, each: Candidate) -> str | None:
        """Who has the office that a label names, if it says so."""
        if self._rules.directions:
            return None
        beside = each.beside
        return self._names.holder(beside, each.key) if beside else None
