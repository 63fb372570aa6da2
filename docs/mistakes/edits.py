"""The mistakes: each is an edit of `letter.xml`, which is valid."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """What the mistake is, and what it replaces by what (the first time that it stands there)."""

    title: str
    old: str
    new: str


_PUBLICATION = "<publicationStmt>\n        <p>Not published.</p>\n      </publicationStmt>\n"
_SOURCE = (
    "<sourceDesc>\n"
    '        <p>Typescript, <date when="1964-09-18">September 18, 1964</date>.</p>\n'
    "      </sourceDesc>\n"
)
EDITS = (
    Edit("An element is misspelt", "<stage>Laughter.</stage>", "<stge>Laughter.</stge>"),
    Edit(
        "Two elements have changed places",
        f"{_PUBLICATION}      {_SOURCE}",
        f"{_SOURCE}      {_PUBLICATION}",
    ),
    Edit("An attribute is misspelt", 'sp who="#khrushchev"', 'sp whom="#khrushchev"'),
    Edit("The namespace is missing", ' xmlns="http://www.tei-c.org/ns/1.0"', ""),
    Edit("A namespace prefix is forgotten", 'note xml:id="n1"', 'note id="n1"'),
    Edit("A value is not in the list", 'reason="illegible"', 'reason="ilegible"'),
    Edit("A date that does not exist", 'when="1964-09-18"', 'when="1964-09-31"'),
    Edit("A date written as in a letter", 'when="1964-09-18"', 'when="18 September 1964"'),
    Edit("A required attribute is missing", ' reason="illegible"', ""),
    Edit(
        "A required element is missing",
        f"{_PUBLICATION}      ",
        "",
    ),
    Edit(
        "A required element at the end is missing",
        f"      {_SOURCE}",
        "",
    ),
    Edit(
        "An element is empty that must not be",
        '<title xml:id="title">Conversation in Moscow</title>',
        "",
    ),
    Edit("A paragraph in a paragraph", "<p>The tape ends here.", "<p>The tape <p>ends</p> here."),
    Edit(
        "Text where only blocks may stand", "<body>\n", "<body>\n      To the Central Committee\n"
    ),
    Edit(
        "Text in an element that is empty",
        '<gap reason="illegible"/>',
        '<gap reason="illegible">two words</gap>',
    ),
    Edit("An attribute of another element", "stage>Laughter.", 'stage who="#all">Laughter.'),
    Edit("An identifier given twice", 'xml:id="n1"', 'xml:id="title"'),
    Edit("An identifier that begins with a digit", 'xml:id="n1"', 'xml:id="1"'),
    Edit("A tag that is not closed", "<del>will</del>", "<del>will"),
    Edit("An ampersand in the text", "The tape ends", "Tape & paper end"),
)
