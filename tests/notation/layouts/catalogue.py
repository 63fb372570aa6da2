"""The layouts by their names."""

from __future__ import annotations

from collections.abc import Callable
from inspect import getmembers, isfunction

from tests.notation.layouts import brackets, signs, white_space
from tests.notation.layouts.transcripts import Transcript

Layout = Callable[[str, Transcript], str]
_MODULES = (white_space, signs, brackets)
LAYOUTS: dict[str, Layout] = {
    f"{module.__name__.rpartition('.')[2]}.{name}": function
    for module in _MODULES
    for name, function in getmembers(module, isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
}
"""Each a function of a text and of what is known of it, named by its module and its name."""
