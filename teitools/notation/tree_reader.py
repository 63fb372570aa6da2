"""Reading a document that is typed whole: header block, then blocks. `tree_printer` prints it.

Blank lines part chunks. A chunk is read by what it begins with; see ``docs/notation.md``.
"""

from __future__ import annotations

import re
from dataclasses import field

from teitools.dataclass import dataclass
from teitools.notation.explicit import read_end, read_start, typed_end
from teitools.notation.expression import expression
from teitools.notation.tree_inlines import read_form, read_words
from teitools.transcript import Element, Tree
from teitools.transcript.inlines import Facts
from teitools.xml.element_types import containers, element_types

HEADER = expression(r"(?:<\?[^\n]*\?>\n)*(?:\[TEI(?: [^\n]*)?\]\n)?\[teiHeader[\] ]")
"""How a text begins that is typed whole."""
VERSE, ITEM, HEAD, SPEAKER = "| ", "- ", "# ", "@"
_INSTRUCTION = expression(r"<\?(?P<said>[^\n]*?)\?>\n")
_BLANK = expression(r"^\\(\\*[ \t]*)$", re.MULTILINE)
_PART = expression(r"\s*(?P<part>\[/?[A-Za-z][^\n]*?\](?=\n|\Z))")
_SPACE = expression(r"\s*")
STRUCTURES = ("teiHeader", "standOff")
"""What is typed in one chunk, whatever it holds."""
STRUCTURED = tuple(f"[{name}{end}" for name in STRUCTURES for end in ("]", " "))
"""How that begins."""
_TEXT_PARTS = ("front", "body", "back")


class NotTypedError(ValueError):
    """The text is not typed as a whole document is; `offset` is where that is seen."""

    def __init__(self, problem: str, offset: int) -> None:
        super().__init__(problem)
        self.offset = offset


@dataclass(slots=True)
class _Open:
    """An element that has been opened."""

    name: str
    attributes: Facts = ()
    items: list[Element] = field(default_factory=list)

    def element(self) -> Element:
        return Element(self.name, self.attributes, tuple(self.items))


def read_tree(text: str) -> Tree:
    """The document that `text` types. Raises NotTypedError."""
    if HEADER.match(text) is None:
        raise NotTypedError("no [teiHeader] at the head", 0)
    return _Reader(text).read()


class BlockReader:
    """Reads chunks; remembers whom the label of a speaker meant the last time."""

    def __init__(self) -> None:
        self.speakers: dict[str, str] = {}

    def chunk(self, chunk: str, parent: str) -> list[Element]:
        """The blocks that a chunk holds which opens or closes nothing around it."""
        chunk = _BLANK.sub(r"\1", chunk)
        lines = chunk.split("\n")
        if chunk.startswith(SPEAKER):
            return [self._speech(lines)]
        if (
            parent != "list"
            and chunk.startswith(ITEM)
            and all(line.startswith(ITEM) for line in lines)
        ):
            items = tuple(self.line(line, "list") for line in lines)
            return [Element("list", (), items)]
        if all(line.startswith((VERSE, "[l ")) for line in lines):
            return [self.line(line, parent) for line in lines]
        if len(lines) > 1 and read_start(lines[0]) and read_end(lines[-1]):
            found = self._lined(lines)
            if found is not None:
                return [found]
        return [self.line(chunk, parent)]

    def line(self, line: str, parent: str) -> Element:
        """The one block in a line, or in a chunk of words."""
        if line.startswith(VERSE):
            return Element("l", (), read_words(line[len(VERSE) :]))
        if line.startswith(ITEM) and parent == "list":
            return Element("item", (), read_words(line[len(ITEM) :]))
        if line.startswith(HEAD):
            return Element("head", (), read_words(line[len(HEAD) :]))
        content = read_words(line)
        only = content[0] if len(content) == 1 else None
        if isinstance(only, Element) and only.name in element_types()[parent].children:
            return only
        return Element("p", (), content)

    def _speech(self, lines: list[str]) -> Element:
        label = lines[0][len(SPEAKER) :]
        who = self.speakers.get(label)
        speaker = Element("speaker", (), read_words(label))
        rest = self._lines(lines[1:], "sp")
        return Element("sp", (("who", who),) if who else (), (speaker, *rest))

    def _lines(self, lines: list[str], name: str) -> list[Element]:
        found = self._lined([f"[{name}]", *lines, f"[/{name}]"])
        if found is None:
            return [Element("p", (), read_words(line)) for line in lines]
        return [each for each in found.content if isinstance(each, Element)]

    def _lined(self, lines: list[str]) -> Element | None:
        """The element whose first and last line are its tags; None where they do not pair."""
        stack: list[_Open] = [_Open("")]
        for line in lines:
            start, end = read_start(line), read_end(line)
            if start and start[0] in containers():
                stack.append(_Open(*start))
            elif end and end == stack[-1].name:
                done = stack.pop()
                stack[-1].items.append(done.element())
            elif len(stack) == 1:
                return None
            elif line.startswith(SPEAKER) and stack[-1].name == "sp" and not stack[-1].items:
                label = line[len(SPEAKER) :]
                if who := dict(stack[-1].attributes).get("who"):
                    self.speakers[label] = who
                stack[-1].items.append(Element("speaker", (), read_words(label)))
            else:
                stack[-1].items.append(self.line(line, stack[-1].name))
        return stack[0].items[0] if len(stack) == 1 and len(stack[0].items) == 1 else None


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks = BlockReader()
        self._offset = 0

    def read(self) -> Tree:
        chunks = self._text.removesuffix("\n").split("\n\n")
        instructions, root, header = self._head(chunks[0])
        self._offset = len(chunks[0]) + 2
        root.items.append(header)
        waiting = chunks[1:]
        if chunks[-1] == typed_end("TEI"):
            root.items += self._region(waiting[:-1], "TEI")
            return Tree(root.element(), instructions)
        while waiting and waiting[0].startswith(STRUCTURED):
            root.items.append(self._structure(waiting[0]))
            self._offset += len(waiting.pop(0)) + 2
        return Tree(
            Element("TEI", root.attributes, (*root.items, self._text_of(waiting))), instructions
        )

    def _head(self, chunk: str) -> tuple[tuple[str, ...], _Open, Element]:
        position, instructions = 0, []
        while match := _INSTRUCTION.match(chunk, position):
            instructions.append(match.group("said"))
            position = match.end()
        root = _Open("TEI")
        line, found, rest = chunk[position:].partition("\n")
        start = read_start(line)
        if found and start and start[0] == "TEI":
            root = _Open(*start)
            position += len(line) + 1
        else:
            rest = chunk[position:]
        self._offset = position
        return tuple(instructions), root, self._structure(rest)

    def _structure(self, chunk: str) -> Element:
        """An element that is typed with all that it holds, one element a line."""
        chunk = _BLANK.sub(r"\1", chunk)
        root = _Open("")
        stack, position = [root], 0
        while position < len(chunk) and (len(stack) > 1 or not root.items):
            part = _PART.match(chunk, position)
            start = read_start(part.group("part")) if part else None
            end = read_end(part.group("part")) if part else None
            if part and start and start[0] in containers():
                stack.append(_Open(*start))
                position = part.end()
            elif part and end and end == stack[-1].name:
                done = stack.pop()
                stack[-1].items.append(done.element())
                position = part.end()
            else:
                space = _SPACE.match(chunk, position)
                begins = space.end() if space else position
                form = read_form(chunk, begins)
                if form is None:
                    said = chunk[begins:].partition("\n")[0]
                    raise NotTypedError(f"{said!r} is no element", self._offset + begins)
                stack[-1].items.append(form[0])
                position = form[1]
        if len(stack) > 1 or chunk[position:].strip():
            raise NotTypedError(f"[{stack[-1].name}] is not closed", self._offset + position)
        return root.items[0]

    def _text_of(self, chunks: list[str]) -> Element:
        """The text, whose own tags are not typed."""
        parts = {"body": _Open("body")}
        items = self._region(chunks, "text")
        loose = []
        for item in items:
            if item.name in _TEXT_PARTS:
                parts[item.name] = _Open(item.name, item.attributes, list(item.content))  # type: ignore[arg-type]
            else:
                loose.append(item)
        parts["body"].items += loose
        content = tuple(parts[name].element() for name in _TEXT_PARTS if name in parts)
        return Element("text", (), content)

    def _region(self, chunks: list[str], name: str) -> list[Element]:
        """The blocks of `chunks`."""
        stack = [_Open(name)]
        for chunk in chunks:
            start, end = read_start(chunk), read_end(chunk)
            inner = stack[-1].name if stack[-1].name != "text" or len(stack) > 1 else "body"
            if stack[-1].name == "TEI" and chunk.startswith(STRUCTURED):
                stack[-1].items.append(self._structure(chunk))
            elif start and start[0] in containers():
                stack.append(_Open(*start))
            elif end and len(stack) > 1 and end == stack[-1].name:
                done = stack.pop()
                stack[-1].items.append(done.element())
            else:
                stack[-1].items += self._blocks.chunk(chunk, inner)
            self._offset += len(chunk) + 2
        if len(stack) > 1:
            raise NotTypedError(f"[{stack[-1].name}] is not closed", len(self._text))
        return stack[0].items
