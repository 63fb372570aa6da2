"""Whether name classes overlap, exactly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.relaxng.name_classes import (
    AnyName,
    Name,
    NameChoice,
    NameClass,
    NsName,
    QName,
)
from teitools.relaxng.restrictions import cells as module
from teitools.relaxng.restrictions.cells import Cells
from tests.relaxng.restrictions.sketches import name_class

_NAMESPACES = ["", "x", "y"]
_LOCALS = ["a", "b", "c"]
REPRESENTATIVES: list[Name] = [
    (namespace, local)
    for namespace in [*_NAMESPACES, "none mentions this"]
    for local in [*_LOCALS, "nor this"]
]
"""One name of each kind that a class of these names and namespaces can tell apart."""

_names = st.builds(QName, st.sampled_from(_NAMESPACES), st.sampled_from(_LOCALS))


def _choices(simple: st.SearchStrategy[NameClass]) -> st.SearchStrategy[NameClass]:
    several = st.lists(simple, min_size=2, max_size=4)
    return simple | st.builds(lambda found: NameChoice(tuple(found)), several)


_spaces = st.builds(NsName, st.sampled_from(_NAMESPACES), st.none() | _choices(_names))
_any = st.builds(AnyName, st.none() | _choices(_names | _spaces))
name_classes = _choices(_names | _spaces | _any)


def _common(one: NameClass, other: NameClass) -> set[Name]:
    return {name for name in REPRESENTATIVES if one.contains(*name) and other.contains(*name)}


def _masks(*classes: NameClass) -> Iterator[list[int]]:
    """The bits of the classes, block by block."""
    cells = Cells(dict(enumerate(classes)))
    for start in cells.blocks:
        masks = cells.masks(start)
        yield [masks.get(number, 0) for number in range(len(classes))]


@given(name_classes, name_classes)
def test_classes_overlap_where_a_name_is_in_both(one: NameClass, other: NameClass) -> None:
    overlap = any(first & second for first, second in _masks(one, other))
    assert overlap == bool(_common(one, other))


@given(st.lists(name_classes, min_size=2, max_size=5))
def test_in_blocks_as_in_one(classes: list[NameClass]) -> None:
    (whole,) = _masks(*classes)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK", 3)
        blocks = list(_masks(*classes))
    for number, mask in enumerate(whole):
        parts = [block[number] << 3 * place for place, block in enumerate(blocks)]
        assert sum(parts) == mask


@given(name_classes, name_classes)
def test_what_they_have_in_common_is_described(one: NameClass, other: NameClass) -> None:
    cells = Cells({1: one, 2: other})
    common = cells.masks()[1] & cells.masks()[2]
    if not common:
        return
    description, count = cells.description(common)
    if isinstance(description, str):
        assert count == 1
        endless = {name for name in _common(one, other) if name[1] == "nor this"}
        assert endless
    else:
        assert description in _common(one, other)
        assert count == common.bit_count()


DESCRIBED = {
    ("a", "b | a"): ("", "a"),
    ("x:a", "*"): ("x", "a"),
    ("*", "*"): "any name",
    ("x:*", "* - a"): "any name in 'x'",
    (":*", "*"): "any name in no namespace",
    ("* - x:*", "* - y:*"): "any name",
}


@pytest.mark.parametrize(("classes", "expected"), DESCRIBED.items())
def test_descriptions(classes: tuple[str, str], expected: str | Name) -> None:
    cells = Cells({number: name_class(each) for number, each in enumerate(classes)})
    one, other = cells.masks().values()
    assert cells.description(one & other) == (expected, 1)
