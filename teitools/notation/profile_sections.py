"""The tables of a profile file that say what lines, labels and paragraphs are."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.notation.bracket_kinds import REASONS
from teitools.notation.label_forms import EVIDENCE, TERMINATORS
from teitools.notation.line_marks import GAP
from teitools.notation.metadata_lines import PERSONS
from teitools.notation.profile import (
    BlockRules,
    FrameRules,
    LineNumberRules,
    LineRule,
    MetadataRules,
    SpeakerRules,
)
from teitools.notation.profile_table import Table, fail
from teitools.notation.utterances import uttered_line
from teitools.notation.vocabulary import Vocabulary, language_names, vocabulary
from teitools.transcript import Kind

FIELDS = (
    "abstract",
    "author",
    "citation",
    "date",
    "funder",
    "interviewee",
    "interviewer",
    "none",
    "original_language",
    "place",
    "rights",
    "source",
    "text_language",
    "time",
    "title",
    "transcriber",
    "translator",
)
LINE_KINDS = (
    "cast_list",
    "classification",
    "gap",
    "head",
    "incident",
    "kinesic",
    "list",
    "note",
    "page_break",
    "paragraph",
    "participants",
    "pause",
    "running_head",
    "salute",
    "section_break",
    "set",
    "signed",
    "source_note",
    "stage",
    "time_stamp",
    "trailer",
    "typist_mark",
    "vocal",
)
SCOPES = ("line", "paragraph", "passage", "start")
# what the facts of a line may be, each with its values (none: any word)
LINE_FACTS: dict[str, dict[str, tuple[str, ...]]] = {
    "head": {
        "division": (
            "act", "agenda", "attachment", "chapter", "conversation", "day", "debate", "epilogue",
            "examination", "interview", "meeting", "notes", "prologue", "scene", "section",
            "session", "testimony",
        )
    },
    "stage": {
        "type": (
            "business", "delivery", "entrance", "exit", "incident", "interjection", "location",
            "mixed", "modifier", "pause", "setting", "sound",
        )
    },
    "list": {"type": ()},
    "trailer": {"division": ("act", "scene")},
    GAP: {"reason": REASONS[Kind.GAP]},
}  # fmt: skip
_NUMBERED = ("page_break", "time_stamp")
HIGHEST = 99


def read_words(table: Table) -> Vocabulary:
    """The words of the languages that a profile names, and those that it adds."""
    known = language_names()
    languages = table.strings("languages")
    for language in languages:
        if language not in known:
            raise fail(
                table.file,
                f"key 'languages' names {language!r}; allowed are {', '.join(known)}",
            )
    return vocabulary(languages, table.table("words"), FIELDS)


def read_speakers(table: Table, words: Vocabulary) -> SpeakerRules:
    """``[speakers]``; titles and words that are no speakers are added to those of `words`."""
    table.allow(
        (
            "titles", "not_speakers", "repetitions", "terminators", "evidence", "names", "element",
            "directions", "undelimited_directions", "indented", "numbered", "number", "stamp",
            "questions", "name_terminators", "not_before", "timeline", "asked_by",
        )
    )  # fmt: skip
    names = table.strings("names")
    asked = words.question + words.answer if table.boolean("questions", False) else ()
    defaults = SpeakerRules()
    element = table.one_of("element", ("sp", "u")) or "sp"
    timeline = table.boolean("timeline", False)
    if timeline and element != "u":
        raise fail(table.file, "key 'speakers.timeline' needs key 'speakers.element' to be 'u'")
    return SpeakerRules(
        terminators=table.some_of("terminators", TERMINATORS) or defaults.terminators,
        name_terminators=table.some_of("name_terminators", TERMINATORS),
        evidence=frozenset(table.some_of("evidence", EVIDENCE)) or defaults.evidence,
        names=(*names, *asked),
        titles=(*table.strings("titles"), *words.titles),
        not_speakers=words.not_speakers
        | words.participants
        | frozenset(label for label, field in words.labels.items() if field not in PERSONS)
        | frozenset(word.lower() for word in table.strings("not_speakers")),
        repetitions=table.integer("repetitions", 2),
        directions=table.boolean("directions", False),
        undelimited_directions=table.boolean("undelimited_directions", False),
        indented=table.boolean("indented", False),
        numbered=table.boolean("numbered", False),
        number=table.part("number"),
        stamp=table.part("stamp"),
        not_before=table.pattern("not_before"),
        asked_by=table.pattern("asked_by", ("examiner",)),
        element=element,
        timeline=timeline,
    )


def read_metadata_rules(table: Table, words: Vocabulary) -> MetadataRules:
    """``[metadata]``."""
    table.allow(
        (
            "title",
            "date",
            "citation",
            "banner",
            "preface",
            "labels",
            "language_labels",
            "parts",
            "same_line",
        )
    )
    given = table.table("labels")
    parts = table.table("parts")
    parts.allow(FIELDS)
    labels = dict(words.labels) if table.boolean("language_labels", False) else {}
    for key in given.keys():  # noqa: SIM118
        labels[key.lower()] = given.one_of(key, FIELDS) or ""
    return MetadataRules(
        title=table.pattern("title", ("title",)),
        date=table.boolean("date", False),
        citation=table.pattern("citation"),
        banner=table.pattern("banner"),
        preface=table.boolean("preface", False),
        same_line=table.boolean("same_line", False),
        labels=labels,
        parts={key: parts.patterns(key) for key in parts.keys()},  # noqa: SIM118
    )


def read_frame(table: Table) -> FrameRules:
    """``[frame]``."""
    table.allow(("byline", "dateline", "subject", "typist_mark", "salute", "signed"))
    return FrameRules(
        byline=table.pattern("byline", ("author",)),
        dateline=table.boolean("dateline", False),
        subject=table.pattern("subject", ("subject",)),
        typist_mark=table.pattern("typist_mark"),
        salute=table.pattern("salute"),
        signed=table.pattern("signed"),
    )


def read_line_numbers(table: Table) -> LineNumberRules:
    """``[line_numbers]``."""
    table.allow(("highest", "stamp"))
    highest = table.integer("highest", 0)
    if highest > HIGHEST:
        raise fail(table.file, f"key {table.at('highest')!r} is {highest}; it must be at most 99")
    return LineNumberRules(highest, table.part("stamp"))


def read_blocks(table: Table, element: str, endings: Iterable[LineRule]) -> BlockRules:
    """``[[lines]]``, ``[notes]``, ``[lists]`` and ``[tables]``; `element` is that of turns.

    `endings` are rules of the languages, which come last: for the divisions that there are.
    """
    notes, lists, tables = table.table("notes"), table.table("lists"), table.table("tables")
    tables.allow(("separators",))
    notes.allow(("text", "marked", "ended", "signs"))
    lists.allow(("bullets", "numbered"))
    own = [_line(each) for each in table.tables("lines")]
    divisions = {dict(each.facts).get("division") for each in own if each.kind == "head"}
    ended = (each for each in endings if dict(each.facts).get("division") in (None, *divisions))
    rules = (*own, *ended)
    return BlockRules(
        lines=tuple(uttered_line(each) for each in rules) if element == "u" else rules,
        note_text=notes.pattern("text", ("n",)),
        marked_note=notes.pattern("marked", ("n",)),
        ended_note=notes.pattern("ended", ("n",)),
        note_signs=notes.strings("signs"),
        bullets=lists.strings("bullets"),
        numbered_items=lists.pattern("numbered"),
        separators=tuple(filter(None, tables.strings("separators"))),
    )


def _line(table: Table) -> LineRule:
    table.allow(("kind", "match", "scope", "facts", "level"))
    table.required("kind")
    kind = table.one_of("kind", LINE_KINDS) or "paragraph"
    table.required("match")
    pattern = table.pattern("match", ("n",) if kind in _NUMBERED else ())
    assert pattern is not None
    given = table.table("facts")
    allowed = LINE_FACTS.get(kind, {})
    given.allow(allowed)
    if kind == GAP:
        given.required("reason")
    facts = []
    for key in given.keys():  # noqa: SIM118
        value = given.one_of(key, allowed[key]) if allowed[key] else given.required(key)
        facts.append((key, value or ""))
    scope = table.one_of("scope", SCOPES) or "line"
    return LineRule(kind, pattern, scope, tuple(facts), table.integer("level", 1))
