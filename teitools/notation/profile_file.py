"""Profile files: TOML to `Profile`. ``docs/profiles.md`` documents every key."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from teitools import resources
from teitools.errors import UsageError
from teitools.notation import presets
from teitools.notation.expression import expression
from teitools.notation.mark_rules import bracket, measures, signs, starred_signs
from teitools.notation.profile import (
    Detection,
    Profile,
)
from teitools.notation.profile_sections import (
    read_blocks,
    read_frame,
    read_line_numbers,
    read_metadata_rules,
    read_speakers,
    read_words,
)
from teitools.notation.profile_table import Table, fail, hint
from teitools.notation.trailers import trailer_rules

_KEYS = (
    "name",
    "version",
    "escapes",
    "explicit",
    "extends",
    "title",
    "language",
    "languages",
    "words",
    "lines",
    "line_numbers",
    "notes",
    "lists",
    "tables",
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
INFERENCES = (
    "broken_sentence",
    "cut_off_turn",
    "dictation",
    "headings",
    "indented_directions",
    "names_after_title",
    "series",
    "speaker_labels",
    "text_language",
    "trailers",
    "verse",
)
# what transcriptionDesc/@ident and @version may say (teidata.xmlName, teidata.versionNumber)
_XML_NAME = expression(r"[A-Za-z_][\w.-]*", re.ASCII)
_DEEPEST = 8
"""How many files may extend each other."""
_MOST = 8
"""How many profiles in files are remembered."""
_known: dict[tuple[str, str], Profile] = {}
"""The profiles in files by what the files say, the last used last."""
_VERSION = expression(r"\d+[a-z]*\d*(?:\.\d+[a-z]*\d*){0,3}", re.ASCII)


@cache
def names() -> tuple[str, ...]:
    """The names of the profiles that belong to the package."""
    return presets.names(presets.PROFILES)


def load(name_or_file: str) -> Profile:
    """The profile of that name, or in that file as it is now.

    Raises UsageError for an unknown name, ProfileError for an incorrect file.
    """
    if name_or_file in names():
        return load_own(name_or_file)
    shown, data = _read_other(name_or_file)
    key = (shown, repr(data))
    known = _known.pop(key, None)
    profile = _profile(Table(shown, data)) if known is None else known
    _known[key] = profile
    if len(_known) > _MOST:
        del _known[next(iter(_known))]
    return profile


@cache
def load_own(name: str) -> Profile:
    """The profile of that name, which belongs to the package."""
    return _profile(Table(*_read_own(name), is_known=True))


@cache
def load_detection(name: str) -> Detection:
    """The signs of the profile of that name, which belongs to the package, and of it no more."""
    return _detection(Table(*_read_own(name), is_known=True))


def _read_other(name_or_file: str) -> tuple[str, dict[str, Any]]:
    path = Path(name_or_file)
    if not path.is_file():
        raise UsageError(unknown(name_or_file, ", or a file"))
    return _read_file(path, name_or_file)


def unknown(name: str, otherwise: str = "") -> str:
    """What an error says of a name that no profile has; `otherwise` is what else it could be."""
    known = names()
    expected = f"expected one of {', '.join(known)}{otherwise}"
    return f"there is no profile {name!r}: {expected}{hint(name, known)}"


@cache
def _read_own(name: str) -> tuple[str, dict[str, Any]]:
    """The file of a profile that belongs to the package, which others extend; see `_read_file`."""
    shown = f"{name}.toml"
    file = resources.folder("profiles") / shown
    return shown, _extended(shown, presets.data(presets.PROFILES, name), (file,))


def _read_file(path: Path, shown: str, above: tuple[Path, ...] = ()) -> tuple[str, dict[str, Any]]:
    """What errors call the file at `path`, and what it says, with what it extends.

    `above` are the files that extend it.
    """
    import tomllib  # seldom needed

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise fail(shown, f"this is not TOML: {error}") from None
    return shown, _extended(shown, data, (*above, path.resolve()))


def _extended(shown: str, data: dict[str, Any], files: tuple[Path, ...]) -> dict[str, Any]:
    """`data` over what it extends: tables key by key, brackets by their opening delimiter.

    The last of `files` is its own, the others are those that extend it.
    """
    base_name = data.get("extends")
    if base_name is None:
        return data
    if not isinstance(base_name, str) or len(files) > _DEEPEST:
        raise fail(shown, f"key 'extends' is {base_name!r}; it must name another profile")
    beside = files[-1].parent / base_name
    if beside.is_file():
        if beside.resolve() in files:
            raise fail(shown, f"key 'extends' is {base_name!r}, which extends this profile")
        _, base = _read_file(beside, str(beside), files)
    elif base_name in names():
        _, base = _read_own(base_name)
    else:
        problem = unknown(base_name, ", or a file beside this one")
        raise fail(shown, f"key 'extends' is {base_name!r}: {problem}")
    merged = {**base, **data}
    for key, value in base.items():
        if isinstance(value, dict) and isinstance(data.get(key), dict):
            merged[key] = {**value, **data[key]}
    if isinstance(data.get("lines"), list):
        merged["lines"] = data["lines"] + list(base.get("lines", ()))
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
    name_rules = table.table("names")
    name_rules.allow(("titles",))
    words = read_words(table)
    speakers = read_speakers(table.table("speakers"), words)
    endings = trailer_rules(words) if inferences.boolean("trailers", False) else ()
    return Profile(
        name=table.matching("name", _XML_NAME, "a name such as my-archive, without spaces"),
        version=table.matching("version", _VERSION, "a version such as 1.0 or 2.1.3"),
        title=table.required("title"),
        language=table.string("language"),
        explicit=table.boolean("explicit", True),
        escapes=table.boolean("escapes", True),
        brackets=tuple(
            bracket(each, table, words) for each in table.tables("brackets", named_by="open")
        ),
        signs=(*signs(table, words), *starred_signs(table)),
        measures=measures(table.table("measures")),
        words=words,
        speakers=speakers,
        metadata=read_metadata_rules(table.table("metadata"), words),
        frame=read_frame(table.table("frame")),
        blocks=read_blocks(table, speakers.element, endings),
        detection=_detection(table),
        name_titles=name_rules.strings("titles"),
        inferences=frozenset(name for name in INFERENCES if inferences.boolean(name, False)),
    )


def _detection(table: Table) -> Detection:
    detection = table.table("detection")
    detection.allow(("signs", "at_least", "line_numbers"))
    return Detection(
        signs=detection.patterns("signs"),
        at_least=detection.integer("at_least", 1),
        line_numbers=read_line_numbers(table.table("line_numbers")),
        numbers_count=detection.boolean("line_numbers", False),
    )
