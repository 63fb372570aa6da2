"""Documents made to take for ever, judged by every engine."""

from __future__ import annotations

import pytest

from teitools.api.validating import validate
from tests.steps import within

MANY = 20_000
MOST_STEPS = 2_000 * MANY
HEAD = (
    '<?xml-model href="https://teitools.org/schema/1/teitools.rng"?>'
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>'
)
XSD = b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
  targetNamespace="http://www.tei-c.org/ns/1.0"><xs:element name="TEI"/></xs:schema>"""

CASES = {
    "attributes": "<p " + " ".join(f'a{n}=""' for n in range(MANY)) + "/>",
    "namespaces": "<p " + " ".join(f'xmlns:a{n}="urn:{n}"' for n in range(MANY)) + "/>",
    "wrong elements": "<foo/>" * MANY,
    "wrong names": "".join(f"<foo{n}/>" for n in range(MANY // 4)),
    "one value": f'<p part="{"x" * 10_000_000}"/>',
    "one text": "x" * 10_000_000,
    "dangling": "".join(f'<p corresp="#a{n}"/>' for n in range(MANY)),
    "one list of pointers": f'<p corresp="{" ".join(f"#a{n}" for n in range(MANY))}"/>',
    "same ids": '<p xml:id="a"/>' * MANY,
    "chain of copies": "".join(f'<p xml:id="a{n}" copyOf="#a{n + 1}"/>' for n in range(MANY)),
    "circle of copies": "".join(
        f'<p xml:id="a{n}" copyOf="#a{(n + 1) % MANY}"/>' for n in range(MANY)
    ),
    "deep": "<seg>" * 480 + "</seg>" * 480,
}


@pytest.mark.parametrize("name", CASES)
def test_is_answered(name: str) -> None:
    with within(MOST_STEPS):
        report = validate(f"{HEAD}{CASES[name]}</body></text></TEI>".encode())
    assert not report.valid


@pytest.mark.parametrize(("name", "code"), [("attributes", "X121"), ("namespaces", "S320")])
def test_xsd_refuses_what_it_cannot_finish(name: str, code: str) -> None:
    report = validate(f"{HEAD}{CASES[name]}</body></text></TEI>".encode(), schema=XSD)
    assert [finding.code.id for finding in report] == [code]
