"""Reads what stands for one character: escapes and classes in brackets (appendix F.1)."""

from __future__ import annotations

from teitools.relaxng.datatypes.regex.characters import CATEGORIES, Group, Set, blocks, ranged
from teitools.relaxng.datatypes.regex.mistake import RegexError
from teitools.relaxng.datatypes.wording import meant, quoted, seen

_SINGLE = {"n": "\n", "r": "\r", "t": "\t", **{each: each for each in r"\|.?*+(){}-[]^"}}
_SEVERAL = frozenset("sSiIcCdDwW")
_PROPERTY = frozenset("pP")
_LONGEST = 80
"""How long the name of a category or block can be, more than enough."""
_DEEPEST = 100
"""How many classes can be taken out of one another, far more than enough."""


class ClassParser:
    """Reads from `text` at `place`, which it moves on."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0

    def at(self, string: str) -> bool:
        """Whether `string` stands here."""
        return self.text.startswith(string, self.place)

    def escape(self) -> str:
        """Read an escape (F.1.1): one character, or an escape that stands for several."""
        start = self.place
        kind = self.text[start + 1 : start + 2]
        self.place += 2
        if kind in _SINGLE:
            return _SINGLE[kind]
        if kind in _SEVERAL:
            return "\\" + kind
        if kind in _PROPERTY:
            return f"\\{kind}{{{self._property()}}}"
        raise RegexError(_no_escape(kind), start)

    def _property(self) -> str:
        start = self.place
        end = self.text.find("}", start, start + _LONGEST)
        if not self.at("{") or end < 0:
            example = self.text[start - 1] + "{L}"
            raise RegexError(f"\\{self.text[start - 1]} needs a name in braces: \\{example}", start)
        name = self.text[start + 1 : end]
        self.place = end + 1
        if name in CATEGORIES or (name.startswith("Is") and name[2:] in blocks()):
            return name
        kind = "block" if len(name) > 2 else "category"
        near = meant(name, (f"Is{block}" for block in blocks())) if len(name) > 2 else ""
        raise RegexError(f"there is no {kind} {quoted(name)}{near}", start + 1)

    def bracketed(self) -> Set:
        """Read a class in brackets, with the classes that are taken out of it."""
        groups: list[Group] = []
        opened = []
        while True:
            opened.append(self.place)
            if len(opened) > _DEEPEST:
                raise RegexError("classes are taken out of one another too deep", self.place)
            self.place += 1
            groups.append(self._group(opened[-1]))
            if not self.at("-["):
                break
            self.place += 1
        for start in reversed(opened):
            if not self.at("]"):
                if self.place >= len(self.text):
                    raise RegexError("the class that begins here is not closed by ]", start)
                raise RegexError(
                    "a class that is taken out must be the last thing in one", self.place
                )
            self.place += 1
        return tuple(groups)

    def _group(self, start: int) -> Group:
        """Read what stands in brackets, up to the ] or to what is taken out."""
        negated = self.at("^")
        self.place += negated
        bounds: list[tuple[str, str]] = []
        escapes: dict[str, None] = {}
        first = self.place
        while not self.at("]") and not (self.at("-[") and self.place > first):
            if self.place >= len(self.text):
                raise RegexError("the class that begins here is not closed by ]", start)
            begin = self.place
            low = self._member(first)
            if len(low) > 1:
                escapes[low] = None
            else:
                bounds.append((low, self._last(low, begin)))
        if self.place == first:
            raise RegexError("a class must have a character; ] in one is written \\]", first)
        return negated, ranged(bounds), tuple(escapes)

    def _member(self, first: int) -> str:
        """Read one character, or an escape."""
        character = self.text[self.place]
        if character == "\\":
            return self.escape()
        if character == "[":
            raise RegexError("[ in a class is written \\[", self.place)
        following = self.text[self.place + 1 : self.place + 3]
        ends = following[:1] in ("", "]") or following == "-["
        if character == "-" and self.place != first and not ends:
            raise RegexError("- in the middle of a class is written \\-", self.place)
        self.place += 1
        return character

    def _last(self, low: str, begin: int) -> str:
        """Read the end of the range that begins with `low`, if it is one."""
        start = self.place + 1
        if self.text[begin] == "-" or not self.at("-") or start >= len(self.text):
            return low
        if self.text[start] in "][-":
            return low
        self.place = start
        high = self._member(begin)
        if len(high) > 1:
            raise RegexError(f"a range ends with one character, not with {high}", start)
        if high < low:
            raise RegexError(f"the range {seen(low)}-{seen(high)} is the wrong way round", begin)
        return high


def _no_escape(kind: str) -> str:
    if not kind:
        return "\\ stands at the end"
    if kind.isascii() and kind.isalnum():
        return f"there is no escape \\{kind}"
    return f"there is no escape \\{seen(kind)}, for {seen(kind)} stands for itself"
