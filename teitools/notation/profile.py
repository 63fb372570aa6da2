"""A profile: what the signs of a transcript mean. Data, read from TOML by `profile_file`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from teitools.dataclass import dataclass
from teitools.notation.measures import Measures
from teitools.notation.vocabulary import Vocabulary
from teitools.transcript.inlines import Facts, Kind


@dataclass(frozen=True, slots=True)
class BracketClass:
    """One meaning of a bracket. `kind` is None where it is only characters.

    `match` must match all that is inside (of a sign: all of it, wherever it stands); its group
    ``content`` is what the mark holds, the rest belongs to the delimiters. `holds` is what the
    content is in turn. `word_before`: it is about the word before it; `glued`: only directly
    after a letter; `in_turns`: only where somebody speaks; `between_turns`: only after the first
    label; `needs_note`: only where the text has a note of that number; `starred`: a sign is its
    mark. `separator` parts readings.
    """

    kind: Kind | None
    match: re.Pattern[str] | None = None
    whole_paragraph: bool = False
    minimum_words: int = 0
    maximum_words: int | None = None
    facts: Facts = ()
    holds: BracketClass | None = None
    word_before: bool = False
    glued: bool = False
    leading: bool = False
    in_turns: bool = False
    between_turns: bool = False
    needs_note: bool = False
    starred: bool = False
    separator: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of delimiters and its meanings, of which the first that fits is taken.

    `unclosed` is what an opening delimiter without a closing one begins; None: nothing, and
    where `lenient` it is no mistake either. `spans`: the partner may stand in a later paragraph.
    """

    open: str
    close: str
    classes: tuple[BracketClass, ...]
    unclosed: Kind | None = None
    separator: str | None = None
    explanation: str = ""
    lenient: bool = False
    spans: bool = False

    @property
    def symmetrical(self) -> bool:
        """Whether one sign opens and closes, as ``*`` does."""
        return self.open == self.close


@dataclass(frozen=True, slots=True)
class SpeakerRules:
    """What a label is, and the evidence that one needs.

    `names` are labels that need none, and may end in `name_terminators` too. `number` is that of a
    question, before the label of who asks it.
    `stamp` is a time that may stand before a label. `element` is that of a turn, ``sp`` or
    ``u``; with `timeline` the stamps are times of a recording, to which utterances point.
    """

    terminators: tuple[str, ...] = (":",)
    name_terminators: tuple[str, ...] = ()
    evidence: frozenset[str] = frozenset(("capitals", "repetition", "title"))
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    not_speakers: frozenset[str] = frozenset()
    repetitions: int = 2
    directions: bool = False
    undelimited_directions: bool = False
    indented: bool = False
    numbered: bool = False
    number: re.Pattern[str] | None = None
    stamp: re.Pattern[str] | None = None
    not_before: re.Pattern[str] | None = None
    asked_by: re.Pattern[str] | None = None
    element: str = "sp"
    timeline: bool = False


@dataclass(frozen=True, slots=True)
class MetadataRules:
    """The metadata block: its labels, and the patterns of the parts of each value."""

    title: re.Pattern[str] | None = None
    date: bool = False
    citation: re.Pattern[str] | None = None
    banner: re.Pattern[str] | None = None
    preface: bool = False
    same_line: bool = False
    labels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    parts: Mapping[str, tuple[re.Pattern[str], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )


@dataclass(frozen=True, slots=True)
class FrameRules:
    """What may stand at the head and the foot of the text."""

    byline: re.Pattern[str] | None = None
    dateline: bool = False
    subject: re.Pattern[str] | None = None
    typist_mark: re.Pattern[str] | None = None
    salute: re.Pattern[str] | None = None
    signed: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class LineRule:
    """What a line, or a whole paragraph, is by its form alone.

    `scope` is ``line``, ``paragraph``, ``start`` (of a paragraph) or ``passage`` (lines, with the
    blank ones between them). The named groups of `match` are what the block takes from it: ``n``,
    ``content``, ``extent``.
    """

    kind: str
    match: re.Pattern[str]
    scope: str = "line"
    facts: Facts = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class BlockRules:
    """What the lines and paragraphs of the body can be, beside paragraphs.

    `lines` are tried in their order. `note_text` matches the beginning of the text of a
    footnote at the end, with the group ``n``; `marked_note` that of one below any part of it, whose
    mark stands before it, `ended_note` of one at the end of a part; `note_signs` may be marks,
    too. `bullets` begin the items of lists, `separators` part the cells of tables.
    """

    lines: tuple[LineRule, ...] = ()
    note_text: re.Pattern[str] | None = None
    marked_note: re.Pattern[str] | None = None
    ended_note: re.Pattern[str] | None = None
    note_signs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    numbered_items: re.Pattern[str] | None = None
    separators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineNumberRules:
    """Numbers printed before lines, from 1 to `highest` on each page; 0: there are none.

    `stamp` is a time that may stand beside a number, or at the end of a line.
    """

    highest: int = 0
    stamp: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Detection:
    """The signs by which a profile is chosen when none is named.

    `numbers_count`: that lines have numbers, by the rules `line_numbers`, is one.
    """

    signs: tuple[re.Pattern[str], ...] = ()
    at_least: int = 1
    line_numbers: LineNumberRules = field(default_factory=LineNumberRules)
    numbers_count: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile, as ``docs/profiles.md`` documents it key by key."""

    name: str
    version: str
    title: str
    language: str | None
    brackets: tuple[Bracket, ...]
    signs: tuple[BracketClass, ...] = ()
    measures: Measures = field(default_factory=Measures)
    speakers: SpeakerRules = field(default_factory=SpeakerRules)
    metadata: MetadataRules = field(default_factory=MetadataRules)
    frame: FrameRules = field(default_factory=FrameRules)
    blocks: BlockRules = field(default_factory=BlockRules)
    words: Vocabulary = field(default_factory=Vocabulary)
    detection: Detection = field(default_factory=Detection)
    name_titles: tuple[str, ...] = ()
    inferences: frozenset[str] = frozenset()
    explicit: bool = True
    escapes: bool = True

    @property
    def line_numbers(self) -> LineNumberRules:
        """Numbers before lines: by the same rules they are looked for when a profile is chosen."""
        return self.detection.line_numbers
