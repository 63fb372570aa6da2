"""The configuration that a call of `teitools validate` goes by."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from teitools.cli.validate_options import Call
from teitools.errors import UsageError

if TYPE_CHECKING:
    from teitools.validation.addresses import Addresses
    from teitools.validation.configuration import Configuration
    from teitools.validation.inclusion import Inclusion

_LOCK = "teitools.lock"
_OWN = "teitools.toml"
_SHARED = "pyproject.toml"


def configuration_of(call: Call) -> Configuration | None:
    """The configuration, if there is one. Raises UsageError where it is incorrect."""
    if call.config is not None:
        from teitools.validation.configuration import read_configuration

        try:
            return read_configuration(Path(call.config))
        except OSError as error:
            raise UsageError(f"{call.config}: {error.strerror or error}") from None
    try:
        if call.no_config or not _may_be_there(os.getcwd()):
            return None
        from teitools.validation.configuration import find_configuration

        return find_configuration(Path())
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror or error}") from None


def addresses_of(call: Call, configuration: Configuration | None) -> Addresses | None:
    """What answers the addresses of schemas: catalogs, and the lock. None where there are none.

    Raises UsageError where one of them is incorrect.
    """
    root = lock_root(configuration)
    if root is None and call.frozen:
        raise UsageError("--frozen needs teitools.lock; teitools schema lock writes it")
    configured = configuration.catalogs if configuration else ()
    if root is None and not call.catalogs and not configured:
        return None
    from teitools.api.validating import default_cache
    from teitools.validation.addresses import Addresses
    from teitools.validation.lock import NAME, read_lock
    from teitools.validation.xml_catalog import XmlCatalog

    catalogs: list[tuple[Path, Path | None]] = [(Path(each), None) for each in call.catalogs]
    catalogs += [(each, configuration.root if configuration else None) for each in configured]
    read = []
    for file, folder in catalogs:
        try:
            read.append(XmlCatalog(file, folder))
        except OSError as error:
            raise UsageError(f"{file}: {error.strerror or error}") from None
    try:
        lock = None if root is None else read_lock(root, default_cache())
    except OSError as error:
        raise UsageError(f"{NAME}: {error.strerror or error}") from None
    return Addresses(read, lock, call.frozen)


def inclusion_of(call: Call, configuration: Configuration | None) -> Inclusion | None:
    """That documents are judged with what they include, if they are; raises UsageError."""
    asked = call.xinclude
    if asked is None and call.xinclude_root is None:
        asked = configuration is not None and configuration.xinclude
    if asked is False:
        return None
    from teitools.validation.inclusion import Inclusion

    root = None if call.xinclude_root is None else Path(call.xinclude_root)
    if root is not None and not root.is_dir():
        raise UsageError(f"{root}: no such folder, which --xinclude-root needs")
    return Inclusion(root or (configuration.root if configuration else None))


def shared_of(call: Call, configuration: Configuration | None) -> Mapping[str, Mapping[str, str]]:
    """The ids that documents share which may not, by the resolved paths of the documents."""
    if configuration is None or not configuration.corpora or call.schema is not None:
        return {}
    from teitools.validation.shared_ids import shared_ids

    return shared_ids(configuration)


def lock_root(configuration: Configuration | None) -> Path | None:
    """The folder whose lock counts: that of the configuration, or else the nearest that has one."""
    if configuration is not None and (configuration.root / _LOCK).is_file():
        return configuration.root
    folder = os.getcwd()
    while True:
        if os.path.isfile(os.path.join(folder, _LOCK)):
            return Path(folder)
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _may_be_there(folder: str) -> bool:
    """Whether a file that could be the configuration stands in `folder` or above it."""
    while True:
        if os.path.isfile(os.path.join(folder, _OWN)) or _says(os.path.join(folder, _SHARED)):
            return True
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return False
        folder = parent


def _says(shared: str) -> bool:
    """Whether the file `shared`, which configures many programs, may say something of this one."""
    if not os.path.isfile(shared):
        return False
    with open(shared, "rb") as file:
        return b"teitools" in file.read()


def given_files(call: Call, configuration: Configuration | None) -> list[str]:
    """The files that a call and its configuration name besides documents: the schema, catalogs, the
    configuration itself and its schemas."""
    found = [each for each in (call.schema, *call.catalogs) if each is not None]
    if configuration is not None:
        found += map(str, (configuration.file, *configuration.catalogs))
        for assignment in configuration.assignments:
            found += map(str, assignment.schemas)
    return found
