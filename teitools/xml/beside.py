"""What else was looked at in judging a document: the bytes of other files, and whether they are.

What is found wrong with a document may be kept only together with all that it rests on. Whatever
reads a file, or asks whether there is one, while it judges a document, says so here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from teitools.xml.digests import digest

THERE, ABSENT, ANYTHING = "there", "absent", "anything"
"""States of a path: something is there; nothing is; or only where it leads was looked at."""
BLAKE, SHA = "blake2b:", "sha256:"
"""What the state of a file begins with of which the bytes were read: the digest follows."""


class Look(NamedTuple):
    """One look at a path: its name, where that leads, and the state of what is there."""

    path: str
    leads: str
    state: str


class Beside:
    """Looks at paths: those of a document, and those it has in common with others.

    `fleeting`: something was seen that cannot be told so, and nothing that rests on it may be kept.
    """

    def __init__(self) -> None:
        self.looks: dict[Look, None] = {}
        self.shared: dict[Look, None] = {}
        self.fleeting = False

    def read(self, path: Path | str, data: bytes) -> None:
        """The file `path` was read, and holds `data`."""
        self.known(path, BLAKE + digest(data))

    def found(self, path: Path | str, there: bool) -> None:
        """It was asked whether anything is at `path`."""
        self.known(path, THERE if there else ABSENT)

    def known(self, path: Path | str, state: str = ANYTHING) -> None:
        """What `path` leads to is in this state. What contradicts another look is never kept."""
        try:
            name = os.path.join(os.getcwd(), path)
            self.looks[Look(name, os.path.realpath(name), state)] = None
        except (OSError, ValueError):
            self.fleeting = True

    def files(self, folder: Path, digests: Mapping[str, str], kind: str = BLAKE) -> None:
        """Files were read, whose addresses count from `folder`, and whose digests are these."""
        for address, said in digests.items():
            self.known(folder / unquote(address), kind + said)

    def add(self, other: Beside) -> None:
        """All that `other` knows, too, which others may know as well."""
        self.shared.update(other.looks)
        self.shared.update(other.shared)
        self.fleeting = self.fleeting or other.fleeting
