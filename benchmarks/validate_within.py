"""What one contestant does in a process of its own; it prints what it has measured, as JSON.

validate_within.py floor LIST            pyexpat with handlers that do nothing
validate_within.py teitools LIST SCHEMA  teitools, the schema loaded before
validate_within.py lxml LIST SCHEMA      lxml, the schema loaded before
validate_within.py load SCHEMA [CACHE]   loading a schema alone
validate_within.py bare                  nothing
validate_within.py stream SIZE           print a long document
"""

# ruff: noqa: T201  (it talks to its parent)

from __future__ import annotations

import json
import pyexpat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_BUFFER = 65_536
_SMALLEST = b"""<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>"""


def read_all(names: list[str]) -> int:
    """Read the documents with pyexpat, as teitools sets it, and do nothing with them."""
    wrong = 0
    for name in names:
        parser = pyexpat.ParserCreate("UTF-8", "\x01")
        parser.buffer_text = True
        parser.buffer_size = _BUFFER
        parser.ordered_attributes = True
        parser.StartElementHandler = _start
        parser.EndElementHandler = parser.CharacterDataHandler = _take
        with open(name, "rb") as file:
            try:
                while chunk := file.read(256 * 1024):
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
            except pyexpat.ExpatError:
                wrong += 1
    return wrong


def _start(name: str, attributes: list[str]) -> None:
    pass


def _take(name_or_text: str) -> None:
    pass


def with_teitools(schema: str) -> Callable[[list[str]], int]:
    """Judge documents by teitools; how many are wrong."""
    from teitools.relaxng import load_schema

    validate = load_schema(schema).validate
    return lambda names: sum(not validate(name).valid for name in names)


def with_lxml(schema: str) -> Callable[[list[str]], int]:
    """Judge documents by lxml; how many are wrong."""
    from lxml import etree

    loaded = etree.RelaxNG(etree.parse(schema))

    def judge(names: list[str]) -> int:
        right = 0
        for name in names:
            with suppress(etree.XMLSyntaxError):
                right += loaded.validate(etree.parse(name))
        return len(names) - right

    return judge


def measured(judge: Callable[[list[str]], int], names: list[str]) -> dict[str, float]:
    """The time that `judge` takes for `names`, and what it says."""
    wall, cpu = time.perf_counter(), time.process_time()
    wrong = judge(names)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return {"wall": wall, "cpu": cpu, "wrong": wrong}


def load(schema: str, cache: str | None) -> dict[str, float]:
    """The time that it takes to load a schema, from `cache` if it is kept there; `before` is
    what a schema of one element has taken, for which the same modules are imported.
    """
    from teitools.relaxng import load_schema

    folder = Path(cache) if cache else None

    def work(source: str | bytes) -> dict[str, float]:
        return measured(lambda _: load_schema(source, cache=folder) is None, [])

    before = [work(_SMALLEST)["cpu"] for _ in range(2)]
    return {**work(schema), "before": sum(before)}


def stream(size: int) -> None:
    """Print a document of about `size` bytes; what it holds comes again and again."""
    from corpora_plays import Play

    written = Play(0, identified=False)
    out = sys.stdout.buffer
    size -= out.write(written.beginning().encode())
    block = b"".join(written.scene().encode() for _ in range(200))
    while size > 0:
        size -= out.write(block)
    out.write(written.end().encode())


def main(arguments: list[str]) -> None:
    """Do what the first of `arguments` says."""
    verb, *rest = arguments
    if verb == "stream":
        stream(int(rest[0]))
    elif verb == "load":
        print(json.dumps(load(rest[0], rest[1] if rest[1:] else None)))
    else:
        names = Path(rest[0]).read_text(encoding="utf-8").splitlines()
        print(json.dumps(measured(_judge(verb, rest[1:]), names)))


def _judge(verb: str, schema: list[str]) -> Callable[[list[str]], int]:
    if verb == "floor":
        return read_all
    return with_teitools(*schema) if verb == "teitools" else with_lxml(*schema)


if __name__ == "__main__":
    main(sys.argv[1:])
