"""JUnit XML, as test services read it: a test suite in which each document is a test case.

An error fails its case. What a document was found with besides goes to the output of its case.
A document that could not be judged is an error, in JUnit's sense.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from teitools.findings import Severity
from teitools.reporters.journal import Entry, Judged
from teitools.reporters.outcome import Outcome, relative
from teitools.reporters.text import holdable

_MOST_OF_A_CASE = 100


def write(outcome: Outcome) -> Iterator[str]:
    """The document."""
    from junitparser import JUnitXml, TestCase, TestSuite
    from junitparser.junitparser import Error, Failure

    suite = TestSuite("teitools")
    for judged, found, count in _cases(outcome):
        case = TestCase(holdable(relative(judged.file)), classname="teitools.validate")
        failures = [each for each in found if each.severity is Severity.ERROR]
        results = []
        if judged.fault is not None:
            results.append(_result(Error, judged.fault, "fault", judged.fault))
        for entry in failures:
            name = f"{entry.code} {entry.rule}"
            results.append(_result(Failure, f"{_place(entry)} {entry.message}", name, _said(entry)))
        if results:
            case.result = results
        rest = [_said(each) for each in found if each.severity is not Severity.ERROR]
        if count > len(found):
            rest.append(f"and {count - len(found):,} more findings")
        if rest:
            case.system_out = holdable("\n".join(rest))
        suite.add_testcase(case)
    report: Any = JUnitXml("teitools")
    report.add_testsuite(suite)
    report.update_statistics()
    yield str(report.tostring(), "utf-8")


def _cases(outcome: Outcome) -> Iterator[tuple[Judged, list[Entry], int]]:
    """Each document, the worst of its findings, and how many it has."""
    found: list[Entry] = []
    count = 0
    for item in outcome.journal.items():
        if isinstance(item, Judged):
            yield item, found, count
            found, count = [], 0
        else:
            count += 1
            if len(found) < _MOST_OF_A_CASE:
                found.append(item)
            elif item.severity is Severity.ERROR and found[-1].severity is not Severity.ERROR:
                found[-1] = item


def _result(kind: Callable[[str, str], Any], message: str, name: str, text: str) -> Any:
    result = kind(holdable(message), name)
    result.text = holdable(text)
    return result


def _place(entry: Entry) -> str:
    return "" if entry.place is None else f"line {entry.place[0]}:"


def _said(entry: Entry) -> str:
    said = entry.said(relative(entry.file))
    return f"{said}\n{entry.line.strip()}" if entry.line.strip() else said
