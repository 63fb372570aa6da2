"""What is made of a schema and a phase: a stylesheet, and what its short answers stand for."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, field
from typing import Any

from teitools.dataclass import dataclass

Facts = dict[str, str]
"""Attributes that are there, by name."""
Place = tuple[str, int, int, str]
"""Source, line, column, XPath."""

_OF_THE_MOMENT = re.compile(
    r'(?<!ttsch:)current-(?:date|time)|match="[^"]*current-(?:date|time)|<xsl:try'
    r"|random-number|environment-variable|function-lookup|system-property"
    r"|fn:transform|[^-\w]transform\s*\(|xsl:evaluate|xquery-module|saxon:|unparsed-|collection\s*\("
)


@dataclass(slots=True)
class Assertion:
    """An assert or a report."""

    kind: str
    rule: int
    place: Place
    facts: Facts
    """Its attributes; ``lang`` is the language it is in."""
    text: str
    """What it says, without values."""
    diagnostics: list[Facts] = field(default_factory=list)
    properties: list[Facts] = field(default_factory=list)


@dataclass(slots=True)
class Rule:
    """A rule: the number of its pattern, its place, its attributes."""

    pattern: int
    place: Place
    facts: Facts


@dataclass(slots=True)
class Plan:
    """All of it. `stylesheet` is quick, `guarded` says which expression fails."""

    name: str
    phase: str
    facts: Facts
    namespaces: Facts
    stylesheet: str = ""
    guarded: str = ""
    patterns: list[Facts] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    prose: list[Facts] = field(default_factory=list)
    """What the schema says of itself, paragraph by paragraph: ``text``, and attributes."""
    digests: Facts = field(default_factory=dict)
    doubts: list[tuple[Place, str, str]] = field(default_factory=list)
    """Elements that are passed over: their places, their names, and why."""
    silence: list[Any] | None = None
    """What `silence.Doubts` has gathered: None where any document must be judged."""
    accepted: bool = False
    """Whether SaxonC has compiled it."""

    def stored(self) -> bytes:
        """The plan in bytes."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def restored(data: bytes) -> Plan:
    """The plan in bytes that `stored` made. Raises ValueError, KeyError or TypeError."""
    said: dict[str, Any] = json.loads(data)
    said["rules"] = [Rule(**{**each, "place": tuple(each["place"])}) for each in said["rules"]]
    said["assertions"] = [
        Assertion(**{**each, "place": tuple(each["place"])}) for each in said["assertions"]
    ]
    said["doubts"] = [(tuple(place), name, why) for place, name, why in said["doubts"]]
    return Plan(**said)


def is_fleeting(plan: Plan) -> bool:
    """Whether what it answers may depend on more than documents, and that cannot be noticed."""
    return _OF_THE_MOMENT.search(plan.stylesheet) is not None
