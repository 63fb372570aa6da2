"""Elements that are typed in the explicit form, from what was found between their delimiters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import accumulate, groupby

from teitools.notation.brackets import MAX_DEPTH
from teitools.notation.explicit import CLOSING, in_places, sign_of, typed_opening, typed_words
from teitools.notation.profile import Bracket
from teitools.transcript import Content, Element, Inline, Kind, LineBreak, Mark, Spacing
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import element_types

_SEGMENT = "seg"


class TypedElements:
    """The elements of one text that have the explicit form, in the order of the document."""

    def __init__(self) -> None:
        self._found: set[tuple[int, int, int]] = set()

    def add(self, place: int, opened: int | None = None, inherited: int | None = None) -> None:
        """One whose words begin at `place`, and that is typed there, or was `opened` elsewhere.

        `inherited` is its rank among those that are open where the paragraph at `place` begins.
        """
        rank = 0 if inherited is None else inherited - MAX_DEPTH
        self._found.add((place, rank, place if opened is None else opened))

    @property
    def offsets(self) -> tuple[int, ...]:
        """Of each where it is typed; one over several paragraphs is there for each of them."""
        return tuple(opened for _, _, opened in sorted(self._found))


def typed_element(
    name: str, attributes: Facts, inlines: Sequence[Inline], bracket: Bracket
) -> Element:
    """The element of that name and these attributes, which was typed between `bracket`."""
    content, after = tuple(inlines), bracket.close
    if not element_types()[name].text:
        content, after = _absorbed(content, after)
    canonical = typed_opening(name, attributes, bool(content))
    if (bracket.open, after) == (canonical, CLOSING):
        return unsegmented(Element(name, attributes, content))
    return unsegmented(Element(name, attributes, content, bracket.open, after))


def unsegmented(element: Element) -> Element:
    """`element` with escapes as characters among its words, where it may hold no segments.

    It stays as it is where no sign tells which backslashes are characters.
    """
    signs = {_said(each) for each in element.content if _is_escape(each)}
    if not signs or _SEGMENT in element_types()[element.name].children:
        return element
    if any(each.isspace() for each in "".join(signs)):
        return element
    content: list[Inline] = []
    typed: list[Inline] = []
    places: list[tuple[str, set[int]]] = []
    for words, inlines in groupby(element.content, _is_words):
        run = list(inlines)
        if not words:
            content += run
            typed += run
            continue
        content.append("".join(map(_said, run)))
        typed.append("".join(each if isinstance(each, str) else f"\\{_said(each)}" for each in run))
        places.append((str(content[-1]), _escapes(run)))
    made = replace(element, content=tuple(content), escaped=tuple(_escaped(signs, places)))
    return made if typed_words(made) == tuple(typed) else element


def _escapes(run: Sequence[Inline]) -> set[int]:
    """Where in the characters of a run of words the escapes stand."""
    lengths = accumulate((len(_said(each)) for each in run), initial=0)
    return {at for at, each in zip(lengths, run, strict=False) if _is_escape(each)}


def _escaped(signs: Set[str], runs: Sequence[tuple[str, Set[int]]]) -> Iterator[str]:
    """The `signs` with a backslash in `runs` of words, and where, if not everywhere."""
    sign = sign_of(signs - {"\\"})
    found: dict[str, list[bool]] = {}
    for words, escapes in runs:
        for match in sign.finditer(words):
            found.setdefault(match[2], []).append(match.start(2) in escapes)
    own = "".join(words for words, _ in runs)
    for each in sorted(signs):
        places = [number for number, has in enumerate(found.get(each, ()), 1) if has]
        whole = len(places) == len(found.get(each, ()))
        yield each if whole else in_places(each, places, own)


def _is_escape(inline: Inline) -> bool:
    return isinstance(inline, Mark) and inline.kind is Kind.LITERAL


def _is_words(inline: Inline) -> bool:
    return isinstance(inline, str) or _is_escape(inline)


def _said(inline: Inline) -> str:
    """The characters of words, or of an escape."""
    return inline if isinstance(inline, str) else str(inline.content[0])  # type: ignore[union-attr]


def _absorbed(content: Content, after: str) -> tuple[Content, str]:
    """White space in an element that has no room for it goes to the delimiters."""
    kept: list[Inline] = []
    space = ""
    for inline in content:
        if isinstance(inline, str) and not inline.strip(" "):
            space += inline
        elif isinstance(inline, LineBreak | Spacing):
            space += inline.characters
        elif space and isinstance(inline, Element):
            before = inline.before
            if before is None:
                before = typed_opening(inline.name, inline.attributes, bool(inline.content))
            closing = CLOSING if inline.after is None else inline.after
            kept.append(replace(inline, before=space + before, after=closing))
            space = ""
        elif space and isinstance(inline, Mark):
            kept.append(replace(inline, before=space + inline.before))
            space = ""
        else:
            kept.append(inline)
    return tuple(kept), space + after
