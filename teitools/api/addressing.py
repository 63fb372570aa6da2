"""What answers the addresses of schemas in a call: catalogs, and a lock."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from teitools.errors import UsageError

if TYPE_CHECKING:
    from teitools.validation.addresses import Addresses

Catalogs = str | Path | Iterable[str | Path]


def addresses_of(
    catalog: Catalogs | None, lock: str | Path | None, frozen: bool, cache: Path | None
) -> Addresses | None:
    """What answers addresses; None where neither `catalog` nor `lock` is given.

    `catalog` names OASIS XML catalogs, `lock` a ``teitools.lock`` or its folder; `cache` is where
    its copies may be. Raises UsageError where one of them is incorrect, or where `frozen` is asked
    for without a lock; OSError where one cannot be read.
    """
    if lock is None and frozen:
        raise UsageError("frozen needs a lock; teitools schema lock writes one")
    if catalog is None and lock is None:
        return None
    from teitools.validation.addresses import Addresses
    from teitools.validation.lock import NAME, read_lock
    from teitools.validation.xml_catalog import XmlCatalog

    named = [catalog] if isinstance(catalog, str | Path) else list(catalog or ())
    read = None
    if lock is not None:
        path = Path(lock)
        root = path if path.is_dir() else path.parent
        if not (root / NAME).is_file() or (path != root and path.name != NAME):
            raise UsageError(f"{lock}: there is no {NAME}")
        read = read_lock(root, cache)
    return Addresses([XmlCatalog(Path(each)) for each in named], read, frozen)
