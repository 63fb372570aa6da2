"""The words of one paragraph with the marks around them, woven into the brackets of the text.

The brackets that the words have are read by the profile, and a mark of ours is an element in the
explicit form. Both nest, so a mark that would cross a bracket is parted in two, and no sign of
the words can close a mark.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from teitools.notation.brackets import Role, Scanner, Span
from teitools.notation.explicit import CLOSING, typed_opening
from teitools.sources.content import Form, Inline, Inset, Words, Wrap

_BACKSLASH = "\\"
_WHITE = " \t\n"
_LINE_END = "[lb::]"
_Runs = list[tuple[int, int, tuple[Wrap, ...]]]


class Typed(NamedTuple):
    """What was typed, and where in it each element begins."""

    text: str
    forms: Sequence[tuple[int, Form]] = ()


class Weaver:
    """Types paragraphs by the brackets of one profile. `inner` types an inset.

    Where each line will be read as a paragraph (`by_lines`), no mark goes over the end of one.
    """

    def __init__(
        self, scanner: Scanner, inner: Callable[[Inset], Typed], by_lines: bool = False
    ) -> None:
        self._scanner = scanner
        self._inner = inner
        self._by_lines = by_lines

    def weave(self, inlines: Sequence[Inline], inside: bool = False) -> Typed:
        """`inlines` as they are typed; `inside` of an element, which no sign of them may close.

        There a square bracket without its partner is escaped; elsewhere no mark is around it.
        """
        runs, insets, text = _flattened(inlines)
        marked = insets or any(wraps for _, _, wraps in runs)
        signs = "[]\n" if self._by_lines else "[]"
        if not (marked or (inside and any(sign in text for sign in signs))):
            return Typed(text + _BACKSLASH if inside and text.endswith(_BACKSLASH) else text)
        spans = self._scanner.pair(text).spans if self._scanner.occur_in(text) else []
        return _Weaving(text, runs, insets, self._inner, inside, self._by_lines).typed(spans)


def _flattened(inlines: Sequence[Inline]) -> tuple[_Runs, list[tuple[int, Inset]], str]:
    """The runs and insets by their offsets; of the marks of each the longest is outermost."""
    lengths: dict[Wrap, int] = {}
    for inline in inlines:
        length = len(inline.text) if isinstance(inline, Words) else 0
        for wrap in inline.wraps:
            lengths[wrap] = lengths.get(wrap, 0) + length
    runs: _Runs = []
    insets: list[tuple[int, Inset]] = []
    position = 0
    for inline in inlines:
        wraps = tuple(sorted(inline.wraps, key=lambda wrap: -lengths[wrap]))
        if isinstance(inline, Inset):
            insets.append((position, replace(inline, wraps=wraps)))
        elif inline.text:
            runs.append((position, position + len(inline.text), wraps))
            position += len(inline.text)
    return runs, insets, "".join(each.text for each in inlines if isinstance(each, Words))


class _Weaving:
    """One paragraph, typed from left to right."""

    def __init__(
        self,
        text: str,
        runs: _Runs,
        insets: list[tuple[int, Inset]],
        inner: Callable[[Inset], Typed],
        inside: bool,
        by_lines: bool,
    ) -> None:
        self._text = text
        self._ends = [at for at, sign in enumerate(text) if sign == "\n"] if by_lines else []
        self._inside = inside
        self._runs = runs
        self._starts = [run[0] for run in runs]
        self._insets = insets
        self._next = 0
        self._inner = inner
        self._loose: list[int] = []
        self._bare: dict[int, int] = {}
        self._edges: list[int] = []
        self._out: list[str] = []
        self._length = 0
        self._forms: list[tuple[int, Form]] = []
        self._open: list[Wrap] = []
        self._backslash = False

    def typed(self, spans: Sequence[Span]) -> Typed:
        """The paragraph whose brackets are `spans`."""
        closers, separators = set(), {}
        for span in _every(spans):
            if span.bracket is None:
                continue
            if span.role is Role.PAIR:
                closers |= {*range(span.end - len(span.bracket.close), span.end)}
            if span.separator is not None:
                end = span.separator + len(span.bracket.separator or "")
                separators[span.separator] = end
        self._loose = [
            place
            for place, character in enumerate(self._text)
            if character == CLOSING and place not in closers
        ]
        self._bare = {place: place + 1 for place in (*self._loose, *self._ends)} | separators
        self._edges = sorted({*self._bare, *(at for at, _ in self._insets)})
        self._emit(0, len(self._text), spans, 0)
        self._close(0)
        if self._inside:
            self._guard()
        return Typed("".join(self._out), self._forms)

    def _emit(self, start: int, end: int, spans: Sequence[Span], base: int) -> None:
        """Type from `start` to `end`; the first `base` marks are open around all of it."""
        for span in spans:
            around = self._around(span)
            self._words(start, span.start, base, around)
            self._put_insets(span.start, base)
            self._turn_to(around, base)
            self._bracket(span)
            start = span.end
        self._words(start, end, base, ())
        self._put_insets(end, base)

    def _bracket(self, span: Span) -> None:
        if span.bracket is None or span.role is Role.UNOPENED:
            typed = self._text[span.start : span.end]
            self._put(f"{_BACKSLASH}{typed}" if self._inside and typed == CLOSING else typed)
            self._backslash = False
            return
        inner, end = span.start + len(span.bracket.open), span.end
        if span.role is Role.PAIR:
            end -= len(span.bracket.close)
        elif self._inside and span.bracket.close == CLOSING:
            self._put(_BACKSLASH)
        self._put(self._text[span.start : inner])
        base = len(self._open)
        self._emit(inner, end, span.children, base)
        self._close(base)
        self._put(self._text[end : span.end])

    def _words(self, start: int, end: int, base: int, following: Sequence[Wrap]) -> None:
        """Words without brackets; `following` marks are around what comes next."""
        while start < end:
            self._put_insets(start, base)
            run = self._runs[bisect_right(self._starts, start) - 1]
            place = bisect_right(self._edges, start)
            edge = self._edges[place] if place < len(self._edges) else end
            stop = min(end, run[1], edge, self._bare.get(start, end))
            wraps: Sequence[Wrap] = () if start in self._bare else run[2]
            if any(wrap.look for wrap in wraps):
                stop, wraps = self._unspaced(start, stop, wraps, None if stop < end else following)
            self._turn_to(wraps, base)
            if self._inside and start in self._bare and self._text[start] == CLOSING:
                self._put(_BACKSLASH)
            if self._inside and self._ends and self._text[start] == "\n":
                self._guard()
                self._put(_LINE_END)
            else:
                self._put(self._text[start:stop])
            start = stop

    def _unspaced(
        self, start: int, stop: int, wraps: Sequence[Wrap], following: Sequence[Wrap] | None
    ) -> tuple[int, Sequence[Wrap]]:
        """Up to where words have `wraps`; white space at the edge of a look does not have it."""
        words = self._text[start:stop]
        led = len(words) - len(words.lstrip(_WHITE))
        if led:
            kept = [wrap for wrap in wraps if not wrap.look or wrap in self._open]
            if led == len(words) and following is not None:
                kept = [wrap for wrap in kept if not wrap.look or wrap in following]
            return start + led, kept
        if following is not None and any(w.look and w not in following for w in wraps):
            return start + len(words.rstrip(_WHITE)), wraps
        return stop, wraps

    def _around(self, span: Span) -> tuple[Wrap, ...]:
        """The marks that are around all of `span`, and may be."""
        if span.role in (Role.UNCLOSED, Role.UNOPENED):
            return ()
        for places in (self._loose, self._ends):
            place = bisect_left(places, span.start)
            if place < len(places) and places[place] < span.end:
                return ()
        first = bisect_right(self._starts, span.start) - 1
        every = [run[2] for run in self._runs[first : bisect_left(self._starts, span.end)]]
        every += [each.wraps for at, each in self._insets if span.start < at < span.end]
        return tuple(wrap for wrap in every[0] if all(wrap in wraps for wraps in every))

    def _put_insets(self, place: int, base: int) -> None:
        """Those that stand up to `place` and are not typed yet."""
        while self._next < len(self._insets) and self._insets[self._next][0] <= place:
            inset = self._insets[self._next][1]
            self._next += 1
            self._turn_to(inset.wraps, base)
            self._guard()
            text, forms = self._inner(inset)
            self._forms += ((self._length + at, form) for at, form in forms)
            self._put(text)

    def _turn_to(self, wraps: Sequence[Wrap], base: int) -> None:
        """Close and open marks, so that those in `wraps` are open, and no others but `base`."""
        around = self._open[:base]
        wanted = [wrap for wrap in wraps if wrap not in around]
        kept = base
        for wrap, other in zip(wanted, self._open[base:], strict=False):
            if wrap is not other:
                break
            kept += 1
        self._close(kept)
        for wrap in wanted[kept - base :]:
            self._guard()
            self._forms.append((self._length, wrap))
            self._put(typed_opening(wrap.name, wrap.attributes, True))
            self._open.append(wrap)

    def _close(self, base: int) -> None:
        while len(self._open) > base:
            self._guard()
            self._put(CLOSING)
            self._open.pop()

    def _guard(self) -> None:
        """A backslash of the words before a sign of ours stays one."""
        if self._backslash:
            self._put(_BACKSLASH)
            self._backslash = False

    def _put(self, text: str) -> None:
        if text:
            self._out.append(text)
            self._length += len(text)
            self._backslash = text[-1] == _BACKSLASH


def _every(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        yield span
        yield from _every(span.children)
