"""Why a text is not well-formed, in plain words and at its exact place.

Run only after a parser has refused the text: the parser judges, this explains. It follows
XML 1.0 (fifth edition), chapters 2 to 4, and Namespaces in XML 1.0, sections 2 to 5.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from teitools.xml import codes, prolog
from teitools.xml.lexical import NAME, SPACE, illegal, name, shown, space
from teitools.xml.mistake import Lines, Mistake
from teitools.xml.names import PREDEFINED

_RUN = re.compile(
    r"[\t\n\r\x20-\x25\x27-\x3b\x3d-\x5c\x5e-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*+"
)
_REFERENCE = re.compile(rf"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|({NAME}));")
_END_TAG = re.compile(rf"</({NAME}){SPACE}*>")
_EQUALS = re.compile(rf"{SPACE}*={SPACE}*")
_TO_CLOSE = "'>' or '/>'"


def check(text: str, limit: int) -> None:
    """Raise the first Mistake in `text`; return where none is found.

    Elements nested more than `limit` deep are a mistake too.
    """
    _Content(text, limit).check(prolog.scan(text).root)


def check_root(
    text: str, root: int, entities: Collection[str] = (), prefixes: Iterable[str] = ()
) -> None:
    """The same from the root element's tag at offset `root` on, however deep elements nest.

    What stands before it declares `entities` and, by default attributes, `prefixes`.
    """
    _Content(text, None, entities, prefixes).check(root)


def check_part(text: str, offset: int, end: int, entities: Collection[str] = ()) -> None:
    """The same from the markup or text at `offset` to the first that ends beyond `end`, without
    knowledge of the elements and prefixes around it.
    """
    content = _Content(text, None, entities)
    content.prefixes = None
    if not text.startswith("<", offset):
        offset = content.character_data(offset)
    while offset <= end and offset < len(text):
        content.open.append((None, offset, []))
        offset = content.markup(offset)
        if offset <= end:
            offset = content.character_data(offset)


class _Content:
    """The root element and what follows it, read from start to end without recursion."""

    def __init__(
        self,
        text: str,
        limit: int | None,
        entities: Collection[str] = (),
        prefixes: Iterable[str] = (),
    ) -> None:
        self.text = text
        self.limit = limit
        self.entities = entities
        self.open: list[tuple[str | None, int, list[str]]] = []
        self.prefixes: dict[str, int] | None = {"xml": 1, **dict.fromkeys(prefixes, 1)}

    def check(self, offset: int) -> None:
        offset = self._start_tag(offset)
        while self.open:
            offset = self.character_data(offset)
            if offset == len(self.text):
                element, opened, _ = self.open[-1]
                raise Mistake(codes.UNCLOSED, opened, element=element)
            offset = self.markup(offset)
        self._after_root(offset)

    def markup(self, offset: int) -> int:
        text = self.text
        if text.startswith("</", offset):
            return self._end_tag(offset)
        if text.startswith("<!--", offset):
            return prolog.comment(text, offset)
        if text.startswith("<![CDATA[", offset):
            return self._cdata(offset)
        if text.startswith("<?", offset):
            return prolog.instruction(text, offset)[0]
        return self._start_tag(offset)

    def _after_root(self, offset: int) -> None:
        text = self.text
        while (offset := _after_space(text, offset)) < len(text):
            if text.startswith("<!--", offset):
                offset = prolog.comment(text, offset)
            elif text.startswith("<?", offset):
                offset = prolog.instruction(text, offset)[0]
            elif end := _END_TAG.match(text, offset):
                raise Mistake(codes.UNEXPECTED_END, offset, found=end[1])
            else:
                raise Mistake(codes.OUTSIDE_ROOT, offset, found=shown(text, offset))

    def character_data(self, offset: int) -> int:
        text = self.text
        while True:
            run = _RUN.match(text, offset)
            offset = run.end() if run else offset
            if offset == len(text) or text[offset] == "<":
                return offset
            if text[offset] == "&":
                offset = self._reference(offset)
            elif text[offset] != "]":
                raise _illegal(text, offset)
            elif text.startswith("]]>", offset):
                raise Mistake(codes.ILLEGAL_SEQUENCE, offset, found="']]>'", where="text")
            else:
                offset += 1

    def _reference(self, offset: int) -> int:
        match = _REFERENCE.match(self.text, offset)
        if match is None:
            found = shown(self.text, offset)
            raise Mistake(codes.BAD_REFERENCE, offset, found=found)
        if match[3]:
            if match[3] not in PREDEFINED and match[3] not in self.entities:
                raise Mistake(codes.UNDEFINED_ENTITY, offset, entity=match[3])
            return match.end()
        digits, base = (match[1], 10) if match[1] else (match[2], 16)
        number = int(digits, base) if len(digits.lstrip("0")) < 8 else -1
        if not 0 <= number <= 0x10FFFF or illegal.match(chr(number)):
            raise Mistake(codes.ILLEGAL_CHARACTER, offset, character=match[0][:12])
        return match.end()

    def _cdata(self, offset: int) -> int:
        end = self.text.find("]]>", offset)
        if end < 0:
            raise Mistake(codes.UNCLOSED_MARKUP, offset, kind="CDATA section", expected="]]>")
        if match := illegal.search(self.text, offset, end):
            raise _illegal(self.text, match.start())
        return end + 3

    def _end_tag(self, offset: int) -> int:
        match = _END_TAG.match(self.text, offset)
        expected, opened, bound = self.open[-1]
        if match is None:
            after = name.match(self.text, offset + 2)
            place = _after_space(self.text, after.end()) if after else offset + 2
            element = f"/{after[0] if after else ''}"
            raise self._bad_tag(element, place, "'>'" if after else "a name")
        if expected is not None and match[1] != expected:
            begin = Lines(self.text).position(opened)
            where = f"{begin.line}:{begin.column}"
            facts = {"found": match[1], "expected": expected, "opened": where}
            raise Mistake(codes.MISMATCHED_END, offset, **facts)
        self.open.pop()
        self._bind(bound, -1)
        return match.end()

    def _start_tag(self, offset: int) -> int:
        element = name.match(self.text, offset + 1)
        if element is None:
            raise Mistake(codes.STRAY_MARKUP, offset)
        if len(self.open) == self.limit:
            raise Mistake(codes.TOO_DEEP, offset, limit=self.limit)
        attributes: dict[str, int] = {}
        bound: list[str] = []
        place = element.end()
        while (start := self._next_attribute(element[0], place)) is not None:
            place = self._attribute(element[0], start, attributes, bound)
        place = _after_space(self.text, place)
        empty = self.text.startswith("/>", place)
        self._bind(bound, 1)
        self._qualified(element[0], element[0], offset + 1)
        for attribute, at in attributes.items():
            self._qualified(attribute, element[0], at)
        if empty:
            self._bind(bound, -1)
            return place + 2
        self.open.append((element[0], offset, bound))
        return place + 1

    def _next_attribute(self, element: str, offset: int) -> int | None:
        """Where the next attribute's name begins, or None where the tag ends."""
        place = _after_space(self.text, offset)
        if self.text.startswith((">", "/>"), place):
            return None
        if place == offset:
            raise self._bad_tag(element, place, f"a space, {_TO_CLOSE}")
        if not name.match(self.text, place):
            raise self._bad_tag(element, place, f"an attribute, {_TO_CLOSE}")
        return place

    def _attribute(
        self, element: str, offset: int, attributes: dict[str, int], bound: list[str]
    ) -> int:
        match = name.match(self.text, offset)
        attribute = match[0] if match else ""
        if attribute in attributes:
            facts = {"attribute": attribute, "element": element}
            raise Mistake(codes.DUPLICATE_ATTRIBUTE, offset, **facts)
        attributes[attribute] = offset
        if attribute.startswith("xmlns:"):
            bound.append(attribute[6:])
        offset += len(attribute)
        equals = _EQUALS.match(self.text, offset)
        if equals is None:
            raise self._bad_tag(element, _after_space(self.text, offset), "'='")
        if not self.text.startswith(('"', "'"), equals.end()):
            raise self._bad_tag(element, equals.end(), "a value in quotation marks")
        return self._value(equals.end())

    def _value(self, offset: int) -> int:
        text, quote = self.text, self.text[offset]
        end = text.find(quote, offset + 1)
        less = text.find("<", offset, None if end < 0 else end)
        if end < 0 and less < 0:
            kind = "attribute value"
            raise Mistake(codes.UNCLOSED_MARKUP, offset, kind=kind, expected=quote)
        if less >= 0:
            where = "an attribute value (is its closing quotation mark missing?)"
            raise Mistake(codes.ILLEGAL_SEQUENCE, less, found="'<'", where=where)
        if match := illegal.search(text, offset, end):
            raise _illegal(text, match.start())
        place = text.find("&", offset, end)
        while place >= 0:
            place = text.find("&", self._reference(place), end)
        return end + 1

    def _bind(self, prefixes: list[str], number: int) -> None:
        if self.prefixes is not None:
            for prefix in prefixes:
                self.prefixes[prefix] = self.prefixes.get(prefix, 0) + number

    def _qualified(self, qualified: str, element: str, offset: int) -> None:
        prefix, colon, local = qualified.partition(":")
        if not colon or prefix == "xmlns":
            return
        if not prefix or ":" in local or not name.match(local):
            raise self._bad_tag(element, offset, "a name with at most one colon inside it")
        if self.prefixes is not None and not self.prefixes.get(prefix):
            raise Mistake(codes.UNBOUND_PREFIX, offset, prefix=prefix, name=qualified)

    def _bad_tag(self, element: str, offset: int, expected: str) -> Mistake:
        found = shown(self.text, offset)
        return Mistake(codes.BAD_TAG, offset, element=element, found=found, expected=expected)


def _after_space(text: str, offset: int) -> int:
    match = space.match(text, offset)
    return match.end() if match else offset


def _illegal(text: str, offset: int) -> Mistake:
    return Mistake(codes.ILLEGAL_CHARACTER, offset, character=f"U+{ord(text[offset]):04X}")
