"""The rules of a Schematron document, tried with elementpath (XPath 2.0)."""

from __future__ import annotations

from elementpath import XPath2Parser, select
from elementpath.collations import UNICODE_CODEPOINT_COLLATION
from lxml import etree

_SCH = "{http://purl.oclc.org/dsdl/schematron}"


def failures(schema: bytes, document: bytes) -> list[str]:
    """The ids of the patterns with a test that fails on `document`."""
    rules = etree.fromstring(schema)
    spaces = {ns.get("prefix"): ns.get("uri") for ns in rules.iter(f"{_SCH}ns")}
    tree = etree.ElementTree(etree.fromstring(document))

    def ask(node, path, **variables):
        return select(
            tree,
            path,
            spaces,
            XPath2Parser,
            item=node,
            variables=variables,
            default_collation=UNICODE_CODEPOINT_COLLATION,
        )

    failed = []
    for pattern in rules.iter(f"{_SCH}pattern"):
        lets = {
            let.get("name"): ask(None, let.get("value")) for let in pattern.findall(f"{_SCH}let")
        }
        for rule in pattern.iter(f"{_SCH}rule"):
            for node in ask(None, "//" + rule.get("context")):
                for test in rule:
                    holds = bool(ask(node, f"boolean({test.get('test')})", **lets))
                    if holds != test.tag.endswith("assert"):
                        failed.append(pattern.get("id"))
    return failed
