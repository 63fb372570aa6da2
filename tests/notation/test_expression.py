"""Expressions that are compiled late say the same as those compiled at once."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from teitools.notation import presets
from teitools.notation.expression import Expression, expression, group_names, ignores_case
from teitools.notation.needed_words import parsed_needs, stored_needs
from teitools.notation.profile import BracketClass, Profile
from teitools.notation.profile_file import load, names
from tests.requirements import ROOT


def patterns(profile: Profile) -> Iterator[object]:
    yield from profile.detection.signs
    yield from (rule.match for rule in profile.blocks.lines)
    waiting: list[BracketClass | None] = list(profile.signs)
    waiting += [each for bracket in profile.brackets for each in bracket.classes]
    for each in waiting:
        while each is not None:
            if each.match is not None:
                yield each.match
            each = each.holds


@pytest.mark.parametrize("name", names())
def test_patterns_of_the_package(name: str) -> None:
    for each in patterns(load(name)):
        assert isinstance(each, Expression)
        compiled = re.compile(each.pattern, each.given)
        late = expression(each.pattern, each.given)
        assert group_names(late) == frozenset(compiled.groupindex)
        assert ignores_case(late) is bool(compiled.flags & re.IGNORECASE)
        assert late.flags == compiled.flags
        stored = stored_needs(late)
        assert stored is not None
        assert frozenset(stored) == parsed_needs(each.pattern)


def test_it_is_compiled_when_it_is_asked() -> None:
    late = expression(r"(?P<n>\d+)\)", re.IGNORECASE)

    assert late.pattern == r"(?P<n>\d+)\)"
    found = late.search("see 12)")
    assert found is not None
    assert (found["n"], late.groups, late.sub("-", "1) 2)")) == ("12", 1, "- -")
    with pytest.raises(AttributeError, match="scan"):
        late.scan  # type: ignore[attr-defined]  # noqa: B018


def test_it_is_equal_to_its_like_and_travels() -> None:
    late = Expression("a", re.MULTILINE)
    assert pickle.loads(pickle.dumps(late)) == late == Expression("a", re.MULTILINE)
    assert len({late, Expression("a", re.MULTILINE), Expression("a")}) == 2
    assert late != "a"


def test_what_is_stored_is_what_the_toml_says() -> None:
    command = [sys.executable, "-m", "teitools.notation.preset_storing", "--check"]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    folder = ROOT / "teitools"
    for kind in (presets.PROFILES, presets.LANGUAGES):
        assert presets.names(kind) == tuple(sorted(f.stem for f in (folder / kind).glob("*.toml")))
