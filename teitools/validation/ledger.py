"""A file with records by key: bounded, and safe for several processes (SQLite).

Nothing in it is relied on unseen: each record is held with a digest of its key and itself, and
what is not as it was written is as good as not there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path
from time import time

from teitools.xml.digests import digest

NAME = "findings.sqlite"
MOST = 256 * 1024 * 1024
"""How many bytes all records may have."""
_DAY = 86_400
_PATIENCE = 5.0
"""How many seconds another process is waited for that writes."""
_TABLE = """
    CREATE TABLE IF NOT EXISTS record (
        key BLOB PRIMARY KEY, used INTEGER NOT NULL, body BLOB NOT NULL
    ) WITHOUT ROWID
"""
_MARK = 32
Record = tuple[bytes, bytes]
"""A key, and what is kept by it."""


class Ledger:
    """The records in a folder. Without a folder that can be used there are none, and no error."""

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self._file = folder / NAME
        self._most = most
        self._reading: sqlite3.Connection | None = None
        self._owner = 0
        self._absent = False
        self._used: list[bytes] = []

    def find(self, key: bytes) -> bytes | None:
        """The record with this key; None where there is none that is whole."""
        try:
            if self._reading is None or self._owner != os.getpid():
                self._open()
            if self._reading is None:
                return None
            row = self._reading.execute(
                "SELECT body, used FROM record WHERE key = ?", (key,)
            ).fetchone()
        except (sqlite3.Error, OSError, OverflowError):
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        mark, body = row[0][:_MARK], row[0][_MARK:]
        if mark != _mark(key, body):
            return None
        if not isinstance(row[1], int) or row[1] < time() - _DAY:
            self._used.append(key)
        return body

    def keep(self, records: Iterable[Record]) -> None:
        """Put records down, all or none, and that others were used; remove the oldest of many."""
        now = int(time())
        rows = [(key, now, _mark(key, body) + body) for key, body in records]
        used, self._used = [(now, key) for key in self._used], []
        if not rows and not used:
            return
        try:
            self._write(rows, used)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):  # it is locked, full, not writable
                return
            self._remove()  # it is no data base any more
            with suppress(sqlite3.Error, OSError):
                self._write(rows, [])
        except (OSError, OverflowError):
            return

    def _write(self, rows: list[tuple[bytes, int, bytes]], used: list[tuple[int, bytes]]) -> None:
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._absent = False
        with suppress(FileExistsError):
            os.close(os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(self._file, timeout=_PATIENCE)) as connection, connection:
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_TABLE)
            connection.executemany("UPDATE record SET used = ? WHERE key = ?", used)
            connection.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?)", rows)
            self._make_room(connection)

    def _make_room(self, connection: sqlite3.Connection) -> None:
        """Remove what was used least lately, a quarter of all, where there is too much."""
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        free = connection.execute("PRAGMA freelist_count").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        if (pages - free) * size > self._most:
            connection.execute(
                "DELETE FROM record WHERE key IN (SELECT key FROM record ORDER BY used"
                " LIMIT (SELECT count(*) / 4 + 1 FROM record))"
            )

    def _open(self) -> None:
        """Open the file for reading. Where there is none it is not looked for again, for each of
        many documents, before something has been put down here.
        """
        self._reading, self._owner = None, os.getpid()
        if self._absent or not self._file.is_file():
            self._absent = True
            return
        address = f"{self._file.resolve().as_uri()}?mode=ro"
        self._reading = sqlite3.connect(address, uri=True, timeout=_PATIENCE)

    def _remove(self) -> None:
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(f"{self._file}{ending}")


def _mark(key: bytes, body: bytes) -> bytes:
    return bytes.fromhex(digest(key + body))
