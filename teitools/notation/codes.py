"""What can be found in a transcript."""

from __future__ import annotations

from teitools.findings import Code, Severity

UNCLOSED = Code(
    "T101",
    "unclosed-mark",
    Severity.WARNING,
    "{opener!r} is never closed: expected {closer!r} before the paragraph ends (line {end}); "
    "read as {kind} up to there, with low certainty",
)
UNOPENED = Code(
    "T102", "unopened-mark", Severity.WARNING, "{closer!r} closes nothing: no {opener!r} is open"
)
TOO_DEEP = Code(
    "T103",
    "marks-too-deep",
    Severity.WARNING,
    "marks are nested more than {limit} deep here; the inner ones are kept as characters",
)
NO_SEPARATOR = Code(
    "T104",
    "substitution-without-separator",
    Severity.WARNING,
    "{opener!r} without {separator!r}: kept as characters; expected old{separator}new",
)
NOT_TYPED = Code(
    "T111",
    "header-block-not-read",
    Severity.WARNING,
    "the text begins with a header block and is not typed as one: {problem}; "
    "all of it is read as words",
)
REFUSED = Code(
    "T112",
    "element-refused",
    Severity.WARNING,
    "{typed!r} is read as words: {problem}",
)
NO_TEXT = Code("T110", "no-text", Severity.WARNING, "there is no text to encode{what}")

NAME_AFTER_TITLE = Code(
    "T201",
    "name-after-title",
    Severity.INFO,
    "{name!r} follows {title!r}: read as a person's name (certainty {certainty})",
)
BROKEN_SENTENCE = Code(
    "T202",
    "broken-sentence",
    Severity.INFO,
    "the paragraph ends in {word!r} without a full stop and the next begins in lower case: "
    "read as one sentence in two parts (certainty {certainty})",
)
DICTATION = Code(
    "T203",
    "dictation",
    Severity.INFO,
    "the by-line names {name!r}: read as the speaker of the whole text (certainty {certainty})",
)
LABEL = Code(
    "T204",
    "speaker-label",
    Severity.INFO,
    "{label!r} is read as the label of a speaker, because of {evidence} (certainty {certainty})",
)
ASIDE = Code(
    "T205",
    "aside",
    Severity.INFO,
    "round brackets around {words} words: read as an aside of the speaker (certainty {certainty})",
)
FRAME = Code(
    "T206",
    "frame",
    Severity.INFO,
    "{words!r} is read as {what} (certainty {certainty})",
)
CUT_OFF_TURN = Code(
    "T207",
    "cut-off-turn",
    Severity.WARNING,
    "the text begins in the middle of a turn, whose label is not there: it is a turn of nobody "
    "who is known",
)
RESUMED_TURN = Code(
    "T209",
    "resumed-turn",
    Severity.INFO,
    "a turn of {who!r} that breaks off with a dash goes on in a later one: joined by next and "
    "prev (certainty {certainty})",
)
EXAMINATION = Code(
    "T211",
    "examination",
    Severity.INFO,
    "{words!r} names {what}: {name!r} (certainty {certainty})",
)
PROFILE_CHOSEN = Code(
    "T210", "profile-chosen", Severity.INFO, "read by the profile {profile!r}: {reason}"
)

TEXT_LANGUAGE = Code(
    "T212", "language-told", Severity.INFO, "the text is in the language {language!r}: {reason}"
)

LINE_NUMBERS_AS_WORDS = Code(
    "T213",
    "line-numbers-as-words",
    Severity.WARNING,
    "{words!r} is read as words, with the number of its line{extent}: {where} has no place for it; "
    "expected the numbers of lines before words or between blocks",
)

PROFILE = Code("F101", "incorrect-profile", Severity.ERROR, "{problem}")
