"""Documents that are not well-formed are not accepted, and what they lead to harms no other."""

from __future__ import annotations

import pytest

from teitools.relaxng.judging.skimming import Skimmer
from teitools.relaxng.schema import Schema
from tests.relaxng.schemas import PLAY, PLAY_SCHEMA, schema_of


@pytest.fixture
def play() -> Schema:
    return schema_of(PLAY_SCHEMA)


@pytest.mark.parametrize(
    "wrong",
    [
        "<play",
        "</play>",
        PLAY + "</play>",
        PLAY.replace("</play>", ""),
        PLAY.replace("</line>", "</speech>", 1),
        PLAY.replace("<line>", "<line>&none;", 1),
        PLAY.replace("<line>", "<line>&#x110000;", 1),
        PLAY.replace("<line>", f"<line>&#{'9' * 400};", 1),
        PLAY.replace("<line>", "<line>&", 1),
        PLAY.replace("<line>", "<line>]]>", 1),
        PLAY.replace("<line>", "<line><!-- -- -->", 1),
        PLAY.replace("<line>", "<line><!-- ", 1),
        PLAY.replace("<line>", "<line><![CDATA[", 1),
        PLAY.replace("<line>", "<line><", 1),
        PLAY.replace("<line>", "<line><>", 1),
        PLAY.replace("<line>", "<line>\x01", 1),
        PLAY.replace("<line>", "<line a='1' a='1'>", 1),
        PLAY.replace("<line>", "< line>", 1),
        PLAY + PLAY,
        PLAY + "x",
    ],
)
def test_what_is_not_well_formed(play: Schema, wrong: str) -> None:
    skimmer = Skimmer(play._automaton)
    for _ in range(2):
        assert not skimmer.accepts(wrong.encode("latin-1"))
        assert not skimmer.accepts(wrong.encode("latin-1").replace(b"<line>", b"<line>\xff"))
        assert skimmer.accepts(PLAY.encode())


@pytest.mark.parametrize("part", ["<", "<!--", "<?", "<![CDATA[", "<!", "<a ", "&", "<line x='"])
def test_time_grows_with_what_is_not_well_formed(play: Schema, part: str) -> None:
    """Each would take hours if it took the square of the length."""
    data = (PLAY.partition("<line>")[0] + part * (3_000_000 // len(part))).encode()
    assert not Skimmer(play._automaton).accepts(data)
