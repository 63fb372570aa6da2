"""Stores the profiles and languages of the package for `presets`. After a change of the TOML::

python -m teitools.notation.preset_storing            # write the file anew
python -m teitools.notation.preset_storing --check    # exit status 1: it is to be written anew
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterator
from itertools import chain
from typing import Any

from teitools import resources
from teitools.files import replace
from teitools.notation import presets
from teitools.notation.first_characters import first_characters
from teitools.notation.needed_words import parsed_needs
from teitools.notation.profile import BracketClass, Profile
from teitools.notation.profile_file import load_own


def stored() -> str:
    """What the file should say. To be asked once in a process, before profiles are loaded."""
    read: dict[str, dict[str, Any]] = {
        kind: {
            file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
            for file in sorted(resources.folder(kind).glob("*.toml"))
        }
        for kind in (presets.PROFILES, presets.LANGUAGES)
    }
    presets.use(read)
    profiles = [load_own(name) for name in read[presets.PROFILES]]
    known: dict[str, dict[str, Any]] = {}
    for pattern in chain.from_iterable(map(_patterns, profiles)):
        known[pattern] = {presets.NEEDED: sorted(parsed_needs(pattern))}
    for pattern in (rule.match.pattern for each in profiles for rule in each.blocks.lines):
        if (characters := first_characters(pattern)) != presets.ANY:
            known[pattern][presets.FIRST] = characters
    return "\n".join(_lines({**read, presets.PATTERNS: dict(sorted(known.items()))})) + "\n"


def _patterns(profile: Profile) -> Iterator[str]:
    """The patterns of which it is asked what they need."""
    yield from (each.pattern for each in profile.detection.signs)
    yield from (rule.match.pattern for rule in profile.blocks.lines)
    classes: list[BracketClass | None] = [
        *profile.signs,
        *(each for bracket in profile.brackets for each in bracket.classes),
    ]
    for each in classes:
        while each is not None:
            if each.match is not None:
                yield each.match.pattern
            each = each.holds


def _lines(whole: dict[str, dict[str, Any]]) -> Iterator[str]:
    """JSON, a line for each profile, language and pattern."""
    for number, (kind, entries) in enumerate(whole.items()):
        yield f"{'{,'[number > 0]}{_json(kind)}: {{"
        written = [f"{_json(key)}: {_json(value)}" for key, value in entries.items()]
        yield ",\n".join(written)
        yield "}"
    yield "}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main(arguments: list[str]) -> int:
    """Write the file, or check it; give the exit status."""
    made = stored().encode("utf-8")
    path = resources.folder("profiles") / presets.FILE
    if arguments == ["--check"]:
        return int(not path.is_file() or path.read_bytes() != made)
    replace(path, made)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
