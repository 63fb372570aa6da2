"""When a book was changed last, so that the same files make the same book."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from teitools.errors import UsageError

_EPOCH = "SOURCE_DATE_EPOCH"
_BEGINNING = datetime(1980, 1, 1, tzinfo=UTC)
_TEI = {"tei": "http://www.tei-c.org/ns/1.0"}


def changed_last(files: Iterable[Path], tree: etree._ElementTree | None = None) -> datetime:
    """SOURCE_DATE_EPOCH, where the environment has it; else the latest date of the `files`; else
    the last change in the header of `tree`; else the beginning of 1980.

    Raises UsageError where SOURCE_DATE_EPOCH is no number, OSError where a file is not there.
    """
    said = os.environ.get(_EPOCH, "")
    if said:
        try:
            return datetime.fromtimestamp(int(said), UTC)
        except (ValueError, OverflowError, OSError):
            raise UsageError(f"{_EPOCH}={said} is no number of seconds since 1970") from None
    dates = [datetime.fromtimestamp(int(file.stat().st_mtime), UTC) for file in files]
    if not dates and tree is not None:
        for change in tree.iterfind(".//tei:revisionDesc//tei:change[@when]", _TEI):
            try:
                written = datetime.fromisoformat(change.get("when", "")[:10])
            except ValueError:
                continue
            dates.append(written.replace(tzinfo=UTC))
    return max(dates, default=_BEGINNING)
