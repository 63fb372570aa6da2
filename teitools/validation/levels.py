"""How bad findings are in a project: levels that its configuration sets, by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

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
_ROOMS = ("rules", "validation", "xml", "relaxng", "schematron", "xsd", "xinclude", "tei", "odd")
"""Those that say something of documents, or of the schemas they name: what is set most often, and
loaded in any case, comes first."""
_PACKAGE = __name__.partition(".")[0]
_SCHEMA_FILES = f"{_PACKAGE}.xml.schema_files"


def unknown(keys: Iterable[str]) -> dict[str, str | None]:
    """Those of `keys` that are neither the id nor the name of a code, and what may be meant."""
    left, known = set(keys), set[str]()
    for code in _codes() if left else ():
        known |= {code.id, code.name}
        left -= {code.id, code.name}
        if not left:
            return {}
    from difflib import get_close_matches  # seldom needed

    found = {key: get_close_matches(key, sorted(known), n=1, cutoff=0.75) for key in sorted(left)}
    return {key: next(iter(alike), None) for key, alike in found.items()}


def _codes() -> Iterator[Code]:
    """The codes that a level can be set for; the modules that have them are loaded in turn."""
    import pkgutil  # what follows loads them all

    for room in _ROOMS:
        path = import_module(f"{_PACKAGE}.{room}").__path__
        for module in pkgutil.walk_packages(path, f"{_PACKAGE}.{room}."):
            if module.name.endswith("codes") or room == "rules" or module.name == _SCHEMA_FILES:
                values = vars(import_module(module.name)).values()
                yield from (value for value in values if isinstance(value, Code))


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
