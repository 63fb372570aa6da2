"""What `teitools validate` keeps of documents for the next time, and takes from the last."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teitools.findings import Finding
from teitools.xml.stream_raw import of_regular

if TYPE_CHECKING:
    from teitools.cli.validate_archives import Place
    from teitools.validation.judgement import Judgement
    from teitools.validation.memory import Memory, Within
    from teitools.xml.beside import Beside

FEW, LITTLE = 20, 1_000_000
"""Below so many documents, and so many bytes, keeping costs more than judging by a schema that
judges while it reads."""
LARGEST = 32 * 1024 * 1024
"""How many bytes a document may have of which something is kept."""


class Keeping(NamedTuple):
    """What of a document is to be kept for the next time."""

    entries: list[tuple[bytes, bytes]]


class Known(NamedTuple):
    """The bytes of a document, and what it came to."""

    data: bytes
    judgement: Judgement


class Remembering:
    """The memory of a run. It may be sent to another process, where it is opened anew."""

    def __init__(self, cache: Path, asked: object, shared: Mapping[str, object]) -> None:
        """`cache` is the folder, `asked` all that is asked for: see `Memory`. `shared` is what a
        document shares with others, by its resolved path."""
        self._shared = shared
        self._cache = cache
        self._asked = asked
        self._memory: Memory | None = None
        self._noted: list[tuple[bytes, bytes]] = []
        self._keyed: tuple[str, bytes, bytes] | None = None
        self._told: set[tuple[int, bytes]] = set()

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_memory": None, "_keyed": None}

    @property
    def memory(self) -> Memory:
        """The memory itself."""
        if self._memory is None:
            from teitools.validation.memory import Memory

            self._memory = Memory(self._cache, self._asked)
        return self._memory

    def known(
        self, name: str, data: bytes | None = None, place: Place | None = None
    ) -> Known | None:
        """What is known of the document `name`, of which `data` are the bytes, if anything is;
        `place` says where it has been unpacked, if it is a member of an archive."""
        given = data
        if data is None:
            with suppress(OSError):
                data = regular(name if place is None else place.path)
        if data is None:
            return None
        key = self._key(name, data, place)
        if given is not None:
            self._keyed = name, given, key
        found = self.memory.recall(key, _within(place))
        if found is None:
            return None
        from teitools.validation.judgement import Judgement

        return Known(data, Judgement(list(found.findings)))

    def note(
        self,
        name: str,
        data: bytes,
        judgement: Judgement,
        given: Beside | None,
        place: Place | None = None,
    ) -> None:
        """Note what a document came to; `given` is what the schema was made of, if one was given.
        For `place` see `known`."""
        beside = judgement.beside
        if beside is None or len(data) > LARGEST:
            return
        if given is not None:
            beside.add(given)
        key = self._key(name, data, place)
        self._noted = self.memory.entries(key, judgement.findings, beside, _within(place))

    def _key(self, name: str, data: bytes, place: Place | None) -> bytes:
        """The key of a file; made once for bytes of which it was asked whether they are known,
        since digesting takes 3 % of the time that judging takes."""
        keyed = self._keyed
        if keyed is not None and keyed[0] == name and keyed[1] is data:
            return keyed[2]
        if place is not None:
            return self.memory.key(name, data, place.shown)
        shared = self._shared.get(os.path.realpath(name)) if self._shared else None
        return self.memory.key(name, data if shared is None else data + repr(shared).encode())

    def listed(
        self,
        findings: Iterator[Finding],
        name: str,
        data: bytes,
        given: Beside | None,
        place: Place | None = None,
    ) -> Iterator[Finding]:
        """`findings`, which are noted when they have come to their end, if they are not many."""
        from teitools.validation.judgement import Judgement
        from teitools.validation.memory import MOST_FINDINGS
        from teitools.xml.beside import Beside

        listed: list[Finding] = []
        for finding in findings:
            if len(listed) <= MOST_FINDINGS:
                listed.append(finding)
            yield finding
        self.note(name, data, Judgement(listed, Beside()), given, place)

    def begin(self) -> None:
        """Forget what was noted of another document."""
        self._noted = []
        self._keyed = None

    def noted(self) -> Iterator[Keeping]:
        """What is to be kept of the document that was judged last, each once."""
        noted, self._noted = self._noted, []
        self._keyed = None
        if noted:
            common = (os.getpid(), noted[0][0])
            yield Keeping(noted[1:] if common in self._told else noted)
            self._told.add(common)


def _within(place: Place | None) -> Within | None:
    if place is None:
        return None
    from teitools.validation.memory import Within

    return Within(place.root, place.shown)


def regular(name: str) -> bytes | None:
    """The bytes of a file that is a regular one and not very long. Raises OSError."""
    return of_regular(name, LARGEST)
