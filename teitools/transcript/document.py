"""A transcript as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from teitools.dataclass import dataclass
from teitools.transcript.blocks import Block, Part
from teitools.transcript.inlines import Content, Mark


class Role(StrEnum):
    """What a person has to do with a transcript.

    Of those who do not speak, a participant is in a list of those present, a character in the
    cast of a play; others are only named.
    """

    SPEAKER = "speaker"
    PARTICIPANT = "participant"
    CHARACTER = "character"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks or is named. `master` is the id of the name in the text."""

    id: str
    name: str
    role: Role
    master: str | None = None


Timeline = tuple[tuple[str, str], ...]
"""Points of time, in their order, each with its identifier and its seconds after the first."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A transcript.

    `values` are what the metadata says, by id: they are printed where a `Copy` in `front`
    points to them. `preliminary` is what else stands before the body: a title page, a cast list.
    `hands` are those that the text names, by id. `end` is the layout after the last block.
    `facts` are what follows from the text for the header (``language``, ``author``,
    ``activity`` ...). `timelines` are the times of the recording that its stamps say.
    """

    profile: str
    profile_version: str
    front: tuple[Block, ...] = ()
    preliminary: tuple[Part, ...] = ()
    body: tuple[Part, ...] = ()
    end: Content = ()
    values: Mapping[str, Mark] = field(default_factory=lambda: MappingProxyType({}))
    people: tuple[Person, ...] = ()
    hands: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    line_end: str = "\n"
    byte_order_mark: bool = False
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    timelines: tuple[Timeline, ...] = ()
