"""What can be wrong with an inclusion."""

from __future__ import annotations

from teitools.findings import Code, Severity

_ERROR = Severity.ERROR

NOT_INCLUDED = Code(
    "X160",
    "inclusion-failed",
    _ERROR,
    "{href!r} cannot be included: {reason}; there is no fallback",
)
OUTSIDE = Code(
    "X161",
    "inclusion-outside",
    _ERROR,
    "{href!r} is not included: it is not a file below {folder!r}, and only such files are read",
)
LOOP = Code("X162", "inclusion-loop", _ERROR, "{href!r} includes itself: {cycle}")
WRONG_INCLUDE = Code("X163", "wrong-include", _ERROR, "this <xi:include> {problem}")
TOO_MUCH = Code(
    "X164",
    "too-much-included",
    _ERROR,
    "{href!r} is not included: there would be more than {limit}",
)
