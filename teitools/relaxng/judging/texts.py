"""What is said of text: where none is allowed, and where it is not the value it must be."""

from __future__ import annotations

from teitools.findings import Finding
from teitools.relaxng import codes
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.automaton.states import State
from teitools.relaxng.judging.elements import allowed_here, first_words
from teitools.relaxng.judging.scene import Scene
from teitools.relaxng.patterns import Pattern, Text


def unexpected(scene: Scene, state: State, text: str) -> Finding:
    """Text where none is allowed."""
    definition = state.definition
    anywhere = definition is not None and scene.remembered(
        lambda: _has_text(definition.content), _has_text, definition
    )
    words = scene.remembered(lambda: first_words(scene, state), first_words, state)
    facts: dict[str, object] = {
        "element": scene.written(state.element),
        "expected": tuple(words),
        "hint": allowed_here(scene, state, words) if words else "",
        "place": "at this place in" if anywhere else "directly in",
        "text": scene.shortened(text),
    }
    related = () if definition is None else (definition.place,)
    return scene.finding(codes.UNEXPECTED_TEXT, facts, scene.places.text(text), *related)


def _has_text(content: Pattern) -> bool:
    return any(isinstance(each, Text) for each in parts(content))


def wrong(scene: Scene, state: State, text: str) -> Finding:
    """Text that is not what a data type asks for."""
    facts: dict[str, object] = {
        "element": scene.written(state.element),
        "value": scene.shortened(text),
    }
    facts |= scene.value_facts(text, state.patterns)
    related = () if state.definition is None else (state.definition.place,)
    place = scene.places.text(text) if text.strip(" \t\r\n") else None
    return scene.finding(codes.WRONG_TEXT, facts, place, *related)
