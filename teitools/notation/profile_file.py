"""Profile files: TOML to `Profile`. ``docs/profiles.md`` documents every key."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from teitools import resources
from teitools.errors import UsageError
from teitools.notation.mark_rules import bracket, measures, signs
from teitools.notation.profile import (
    Detection,
    FrameRules,
    MetadataRules,
    Profile,
    SpeakerRules,
)
from teitools.notation.profile_table import Table, fail

_KEYS = (
    "name",
    "version",
    "extends",
    "title",
    "language",
    "detection",
    "speakers",
    "inferences",
    "names",
    "metadata",
    "frame",
    "class_groups",
    "brackets",
    "signs",
    "measures",
)
FIELDS = ("citation", "abstract", "funder", "original_language", "text_language")
INFERENCES = ("broken_sentence", "dictation", "names_after_title", "speaker_labels")
# what transcriptionDesc/@ident and @version may say (teidata.xmlName, teidata.versionNumber)
_XML_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_VERSION = re.compile(r"\d+[a-z]*\d*(?:\.\d+[a-z]*\d*){0,3}", re.ASCII)


def names() -> list[str]:
    """The names of the profiles that belong to the package."""
    return sorted(file.stem for file in resources.folder("profiles").glob("*.toml"))


@cache
def load(name_or_file: str) -> Profile:
    """The profile of that name, or in that file.

    Raises UsageError for an unknown name, ProfileError for an incorrect file.
    """
    return _profile(Table(*_read(name_or_file)))


def _read(name_or_file: str) -> tuple[str, dict[str, Any]]:
    if name_or_file in names():
        path = resources.path("profiles", f"{name_or_file}.toml")
        shown = path.name
    else:
        path = Path(name_or_file)
        shown = name_or_file
        if not path.is_file():
            raise UsageError(
                f"there is no profile {name_or_file!r}: expected one of {', '.join(names())}, "
                "or a file"
            )
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise fail(shown, f"this is not TOML: {error}") from None
    return shown, _extended(shown, data, path)


def _extended(shown: str, data: dict[str, Any], path: Path, depth: int = 0) -> dict[str, Any]:
    """`data` over what it extends: tables key by key, brackets by their opening delimiter."""
    base_name = data.get("extends")
    if base_name is None:
        return data
    if not isinstance(base_name, str) or depth > 8:
        raise fail(shown, f"key 'extends' is {base_name!r}; it must name another profile")
    beside = path.parent / base_name
    _, base = _read(str(beside) if beside.is_file() else base_name)
    merged = {**base, **data}
    for key, value in base.items():
        if isinstance(value, dict) and isinstance(data.get(key), dict):
            merged[key] = {**value, **data[key]}
    own = data.get("brackets", [])
    if isinstance(own, list):
        opened = {bracket.get("open") for bracket in own if isinstance(bracket, dict)}
        merged["brackets"] = [
            bracket for bracket in base.get("brackets", ()) if bracket.get("open") not in opened
        ] + own
    return merged


def _profile(table: Table) -> Profile:
    table.allow(_KEYS)
    inferences = table.table("inferences")
    inferences.allow(INFERENCES)
    detection = table.table("detection")
    detection.allow(("signs", "at_least"))
    name_rules = table.table("names")
    name_rules.allow(("titles",))
    return Profile(
        name=table.matching("name", _XML_NAME, "a name such as my-archive, without spaces"),
        version=table.matching("version", _VERSION, "a version such as 1.0 or 2.1.3"),
        title=table.required("title"),
        language=table.string("language"),
        brackets=tuple(bracket(each, table) for each in table.tables("brackets", named_by="open")),
        signs=signs(table),
        measures=measures(table.table("measures")),
        speakers=_speakers(table.table("speakers")),
        metadata=_metadata(table.table("metadata")),
        frame=_frame(table.table("frame")),
        detection=Detection(detection.patterns("signs"), detection.integer("at_least", 1)),
        name_titles=name_rules.strings("titles"),
        inferences=frozenset(name for name in INFERENCES if inferences.boolean(name, False)),
    )


def _speakers(table: Table) -> SpeakerRules:
    table.allow(("titles", "not_speakers", "repetitions"))
    return SpeakerRules(
        titles=table.strings("titles"),
        not_speakers=frozenset(word.lower() for word in table.strings("not_speakers")),
        repetitions=table.integer("repetitions", 2),
    )


def _metadata(table: Table) -> MetadataRules:
    table.allow(("title", "date", "labels", "parts"))
    labels = table.table("labels")
    parts = table.table("parts")
    parts.allow(FIELDS)
    return MetadataRules(
        title=table.pattern("title", ("title",)),
        date=table.boolean("date", False),
        labels={key.lower(): labels.one_of(key, FIELDS) or "" for key in labels.keys()},  # noqa: SIM118
        parts={key: parts.patterns(key) for key in parts.keys()},  # noqa: SIM118
    )


def _frame(table: Table) -> FrameRules:
    table.allow(("byline", "dateline", "subject", "typist_mark"))
    return FrameRules(
        byline=table.pattern("byline", ("author",)),
        dateline=table.boolean("dateline", False),
        subject=table.pattern("subject", ("subject",)),
        typist_mark=table.pattern("typist_mark"),
    )
