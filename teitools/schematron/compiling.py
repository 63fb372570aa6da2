"""From a schema and a phase to a plan whose stylesheet SaxonC has accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from teitools.errors import SchemaError
from teitools.findings import Finding
from teitools.schematron import codes
from teitools.schematron.lines import Blame, Lines
from teitools.schematron.model import Schema
from teitools.schematron.names import ANY
from teitools.schematron.phases import phase_stylesheet
from teitools.schematron.plan import Plan
from teitools.schematron.processor import PROCESSOR, NotInstalledError, StoppedError
from teitools.schematron.writing import Writer

_ERROR = re.compile(
    r"^ ?(?:\w+ e|E)rror\b.*? on line (\d+)(?: column \d+)? of [^\n]*:\s*\n\s+(.*?)(?=\n(?=\S)|\Z)",
    re.DOTALL | re.MULTILINE,
)
"""An error, not a warning: the line of the stylesheet, and what is said of it."""
_BEFORE = re.compile(r"^(?:\w+ e|E)rror\b[^\n]*? on line \d+(?: column \d+)? of [^:\s]*:/*:\s*")
"""Which line of the stylesheet it is that fails."""
_OF_STYLESHEET = re.compile(
    r"\s+(?:In (?:global )?variable \S+ on line \d+.*|invoked by .*|at line \d+ in file:/*"
    r"|\(see line \d+ of file:/*\)|- see \.*/*#\d+)\s*$",
    re.DOTALL,
)
_VARIABLE = re.compile(r"(?:[Vv]ariable|parameter) \$([\w.:-]+)")
_WORDY = re.compile(
    r"Q\{http://www\.w3\.org/2005/xpath-functions\}|\. External function calls have been disabled"
)
_CODE = re.compile(r"^([A-Z]{4}\d{4})\s+")
_OWN_PLACE = re.compile(r"\s*(?:In|at) (?:template|function|the body)[^.]*$")


def planned(schema: Schema, phase: str) -> Plan:
    """The plan of `schema` in `phase`: what `assembling.chosen` gives, but not ``#ANY``.

    Raises SchemaError where SaxonC finds an expression incorrect. Where SaxonC is not installed,
    that is not found out.
    """
    guarded = Writer(schema, phase, guarded=True)
    text = guarded.write()
    writer = Writer(schema, phase)
    writer.plan.stylesheet = writer.write()
    writer.plan.guarded = text
    _accept(writer.plan, writer.lines, schema)
    return writer.plan


def choosing(schema: Schema) -> Plan:
    """The plan that chooses the phase for ``#ANY``. Raises SchemaError."""
    lines = phase_stylesheet(schema)
    plan = Plan(schema.node.origin.document.source.name, ANY, {}, {}, lines.text())
    _accept(plan, lines, schema)
    return plan


def _accept(plan: Plan, lines: Lines, schema: Schema) -> None:
    """Have SaxonC compile the stylesheet, if it is installed. Raises SchemaError."""
    try:
        said = PROCESSOR.compile(plan.stylesheet)
    except NotInstalledError:
        return
    except StoppedError as error:
        raise schema.node.error(codes.TOO_LARGE, reason=str(error)) from None
    if said is not None:
        findings = {str(each): each for each in _findings(said, lines, schema)}
        raise SchemaError.of(*findings.values())
    plan.accepted = True


def _findings(said: str, lines: Lines, schema: Schema) -> Iterator[Finding]:
    blamed = False
    for match in _ERROR.finditer(said):
        reason = reworded(match[2])
        blame = lines.blames.get(int(match[1]))
        if blame is not None:
            blamed = True
            yield _finding(blame, reason)
    named = _VARIABLE.search(said)
    if not blamed and named is not None:
        for blame in lines.blames.values():
            if blame.node.is_a("let", "param") and blame.node.get("name") == named[1]:
                blamed = True
                yield _finding(blame, reworded(said))
                break
    if not blamed:
        location = schema.node.location
        facts = {"what": "the schema", "reason": reworded(said)}
        yield Finding(codes.NOT_XPATH, location, facts)


def _finding(blame: Blame, reason: str) -> Finding:
    node = blame.node
    place = node.location_of(blame.attribute) if blame.attribute else node.location
    value = node.get(blame.attribute) if blame.attribute else None
    shown = f"{blame.what} {_short(value)!r}" if value is not None else blame.what
    return Finding(codes.NOT_XPATH, place, {"what": shown, "reason": reason})


def _short(value: str) -> str:
    value = " ".join(value.split())
    return value if len(value) <= 80 else f"{value[:77]}..."


def reworded(said: str) -> str:
    """What SaxonC says, without its code and what it says of the stylesheet."""
    error = _ERROR.search(said)
    if error is not None and error.start() > 1:  # after warnings
        said = error[2]
    said = _OWN_PLACE.sub("", _OF_STYLESHEET.sub("", _BEFORE.sub("", said.strip())))
    said = _WORDY.sub("", " ".join(said.split()))
    return _CODE.sub("", said).rstrip(" .:") or "it is not XPath"
