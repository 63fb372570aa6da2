"""Tokens that do not end: how much expat is given at a time, and where it is enough."""

from __future__ import annotations

import pyexpat

import pytest

from teitools.xml import stream_pacing
from teitools.xml.stream import open_stream
from teitools.xml.stream_pacing import MAX_TOKEN, paced
from teitools.xml.stream_raw import CHUNK
from tests.steps import within
from tests.xml.driving import Pipe, drive

LENGTH = 50_000_000
LIMIT = 2 * 1024 * 1024
ENDLESS = {
    "attribute": (b"\n <a b='", b"'/></r>"),
    "name": (b"\n <", b"/></r>"),
    "comment": (b"\n <!--", b"--></r>"),
    "instruction": (b"\n <?x ", b"?></r>"),
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_token_may_be_long_but_not_too_long(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_pacing, "MAX_TOKEN", LIMIT)
    begin, end = ENDLESS[kind]
    assert drive(b"<r>" + begin + b"x" * (LIMIT - 1000) + end).refused is None
    data = b"<r>" + begin + b"x" * (LIMIT + 8 * CHUNK)
    for source in (data, data + end, Pipe(data + end, 100_000)):
        assert drive(source).refused == ("X121", 2, 2)


def test_the_limit_is_reached_in_few_steps() -> None:
    data = b"<r>" + b"\n<a b='" + b"x" * (MAX_TOKEN - 1000) + b"'/><c d='" + b"x" * 50_000_000
    with within(200_000):
        driven = drive(data + b"'/></r>")
    assert driven.refused == ("X121", 2, MAX_TOKEN - 1000 + 10)
    assert [tag.name for tag in driven.tags] == ["r", "a"]


@pytest.mark.parametrize(("begin", "end"), [(b"<r>", b"</r>"), (b"<r><![CDATA[", b"]]></r>")])
def test_text_may_be_of_any_length(begin: bytes, end: bytes) -> None:
    data = begin + b"x" * LENGTH + end
    number = 0

    def count(text: str) -> None:
        nonlocal number
        number += len(text)

    parser = pyexpat.ParserCreate("UTF-8")
    parser.CharacterDataHandler = count
    for chunk in open_stream(data).paced(parser):
        assert len(chunk) <= CHUNK
        parser.Parse(chunk, False)
    assert number == LENGTH


def test_chunks_grow_only_while_a_token_does_not_end() -> None:
    data = b"<r><a b='" + b"x" * 1000 + b"'/>" + b"<c/>" * 200 + b"</r>"
    parser = pyexpat.ParserCreate("UTF-8")
    chunks = []
    for chunk in paced(iter([data[at : at + 20] for at in range(0, len(data), 20)]), parser, "d"):
        chunks.append(chunk)
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    assert b"".join(chunks) == data
    lengths = [len(chunk) for chunk in chunks]
    assert lengths[:5] == [20, 20, 40, 80, 160]
    assert max(lengths) <= 660
    assert lengths[-10:-1] == [20] * 9


def test_nothing_is_held_back() -> None:
    parser = pyexpat.ParserCreate("UTF-8")
    seen = []
    for chunk in paced(
        iter([b"<r>", b"<a", b"", b" b='", b"1'", b"/", b">", b"</r>"]), parser, "d"
    ):
        seen.append(chunk)
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    assert b"".join(seen) == b"<r><a b='1'/></r>"
