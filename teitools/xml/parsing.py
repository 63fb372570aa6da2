"""Parsing that no input can harm: no file, no network, no entity, no bottomless nesting."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from teitools.source import Source
from teitools.xml import codes, encoding, prolog, tags
from teitools.xml.mistake import Lines, Mistake

MAX_DEPTH = 500
"""How deep elements may be nested."""

_DEEP = etree.XPath(f"boolean({'/*' * 40})")
"""Quicker than the next, and true of few documents."""
MAX_ATTRIBUTES = 1000
"""How many attributes an element may have: to ask for all of them takes a time that grows with the
square of their number."""

_LONG = 5000
"""How long a tag with so many attributes is at least: their names are not all the same."""
_TOO_MANY = etree.XPath(f"//*[@*[{MAX_ATTRIBUTES + 1}]]")
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (MAX_DEPTH + 1)})")
_NO_MEMORY = 2
"""The error of libxml2 that says nothing of the document."""


def parse(source: Source) -> etree._ElementTree:
    """The document in `source`, as a tree.

    Raises DocumentError with one finding, at its exact place, when the bytes are not text in
    the encoding they declare, when the document is not well-formed (XML 1.0, Namespaces in
    XML 1.0), when its document type declaration is not harmless (see `prolog.scan`), when
    elements are nested more than MAX_DEPTH deep, or when one has more than MAX_ATTRIBUTES.
    """
    return parse_text(encoding.decode(source), source.name)


def parse_text(text: str, name: str) -> etree._ElementTree:
    """The same for a text that has been decoded; `name` is that of its source."""
    try:
        root = prolog.scan(text).root
        tree = _tree(text)
        if _DEEP(tree) and _TOO_DEEP(tree):
            raise Mistake(codes.TOO_DEEP, _first_too_deep(text, root), limit=MAX_DEPTH)
        if has_long(text, _LONG) and (many := _TOO_MANY(tree)):
            reason = f"an element has more than {MAX_ATTRIBUTES:,} attributes"
            raise Mistake(codes.TOO_LARGE, _offset(text, root, tree, many), reason=reason)
    except Mistake as mistake:
        raise mistake.error(name, Lines(text)) from None
    return tree


def harmless_parser() -> etree.XMLParser:
    """A parser of UTF-8 that reads no file but the document, and replaces no entity."""
    return etree.XMLParser(
        encoding="UTF-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        collect_ids=False,
    )


def _tree(text: str) -> etree._ElementTree:
    parser = harmless_parser()
    try:
        return etree.ElementTree(etree.fromstring(text.encode("utf-8"), parser))
    except etree.XMLSyntaxError as error:
        if getattr(error, "code", 0) == _NO_MEMORY:
            raise MemoryError from None
        from teitools.xml import wellformed  # slow to load

        wellformed.check(text, MAX_DEPTH)
        raise _in_libxml2_words(error, parser, text) from None


def has_long(text: str, length: int) -> bool:
    """Whether in `text` so many characters that open no tag stand behind one that may."""
    place = text.find("<")
    while place >= 0:
        following = text.rfind("<", place + 1, place + 1 + length)  # those before it are as near
        if following < 0:
            return place + length < len(text)
        place = following
    return False


def _offset(text: str, root: int, tree: etree._ElementTree, found: object) -> int:
    """Where the start tag of the first element of `found` stands."""
    first = found[0] if isinstance(found, list) else None
    number = next(number for number, each in enumerate(tree.iter("*")) if each is first)
    return next(islice((offset for offset, _ in tags.start_tags(text, root)), number, None))


def _first_too_deep(text: str, root: int) -> int:
    return next(offset for offset, depth in tags.start_tags(text, root) if depth > MAX_DEPTH)


def _in_libxml2_words(error: etree.XMLSyntaxError, parser: etree.XMLParser, text: str) -> Mistake:
    for entry in parser.error_log.filter_from_errors():
        code = codes.TOO_LARGE if "LIMIT" in entry.type_name else codes.NOT_WELL_FORMED
        offset = Lines(text).offset(entry.line, entry.column)
        return Mistake(code, offset, reason=" ".join(entry.message.split()))
    return Mistake(codes.NOT_WELL_FORMED, 0, reason=str(error))
