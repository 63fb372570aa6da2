"""A run in the Schematron Validation Report Language (ISO/IEC 19757-3, annex D)."""

from __future__ import annotations

from lxml import etree

from teitools.schematron.documents import Documents
from teitools.schematron.judging import Answer
from teitools.schematron.names import SVRL
from teitools.schematron.plan import Facts, Plan
from teitools.schematron.results import Outcome, Spot
from teitools.xml.names import XML

_LANG = f"{{{XML}}}lang"
_RICH = ("see", "icon", "fpi")
_TAGS = {"assert": "failed-assert", "report": "successful-report"}


def write(plan: Plan, documents: Documents, answer: Answer) -> bytes:
    """The report on a run in which everything was asked for, as UTF-8."""
    root = etree.Element(_name("schematron-output"), nsmap={"svrl": SVRL})
    _set(root, {**plan.facts, "phase": plan.phase}, ("title", "schemaVersion", "phase"))
    if plan.facts.get("schematronEdition"):
        root.set("schematronEdition", plan.facts["schematronEdition"])
    for paragraph in plan.prose:
        text = etree.SubElement(root, _name("text"))
        _set(text, paragraph, ("id", "class", "icon"))
        if paragraph.get("lang"):
            text.set(_LANG, paragraph["lang"])
        text.text = paragraph["text"]
    for prefix, uri in plan.namespaces.items():
        etree.SubElement(
            root, _name("ns-prefix-in-attribute-values"), {"prefix": prefix, "uri": uri}
        )
    for outcome in answer.outcomes:
        if outcome.kind == "pattern":
            named = plan.facts.get("schematronEdition", "").strip() == "2025"
            _pattern(root, plan.patterns[outcome.number], outcome, named)
        elif outcome.kind == "rule":
            rule = etree.SubElement(root, _name("fired-rule"))
            names = ("id", "name", "context", "role", "flag", "severity", "see", "icon", "fpi")
            _set(rule, {**plan.rules[outcome.number].facts, **outcome.dynamic}, names)
            if outcome.address:
                rule.set("document", outcome.address)
        elif outcome.kind == "found":
            _found(root, plan, outcome)
        else:
            _error(root, "" if outcome.text is None else "".join(map(str, outcome.text.itertext())))
    for address, reason in documents.refused.items():
        _error(root, f"{address}: {reason}")
    if answer.failed is not None:
        _error(root, answer.failed.message)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")) + b"\n"


def _pattern(root: etree._Element, facts: Facts, outcome: Outcome, named: bool) -> None:
    """Write that a pattern is active, and for which documents: by their addresses, or, if these
    are `named` as the edition of 2025 does, by the expression that the schema has for them.
    """
    kind = "active-group" if facts.get("kind") == "group" else "active-pattern"
    element = etree.SubElement(root, _name(kind))
    _set(element, facts, ("id", "name", "role", "see", "icon", "fpi"))
    if "name" not in facts and facts.get("title"):
        element.set("name", facts["title"])
    named = "documents" in facts and (named or facts.get("kind") == "group")
    documents = facts["documents"] if named else outcome.address
    if documents:
        element.set("documents", documents)


def _found(root: etree._Element, plan: Plan, outcome: Outcome) -> None:
    assertion = plan.assertions[outcome.number]
    element = etree.SubElement(root, _name(_TAGS[assertion.kind]))
    facts = {**assertion.facts, **outcome.dynamic}
    _set(element, facts, ("id", "role", "flag", "severity", "test", *_RICH))
    if facts.get("lang"):
        element.set(_LANG, facts["lang"])
    spot = outcome.spot
    element.set("location", _path(spot))
    if spot is not None and spot.address:
        element.set("document", spot.address)
    for kind, tag, attribute, known in (
        ("d", "diagnostic-reference", "diagnostic", assertion.diagnostics),
        ("y", "property-reference", "property", assertion.properties),
    ):
        for found, number, content in outcome.references:
            if found == kind:
                said = known[number]
                reference = etree.SubElement(element, _name(tag), {attribute: said.get("id", "")})
                _set(reference, said, ("role", "scheme"))
                text = etree.SubElement(reference, _name("text"))
                _set(text, said, _RICH)
                _copy(content, text, said.get("lang", ""))
    if outcome.text is not None and (len(outcome.text) or outcome.text.text):
        text = etree.SubElement(element, _name("text"))
        _set(text, facts, ())
        _copy(outcome.text, text, "")


def _error(root: etree._Element, reason: str) -> None:
    element = etree.SubElement(root, _name("error"))
    element.text = reason


def _copy(found: etree._Element, target: etree._Element, lang: str) -> None:
    """Take over what is in `found`: elements without a namespace are those of messages."""
    if lang:
        target.set(_LANG, lang)
    for key, value in found.attrib.items():
        target.set(key, value)
    target.text = found.text
    for each in found:
        if not isinstance(each.tag, str):
            continue
        own = each.tag in ("emph", "span", "dir")
        child = etree.SubElement(target, _name(str(each.tag)) if own else str(each.tag))
        _copy(each, child, "")
        child.tail = each.tail


def _path(spot: Spot | None) -> str:
    return spot.path if spot is not None and spot.path else "/"


def _set(element: etree._Element, facts: Facts, names: tuple[str, ...]) -> None:
    for name in names:
        if facts.get(name):
            element.set(name, facts[name])


def _name(local: str) -> str:
    return f"{{{SVRL}}}{local}"
