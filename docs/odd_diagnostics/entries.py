"""What is said of each code in the TOML files of this folder, and running its example.

An entry has `meaning` and `remedy`, and the example: `declarations` in a schemaSpec, or the whole
`odd`; other `files` by name; the `command`, `odd compile my.odd` unless it says so. In a file
`▸` stands where the message must point, and `⟨3 × x⟩` for three times x, with
`№` for the number of each.
"""

from __future__ import annotations

import contextlib
import re
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from teitools.cli import main

FOLDER = Path(__file__).resolve().parent
SECTIONS = {
    "files": "The file and what it names",
    "choosing": "What is chosen",
    "specifying": "What is specified",
    "changing": "What is changed",
    "content": "What an element may contain",
    "comparing": "What the TEI allows",
    "writing": "What is written",
}
"""The TOML files, in the order of the page, with the headings there."""

MARK = "▸"
ODD = "my.odd"
_HEAD = '<schemaSpec xmlns="http://www.tei-c.org/ns/1.0" ident="my" start="p">\n'
_REPEATED = re.compile("⟨([0-9]+) × (.*?)⟩", re.DOTALL)
_SAID = re.compile(r"\S+?: (?:error|warning|info) \[([A-Z][0-9]+) [\w-]+\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a code means, what to do, and the files and the command that cause it."""

    id: str
    section: str
    meaning: str
    remedy: str
    files: dict[str, str]
    command: str

    @property
    def shown(self) -> dict[str, str]:
        """The files as a reader sees them."""
        return {name: text.replace(MARK, "") for name, text in self.files.items()}

    @property
    def written(self) -> dict[str, str]:
        """The files as they are written for a run."""
        return {name: _REPEATED.sub(_repeated, text) for name, text in self.shown.items()}

    @property
    def place(self) -> str:
        """Where the message must point: a file, with line and column where it has a mark."""
        for name, text in self.files.items():
            before, mark, _ = text.partition(MARK)
            if mark:
                line = before.count("\n") + 1
                return f"{name}:{line}:{len(before) - before.rfind(chr(10))}"
        return ""


def _repeated(match: re.Match[str]) -> str:
    return "".join(match[2].replace("№", str(number)) for number in range(int(match[1])))


def entries() -> Iterator[Entry]:
    """Every entry, in the order of the page."""
    for section in SECTIONS:
        with (FOLDER / f"{section}.toml").open("rb") as file:
            for code, said in tomllib.load(file).items():
                odd = said.get("odd") or f"{_HEAD}{said['declarations']}</schemaSpec>\n"
                files = {ODD: odd, **said.get("files", {})}
                command = said.get("command", f"odd compile {ODD}")
                yield Entry(code, section, said["meaning"], said["remedy"], files, command)


def messages(entry: Entry) -> list[str]:
    """What teitools says of the example."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, text in entry.written.items():
            Path(name).write_text(text, encoding="utf-8")
        result = CliRunner().invoke(main, entry.command.split())
    return [line for line in result.output.splitlines() if _SAID.match(line)]


def code_of(message: str) -> str:
    """The code in a line that teitools prints."""
    match = _SAID.match(message)
    assert match is not None
    return match[1]
