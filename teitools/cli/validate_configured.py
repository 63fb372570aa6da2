"""The configuration that a call of `teitools validate` goes by."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from teitools.cli.validate_options import Call
from teitools.errors import UsageError

if TYPE_CHECKING:
    from teitools.validation.configuration import Configuration

_NAMES = ("teitools.toml", "pyproject.toml")


def configuration_of(call: Call) -> Configuration | None:
    """The configuration, if there is one. Raises UsageError where it is incorrect."""
    if call.config is not None:
        from teitools.validation.configuration import read_configuration

        try:
            return read_configuration(Path(call.config))
        except OSError as error:
            raise UsageError(f"{call.config}: {error.strerror or error}") from None
    if call.no_config or not _may_be_there(os.getcwd()):
        return None
    from teitools.validation.configuration import find_configuration

    try:
        return find_configuration(Path())
    except OSError as error:
        raise UsageError(f"{error.filename}: {error.strerror or error}") from None


def _may_be_there(folder: str) -> bool:
    """Whether a file that could be the configuration stands in `folder` or above it."""
    while True:
        for name in _NAMES:
            if os.path.isfile(os.path.join(folder, name)):
                return True
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return False
        folder = parent
