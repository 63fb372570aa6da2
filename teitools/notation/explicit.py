"""The explicit form: how an element is typed that no other sign stands for.

``docs/notation.md`` has it in one table. An element that holds words is
``[name attribute=value: words]``, or ``[name:: words]`` without attributes; one that never holds
any is ``[name attribute=value]``; one that holds blocks has ``[name attribute=value]`` and
``[/name]``, each alone in its paragraph.
"""

from __future__ import annotations

import re

from teitools.transcript.inlines import Facts

# elements that never hold anything
EMPTY = frozenset("anchor cb gap gb graphic lb milestone pause pb ptr shift space".split())

_BARE = re.compile(r'[^\s"\\\[\]]*[^\s"\\\[\]:]')
_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def typed_value(value: str) -> str:
    """An attribute's value as it is typed: bare where that can be, else in quotes."""
    return value if _BARE.fullmatch(value) else f'"{value.translate(_ESCAPES)}"'


def typed_attributes(attributes: Facts) -> str:
    """Attributes as they are typed, each after a space."""
    return "".join(f" {name}={typed_value(value)}" for name, value in attributes)


def typed_opening(name: str, attributes: Facts, has_content: bool) -> str:
    """What stands before the content of an inline element."""
    typed = f"[{name}{typed_attributes(attributes)}"
    if not has_content and name in EMPTY and attributes:
        return typed
    return f"{typed}{':' if attributes else '::'}{' ' if has_content else ''}"


CLOSING = "]"


def typed_start(name: str, attributes: Facts) -> str:
    """The line that opens an element which holds blocks."""
    return f"[{name}{typed_attributes(attributes)}]"


def typed_end(name: str) -> str:
    """The line that closes it."""
    return f"[/{name}]"
