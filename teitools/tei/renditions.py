"""Delimiters in ``tagsDecl``: what the transcript prints before and after an element.

The first delimiters of a class of elements are its default, by ``@selector``; others are
declared with an ``xml:id`` and pointed to by ``@rendition``. `rendition_reader` is the way back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from teitools.tei.css import css_string
from teitools.transcript import Separation
from teitools.xml.digests import blake2b
from teitools.xml.writing import Writer

_UNDELIMITED = "undelimited"
_NUMBERED_LINE = "lb[n]"
EXPLICIT = "explicit"
EXPLICIT_BLOCK = "explicit-block"
ESCAPED = "escaped-"
"""With what the identifiers of signs begin that have a backslash."""
_FORMS = {
    EXPLICIT: "[name attribute=value: words]",
    EXPLICIT_BLOCK: "[name attribute=value] and [/name]",
}
# how a block is set off: its rendition, and the style that says it
SEPARATIONS = {
    Separation.BLANK_LINE: ("blank-line", "margin-top: 1em"),
    Separation.NEXT_LINE: ("next-line", "margin-top: 0"),
    Separation.SPACE: ("same-line", "display: inline"),
    Separation.RUN_ON: ("run-on", "display: run-in"),
}


class Delimiters(NamedTuple):
    """What stands before and after an element; `numbered`: between them its ``@n``."""

    before: str
    after: str
    numbered: bool = False


UNDELIMITED = Delimiters("", "")


class RenditionTable:
    """The renditions of a document that is being written."""

    def __init__(self) -> None:
        self._defaults: dict[str, Delimiters] = {"sic": UNDELIMITED}
        self._declared: dict[str, tuple[str | None, str]] = {}
        self._known: dict[Delimiters, str] = {}

    def declare(self, selector: str, before: str, after: str = "") -> None:
        """Give the elements of `selector` delimiters, whatever comes later."""
        self._defaults[selector] = Delimiters(before, after)

    def delimit(
        self, selector: str, before: str, after: str, unclosed: bool, numbered: bool = False
    ) -> str | None:
        """The value of ``@rendition`` for an element between these delimiters, or None."""
        if unclosed:
            self._declared[_UNDELIMITED] = (None, "content: none")
            return f"#{_UNDELIMITED}"
        delimiters = (before, after, numbered)
        known = self._defaults.get(selector)
        # a line at the head of a block, whose end is that of the block before, is no example
        if known is None and (selector != _NUMBERED_LINE or before[:1] in ("\r", "\n")):
            known = self._defaults[selector] = Delimiters(before, after, numbered)
        if known == delimiters:
            return None
        return self._pointed(before, after, numbered)

    def delimit_part(self, selector: str, before: str, after: str) -> str | None:
        """The same for a part of a mark over several paragraphs, which is no example for others."""
        if self._defaults.get(selector) == Delimiters(before, after):
            return None
        return self._pointed(before, after)

    def _pointed(self, before: str, after: str, numbered: bool = False) -> str:
        delimiters = Delimiters(before, after, numbered)
        if delimiters == UNDELIMITED:
            self._declared[_UNDELIMITED] = (None, "content: none")
            return f"#{_UNDELIMITED}"
        known = self._known.get(delimiters)
        if known is None:
            if numbered:
                parts = [("before", content := _numbered(delimiters), content)]
            else:
                sides = (("before", before), ("after", after))
                parts = [(scope, text, css_string(text)) for scope, text in sides if text]
            known = self._known[delimiters] = " ".join(self._point(*part) for part in parts)
        return known

    def delimit_element(self, before: str | None, after: str | None, block: bool = False) -> str:
        """The value of ``@rendition`` for an element that is typed in the explicit form.

        None stands for what its name and attributes give, another string for what was typed.
        A `block` is a group of blocks.
        """
        form = EXPLICIT_BLOCK if block else EXPLICIT
        self._declared[form] = (None, _FORMS[form])
        pointers = [f"#{form}"]
        pointers += (
            self._point(scope, text, css_string(text))
            for scope, text in (("before", before), ("after", after))
            if text is not None
        )
        return " ".join(pointers)

    def escape(self, sign: str) -> str:
        """The value of ``@rendition`` for an element among whose words `sign` has a backslash."""
        name = f"{ESCAPED}{_digest(sign)}"
        self._declared[name] = (None, sign)
        return f"#{name}"

    def delimit_block(self, before: str, after: str) -> str:
        """The value of ``@rendition`` for a block between these delimiters."""
        return self._pointed(before, after)

    def line_end(self, characters: str) -> str:
        """The value of ``@rendition`` for a line break made of `characters`."""
        return self._point("before", characters, css_string(characters))

    def separate(self, separation: Separation) -> str:
        """The value of ``@rendition`` for a block set off so."""
        name, style = SEPARATIONS[separation]
        self._declared[name] = (None, style)
        return f"#{name}"

    def write(self, writer: Writer) -> None:
        """The ``rendition`` elements."""
        for selector, delimiters in sorted(self._defaults.items()):
            element = re.split(r"\[", selector.rpartition("> ")[2])[0]
            general = (
                UNDELIMITED if selector == element else self._defaults.get(element, UNDELIMITED)
            )
            if delimiters == general == UNDELIMITED:
                continue
            if delimiters.numbered:
                style = f"content: {_numbered(delimiters)}"
                _rendition(writer, style, selector=selector, scope="before")
                continue
            for scope, text in zip(("before", "after"), delimiters[:2], strict=True):
                if text or delimiters == UNDELIMITED:
                    style = f"content: {css_string(text)}"
                    _rendition(writer, style, selector=selector, scope=scope)
        for name, (where, style) in sorted(self._declared.items()):
            _rendition(writer, style, name=name, scope=where)

    def _point(self, scope: str, text: str, content: str) -> str:
        name = f"{scope}-{_digest(text)}"
        self._declared[name] = (scope, f"content: {content}")
        return f"#{name}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


def _numbered(delimiters: Delimiters) -> str:
    parts = (css_string(delimiters.before), "attr(n)", css_string(delimiters.after))
    return " ".join(part for part in parts if part != '""')


def _rendition(
    writer: Writer,
    style: str,
    name: str | None = None,
    selector: str | None = None,
    scope: str | None = None,
) -> None:
    free = name is not None and (name in _FORMS or name.startswith(ESCAPED))
    scheme = "free" if free else "css"
    attributes = [("xml:id", name), ("selector", selector), ("scope", scope), ("scheme", scheme)]
    writer.leaf("rendition", style, attributes)
