"""The schemas that a document names (W3C, Associating Schemas with XML documents 1.0)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from teitools.dataclass import dataclass
from teitools.validation.addresses import is_address
from teitools.xml.document import Document
from teitools.xml.names import PREDEFINED, XS, XSI

_TARGET = "xml-model"
_PSEUDO = re.compile(r"""\s*([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')(?=\s|$)""")
_REFERENCE = re.compile(r"&(?:(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)?")


@dataclass(frozen=True, slots=True)
class Association:
    """One `<?xml-model?>` instruction, and its offset in the text; `problems` are what is wrong
    with how it is written.

    Of `xsi:schemaLocation`, `joined` are the other pairs: namespaces, and where their XSD is.
    """

    href: str
    type: str
    namespace: str
    offset: int
    phase: str = ""
    problems: tuple[str, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()


def associations(document: Document) -> Iterator[Association]:
    """The `xml-model` instructions before the root element, in their order."""
    for instruction in document.prolog.instructions:
        if instruction.target != _TARGET:
            continue
        pairs, problems = _pseudo_attributes(instruction.data)
        said = dict(pairs)
        yield Association(
            said.get("href", "").strip(),
            said.get("type", "").strip(),
            said.get("schematypens", "").strip(),
            instruction.offset,
            said.get("phase", "").strip(),
            tuple(problems),
        )


def misplaced(document: Document) -> int | None:
    """The offset of the first `xml-model` instruction that stands where none counts: in the root
    element, or after it."""
    begin = document.prolog.root
    offset = document.text.find(f"<?{_TARGET}", begin)
    if offset < 0:
        return None
    root = document.tree.getroot()
    kind = etree.ProcessingInstruction
    found = (*root.iter(kind), *root.itersiblings(kind))
    there = any(
        isinstance(each, etree._ProcessingInstruction) and each.target == _TARGET for each in found
    )
    return offset if there else None


def _pseudo_attributes(data: str) -> tuple[list[tuple[str, str]], list[str]]:
    """What stands in an instruction, and what is wrong with it (Associating Style Sheets with XML
    documents 1.0, production 3 and following, to which the specification refers)."""
    pairs: list[tuple[str, str]] = []
    problems: list[str] = []
    at = 0
    while (match := _PSEUDO.match(data, at)) is not None:
        at = match.end()
        value = match[2] if match[2] is not None else match[3]
        pairs.append((match[1], _unescaped(value, problems)))
    if rest := data[at:].strip():
        problems.append(f'goes on with {rest[:40]!r} where name="value" is needed')
    for name, count in Counter(name for name, _ in pairs).items():
        if count > 1:
            problems.append(f"has {name!r} more than once; the last counts")
    return pairs, problems


def _unescaped(value: str, problems: list[str]) -> str:
    def character(match: re.Match[str]) -> str:
        name = match[1] or ""
        if name in PREDEFINED:
            return PREDEFINED[name]
        if name.startswith("#"):
            number = int(name[2:], 16) if name[1] == "x" else int(name[1:])
            if number and number < 0x110000 and not 0xD800 <= number < 0xE000:
                return chr(number)
        shown = value[match.start() : match.start() + 12]
        problems.append(f"has {shown!r} in a value, which is no reference to a character")
        return match[0]

    return _REFERENCE.sub(character, value)


def schema_locations(document: Document) -> Iterator[Association]:
    """The XSD that the root element names for its own namespace, with those for others (XML
    Schema 1.0, part 1, 2.6.3).

    It is a hint only: one that is not a file counts where there is no `xml-model` instruction.
    """
    root = document.tree.getroot()
    namespace = etree.QName(root).namespace
    said = (root.get(f"{{{XSI}}}schemaLocation") or "").split()
    pairs = dict(zip(said[::2], said[1::2], strict=False))
    alone = (root.get(f"{{{XSI}}}noNamespaceSchemaLocation") or "").strip()
    href = alone if namespace is None else pairs.pop(namespace, "")
    problems = []
    if len(said) % 2:
        problems.append("has no pairs of a namespace and an address in xsi:schemaLocation")
    elif not href and (pairs or alone):
        shown = "without a namespace" if namespace is None else f"of the namespace {namespace!r}"
        problems.append(f"names XSDs, but none for the root element, which is {shown}")
    named = any(each.target == _TARGET for each in document.prolog.instructions)
    if (href and not (named and is_address(href))) or (problems and not named):
        if namespace is not None and alone:
            pairs[""] = alone
        others = tuple(pairs.items()) if href else ()
        yield Association(
            *(href, "application/xml", XS, document.prolog.root),
            problems=tuple(problems),
            joined=others,
        )
