"""Jing, asked about many data types at once: one schema and one document, a line for each."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from teitools.relaxng.datatypes import XML_SCHEMA
from tests.relaxng.datatypes.context import ENTITIES, NAMESPACES, NOTATION, Parameters

_JAVA = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
_LINE = re.compile(r"^.*?:([0-9]+):[0-9]+: error: ", re.MULTILINE)
_RNG = "http://relaxng.org/ns/structure/1.0"


def data(name: str, parameters: Parameters) -> str:
    """A `data` pattern."""
    params = (f"<param name={quoteattr(key)}>{_text(each)}</param>" for key, each in parameters)
    return f'<data type="{name}">{"".join(params)}</data>'


def value(name: str, literal: str) -> str:
    """A `value` pattern."""
    return f'<value type="{name}">{_text(literal)}</value>'


def refused(asked: Iterable[tuple[str, str]], folder: Path) -> set[int]:
    """The numbers of the pairs of a pattern and a literal that Jing does not let match."""
    pairs = list(asked)
    patterns = list(dict.fromkeys(pattern for pattern, _ in pairs))
    lines = [
        f'<element name="e{number}">{pattern}</element>' for number, pattern in enumerate(patterns)
    ]
    schema = folder / "schema.rng"
    schema.write_text(_schema(lines), encoding="utf-8")
    declared = "".join(f'<!ENTITY {each} SYSTEM "x" NDATA {NOTATION}>' for each in ENTITIES)
    spaces = " ".join(f'xmlns:{key}="{each}"' for key, each in NAMESPACES.items() if key)
    document = folder / "document.xml"
    head = f'<!DOCTYPE r [<!NOTATION {NOTATION} SYSTEM "x">{declared}]><r {spaces}>'
    names = {pattern: f"e{number}" for number, pattern in enumerate(patterns)}
    body = (f"<{names[each]}>{_text(literal)}</{names[each]}>" for each, literal in pairs)
    document.write_text("\n".join([head, *body, "</r>"]), encoding="utf-8")
    wrong = _wrong_lines(schema, document)
    assert all(1 < line <= len(pairs) + 1 for line in wrong), wrong
    return {line - 2 for line in wrong}


def incorrect(patterns: Iterable[str], folder: Path) -> set[int]:
    """The numbers of the patterns that Jing finds incorrect."""
    lines = [f'<element name="e">{pattern}</element>' for pattern in patterns]
    schema = folder / "incorrect.rng"
    schema.write_text(_schema(lines), encoding="utf-8")
    return {line - 2 for line in _wrong_lines(schema)}


def _schema(lines: list[str]) -> str:
    head = f'<element name="r" xmlns="{_RNG}" datatypeLibrary="{XML_SCHEMA}"><zeroOrMore><choice>'
    spaces = " ".join(f'xmlns:{key}="{each}"' for key, each in NAMESPACES.items() if key)
    head = head.replace("<element ", f"<element {spaces} ", 1)
    return "\n".join([head, *lines, "</choice></zeroOrMore></element>"])


def _wrong_lines(*files: Path) -> set[int]:
    run = subprocess.run(
        ["jing", "-i", *map(str, files)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env={**os.environ, "_JAVA_OPTIONS": _JAVA},
    )
    assert "fatal" not in run.stdout, run.stdout[:1000]
    lines = {int(line) for line in _LINE.findall(run.stdout)}
    assert run.returncode == (1 if lines else 0), run.stderr[:1000]
    return lines


def _text(text: str) -> str:
    return escape(text, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
