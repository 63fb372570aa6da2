"""What stands before the root element (XML 1.0, section 2.8), read with care.

The document type declaration is the gate through which a document could name files, declare
entities that grow, or nest declarations deeper than a parser's stack: it is scanned here,
without recursion, before any parser sees the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from teitools.dataclass import dataclass
from teitools.xml import codes
from teitools.xml.lexical import LITERAL, NAME, SPACE, illegal, name, shown, space
from teitools.xml.mistake import Mistake

_DECLARATION = re.compile(
    rf"<\?xml{SPACE}+version{SPACE}*={SPACE}*{LITERAL}"
    rf"(?:{SPACE}+encoding{SPACE}*={SPACE}*{LITERAL})?"
    rf"(?:{SPACE}+standalone{SPACE}*={SPACE}*(?:\"(?:yes|no)\"|'(?:yes|no)'))?{SPACE}*\?>"
)
_XML = re.compile(rf"<\?xml(?={SPACE})")
_DOCTYPE = rf"<!DOCTYPE{SPACE}+({NAME}){SPACE}*"
_EXTERNAL = re.compile(rf"(?:SYSTEM{SPACE}+|PUBLIC{SPACE}+{LITERAL}{SPACE}+)({LITERAL}){SPACE}*")
_ENTITY = rf"<!ENTITY{SPACE}+(%{SPACE}+)?({NAME}){SPACE}+(SYSTEM|PUBLIC)?"
_MARKUP = rf"<!(ELEMENT|ATTLIST|NOTATION){SPACE}+({NAME})((?:[^\"'<>]|{LITERAL})*+)>"
_PARAMETER = rf"%({NAME});"
_LITERAL = re.compile(LITERAL)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that few documents need, and that is slow to compile."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Instruction:
    """A processing instruction before the root element."""

    offset: int
    target: str
    data: str


@dataclass(frozen=True, slots=True)
class Prolog:
    """The instructions before the root element, and the offset of the root's tag."""

    instructions: tuple[Instruction, ...]
    root: int


def scan(text: str) -> Prolog:
    """The prolog of `text`. Raises Mistake when it is not well-formed or not harmless.

    Harmless is a document type declaration that names no external file, declares no entity
    and no default value, and refers to no parameter entity.
    """
    instructions: list[Instruction] = []
    offset = declaration(text)
    typed = False
    while True:
        offset = _space(text, offset)
        if text.startswith("<!DOCTYPE", offset) and not typed:
            typed = True
            offset = _doctype(text, offset)
        elif text.startswith(("<!--", "<?"), offset):
            offset = _aside(text, offset, instructions)
        else:
            return Prolog(tuple(instructions), _root(text, offset))


def asides(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each comment and processing instruction outside the root element: of those
    before it, where `start` is 0, or else of those from `start` on. Raises Mistake.
    """
    offset = start or declaration(text)
    while True:
        offset = _space(text, offset)
        if text.startswith("<!DOCTYPE", offset):
            offset = _doctype(text, offset)
        elif text.startswith(("<!--", "<?"), offset):
            end = _aside(text, offset, [])
            yield offset, end
            offset = end
        else:
            return


def comment(text: str, offset: int) -> int:
    """The end of the comment at `offset`. Raises Mistake."""
    end = text.find("--", offset + 4)
    if end < 0:
        raise Mistake(codes.UNCLOSED_MARKUP, offset, kind="comment", expected="-->")
    if not text.startswith(">", end + 2):
        raise Mistake(codes.ILLEGAL_SEQUENCE, end, found="'--'", where="a comment")
    return _legal(text, offset, end + 3)


def instruction(text: str, offset: int) -> tuple[int, Instruction]:
    """The processing instruction at `offset`, and its end. Raises Mistake."""
    end = text.find("?>", offset + 2)
    if end < 0:
        kind = "processing instruction"
        raise Mistake(codes.UNCLOSED_MARKUP, offset, kind=kind, expected="?>")
    target = name.match(text, offset + 2)
    after = target.end() if target else offset
    if target is None or ":" in target[0] or (after != end and text[after] not in " \t\r\n"):
        raise Mistake(codes.BAD_DECLARATION, offset, kind="processing instruction")
    if target[0].lower() == "xml":
        found = repr(text[offset:after])
        raise Mistake(codes.ILLEGAL_SEQUENCE, offset, found=found, where="the document's middle")
    _legal(text, offset, end)
    return end + 2, Instruction(offset, target[0], text[after:end].strip(" \t\r\n"))


def declaration(text: str) -> int:
    """The end of the XML declaration of `text`; 0 where there is none. Raises Mistake."""
    if not _XML.match(text):
        return 0
    match = _DECLARATION.match(text)
    if match is None:
        raise Mistake(codes.BAD_DECLARATION, 0, kind="XML declaration")
    return match.end()


def _aside(text: str, offset: int, instructions: list[Instruction]) -> int:
    if text.startswith("<!--", offset):
        return comment(text, offset)
    end, found = instruction(text, offset)
    instructions.append(found)
    return end


def _root(text: str, offset: int) -> int:
    if offset == len(text):
        raise Mistake(codes.NO_ROOT, offset)
    if text[offset] != "<":
        code = codes.OUTSIDE_ROOT if "<" in text[:offset] else codes.NOT_XML
        raise Mistake(code, offset, found=shown(text, offset))
    if not name.match(text, offset + 1):
        raise Mistake(codes.STRAY_MARKUP, offset)
    return offset


def _doctype(text: str, offset: int) -> int:
    match = _compiled(_DOCTYPE).match(text, offset)
    if match is None:
        raise _bad_doctype(offset)
    external = _EXTERNAL.match(text, match.end())
    if external is not None:
        raise Mistake(codes.EXTERNAL_DTD, offset, address=external[1][1:-1])
    end = match.end()
    if text.startswith("[", end):
        end = _space(text, _subset(text, end + 1, offset))
    if not text.startswith(">", end):
        raise _bad_doctype(offset)
    return end + 1


def _subset(text: str, offset: int, doctype: int) -> int:
    while True:
        offset = _space(text, offset)
        if text.startswith("]", offset):
            return offset + 1
        if text.startswith(("<!--", "<?"), offset):
            offset = _aside(text, offset, [])
        else:
            offset = _markup(text, offset, doctype)


def _markup(text: str, offset: int, doctype: int) -> int:
    entity = _compiled(_ENTITY).match(text, offset)
    if entity is not None:
        kind = "parameter" if entity[1] else "general"
        kind = f"external {kind}" if entity[3] else kind
        raise Mistake(codes.ENTITY_DECLARED, offset, kind=kind, entity=entity[2])
    parameter = _compiled(_PARAMETER).match(text, offset)
    if parameter is not None:
        raise Mistake(codes.PARAMETER_REFERENCE, offset, entity=parameter[1])
    match = _compiled(_MARKUP).match(text, offset)
    if match is None or "%" in match[0]:
        raise _bad_doctype(offset if text.startswith("<!", offset) else doctype)
    if match[1] == "ATTLIST" and _LITERAL.search(match[3]):
        raise Mistake(codes.DEFAULT_DECLARED, offset, element=match[2])
    return _legal(text, offset, match.end())


def _bad_doctype(offset: int) -> Mistake:
    return Mistake(codes.BAD_DECLARATION, offset, kind="document type declaration")


def _space(text: str, offset: int) -> int:
    match = space.match(text, offset)
    return match.end() if match else offset


def _legal(text: str, start: int, end: int) -> int:
    match = illegal.search(text, start, end)
    if match is not None:
        raise Mistake(codes.ILLEGAL_CHARACTER, match.start(), character=f"U+{ord(match[0]):04X}")
    return end
