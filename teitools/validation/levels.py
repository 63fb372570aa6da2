"""How bad findings are in a project: levels that its configuration sets, by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from teitools.findings import Code, Finding, Severity

Levels = Mapping[str, Severity | None]
"""From the id or the name of a code to its level; None switches it off."""
_MALFORMED = "X"
"""The family of codes of documents that are not well-formed."""
UNJUDGED = {
    "V501": "no-schema",
    "V520": "out-of-time",
    "V521": "out-of-memory",
    "V522": "crashed",
    "V531": "refused-archive",
    "S111": "stopped",
    "S120": "saxon-not-installed",
    "S320": "beyond-limit",
}
"""The codes, and their names, of what says that nothing was checked, or not all: that is never
valid. (They are not loaded here, since that takes long.)"""


def is_fixed(code: Code) -> bool:
    """Whether a finding with `code` stays an error, and cannot be ignored: the document is not
    well-formed, or was not judged.
    """
    return code.id.startswith(_MALFORMED) or code.id in UNJUDGED


def levelled(findings: Iterable[Finding], levels: Levels) -> Iterator[Finding]:
    """`findings` with their levels, without those that are switched off.

    What `is_fixed` stays an error.
    """
    for finding in findings:
        code = finding.code
        key = code.id if code.id in levels else code.name
        if key not in levels or is_fixed(code):
            yield finding
        elif (level := levels[key]) is not None:
            yield finding._replace(level=level)
