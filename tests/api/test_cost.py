"""What a turn and a mark cost, in calls: these are the same on any machine, at any load."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable

import pytest

import teitools
from teitools.notation.detection import detect
from teitools.notation.parser import parse
from teitools.notation.printer import print_transcript
from teitools.notation.profile_file import load, load_own
from teitools.source import Source
from teitools.tei.document import Encoding, decode_transcript, encode_transcript
from teitools.xml.parsing import parse as parse_xml
from tests.steps import steps_of

TURN = "{name}: They came to the house number {number} on foot.\n\n"
MARKED = "They came [on foot] to {number}, as the (old) man said, and left [sic] it.\n\n"


def text_of(paragraph: str, count: int) -> str:
    return "".join(
        paragraph.format(name=("SMITH", "JONES")[index % 2], number=index)
        for index in range(100, 100 + count)
    )


def read(text: str) -> Callable[[], object]:
    return lambda: parse(text, load("plain"), "text")


def write(text: str) -> Callable[[], object]:
    transcript = parse(text, load("plain"), "text").transcript
    return lambda: encode_transcript(transcript, Encoding("1"))


def decode(text: str) -> Callable[[], object]:
    data = bytes(teitools.encode(text.encode(), profile="plain"))
    return lambda: print_transcript(decode_transcript(parse_xml(Source("text", data))))


@pytest.mark.parametrize(
    ("paragraph", "work", "most"),
    [
        (TURN, read, 190),
        (TURN, write, 65),
        (TURN, decode, 80),
        (MARKED, read, 245),
        (MARKED, write, 90),
        (MARKED, decode, 80),
    ],
)
def test_what_a_paragraph_costs(
    paragraph: str, work: Callable[[str], Callable[[], object]], most: int
) -> None:
    few, many = text_of(paragraph, 200), text_of(paragraph, 600)
    work(few)()  # what is made once is made
    cost = (steps_of(work(many)) - steps_of(work(few))) / 400
    assert cost <= most


def test_what_is_seldom_wanted_is_not_loaded() -> None:
    program = "import sys, teitools; teitools.encode(b'A: Yes.'); print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    seldom = (
        "rapidfuzz teitools.decisions.applying teitools.names.tagging teitools.api.transcribing"
    )
    assert not set(seldom.split()) & set(said.stdout.split())


def test_only_the_chosen_profile_is_read_whole() -> None:
    load_own.cache_clear()
    detect(text_of(TURN, 20))
    assert load_own.cache_info().currsize == 1


def test_what_was_made_is_not_searched_for_cycles() -> None:
    searched: list[int] = []

    def note(phase: str, facts: dict[str, int]) -> None:
        if phase == "start":
            young = range(facts["generation"] + 1)
            searched.append(sum(len(gc.get_objects(generation=each)) for each in young))

    data = text_of(TURN, 3000).encode()
    threshold = gc.get_threshold()
    gc.collect()
    gc.callbacks.append(note)
    gc.set_threshold(700, 10, 10)  # as Python does by itself
    try:
        output = teitools.encode(data, profile="plain")
        for _ in range(3):
            gc.collect(0)
    finally:
        gc.set_threshold(*threshold)
        gc.callbacks.remove(note)
    assert len(output.findings) > 2000
    assert gc.isenabled()
    assert max(searched) < 4 * len(output.findings)  # they are left, and nothing else
