"""Elements of the TEI that the project's schema has not: what stands for them in it."""

from __future__ import annotations

from types import MappingProxyType

RENAMED = MappingProxyType(
    {
        **dict.fromkeys((f"div{n}" for n in range(1, 8)), "div"),
        **dict.fromkeys(
            "ab titlePart docAuthor docDate docImprint imprimatur entry entryFree".split(),
            "p",
        ),
        **dict.fromkeys("q said epigraph".split(), "quote"),
        **dict.fromkeys("geogName region district bloc".split(), "placeName"),
        **dict.fromkeys("camera caption sound tech view".split(), "stage"),
        **dict.fromkeys("biblStruct biblFull".split(), "bibl"),
        "distributor": "publisher",
        "emph": "hi",
        "personGrp": "person",
        "rdg": "note",
        "rs": "name",
        "secl": "surplus",
        "teiCorpus": "TEI",
        "time": "date",
    }
)
"""The element of the schema that says nearly the same, where its words stand."""

AMONG_WORDS = frozenset(
    """
    abbr add addName affiliation age am anchor app att birth c catDesc cb choice cl code corr
    damage damageSpan date death del distinct email emph ex expan foreign forename formula
    fw g gap gb genName gender geo geogFeat geogName gi gloss graphic handShift height hi ident idno
    lang lb lem m measure measureGrp media mentioned metamark milestone mod name
    nameLink note num oRef objectType occupation offset orgName orig pRef pb pc pers persName phr
    placeName ptr pubPlace q quote rdg redo ref reg restore roleName rs ruby rb rt s said seg sex
    sic soCalled space specDesc span stamp state stress subst supplied surname surplus syll tag
    term time title unclear undo unit val w watermark width
    """.split()
)
"""Elements that stand among words, and part none: what they hold goes on what is before it."""
