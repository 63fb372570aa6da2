"""Jing, asked about many documents at once."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tests.relaxng.agreement.judgement import VALID, Incorrect, Judgement, Place

# Jing as Debian packs it follows XInclude; RELAX NG does not. It starts faster with the rest.
_JAVA = (
    "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 "
    "-Dorg.apache.xerces.xni.parser.XMLParserConfiguration="
    "org.apache.xerces.parsers.XIncludeAwareParserConfiguration"
)
_MESSAGE = re.compile(r"(.+?):(\d+):(\d+): (error|fatal|warning): (.*)", re.DOTALL)
_NAMELESS = re.compile(r"(fatal|error|warning): (.*)", re.DOTALL)
_HERE_TOO = "first occurrence of ID"
_DANGLING = "without matching ID"
_AT_ONCE = 400


class JingFailure(Exception):  # noqa: N818 - it is no error of the test
    """Jing said something of which it does not say what it is about."""


def judge(schema: Path, documents: Sequence[Path]) -> dict[Path, Judgement] | Incorrect:
    """What Jing says of each of `documents`, or of the schema where that is incorrect.

    Jing stops at the first document that is not well-formed, so the rest is asked again;
    where it does not say which one that was, both halves are asked again.
    """
    found: dict[Path, Judgement] = {}
    waiting = list(documents)
    size = _AT_ONCE
    while waiting:
        batch = waiting[:size]
        try:
            said = _run(schema, batch)
        except JingFailure:
            if len(batch) == 1:
                raise
            size = len(batch) // 2
            continue
        if isinstance(said, Incorrect):
            return said
        size = _AT_ONCE
        stopped = next((n for n, each in enumerate(batch) if _fatal(said.get(each, ()))), None)
        done = len(batch) if stopped is None else stopped + 1
        for document in batch[:done]:
            found[document] = _judgement(said.get(document, ()))
        waiting = waiting[done:]
    return found


def incorrect(schema: Path) -> bool:
    """Whether Jing finds the schema itself incorrect."""
    return isinstance(_run(schema, ()), Incorrect)


_Message = tuple[Place, str, str]


def _run(schema: Path, documents: Sequence[Path]) -> Mapping[Path, list[_Message]] | Incorrect:
    run = subprocess.run(
        ["jing", str(schema), *map(str, documents)],
        capture_output=True,
        timeout=300,
        check=False,
        env={**os.environ, "_JAVA_OPTIONS": _JAVA},
    )
    known = {str(document): document for document in documents}
    found: dict[Path, list[_Message]] = {}
    for message in _messages(run.stdout.decode("utf-8", "replace").splitlines()):
        match, nameless = _MESSAGE.match(message), _NAMELESS.match(message)
        if match and match[1] in known:
            place = (int(match[2]), int(match[3]))
            found.setdefault(known[match[1]], []).append((place, match[4], match[5]))
        elif _is_of_schema(message, schema):
            return Incorrect(message)
        elif nameless and len(documents) == 1:
            found.setdefault(documents[0], []).append(((1, 1), nameless[1], nameless[2]))
        else:
            raise JingFailure(message)
    if run.returncode != (1 if any(map(_wrong, found.values())) else 0):
        raise JingFailure(f"it ended with {run.returncode}: {run.stderr[-500:]!r}")
    return found


def _is_of_schema(message: str, schema: Path) -> bool:
    """Whether a message that is of no document is of the schema, or of what it includes."""
    match = _MESSAGE.match(message)
    if match is None:
        return message.startswith("error:")
    return match[4] == "error" or match[1] == str(schema)


def _messages(lines: Iterable[str]) -> list[str]:
    """The messages: a line that begins none goes on with the one before."""
    messages: list[str] = []
    for line in lines:
        if messages and not _MESSAGE.match(line) and not _NAMELESS.match(line):
            messages[-1] += "\n" + line
        else:
            messages.append(line)
    return messages


def _fatal(messages: Iterable[_Message]) -> bool:
    return any(kind == "fatal" for _, kind, _ in messages)


def _wrong(messages: Iterable[_Message]) -> bool:
    return any(kind != "warning" for _, kind, _ in messages)


def _judgement(messages: Iterable[_Message]) -> Judgement:
    errors = [
        (place, text)
        for place, kind, text in messages
        if kind != "warning" and not text.startswith(_HERE_TOO)
    ]
    return Judgement.of(errors, dangling=_DANGLING) if errors else VALID
