"""The library of RELAX NG DTD Compatibility: ID, IDREF and IDREFS (section 4)."""

from __future__ import annotations

from collections.abc import Sequence

from teitools.relaxng.datatypes.catalogue import simple_type
from teitools.relaxng.datatypes.interface import DatatypeError
from teitools.relaxng.datatypes.restriction import Restriction
from teitools.relaxng.datatypes.wording import meant, quoted

ADDRESS = "http://relaxng.org/ns/compatibility/datatypes/1.0"
_NAMES = ("ID", "IDREF", "IDREFS")


class CompatibilityLibrary:
    """The three types, as XML Schema has them, without parameters. See `interface.Library`."""

    def datatype(self, name: str, parameters: Sequence[tuple[str, str]]) -> Restriction:
        """The data type `name`. Raises DatatypeError for others, and for any parameter."""
        type_ = simple_type(name) if name in _NAMES else None
        if type_ is None:
            raise DatatypeError(
                f"the library has no data type {quoted(name)}, only ID, IDREF and IDREFS"
                f"{meant(name, _NAMES)}"
            )
        if parameters:
            raise DatatypeError(f"the data type {name} of this library has no parameters")
        return Restriction(ADDRESS, type_)
