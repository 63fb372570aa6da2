"""What the profile makes of the words of a document, and so where marks may be.

A label in bold is a label all the same. So the words are first read alone: what the profile
takes for a label, a heading, or metadata has no marks; all other marks stand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from teitools.findings import Code, Finding
from teitools.notation.brackets import Role, Scanner
from teitools.notation.headings import DATELINE, GREETING
from teitools.notation.parser import FRAME, outline
from teitools.notation.profile import Profile
from teitools.notation.segments import CONTINUATION, FOOTNOTE, LABEL, PARAGRAPH
from teitools.sources import codes
from teitools.sources.content import (
    Element,
    Inline,
    Inset,
    Line,
    Node,
    Paragraph,
    Words,
    Wrap,
)
from teitools.sources.emphasizing import emphasize
from teitools.sources.loosening import loosen
from teitools.sources.places import shortened, tell
from teitools.sources.tidying import plain_words
from teitools.sources.typing import type_nodes

_WORDS = frozenset({PARAGRAPH, CONTINUATION, FOOTNOTE})
_HEAD = 40
"""So many nodes at the head tell whether a text begins with metadata."""
_NOTE_MARK = "mark of a note"
_READ_AS = {LABEL: "the label of a speaker", FRAME: "metadata, or the head or foot of the text"}
_BRACKETED = "a bracket that is a paragraph"
_Stretch = tuple[int, int, str]


def settle(nodes: list[Node], profile: Profile, name: str) -> tuple[list[Node], list[Finding], int]:
    """`nodes`, which are tidy, with marks only where the profile has words; what was dropped.

    The number is that of the nodes at the head which are metadata, or the opener of the text.
    """
    return _Settler(profile, name).settle(nodes)


class _Settler:
    def __init__(self, profile: Profile, name: str) -> None:
        self._profile = profile
        self._scanner = Scanner(profile)
        self._name = name
        self._noted_below = False
        self.findings: list[Finding] = []

    def settle(self, nodes: list[Node]) -> tuple[list[Node], list[Finding], int]:
        nodes, loosened = loosen(self._with_plain_title(nodes), self._labels)
        for element in loosened:
            what = f"a {element.name} of turns of a conversation"
            self._say(codes.SIMPLIFIED, element, what=what, instead="they become paragraphs")
        found = self._stretches(nodes)
        self._noted_below = any(kind == FOOTNOTE for _, of in found for _, _, kind in of)
        settled = {
            id(paragraph): self._paragraph(paragraph, stretches) for paragraph, stretches in found
        }
        framed = {id(each) for each, of in found if any(kind == FRAME for _, _, kind in of)}
        head = next((i for i, node in enumerate(nodes) if id(node) not in framed), len(nodes))
        return list(_replaced(nodes, settled)), self.findings, head

    def _stretches(self, nodes: list[Node]) -> list[tuple[Paragraph, list[_Stretch]]]:
        """The paragraphs, each with what it is, from its own beginning on."""
        typed = type_nodes(nodes, self._profile, bare=True)
        if not typed.paragraphs:
            return []
        starts = [start for start, _ in typed.paragraphs]
        of: list[list[_Stretch]] = [[] for _ in starts]
        for start, end, kind in outline(typed.text, self._profile):
            index = bisect_right(starts, start) - 1
            if index >= 0:
                of[index].append((start - starts[index], end - starts[index], kind))
        paragraphs = [paragraph for _, paragraph in typed.paragraphs]
        return list(zip(paragraphs, of, strict=True))

    def _with_plain_title(self, nodes: list[Node]) -> list[Node]:
        """`nodes` with their first heading as a paragraph, where the profile reads it as a title.

        That is where it begins metadata, or has a date line or a greeting below it.
        """
        first = nodes[0] if nodes else None
        head = first.nodes[0] if isinstance(first, Element) and first.name == "div" else None
        if not isinstance(first, Element) or not isinstance(head, Line) or head.name != "head":
            return nodes
        plain = [Paragraph(head.inlines, head.place), *first.nodes[1:], *nodes[1:]]
        kinds = [of[0][2] if of else "" for _, of in self._stretches(plain[:_HEAD])[:2]]
        is_title = kinds[:1] == [FRAME] or kinds in (["head", DATELINE], ["head", GREETING])
        return plain if is_title else nodes

    def _labels(self, nodes: list[Node]) -> list[tuple[Paragraph, list[str]]]:
        """The paragraphs, each with the labels of speakers in it."""
        found = []
        for paragraph, stretches in self._stretches(nodes):
            text = plain_words(paragraph.inlines)
            labels = [text[start:end].strip() for start, end, kind in stretches if kind == LABEL]
            found.append((paragraph, labels))
        return found

    def _paragraph(self, paragraph: Paragraph, stretches: Sequence[_Stretch]) -> Paragraph:
        inlines = paragraph.inlines
        if not any(isinstance(each, Inset) or each.wraps for each in inlines):
            return paragraph
        text = plain_words(inlines)
        for start, end, kind in (*stretches, *self._marks_of_notes(inlines, stretches)):
            if kind not in _WORDS:
                what = _READ_AS.get(kind, f"a {kind.replace('_', ' ')}")
                acts = kind == LABEL
                while acts and text[end : end + 1] in (" ", "\t"):
                    end += 1
                inlines = self._bare(paragraph, inlines, start, end, what, acts)
        if self._is_bracket(text):
            inlines = self._bare(paragraph, inlines, 0, len(text), _BRACKETED, False)
        return replace(paragraph, inlines=emphasize(inlines, self._scanner))

    def _marks_of_notes(
        self, inlines: Sequence[Inline], stretches: Sequence[_Stretch]
    ) -> Iterator[_Stretch]:
        """Where the number of a note stands: before its words, or above those it is on."""
        rule = self._profile.blocks.note_text
        text = plain_words(inlines)
        for start, _, kind in stretches:
            match = rule.match(text, start) if rule and kind == FOOTNOTE else None
            if match:
                yield match.start(), match.end(), _NOTE_MARK
        position = 0
        for inline in inlines if self._noted_below else ():
            if isinstance(inline, Words):
                raised = any(("rend", "superscript") in wrap.attributes for wrap in inline.wraps)
                if raised and inline.text.strip().isdecimal():
                    yield position, position + len(inline.text), _NOTE_MARK
                position += len(inline.text)

    def _is_bracket(self, text: str) -> bool:
        """Whether one bracket is all of the paragraph."""
        spans = self._scanner.pair(text).spans if self._scanner.occur_in(text) else []
        return (
            len(spans) == 1
            and spans[0].role is Role.PAIR
            and spans[0].element is None
            and (spans[0].start, spans[0].end) == (0, len(text))
        )

    def _bare(
        self,
        paragraph: Paragraph,
        inlines: Sequence[Inline],
        start: int,
        end: int,
        what: str,
        acts: bool,
    ) -> list[Inline]:
        """`inlines` without looks from `start` to `end`, and without any mark where `acts`.

        What stands among the words of a label comes after it.
        """
        found: list[Inline] = []
        waiting: list[Inline] = []
        position = 0
        for inline in inlines:
            if isinstance(inline, Inset):
                inside = acts and start <= position < end
                (waiting if inside else found).append(inline)
                continue
            left, right = max(start - position, 0), min(end - position, len(inline.text))
            position += len(inline.text)
            if left >= right or not inline.wraps:
                found.append(inline)
            else:
                kept = () if acts else tuple(wrap for wrap in inline.wraps if not wrap.look)
                self._noted(paragraph, inline.text[left:right], inline.wraps, kept, what)
                found += _rewrapped(inline, left, right, kept)
            if waiting and position >= end:
                found += waiting
                waiting = []
        return [*found, *waiting]

    def _noted(
        self,
        paragraph: Paragraph,
        text: str,
        wraps: Sequence[Wrap],
        kept: Sequence[Wrap],
        what: str,
    ) -> None:
        if not text.strip():
            return
        gone = [wrap for wrap in wraps if wrap not in kept]
        words = shortened(text)
        looks = [dict(wrap.attributes).get("rend", wrap.name) for wrap in gone if wrap.look]
        if looks:
            self._say(codes.LOOK_OF_LABEL, paragraph, look=", ".join(looks), words=words, what=what)
        for wrap in gone:
            if not wrap.look:
                self._say(
                    codes.LABEL_UNMARKED, paragraph, element=wrap.name, words=words, what=what
                )

    def _say(self, code: Code, node: Node, **facts: str) -> None:
        self.findings.append(tell(code, self._name, node.place, **facts))


def _rewrapped(words: Words, left: int, right: int, wraps: tuple[Wrap, ...]) -> Iterator[Words]:
    """`words` with other marks from `left` to `right`."""
    text = words.text
    parts = ((text[:left], words.wraps), (text[left:right], wraps), (text[right:], words.wraps))
    return (Words(part, around) for part, around in parts if part)


def _replaced(nodes: Sequence[Node], settled: dict[int, Paragraph]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Element):
            yield replace(node, nodes=list(_replaced(node.nodes, settled)))
        elif isinstance(node, Paragraph):
            yield settled.get(id(node), node)
        else:
            yield node
