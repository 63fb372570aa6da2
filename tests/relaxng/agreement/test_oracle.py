"""The oracle itself: what James Clark's suite says, it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import etree

from tests.relaxng.agreement.grammars.form import Grammar
from tests.relaxng.agreement.grammars.reading import Unread, read
from tests.relaxng.agreement.grammars.rendering import render
from tests.relaxng.agreement.oracle import documents
from tests.relaxng.agreement.oracle.derivatives import Oracle
from tests.relaxng.agreement.oracle.simple import IncorrectSchemaError
from tests.requirements import SHARED, need

_SYNTAX = ("3", "4.10")
"""Sections of the full syntax, which the oracle does not see."""


def cases() -> Iterator[etree._Element]:
    """The cases that the oracle can judge: of one file, and about what it knows."""
    suite = etree.parse(SHARED / "conformance" / "spectest.xml")
    for case in suite.iter("testCase"):
        several = case.find("resource") is not None or case.find("dir") is not None
        if not several and case.findtext("section") not in _SYNTAX:
            yield case


def written(case: etree._Element, kind: str) -> list[bytes]:
    """The schemas or documents of a kind in a case."""
    found = case.findall(kind)
    return [etree.tostring(each[0], encoding="utf-8", with_tail=False) for each in found]


def grammar_of(schema: bytes) -> Grammar | None:
    """The grammar; None where it names a data type that the oracle leaves out."""
    if b'"QName"' in schema:
        return None
    try:
        return read(schema)
    except Unread:
        return None


def refused(grammar: Grammar) -> bool:
    try:
        Oracle(grammar)
    except IncorrectSchemaError:
        return True
    return False


def test_schemas() -> None:
    need("shared")
    count: Counter[str] = Counter()
    for case in cases():
        for kind in ("correct", "incorrect"):
            for schema in written(case, kind):
                grammar = grammar_of(schema)
                if grammar is not None:
                    count[kind] += 1
                    assert refused(grammar) is (kind == "incorrect"), schema.decode()
    assert count["correct"] > 130
    assert count["incorrect"] > 110


def test_documents() -> None:
    need("shared")
    count: Counter[str] = Counter()
    for case in cases():
        for schema in written(case, "correct"):
            grammar = grammar_of(schema)
            if grammar is None:
                continue
            oracle = Oracle(grammar)
            for kind in ("valid", "invalid"):
                for document in written(case, kind):
                    count[kind] += 1
                    judged = oracle.valid(documents.read(document))
                    assert judged is (kind == "valid"), schema.decode() + document.decode()
    assert count["valid"] > 180
    assert count["invalid"] > 180


def test_rendering_loses_nothing() -> None:
    need("shared")
    for case in cases():
        for schema in written(case, "correct"):
            grammar = grammar_of(schema)
            if grammar is not None and b"parentRef" not in schema:
                again = read(render(grammar))
                assert refused(again) is False
                for kind in ("valid", "invalid"):
                    for document in written(case, kind):
                        judged = Oracle(again).valid(documents.read(document))
                        assert judged is (kind == "valid"), schema.decode()


@pytest.mark.parametrize(
    "text",
    ["<a/>", '<a p="1" xmlns:x="urn:x" x:p="&#10;&quot;"/>', '<a> <b xmlns="urn:x"/>]]&gt;</a>'],
)
def test_documents_come_back(text: str) -> None:
    document = documents.read(text.encode())
    assert documents.read(documents.write(document).encode()) == document
