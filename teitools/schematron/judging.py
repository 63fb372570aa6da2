"""A document judged by a plan: from outcomes to findings."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from teitools.dataclass import dataclass
from teitools.findings import Finding, Severity
from teitools.schematron import codes
from teitools.schematron.compiling import reworded
from teitools.schematron.documents import Documents
from teitools.schematron.plan import Assertion, Place, Plan
from teitools.schematron.prelude import END, MISSING
from teitools.schematron.processor import PROCESSOR, NotInstalledError, StoppedError
from teitools.schematron.results import Outcome, outcomes, phase_of, said
from teitools.source import Location, Position

_MOST_ROUNDS = 200
_INHERITED = ("role", "flag", "severity")
"""What a test takes over from its rule."""
_LEVELS = {
    "info": Severity.INFO,
    "information": Severity.INFO,
    "informational": Severity.INFO,
    "hint": Severity.INFO,
    "tip": Severity.INFO,
    "note": Severity.INFO,
    "debug": Severity.INFO,
    "trace": Severity.INFO,
    "warn": Severity.WARNING,
    "warning": Severity.WARNING,
    "caution": Severity.WARNING,
    "nonfatal": Severity.WARNING,
    "non-fatal": Severity.WARNING,
    "error": Severity.ERROR,
    "err": Severity.ERROR,
    "fatal": Severity.ERROR,
    "critical": Severity.ERROR,
}


@dataclass(slots=True)
class Answer:
    """What came of a run: outcomes, or why there are none."""

    outcomes: list[Outcome]
    failed: Finding | None = None


def ask(plan: Plan, documents: Documents, everything: bool) -> Answer:
    """Run `plan`; with `everything`, say which patterns are active and which rules fire too.

    Where an expression fails, it is run again so that the others are heard and it is known which.
    """
    first = plan.guarded if everything else plan.stylesheet
    result, error = _run(plan.name, first, documents, everything)
    if error is not None and result is None and not everything and not isinstance(error, Finding):
        result, error = _run(plan.name, plan.guarded, documents, everything)
    if result is not None:
        try:
            return Answer(list(outcomes(result)))
        except etree.XMLSyntaxError:
            error = "its answer breaks off"
    if isinstance(error, Finding):
        return Answer([], error)
    return Answer([], stopped(plan.name, documents, reworded(str(error))))


def findings(plan: Plan, documents: Documents) -> Iterator[Finding]:
    """What is wrong with the document."""
    answer = ask(plan, documents, False)
    yield from told(plan, documents, answer)


def told(plan: Plan, documents: Documents, answer: Answer) -> Iterator[Finding]:
    """The findings of an answer."""
    if answer.failed is not None:
        yield answer.failed
    if answer.failed is not None or any(each.kind == "error" for each in answer.outcomes):
        for address, reason in documents.refused.items():
            yield refused(plan.name, documents, address, reason)
    for outcome in answer.outcomes:
        if outcome.kind == "found":
            yield _found(plan, documents, outcome)
        elif outcome.kind == "error":
            yield _error(plan, documents, outcome)


def stopped(name: str, documents: Documents, reason: str) -> Finding:
    """The finding that says a schema was not run to its end."""
    facts = {"schema": name, "reason": reason}
    return Finding(codes.STOPPED, documents.location("", "document-node", 0, ""), facts)


def refused(name: str, documents: Documents, address: str, reason: str) -> Finding:
    """The finding that says a document was asked for and not read."""
    facts = {"schema": name, "address": address, "reason": reason}
    place = documents.location("", "document-node", 0, "")
    return Finding(codes.DOCUMENT_REFUSED, place, facts)


def phase(plan: Plan, documents: Documents) -> str | Finding | None:
    """The phase that `plan`, for ``#ANY``, chooses for the document."""
    result, error = _run(plan.name, plan.stylesheet, documents, False)
    if result is not None:
        return phase_of(result)
    if isinstance(error, Finding):
        return error
    return stopped(plan.name, documents, reworded(str(error)))


def _run(
    name: str, stylesheet: str, documents: Documents, everything: bool
) -> tuple[str | None, str | Finding | None]:
    for _ in range(_MOST_ROUNDS):
        request = {**documents.request(), "all": everything}
        try:
            answer = PROCESSOR.run(stylesheet, request)
        except NotInstalledError:
            facts = {"schema": name}
            place = documents.location("", "document-node", 0, "")
            return None, Finding(codes.NOT_INSTALLED, place, facts)
        except StoppedError as error:
            return None, stopped(name, documents, str(error))
        if "result" in answer:
            return str(answer["result"]), None
        reason = str(answer["error"])
        _, found, addresses = reason.partition(MISSING)
        if not found:
            return None, reason
        for address in addresses.partition(END)[0].split():
            if address not in documents.refused:
                documents.ask(address)
    return None, "too many documents are asked for"


def _found(plan: Plan, documents: Documents, outcome: Outcome) -> Finding:
    assertion = plan.assertions[outcome.number]
    rule = plan.rules[assertion.rule]
    inherited = {key: rule.facts[key] for key in _INHERITED if key in rule.facts}
    attributes: dict[str, str] = {**inherited, **assertion.facts, **outcome.dynamic}
    message = said(outcome.text) or _unsaid(assertion)
    facts: dict[str, object] = {
        "message": message,
        "test": assertion.facts.get("test", ""),
        "context": rule.facts.get("context", ""),
        "schema": plan.name,
        "phase": plan.phase,
    }
    for key in ("id", "role", "flag", "severity", "see", "icon", "fpi", "lang"):
        if attributes.get(key):
            facts[key] = attributes[key]
    pattern = plan.patterns[rule.pattern]
    for name, where in (("pattern", pattern), ("rule", rule.facts)):
        if where.get("id"):
            facts[name] = where["id"]
    for kind, name, known in (
        ("d", "diagnostics", assertion.diagnostics),
        ("y", "properties", assertion.properties),
    ):
        texts = {
            known[n].get("id", ""): said(each) for k, n, each in outcome.references if k == kind
        }
        if texts:
            facts[name] = texts
    code = codes.FAILED_ASSERT if assertion.kind == "assert" else codes.SUCCESSFUL_REPORT
    place = (located(assertion.place),)
    return Finding(code, _place(documents, outcome), facts, place, level(attributes))


def _error(plan: Plan, documents: Documents, outcome: Outcome) -> Finding:
    related: tuple[Location, ...] = ()
    if outcome.of == "pattern":
        what, related = _pattern(plan, outcome.number)
    elif outcome.of == "rule":
        rule = plan.rules[outcome.number]
        what = f"the rule {rule.facts.get('context', '')!r}"
        related = (located(rule.place),)
    else:
        assertion = plan.assertions[outcome.number]
        what = f"the {assertion.kind} {assertion.facts.get('test', '')!r}"
        related = (located(assertion.place),)
    reason = reworded(said(outcome.text))
    place = _place(documents, outcome)
    return Finding(codes.NOT_EVALUATED, place, {"what": what, "reason": reason}, related)


def _pattern(plan: Plan, number: int) -> tuple[str, tuple[Location, ...]]:
    """A pattern in words: by its name, or else by its first rule; and where that rule is."""
    facts = plan.patterns[number]
    kind = facts.get("kind", "pattern")
    named = facts.get("id") or facts.get("name") or facts.get("title")
    first = next((each for each in plan.rules if each.pattern == number), None)
    where = () if first is None else (located(first.place),)
    if named or first is None:
        return f"the {kind} {named or ''!r}", where
    return f"the {kind} of the rule {first.facts.get('context', '')!r}", where


def _place(documents: Documents, outcome: Outcome) -> Location:
    spot = outcome.spot
    if spot is None:
        return documents.location("", "document-node", 0, "")
    return documents.location(spot.address, spot.kind, spot.event, spot.name)


def _unsaid(assertion: Assertion) -> str:
    test = assertion.facts.get("test", "")
    return f"{'this is not so' if assertion.kind == 'assert' else 'this is so'}: {test}"


def level(attributes: dict[str, str]) -> Severity | None:
    """The level that ``severity``, ``role`` or ``flag`` tell; None where they tell none."""
    for name in ("severity", "role", "flag"):
        for word in attributes.get(name, "").lower().split():
            if word in _LEVELS:
                return _LEVELS[word]
    return None


def located(place: Place) -> Location:
    """A place of the schema."""
    source, line, column, xpath = place
    return Location(source, Position(line, column), xpath or None)
