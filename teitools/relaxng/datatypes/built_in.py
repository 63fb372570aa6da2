"""The built-in library: string and token (RELAX NG, section 4.4 and 6.2.8)."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.relaxng.datatypes.catalogue import FAMILIES, simple_type
from teitools.relaxng.datatypes.interface import DatatypeError
from teitools.relaxng.datatypes.restriction import Restriction
from teitools.relaxng.datatypes.wording import meant, quoted

_NAMES = ("string", "token")


class BuiltInLibrary:
    """The library whose address is empty. See `interface.Library`."""

    def datatype(self, name: str, parameters: Sequence[tuple[str, str]]) -> Restriction:
        """The data type `name`, which has no parameters. Raises DatatypeError."""
        type_ = simple_type(name) if name in _NAMES else None
        if type_ is None:
            text = f"the built-in library has no data type {quoted(name)}"
            if name in FAMILIES:
                raise DatatypeError(f"{text}; XML Schema's library has one (datatypeLibrary)")
            raise DatatypeError(f"{text}, only string and token{meant(name, _NAMES)}")
        if parameters:
            raise DatatypeError(
                f"the built-in data type {name} has no parameters, so none named"
                f" {quoted(parameters[0][0])}; XML Schema's {name} has (datatypeLibrary)"
            )
        return Restriction("", type_)
