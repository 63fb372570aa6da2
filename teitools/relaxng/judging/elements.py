"""What is said of elements: those that are not allowed, and those that are incomplete."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.findings import Finding
from teitools.relaxng import codes
from teitools.relaxng.automaton.names import part
from teitools.relaxng.automaton.requirements import firsts, required
from teitools.relaxng.automaton.states import Misplacement, State
from teitools.relaxng.automaton.values import parts
from teitools.relaxng.judging.expectation import (
    enumerate_words,
    likeliest,
    value_facts,
)
from teitools.relaxng.judging.scene import Scene
from teitools.relaxng.patterns import Element, Pattern, Text


def misplaced(scene: Scene, parent: State, wrong: Misplacement) -> Finding:
    """A child that is not allowed in the state `parent`."""
    written = scene.written(wrong.name)
    element = scene.places.name() or written
    facts: dict[str, object] = {"element": element, "parent": scene.written(parent.element)}
    related = () if parent.definition is None else (parent.definition.place,)
    if wrong.kind == Misplacement.NAMESPACE and wrong.meant is not None:
        return scene.finding(codes.WRONG_NAMESPACE, {**facts, **_namespaces(wrong)}, None, *related)
    if wrong.kind == Misplacement.EARLY:
        missing = [_either(scene, each) for each in wrong.skipped]
        said = " and ".join(missing[:3])
        facts |= {
            "expected": tuple(scene.words(_first_elements(parent))),
            "meant": None,
            "hint": f": {said} must come before it" if missing else "",
        }
        return scene.finding(codes.MISPLACED_ELEMENT, facts, None, *related)
    facts |= _expected(scene, parent, element, wrong)
    if parent.definition is None:
        return scene.finding(codes.WRONG_ROOT, facts)
    if wrong.kind == Misplacement.ELSEWHERE:
        known = _has(parent.definition.content, wrong.name)
        code = codes.MISPLACED_ELEMENT if known else codes.UNEXPECTED_ELEMENT
        return scene.finding(code, facts, None, *related)
    return scene.finding(codes.UNKNOWN_ELEMENT, facts, None, *related)


def incomplete(scene: Scene, state: State) -> Finding:
    """An element that ends before everything is there that it needs."""
    place, name = scene.places.end(part(state.element)[1])
    element = name or scene.written(state.element)
    related = () if state.definition is None else (state.definition.place,)
    facts: dict[str, object] = {"element": element}
    if state.data and not _first_elements(state):
        wrong = value_facts("", state.patterns, scene.scope.context)
        return scene.finding(codes.WRONG_TEXT, {**facts, "value": "", **wrong}, place, *related)
    pattern = next((each for each in state.patterns if each.serial), state.patterns[0])
    missing = [_either(scene, each) for each in required(pattern, Element)]
    words = scene.words(_first_elements(state))
    shown = likeliest("", words)
    said = " and ".join(missing[:3])
    if len(missing) > 3:
        said += f" and {len(missing) - 3} more"
    if not missing:
        said = enumerate_words([f"<{word}>" for word in shown]) or "what nothing can satisfy"
    facts |= {"missing": said, "expected": tuple(shown)}
    return scene.finding(codes.MISSING_ELEMENT, facts, place, *related)


def _either(scene: Scene, group: Iterable[Pattern]) -> str:
    elements = [each for each in group if isinstance(each, Element)]
    elements.sort(key=lambda each: each.serial)
    return enumerate_words([f"<{word}>" for word in scene.words(elements)])


def _first_elements(state: State) -> list[Element]:
    found: dict[Element, None] = {}
    for pattern in state.patterns:
        found.update(dict.fromkeys(firsts(pattern)))
    return list(found)


def _has(content: Pattern, name: str) -> bool:
    """Whether an element called `name` stands anywhere in `content`."""
    return any(
        isinstance(each, Element) and each.name_class.contains(*part(name))
        for each in parts(content)
    )


def _expected(scene: Scene, parent: State, found: str, wrong: Misplacement) -> dict[str, object]:
    """The facts `expected`, `meant` and `hint` about a child called `found`."""
    needed: list[str] = []
    for pattern in parent.patterns:
        for group in required(pattern, Element):
            elements = [each for each in group if isinstance(each, Element)]
            needed.extend(scene.words(elements) if len(elements) < 4 else ())
    words = likeliest(found, scene.words(_first_elements(parent)), needed)
    meant = None if wrong.meant is None else scene.written(wrong.meant)
    return {"expected": tuple(words), "meant": meant, "hint": _hint(scene, parent, words, meant)}


def _hint(scene: Scene, parent: State, words: list[str], meant: str | None) -> str:
    if meant is not None:
        return f"; did you mean <{meant}>?"
    if words:
        shown = enumerate_words([each if " " in each else f"<{each}>" for each in words], 4)
        ends = parent.mask and parent.element
        end = f", or </{scene.written(parent.element)}>" if ends else ""
        return f"; allowed here: {shown}{end}"
    if parent.data:
        return ": it holds a value, and no elements"
    if any(isinstance(each, Text) for pattern in parent.patterns for each in parts(pattern)):
        return ": only text is allowed here"
    if parent.definition is not None and parent.definition.content.serial == 1:
        return ": it must be empty"
    return ": nothing more is allowed in it"


def _namespaces(wrong: Misplacement) -> dict[str, object]:
    found, expected = part(wrong.name)[0], part(wrong.meant or "")[0]
    hint = f'is xmlns="{expected}" missing?' if not found else "is its declaration right?"
    if not expected:
        hint = 'does it need xmlns=""?'
    return {
        "found": f"the namespace {found!r}" if found else "no namespace",
        "expected": f"the namespace {expected!r}" if expected else "no namespace",
        "meant": part(wrong.meant or "")[1],
        "hint": hint,
    }
