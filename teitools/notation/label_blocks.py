"""The blocks of a label: its time, the speaker, what it says of how the turn is spoken.

Names in lists of participants are marked here too, by the same rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from teitools.notation.casts import brace
from teitools.notation.expression import expression
from teitools.notation.inlines import InlineReader
from teitools.notation.label_candidates import BRACKETED, Label
from teitools.notation.layout import edged, split_text
from teitools.notation.line_marks import HEARD
from teitools.notation.marking import marked_name, phrases
from teitools.notation.paragraphs import Raw
from teitools.notation.people import People
from teitools.notation.profile import Profile
from teitools.transcript import Block, BlockKind, Content, Kind, Mark, Person, Role, Separation
from teitools.transcript.inlines import Facts, Inline

# to ask an enumeration for a member takes longer than to call a function
_SPEAKER = BlockKind.SPEAKER
_HEARD = (*HEARD.values(), Kind.SHIFT)
# Chairman Mao Zedong (hereinafter referred to as Mao):
_CALLED = expression(
    r"[(\[](?i:(?:hereinafter|hereafter|henceforth)\b,?"
    r"(?: (?:referred to|abbreviated|called|known))?(?: to)?(?: as)?"
    r"|(?:referred to|abbreviated)(?: below| hereafter| hereinafter)? as"
    r"|im folgenden|далее|ci-après)"
    r"[:,—–-]*[ \u00a0]?[“\"'«]?(?P<name>[^\W\d_][^()\[\]“”\"«»]{0,40}?)[”\"'»]?[)\]]"
)


class LabelBuilder:
    """Makes the blocks of the labels of one text. `place` says how a block is set off."""

    def __init__(
        self,
        text: str,
        profile: Profile,
        people: People,
        inlines: InlineReader,
        place: Callable[[Raw], tuple[Separation, Content]],
    ) -> None:
        self.text = text
        self.people = people
        self.place = place
        self._inlines = inlines
        self._resuming = profile.words.resuming
        self._uttered = profile.speakers.element == "u"

    def speaker(
        self, label: Label, raw: Raw, meant: Person | None = None
    ) -> tuple[list[Block], tuple[str, ...], Facts]:
        """The label of a turn with what stands in it, who speak, and how certain that is.

        `meant` is who speaks where the label itself names nobody.
        """
        before: list[Block] = []
        if label.stamp is not None:
            before.append(self._stamp(raw, label))
            gap = self.text[label.stamp[1] : label.start]
            raw = Raw(gap, label.start, raw.end)
        end = label.direction[0] if label.direction else raw.end
        content = self.words(label.start, end)
        if label.joined:
            who, content = self._several(label.joined, content)
        else:
            person, marked = self._person(label, meant)
            who = (person,) if person else ()
            if marked is not None:
                content = self._with_name(content, label.name, marked)
        place = self.place(Raw(raw.gap, label.start, end))
        if len(content) != 1 or not isinstance(content[0], str):
            content = list(phrases(tuple(content)))
        block = Block(_SPEAKER, edged(content), "", "", *place)
        certainty = "low" if label.doubtful else "high" if meant else None
        facts: Facts = (("cert", certainty),) if certainty else ()
        after = [self._direction(label, raw.end)] if label.direction else []
        return [*before, block, *after], who, facts

    def listed(self, content: list[Inline], name: str | None) -> Content:
        """`content` of an item of a list of participants, with its `name` marked as a person's."""
        person = self.people.find(name) if name else None
        if name is None or person is None:
            return edged(content)
        master = None if person.master else f"{person.id}-name"
        facts = ((("id", master),) if master else ()) + (("ref", person.id),)
        mark = Mark(Kind.PERSON, edged(split_text(name)), facts=facts)
        content = marked_name(content, name, mark, first=True)
        if master is not None and mark in content:
            self.people.have_name(person.id, master)
        return edged(content)

    def braced(self, words: str, start: int) -> Content:
        """The words of a person of a play; the brace that joins it with others is no bracket."""
        at = brace(words)
        if at is None:
            return self._inlines.read(words, start)
        before = self._inlines.read(words[:at], start)
        return (*before, words[at], *self._inlines.read(words[at + 1 :], start + at + 1))

    def words(self, start: int, end: int) -> list[Inline]:
        """A part of a label, whose brackets have their meaning."""
        words = self.text[start:end]
        if not words:
            return []
        marks = self._inlines.facts.marks
        bracketed = "[" in words or "(" in words
        if bracketed and self._goes_on(words):
            return split_text(words)
        if bracketed or (marks and not marks.keys().isdisjoint(range(start, end))):
            return list(self._inlines.read(words, start))
        return split_text(words)

    def _goes_on(self, words: str) -> bool:
        """Whether all brackets in a label say that somebody goes on, or speaks through another."""
        inner = (each[1:-1].strip().lower() for each in BRACKETED.findall(words))
        return self._resuming.issuperset(inner)

    def _several(
        self, names: Iterable[str], content: list[Inline]
    ) -> tuple[tuple[str, ...], list[Inline]]:
        """Who speak together, each of `names`; `content` with those marked whom it declares."""
        found: dict[str, None] = {}
        for name in names:
            known = self.people.find(name)
            person = known or self.people.declare(name, Role.SPEAKER)
            self.people.speaks(person.id)
            found[person.id] = None
            if known is None:
                content = self._with_name(content, name, self._name(name, person))
        return tuple(found), content

    def _with_name(self, content: list[Inline], name: str, mark: Mark) -> list[Inline]:
        """`content` with the `mark` of a `name` that declares a person, where there is room."""
        content = marked_name(content, name, mark)
        if mark not in content:
            self.people.have_name(mark.fact("ref") or "", None)
        return content

    def _person(self, label: Label, meant: Person | None) -> tuple[str | None, Mark | None]:
        """Who a label names or means; a mark of the name where it declares that person."""
        if label.unnamed:
            return None, None
        if meant is not None:
            self.people.speaks(meant.id)
            return meant.id, None
        known = self.people.find(label.name, label.apart)
        if label.office and (same := self.people.find(label.office)) is not None:
            known = same if same.name == label.office else known
        person = known or self.people.declare(label.name, Role.SPEAKER, apart=label.apart)
        self.people.speaks(person.id)
        if label.office:
            self.people.call(person, label.office)
        if known is not None and known.name != label.name and not label.apart:
            self.people.call(known, label.name)
        if label.beside and (called := _CALLED.match(label.beside)):
            self.people.call(person, called["name"])
        if known is not None or person.master is None:
            return person.id, None
        return person.id, self._name(label.name, person)

    def _name(self, name: str, person: Person) -> Mark:
        """The mark of the `name` with which a label declares a person."""
        facts = (("id", person.master or ""), ("ref", person.id))
        return Mark(Kind.PERSON, edged(split_text(name)), facts=facts)

    def _stamp(self, raw: Raw, label: Label) -> Block:
        assert label.stamp is not None
        words = self.text[label.stamp[0] : label.stamp[1]]
        mark = Mark(Kind.TIME_STAMP, (words,))
        return Block(BlockKind.BARE, (mark,), "", "", *self.place(raw))

    def _direction(self, label: Label, end: int) -> Block:
        """The stage direction in a label, with the sign that ends the label."""
        assert label.direction is not None
        start, stop = label.direction
        typed = self.text[start:stop]
        if self._uttered and (heard := self._heard_in(typed, start, self.text[stop:end])):
            return Block(BlockKind.BARE, (heard,), "", "", Separation.RUN_ON)
        inner = typed.strip(" ,[]()")
        at = typed.find(inner)
        content = self._inlines.read(inner, start + at)
        after = typed[at + len(inner) :] + self.text[stop:end]
        facts: Facts = (("type", "delivery"),)
        return Block(BlockKind.STAGE, content, typed[:at], after, Separation.RUN_ON, (), facts)

    def _heard_in(self, typed: str, start: int, after: str) -> Mark | None:
        """What a label says is heard, with the sign that ends the label."""
        words = typed.strip(" ")
        at = typed.index(words)
        content = self._inlines.read(words, start + at)
        only = content[0] if len(content) == 1 else None
        if not isinstance(only, Mark) or only.kind not in _HEARD:
            return None
        return replace(only, before=typed[:at] + only.before, after=only.after + after)
