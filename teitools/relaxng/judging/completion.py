"""What may come next at a place in a document, as an editor offers it."""

from __future__ import annotations

import pyexpat
import re
from collections.abc import Iterable
from dataclasses import replace

from teitools.dataclass import dataclass
from teitools.errors import DocumentError
from teitools.relaxng.automaton import requirements
from teitools.relaxng.automaton.automaton import Automaton
from teitools.relaxng.automaton.composition import ComplexityError
from teitools.relaxng.automaton.names import join
from teitools.relaxng.automaton.parts import parts
from teitools.relaxng.automaton.states import State, Transition
from teitools.relaxng.judging.expectation import name_words
from teitools.relaxng.judging.judge import Judge, TextTooLongError
from teitools.relaxng.judging.scope import Scope
from teitools.relaxng.patterns import Attribute, Element, Pattern, Value
from teitools.source import Position
from teitools.xml.names import SEPARATOR, XML
from teitools.xml.stream import open_stream

_WHOLE = re.compile(
    r"[^<]++|<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^\[>]*+(?:\[.*?\]\s*+)?>"
    r"|</?+[^\s<>/!?\"'](?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>",
    re.DOTALL,
)
_UNDEFINED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)")
_DECLARATION = re.compile(r"\A\ufeff?<\?xml\s[^>]*>")
_ROOT = re.compile(r"<[^\s!?<>]")
_NAME = re.compile(r"</?([^\s/<>=\"']*)")
_ATTRIBUTE = re.compile(r"\s([^\s=/<>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_IN_VALUE = re.compile(r"\s([^\s=/<>\"']+)\s*=\s*(?:\"[^\"]*|'[^']*)\Z")


@dataclass(frozen=True, slots=True)
class Completion:
    """What may come next, names as the document would write them, in alphabetical order.

    `elements` are the names that a start tag may have; `attributes` those that may still stand
    in the start tag that is being written; `required` those of them that must; `values` what
    its attribute may say, or the element's text, where that is a list of values; `text` whether
    text may come; `end` the name of the element that may end here. A wildcard is in words:
    ``any element``.
    """

    elements: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    text: bool = False
    end: str | None = None
    declarations: tuple[tuple[str, str], ...] = ()


def complete(judge: Judge, automaton: Automaton, beginning: str) -> Completion:
    """What may come after `beginning`, the document's text up to a place in it.

    Nothing inside comments, CDATA sections, processing instructions and declarations, and where
    the beginning is not well-formed; but entities need not be defined.
    """
    place = 0
    while (match := _WHOLE.match(beginning, place)) is not None:
        place = match.end()
    before, tag = beginning[:place], beginning[place:]
    if tag.startswith(("<!", "<?")):
        return Completion()
    try:
        _read(judge, before)
    except (pyexpat.ExpatError, DocumentError, ComplexityError, RecursionError, TextTooLongError):
        return Completion()
    state, scope = judge.events.state(), judge.scope
    if tag in ("", "<"):
        return _content(automaton, state, scope, "".join(judge.events.pending))
    return _tag(automaton, state, scope, tag)


def _read(judge: Judge, text: str) -> None:
    """Lead `text` through `judge`. Raises what parsing raises."""
    parser = pyexpat.ParserCreate("UTF-8", SEPARATOR)
    parser.buffer_text = True
    parser.ordered_attributes = True
    judge.begin("", _NoPlaces())
    parser.StartElementHandler = judge.events.start
    parser.EndElementHandler = judge.events.end
    parser.CharacterDataHandler = judge.events.text
    parser.StartNamespaceDeclHandler = judge.scope.declare
    parser.EndNamespaceDeclHandler = judge.scope.release
    text = _DECLARATION.sub("", text)
    if _ROOT.search(text) is None:
        return
    if "<!DOCTYPE" not in text:
        text = _UNDEFINED.sub("&amp;", text)
    with open_stream(text.encode("utf-8", "replace"), "<text>") as stream:
        for chunk in stream.paced(parser):
            parser.Parse(chunk, False)
            judge.drain()


def _content(automaton: Automaton, state: State, scope: Scope, written: str) -> Completion:
    elements: dict[Element, None] = {}
    values: list[Pattern] = []
    for pattern in state.patterns:
        elements.update(dict.fromkeys(requirements.firsts(pattern)))
        values.extend(parts(pattern))
    text = state.data or (state.element != "" and automaton.after_text(state) is not None)
    mask = state.mask
    if state.values is not None:
        mask = state.values.mask(written, scope.context)
    end = scope.written(state.element) if mask and state.element else None
    return replace(_elements(elements, scope), values=_values(values), text=text, end=end)


def _elements(elements: Iterable[Element], scope: Scope) -> Completion:
    names: dict[str, None] = {}
    declarations: dict[tuple[str, str], None] = {}
    for word in name_words(elements, scope):
        name, lacking, namespace = word.partition(' xmlns="')
        names[name] = None
        if lacking:
            declarations[name, namespace.removesuffix('"')] = None
    return Completion(elements=tuple(sorted(names)), declarations=tuple(sorted(declarations)))


def _tag(automaton: Automaton, state: State, scope: Scope, tag: str) -> Completion:
    if tag.startswith("</"):
        return Completion(end=scope.written(state.element))
    match = _NAME.match(tag)
    if match is None or match.end() == len(tag):
        elements = [each for pattern in state.patterns for each in requirements.firsts(pattern)]
        return _elements(elements, scope)
    present = [each[1] for each in _ATTRIBUTE.finditer(tag)]
    for name, double, single in _ATTRIBUTE.findall(tag):
        if name == "xmlns" or name.startswith("xmlns:"):
            scope.declare(name[6:], double or single)
    transition = automaton.reach(state, _join(scope, match[1], False))
    allowed: dict[Attribute, None] = {}
    for content in transition.contents:
        allowed.update(dict.fromkeys(requirements.attributes(content)))
    inside = _IN_VALUE.search(tag)
    if inside is not None:
        name = _join(scope, inside[1], True)
        namespace, _, local = name.rpartition(SEPARATOR)
        chosen = [each for each in allowed if each.name_class.contains(namespace, local)]
        return Completion(values=_values([inner for a in chosen for inner in parts(a.pattern)]))
    before = tuple(_join(scope, name, True) for name in dict.fromkeys(present))
    before = tuple(name for name in before if not name.startswith("xmlns"))
    names = [
        word
        for word in name_words(allowed, scope)
        if word not in present
        and (" " in word or _may_follow(automaton, transition, before, scope, word))
    ]
    required = _required(transition, scope).intersection(names)
    return Completion(attributes=tuple(sorted(names)), required=tuple(sorted(required)))


def _may_follow(
    automaton: Automaton, transition: Transition, before: tuple[str, ...], scope: Scope, word: str
) -> bool:
    """Whether the attribute `word` may stand beside those `before` it."""
    if not before:
        return True
    record = automaton.record(transition, (*before, _join(scope, word, True)))
    return record.columns[-1] is not None


def _required(transition: Transition, scope: Scope) -> set[str]:
    """The attributes that each of the contents needs."""
    found: list[set[str]] = []
    for content in transition.contents:
        groups = (
            name_words([each for each in group if isinstance(each, Attribute)], scope)
            for group in requirements.required(content, Attribute)
        )
        found.append({words[0] for words in groups if len(words) == 1})
    return set.intersection(*found) if found else set()


def _values(patterns: list[Pattern]) -> tuple[str, ...]:
    return tuple(sorted({each.literal.strip() for each in patterns if isinstance(each, Value)}))


def _join(scope: Scope, written: str, attribute: bool) -> str:
    prefix, colon, local = written.rpartition(":")
    if prefix == "xml":
        return join(XML, local)
    if attribute and not colon:
        return local
    return join(scope.namespace(prefix) or "", local)


class _NoPlaces:
    """Where nothing is said, no place is needed."""

    def tag(self) -> Position:
        return Position(1, 1)

    def mark(self) -> int:
        return 0

    def name(self) -> str | None:
        return None

    def attribute(self, index: int) -> Position:
        return Position(1, 1)

    def attribute_name(self, index: int) -> str | None:
        return None

    def value(self, index: int) -> Position:
        return Position(1, 1)

    def end(self, local: str) -> tuple[Position, str | None]:
        return Position(1, 1), None

    def text(self, text: str) -> Position:
        return Position(1, 1)

    def xpath(self) -> str | None:
        return None
