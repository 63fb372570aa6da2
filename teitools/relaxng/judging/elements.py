"""What is said of elements: those that are not allowed, and those that are incomplete."""

from __future__ import annotations

from collections.abc import Iterable

from teitools.findings import Finding
from teitools.relaxng import codes
from teitools.relaxng.automaton.names import Names, part
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.automaton.requirements import firsts, required
from teitools.relaxng.automaton.states import Misplacement, State
from teitools.relaxng.judging.expectation import enumerate_words, likeliest
from teitools.relaxng.judging.scene import Scene
from teitools.relaxng.patterns import Element, Pattern, Text
from teitools.xml.codes import UNINCLUDED
from teitools.xml.names import XI

_MOST_MISSING = 3
_MOST_TAGS = 5


def misplaced(scene: Scene, parent: State, wrong: Misplacement) -> Finding:
    """A child that is not allowed in the state `parent`."""
    written = scene.written(wrong.name)
    element = scene.places.name() or written
    facts: dict[str, object] = {"element": element, "parent": scene.written(parent.element)}
    related = () if parent.definition is None else (parent.definition.place,)
    if wrong.kind == Misplacement.NAMESPACE and wrong.meant is not None:
        return scene.finding(
            codes.WRONG_NAMESPACE, {**facts, **_namespaces(scene, wrong)}, None, *related
        )
    if wrong.kind == Misplacement.EARLY:
        facts |= scene.remembered(lambda: _before(scene, parent, wrong), _before, parent, wrong)
        return scene.finding(codes.MISPLACED_ELEMENT, facts, None, *related)
    facts |= scene.remembered(
        lambda: _expected(scene, parent, element, wrong),
        *(_expected, parent, facts["parent"], element, wrong),
    )
    if parent.definition is None:
        return scene.finding(codes.WRONG_ROOT, facts)
    if wrong.kind == Misplacement.ELSEWHERE:
        content = parent.definition.content
        names = scene.remembered(lambda: _names(content), _names, content)
        known = names.contain(wrong.name)
        code = codes.MISPLACED_ELEMENT if known else codes.UNEXPECTED_ELEMENT
        return scene.finding(code, facts, None, *related)
    return scene.finding(codes.UNKNOWN_ELEMENT, facts, None, *related)


def _before(scene: Scene, parent: State, wrong: Misplacement) -> dict[str, object]:
    """The facts `expected`, `meant` and `hint` about a child before which something is missing."""
    if scene.brief:
        return _unsaid(scene, wrong)
    missing = [_either(scene, each) for each in wrong.skipped[:_MOST_MISSING]]
    return {
        "expected": tuple(scene.words(_first_elements(parent))),
        "meant": None,
        "hint": f": {_all(missing, len(wrong.skipped))} must come before it" if missing else "",
    }


def _unsaid(scene: Scene, wrong: Misplacement) -> dict[str, object]:
    """The same facts without what would be right, unless it is known already."""
    meant = None if wrong.meant is None else scene.written(wrong.meant)
    if meant is None or wrong.kind != Misplacement.MEANT:
        return {"expected": (), "meant": None, "hint": ""}
    return {"expected": (meant,), "meant": meant, "hint": f"; did you mean <{meant}>?"}


def _all(said: list[str], number: int) -> str:
    """What is missing in words, of which there are `number` in all."""
    rest = [f"{number - len(said)} more"] if number > len(said) else []
    return " and ".join((*said, *rest))


def incomplete(scene: Scene, state: State) -> Finding:
    """An element that ends before everything is there that it needs."""
    place, name = scene.places.end(part(state.element)[1])
    element = name or scene.written(state.element)
    related = () if state.definition is None else (state.definition.place,)
    facts: dict[str, object] = {"element": element}
    if state.data and not _first_elements(state):
        wrong = scene.value_facts("", state.patterns)
        return scene.finding(codes.WRONG_TEXT, {**facts, "value": "", **wrong}, place, *related)
    facts |= scene.remembered(lambda: _missing(scene, state), _missing, state)
    return scene.finding(codes.MISSING_ELEMENT, facts, place, *related)


def _missing(scene: Scene, state: State) -> dict[str, object]:
    """The facts `missing` and `expected` about an element that ends in `state`."""
    if scene.brief:
        return {"missing": "what must still come", "expected": ()}
    pattern = next((each for each in state.patterns if each.serial), None)
    groups = () if pattern is None else required(pattern, Element)
    shown = first_words(scene, state)
    said = _all([_either(scene, each) for each in groups[:_MOST_MISSING]], len(groups))
    if not said:
        said = enumerate_words([_tag(word) for word in shown]) or "what nothing can satisfy"
    return {"missing": said, "expected": tuple(shown)}


def _either(scene: Scene, group: Iterable[Pattern]) -> str:
    elements = [each for each in group if isinstance(each, Element)]
    elements.sort(key=lambda each: each.serial)
    return enumerate_words([_tag(word) for word in scene.words(elements)])


def _tag(word: str) -> str:
    """A name as a tag; what a wildcard allows as it is."""
    return word if " " in word and " xmlns=" not in word else f"<{word}>"


def _first_elements(state: State) -> list[Element]:
    found: dict[Element, None] = {}
    for pattern in state.patterns:
        found.update(dict.fromkeys(firsts(pattern)))
    return list(found)


def first_words(scene: Scene, state: State, found: str = "") -> list[str]:
    """The elements that may come next in `state`, those like `found` first; none after too
    many findings.
    """
    return [] if scene.brief else likeliest(found, _words(scene, state))


def _words(scene: Scene, state: State) -> list[str]:
    return scene.remembered(
        lambda: scene.words(_first_elements(state)), _first_elements, state.patterns
    )


def allowed_here(scene: Scene, state: State, words: list[str]) -> str:
    """That `words`, or the end of the element, are allowed in `state`."""
    shown = enumerate_words([*map(_tag, words[:_MOST_TAGS]), *words[_MOST_TAGS:]], _MOST_TAGS - 1)
    ends = state.mask and state.element
    return f"; allowed here: {shown}{f', or </{scene.written(state.element)}>' if ends else ''}"


def _names(content: Pattern) -> Names:
    """The names of the elements anywhere in `content`."""
    return Names(each.name_class for each in parts(content) if isinstance(each, Element))


def _expected(scene: Scene, parent: State, found: str, wrong: Misplacement) -> dict[str, object]:
    """The facts `expected`, `meant` and `hint` about a child called `found`."""
    if scene.brief:
        return _unsaid(scene, wrong)
    needed: list[str] = []
    for pattern in parent.patterns:
        for group in required(pattern, Element):
            elements = [each for each in group if isinstance(each, Element)]
            needed.extend(scene.words(elements) if len(elements) < 4 else ())
    meant = None if wrong.meant is None else scene.written(wrong.meant)
    expected = _words(scene, parent)
    scene.weigh(len(expected))
    if meant is not None and wrong.kind == Misplacement.ELSEWHERE:
        words = likeliest(found, expected, [meant])
        words = list(dict.fromkeys((meant, *words)))
        hint = f"; is <{meant}> missing around it?"
        return {"expected": tuple(words), "meant": None, "around": meant, "hint": hint}
    words = likeliest(found, expected, needed)
    hint = UNINCLUDED if part(wrong.name)[0] == XI else _hint(scene, parent, words, meant)
    return {"expected": tuple(words), "meant": meant, "hint": hint}


def _hint(scene: Scene, parent: State, words: list[str], meant: str | None) -> str:
    if meant is not None:
        return f"; did you mean <{meant}>?"
    if words:
        return allowed_here(scene, parent, words)
    if parent.data:
        return ": it holds a value, and no elements"
    if any(isinstance(each, Text) for pattern in parent.patterns for each in parts(pattern)):
        return ": only text is allowed here"
    if parent.definition is not None and parent.definition.content.serial == 1:
        return ": it must be empty"
    return ": nothing more is allowed in it"


def _namespaces(scene: Scene, wrong: Misplacement) -> dict[str, object]:
    found, (expected, local) = part(wrong.name)[0], part(wrong.meant or "")
    prefix = scene.scope.prefix(expected) if expected else None
    if prefix is not None:
        hint = f"did you mean <{prefix}:{local}>?"
    elif found and scene.scope.namespace("") == expected:
        hint = f"did you mean <{local}>?"
    elif not expected:
        hint = 'does it need xmlns=""?'
    elif found:
        hint = "is its declaration right?"
    elif scene.scope.undeclared:
        hint = 'is xmlns="" there by mistake?'
    else:
        hint = f'is xmlns="{expected}" missing?'
    return {
        "found": f"the namespace {found!r}" if found else "no namespace",
        "expected": f"the namespace {expected!r}" if expected else "no namespace",
        "meant": local if prefix is None else f"{prefix}:{local}",
        "hint": hint,
    }
