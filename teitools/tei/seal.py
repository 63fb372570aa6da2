"""Whether a document is as `encode` wrote it, but for its words: a digest of its markup.

Words may be corrected by hand: a correction reaches the transcript. Where elements, attributes
or the header were changed, a transcript would lose the change; see decision 0009.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from teitools.xml.digests import blake2b
from teitools.xml.names import TEI, XML, XML_ID, tei
from teitools.xml.writing import start_tag

PLACE = "markup-0000000000000000"
"""What stands in ``application/@n`` before the digest is known."""
_ENCODED = re.compile(r"Encoded by teitools \S+ from a plain-text transcript")
_TEI, _XML = f"{{{TEI}}}", f"{{{XML}}}"
_APPLICATION, _RENDITION, _HEADER = map(tei, ("application", "rendition", "teiHeader"))
_ATTRIBUTE = re.compile(r' [^\s="]+="[^"]*"')
_MOST_KNOWN = 10_000
_OWN_NUMBER = f' n="{PLACE}"'


def seal(document: str, tags: Iterable[str]) -> str:
    """`document` with the digest of its markup where `PLACE` stands; `tags`: see `Writer`."""
    start = document.index("<TEI")
    header_start = document.index("<teiHeader", start)
    header_end = document.index("</teiHeader>", start) + len("</teiHeader>")
    head = f'<TEI xmlns="{TEI}">{document[header_start:header_end]}</TEI>'
    header = etree.fromstring(head, etree.XMLParser(huge_tree=True))[0]
    digest = _digest(_written_markup(tags), header)
    return document.replace(_OWN_NUMBER, f' n="{digest}"', 1)


def is_sealed(root: etree._Element) -> bool:
    """Whether `encode` wrote the document, and nothing but words was changed since.

    One that has no digest, and says that teitools encoded it, was written before there was one.
    """
    header = root.find(_HEADER)
    application = root.find(f"{_HEADER}//{_APPLICATION}[@ident='teitools']")
    if header is None or application is None:
        return False
    if header.find(f".//{tei('transcriptionDesc')}") is None:
        return False
    given = application.get("n")
    if given is None:
        change = root.find(f"{_HEADER}/{tei('revisionDesc')}/{tei('change')}")
        return change is not None and bool(_ENCODED.match(change.text or ""))
    return given == _digest(_markup(root), header)


def _digest(markup: Iterable[str], header: etree._Element) -> str:
    digest = blake2b(digest_size=8)
    digest.update("".join(markup).encode("utf-8", "surrogatepass"))
    digest.update("\n".join(_words(header)).encode("utf-8", "surrogatepass"))
    return f"markup-{digest.hexdigest()}"


def _written_markup(tags: Iterable[str]) -> list[str]:
    """The `tags` that a `Writer` wrote, as `_markup` gives those of a tree."""
    ordered = _Ordered()
    return [tag if tag.count('="') < 2 else ordered[tag] for tag in tags]


class _Ordered(dict[str, str]):
    """Start tags with their attributes sorted: those of marks stand many times."""

    def __missing__(self, tag: str) -> str:
        ordered = _in_order(tag)
        if len(self) < _MOST_KNOWN:
            self[tag] = ordered
        return ordered


def _in_order(tag: str) -> str:
    """A start tag with its attributes sorted, and without the digest itself."""
    attributes = _ATTRIBUTE.findall(tag)
    attributes.sort()
    name = tag[: tag.index(" ")]
    if name == "<application":
        attributes = [each for each in attributes if each != _OWN_NUMBER]
    return name + "".join(attributes)


def _markup(root: etree._Element) -> Iterator[str]:
    """Each start tag, its attributes in the order of their names, and each end as a stroke."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag
        if not isinstance(name, str):
            continue
        if event == "end":
            yield "/"
            continue
        attributes = [(key.replace(_XML, "xml:"), value) for key, value in element.items()]
        if name == _APPLICATION:
            attributes = [each for each in attributes if each[0] != "n"]
        if element is root:
            attributes.append(("xmlns", TEI))
        attributes.sort(key=lambda each: f"{each[0]}=")  # as the written ones are sorted
        yield start_tag(name.removeprefix(_TEI), attributes)


def _words(element: etree._Element) -> Iterator[str]:
    """The words of the header that no part of the transcript prints."""
    if element.tag == _RENDITION or element.get(XML_ID) or element.get("copyOf"):
        return
    yield " ".join((element.text or "").split())
    for child in element.iterchildren("*"):
        yield from _words(child)
        yield " ".join((child.tail or "").split())
