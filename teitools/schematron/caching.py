"""Plans kept in a folder, so that a schema is compiled to XSLT once."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from teitools.files import replace
from teitools.resources import path
from teitools.schematron.files import unchanged
from teitools.schematron.plan import Plan, restored
from teitools.source import Source

_ENDING = ".schematron.json"
_MOST_FILES = 200


def kept(
    source: Source, folder: Path | None, phase: str | None, binding: str | None, cache: Path
) -> dict[str, Plan] | None:
    """The plans of `source`, a file of `folder`, that are kept and still true; None if there are
    none.
    """
    with suppress(OSError, ValueError, KeyError, TypeError):
        checksum, _, body = _path(source, phase, binding, cache).read_bytes().partition(b"\n")
        if checksum.decode("ascii", "replace") != _digest(body):
            return None
        plans = {name: restored(text.encode("utf-8")) for name, text in json.loads(body).items()}
        if plans and all(unchanged(each.digests, folder) for each in plans.values()):
            return plans
    return None


def keep(
    source: Source, phase: str | None, binding: str | None, cache: Path, plans: dict[str, Plan]
) -> None:
    """Keep `plans`. A folder that cannot be written is no error."""
    with suppress(OSError, UnicodeEncodeError):
        said = {name: each.stored().decode("utf-8") for name, each in plans.items()}
        body = json.dumps(said, ensure_ascii=False).encode("utf-8")
        target = _path(source, phase, binding, cache)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        old = sorted(target.parent.glob(f"*{_ENDING}"), key=lambda each: each.stat().st_mtime)
        for each in old[:-_MOST_FILES]:
            each.unlink(missing_ok=True)
        replace(target, _digest(body).encode("ascii") + b"\n" + body)


def _path(source: Source, phase: str | None, binding: str | None, cache: Path) -> Path:
    said = f"{_program()}\n{source.name}\n{phase}\n{binding}\n{_digest(source.data)}"
    name = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:40]
    return cache / f"{name}{_ENDING}"


def _program() -> str:
    """What tells this version of what makes plans from others: its own files."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), path("xslt", "schematron.xsl")]
    return _digest(b"".join(each.read_bytes() for each in files))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
