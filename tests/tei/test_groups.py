"""Groups and elements: written as TEI that is valid, read again, and printed the same."""

from __future__ import annotations

from lxml import etree

from teitools import resources
from teitools.notation.printer import print_transcript
from teitools.tei.document import Encoding, decode_transcript, encode_transcript
from teitools.transcript import (
    Block,
    BlockKind,
    Element,
    Group,
    Part,
    Separation,
    Spacing,
    Speech,
    Transcript,
)

TEXT = """\
[div type=act]

The first act

[list::]

First

Second

[/list::]

MARY: Come [emph rend="a b": now], [lb::]quick [pb n=5].
 Roses are red,
 violets blue.

Done [gap  reason = lost]

[/div]\
"""


def inferred(name: str, *parts: Part) -> Group:
    return Group(name, parts)


def verse(words: str) -> Block:
    content = (Spacing(" "), words)
    return Block(BlockKind.VERSE_LINE, content, separation=Separation.NEXT_LINE)


def transcript() -> Transcript:
    lines = (
        Block(
            BlockKind.VERSE_LINE, (Spacing(" "), "Roses are red,"), separation=Separation.NEXT_LINE
        ),
        Block(
            BlockKind.VERSE_LINE, (Spacing(" "), "violets blue."), separation=Separation.NEXT_LINE
        ),
    )
    now = Element("hi", (("rend", "a b"),), ("now",), '[emph rend="a b": ', "]")
    words = (
        "Come ",
        now,
        ", ",
        Element("lb"),
        "quick ",
        Element("pb", (("n", "5"),)),
        ".",
    )
    speech = Speech(
        Block(BlockKind.SPEAKER, ("MARY:",)),
        (
            Block(BlockKind.PARAGRAPH, words, separation=Separation.SPACE),
            inferred("lg", *lines),
        ),
    )
    items = [Block(BlockKind.ITEM, ("First",)), Block(BlockKind.ITEM, ("Second",))]
    gap = Element("gap", (("reason", "lost"),), (), "[gap  reason = lost", "]")
    act = Group(
        "div",
        (
            Block(BlockKind.HEAD, ("The first act",)),
            Group("list", tuple(items), (), "[list::]", "\n\n[/list::]"),
            speech,
            Block(BlockKind.PARAGRAPH, ("Done ", gap)),
        ),
        (("type", "act"),),
        None,
        None,
        Separation.RUN_ON,
    )
    return Transcript("plain", "1.0", body=(act,))


def test_a_group_is_printed_as_it_was_typed() -> None:
    assert print_transcript(transcript()) == TEXT


def test_groups_come_back_from_tei() -> None:
    data = encode_transcript(transcript(), Encoding("0"))
    tree = etree.fromstring(data)
    etree.RelaxNG(etree.parse(resources.path("schema", "teitools.rng"))).assertValid(tree)
    assert print_transcript(decode_transcript(tree.getroottree())) == TEXT


def test_what_a_profile_infers_leaves_no_trace_in_the_text() -> None:
    rows = inferred("row", Block(BlockKind.CELL, ("a",)), Block(BlockKind.CELL, ("b",)))
    table = Transcript("plain", "1.0", body=(inferred("table", rows),))
    data = encode_transcript(table, Encoding("0"))
    read = decode_transcript(etree.fromstring(data).getroottree())
    assert print_transcript(read) == "a\n\nb"
    assert isinstance(read.body[0], Group)
    assert read.body[0].name == "table"
