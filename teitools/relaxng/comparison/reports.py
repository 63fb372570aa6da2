"""A comparison in words, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from teitools.relaxng.comparison.differences import Comparison, Difference, Findings, Kind
from teitools.relaxng.comparison.trees import size_of, write
from teitools.relaxng.name_classes import Name
from teitools.xml.names import XML

_VERDICTS = {
    "equal": "A and B are equal: they allow the same documents.",
    "subset": "A is a true subset of B: all that A allows, B allows too.",
    "superset": "A is a true superset of B: all that B allows, A allows too.",
    "neither": "Neither is a subset of the other.",
    "undecided": "Not decided.",
}
_WORDS: dict[Kind, str] = {
    "text": "allows text inside, {other} does not",
    "content": "allows content that {other} does not",
    "together": "allows attributes together that {other} does not",
    "identifier": "does not require {subjects} to be an identifier of that kind, {other} does",
}
_SHOWN = 12
"""How many names stand in a line."""


def lines(comparison: Comparison, elements: frozenset[str] = frozenset()) -> Iterator[str]:
    """The comparison in words, a line each; of `elements` alone if any are given."""
    yield _VERDICTS[comparison.verdict]
    spaces = {d.witness.name[0] for f in _both(comparison) for d in f.differences}
    namespace = min(spaces) if len(spaces) == 1 else None
    for mine, other, found in (("A", "B", comparison.only_a), ("B", "A", comparison.only_b)):
        told: dict[str, list[Difference]] = {}
        for group in _groups(_chosen(found, elements)):
            told.setdefault(_sentence(group, other), []).extend(group)
        for sentence, differences in told.items():
            smallest = min(differences, key=lambda each: size_of(each.witness))
            witness = write(smallest.witness, namespace)
            yield f"{_where(differences)}: {mine} {sentence}: {witness}"
        for each in found.undecided:
            where = shown(each.element) if each.element else "the start"
            what = f', attribute "{_name(each.subject)}"' if each.subject else ""
            asked = f"whether {other} allows all that {mine} does"
            yield f"{where}{what}: {asked} is not decided ({each.reason})"
    for mine, other, found in (("A", "B", comparison.only_a), ("B", "A", comparison.only_b)):
        if found.document and not elements:
            yield f"A smallest document that {mine} allows and {other} does not:"
            yield found.document


def _where(differences: list[Difference]) -> str:
    """The elements, with those above them where a name has several definitions."""
    paths: dict[Name | None, set[tuple[Name, ...]]] = {}
    for each in differences:
        paths.setdefault(each.element, set()).add(each.context)
    names = []
    for element, contexts in paths.items():
        if element is None:
            names.append("the start")
        elif len(contexts) == 1:
            names.append(shown(element))
        else:
            names += [_path((*context, element)) for context in sorted(contexts)]
    return _listed(names)


def _path(names: tuple[Name, ...]) -> str:
    return f"<{'/'.join(map(_name, names))}>"


def _both(comparison: Comparison) -> tuple[Findings, Findings]:
    return comparison.only_a, comparison.only_b


def _chosen(found: Findings, elements: frozenset[str]) -> list[Difference]:
    if not elements:
        return list(found.differences)
    return [d for d in found.differences if d.element is not None and d.element[1] in elements]


def _groups(differences: Iterable[Difference]) -> list[list[Difference]]:
    """Those of one element and kind together."""
    found: dict[tuple[object, ...], list[Difference]] = {}
    for each in differences:
        place = each.place
        found.setdefault((each.element, each.kind, place), []).append(each)
    return sorted(found.values(), key=lambda group: (group[0].element or ("", ""), group[0].kind))


def _sentence(group: list[Difference], other: str) -> str:
    first = group[0]
    names = list(dict.fromkeys(each.subject for each in group if each.subject is not None))
    if first.kind == "element":
        inside = " inside" if first.element else ""
        return f"allows {_listed(map(shown, names))}{inside}, {other} does not"
    quoted = [f'"{_name(each)}"' for each in names]
    several = "s" if len(names) > 1 else ""
    subjects = f"the attribute{several} {_listed(quoted)}" if names else "the content"
    if first.kind == "attribute":
        return f"allows {subjects}, {other} does not"
    if first.kind == "required":
        return f"does not require {subjects}, {other} does"
    if first.kind == "value":
        return f"allows values of {subjects} that {other} does not"
    return _WORDS[first.kind].format(other=other, subjects=subjects)


def _listed(names: Iterable[str]) -> str:
    found = list(names)
    if len(found) > _SHOWN:
        return f"{', '.join(found[:_SHOWN])} and {len(found) - _SHOWN} more"
    return ", ".join(found)


def shown(name: Name) -> str:
    """The name of an element as a tag."""
    return f"<{_name(name)}>"


def _name(name: Name) -> str:
    return f"xml:{name[1]}" if name[0] == XML else name[1]


def as_json(comparison: Comparison, elements: frozenset[str] = frozenset()) -> str:
    """The comparison as JSON."""
    return json.dumps(
        {
            "verdict": comparison.verdict,
            "a_within_b": comparison.only_a.included,
            "b_within_a": comparison.only_b.included,
            "only_a": _side(comparison.only_a, elements),
            "only_b": _side(comparison.only_b, elements),
        },
        ensure_ascii=False,
        indent=2,
    )


def _side(found: Findings, elements: frozenset[str]) -> dict[str, Any]:
    return {
        "differences": [
            {
                "element": _as_object(each.element),
                "context": [_as_object(name) for name in each.context],
                "kind": each.kind,
                "subject": _as_object(each.subject),
                "witness": write(each.witness),
                "places": [list(place) for place in (each.place, each.other_place) if place],
            }
            for each in _chosen(found, elements)
        ],
        "document": found.document,
        "undecided": [
            {
                "element": _as_object(each.element),
                "subject": _as_object(each.subject),
                "reason": each.reason,
            }
            for each in found.undecided
        ],
    }


def _as_object(name: Name | None) -> dict[str, str] | None:
    return None if name is None else {"namespace": name[0], "name": name[1]}
