"""James Clark's suite for RELAX NG: schemas, the files they name, and documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tests.requirements import SHARED

SUITE = SHARED / "conformance" / "spectest.xml"


@dataclass(frozen=True)
class Case:
    """One schema. `path` says where in the suite it stands, `section` what it is about.

    `documents` are pairs: whether it is valid, and the document.
    """

    path: str
    section: str
    correct: bool
    schema: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    documents: tuple[tuple[bool, bytes], ...] = ()

    def __str__(self) -> str:
        return f"{self.path}-section-{self.section or 'none'}"


def cases() -> list[Case]:
    """All cases, in their order; none where the suite is not here."""
    if not SUITE.is_file():
        return []
    parser = etree.XMLParser(resolve_entities="internal", no_network=True)
    return list(_cases(etree.parse(SUITE, parser).getroot(), ()))


def _cases(suite: etree._Element, path: tuple[int, ...]) -> Iterator[Case]:
    for number, child in enumerate(suite.iterchildren("testSuite", "testCase"), 1):
        if child.tag == "testSuite":
            yield from _cases(child, (*path, number))
        else:
            yield _case(child, (*path, number))


def _case(case: etree._Element, path: tuple[int, ...]) -> Case:
    schema = next(case.iterchildren("correct", "incorrect"))
    documents = tuple(
        (each.tag == "valid", _text(each)) for each in case.iterchildren("valid", "invalid")
    )
    section = case.findtext("section") or ""
    where = ".".join(map(str, path))
    files = dict(_files(case, ""))
    return Case(where, section, schema.tag == "correct", _text(schema), files, documents)


def _files(folder: etree._Element, path: str) -> Iterator[tuple[str, bytes]]:
    for child in folder.iterchildren("resource", "dir"):
        name = f"{path}{child.get('name')}"
        if child.tag == "dir":
            yield from _files(child, f"{name}/")
        else:
            yield name, _text(child)


def _text(holder: etree._Element) -> bytes:
    """The one element in `holder`, as a document."""
    (element,) = holder.iterchildren("*")
    return etree.tostring(element, with_tail=False, encoding="UTF-8")
