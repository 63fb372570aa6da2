"""Texts with a decision of every kind, and what they are read with."""

from __future__ import annotations

from dataclasses import dataclass

AUTHORITY = b"""id,kind,name,variants
geneva-ch,place,Geneva,
geneva-us,place,Geneva,
gromyko,person,Andrei Gromyko,Gromyko
"""

WILSON = """3 May 1961

**A Conversation**

Citation:

"A Conversation," 3 May 1961, Wilson Center Digital Archive, RGANI, f. 52, op. 1.

Original Language:

Russian

Dictated by N. N. Petrov
4 May 1961

He spoke with Cde. Ivanov [there] about (the long winter in the north) and it was unjustly

annexed. Nobody {--ever--} asked \\[them] of [hi rend=bold: that place].

He said (they insist on that.

5ng
"""

PLAY = """THE INN

A room. Night.

ANNA. We are late tonight and nobody comes,
Though all the lamps are lit for them,
The road is long and the wind is cold,
My father waits beside the fire,
My brother sleeps in the other room,
The night is dark and the moon is old,
And nobody knocks at the wooden door.

BERTA. So are we all, I think.

ANNA. Then let us go.

BERTA. Where to?
"""

OWN = "Here is a paragraph of its own."
TALK = """A Conversation at the Ministry

PARTICIPANTS:
Mr. Smith
Mr. Ivanov

Mr. SMITH: I was [two words illegible] about to --

Mr. IVANOV?: It was not. [Laughter.] See it] now.

Mr. SMITH: -- say so, in Geneva, to Gromyko. See https://example.org/a

NOTE: This is no speaker.

Chairman: Nor is this one.

the clerk: I am one.

[Page 2]

Here is a paragraph of its own.
"""


TAPE = """SMITH: I was about to—

JONES: No ... [pause] I say [unclear]

SMITH: —say so.
"""

SOURCES = {"wilson": WILSON, "drama": PLAY, "plain": TALK, "tape": TAPE}
"""The texts by the profiles that they are read by."""


@dataclass(frozen=True)
class Case:
    """A decision: about what it is, of which words, and what is decided.

    `present` stands in the TEI afterwards and not before; `absent` before and not afterwards.
    `others`: other decisions change with it.
    """

    profile: str
    what: str
    text: str
    decision: str
    present: str = ""
    absent: str = ""
    others: bool = False


CASES = [
    Case("wilson", "metadata", "**A Conversation**", "text", "**A Conversation**", '"#title"'),
    Case("wilson", "metadata", "RGANI", "text", ", RGANI,", ">RGANI</orgName>"),
    Case("wilson", "metadata", "52", "opis", '"opis">52<', '"fond">52<'),
    Case("wilson", "metadata", "Citation:", "text", '"source">Citation:', "<label>", others=True),
    Case("wilson", "speaker", "N. N. Petrov", "not-speaker", "", "<sp "),
    Case(
        "wilson",
        "block",
        "Dictated by N. N. Petrov 4 May 1961",
        "paragraph",
        "<p>Dictated",
        "<byline>",
        others=True,
    ),
    Case("wilson", "block", "5ng", "paragraph", "<p>5ng</p>", "<closer>"),
    Case("wilson", "block", "5ng", "head", "<head>5ng</head>", "<closer>"),
    Case("wilson", "date", "4 May 1961", "text", "<dateline>4 May", '"1961-05-04"'),
    Case("wilson", "date", "4 May 1961", "date when=1961-05-05", '"1961-05-05"', '"1961-05-04"'),
    Case("wilson", "name", "Ivanov", "text", "Cde. Ivanov", '"#ivanov"'),
    Case(
        "wilson",
        "bracket",
        "[there]",
        "gap reason=lost",
        '<gap reason="lost"><desc>there<',
        "<supplied",
    ),
    Case("wilson", "bracket", "[there]", "text", "[there]", "<supplied"),
    Case(
        "wilson",
        "bracket",
        "(the long winter in the north)",
        "stage type=business",
        '<stage type="business">the long',
        'type="aside">the long',
    ),
    Case("wilson", "bracket", "{--ever--}", "addition", "<add>ever</add>", "<del>"),
    Case(
        "wilson",
        "join",
        "annexed. Nobody {--ever--} asked \\[them] of [hi rend=bold: t",
        "apart",
        "",
        'part="I"',
    ),
    Case("wilson", "escape", "\\[", "text", "\\[them]", 'type="literal"'),
    Case(
        "wilson",
        "element",
        "[hi rend=bold: that place]",
        "text",
        ">hi rend=bold: that place<",
        'rend="bold"',
        others=True,
    ),
    Case("wilson", "unclosed", "(they insist on that.", "stage", '<stage cert="low">', ""),
    Case("wilson", "unclosed", "(they insist on that.", "text", "said (they", "<sic>"),
    Case(
        "wilson",
        "unclosed",
        "(they insist on that.",
        "sic",
        "said <sic>(</sic>they",
        'cert="low" type',
    ),
    Case("drama", "speaker", "THE INN", "not-speaker", "<head>THE INN", '"#inn"', others=True),
    Case("drama", "block", "A room. Night.", "stage", "<stage>A room", "<l>A room"),
    Case("drama", "block", "So are we all, I think.", "paragraph", "<p>So are", "<l>So are"),
    Case("drama", "speaker", "BERTA.", "uncertain-speaker", '<sp cert="low" who="#berta">', ""),
    Case("plain", "speaker", "Mr. IVANOV?:", "speaker", "", 'cert="low" who="#ivanov"'),
    Case(
        "plain", "speaker", "Mr. IVANOV?:", 'speaker who="Mr. Petrov"', '"#petrov"', 'who="#ivanov"'
    ),
    Case("plain", "speaker", "Mr. IVANOV?:", "unnamed-speaker", "<sp>", 'who="#ivanov"'),
    Case("plain", "speaker", "Mr. IVANOV?:", "not-speaker", "<p>Mr. IVANOV?: It", 'who="#ivanov"'),
    Case("plain", "speaker", "NOTE:", "speaker", '<sp who="#note">', ">NOTE: This"),
    Case("plain", "speaker", "the clerk:", "not-speaker", "<p>the clerk: I", '"#clerk"'),
    Case("plain", "speaker", "PARTICIPANTS:", "speaker", '"#participants"', "<list", others=True),
    Case("plain", "bracket", "[Page 2]", "supplied reason=lost", ">Page 2</supplied>", "<pb"),
    Case("plain", "bracket", "[Laughter.]", "editorial-note", ">Laughter.</note>", "<stage"),
    Case("plain", "unopened", "]", "text", "See it] now", "<sic>"),
    Case("plain", "name", "Geneva", "place ref=geneva-us", "#geneva-us", "in Geneva"),
    Case("plain", "name", "Gromyko", "text", "to Gromyko", "#gromyko"),
    Case("plain", "block", "Mr. Smith", "paragraph", "<p>Mr. Smith</p>", "Smith</persName></item>"),
    Case("plain", "block", OWN, "head", "<head>Here is", "<p>Here is"),
    Case("plain", "block", OWN, "stage", "<stage>Here is", "<p>Here is"),
    Case("plain", "block", OWN, "signed", "<signed>Here is", "<p>Here is"),
    Case("plain", "block", OWN, "verse", "<l>Here is", "<p>Here is"),
    Case("plain", "block", OWN, "footnote", 'type="footnote">Here is', "<p>Here is"),
    Case("plain", "block", OWN, "running-head", "<fw>Here is", "<p>Here is"),
    Case("plain", "block", OWN, "note", 'type="editorial">Here is', "<p>Here is"),
    Case("plain", "block", OWN, "item", "<item>Here is", "<p>Here is"),
    Case("plain", "sign", "https://example.org/a", "text", "See https://example.org/a", "<ref "),
    Case("tape", "join", "I was about to—", "apart", "", "next="),
    Case("tape", "bracket", "[pause]", "incident", "<incident><desc>pause</desc>", "<stage"),
]
