"""One fixed run, reported in every form."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture

from teitools.findings import Code, Finding, Report, Severity
from teitools.findings.fingerprint import Fingerprints
from teitools.reporters import github, sarif
from teitools.reporters.formats import NAMES, writer
from teitools.reporters.journal import Journal, conclusion, entry_line
from teitools.reporters.outcome import Outcome
from teitools.source import Location, Position
from tests.requirements import ROOT

WRONG = Code("R213", "unexpected-attribute", Severity.ERROR, "the attribute {attribute!r} is wrong")
ODD = Code("P404", "date-disagrees", Severity.WARNING, "the date says {text!r} [see](1)")
NOTE = Code("T900", "decided", Severity.INFO, "decided: {what}")
FILE = "plays/a b, 100%.xml"
LINE = "  <sp whom='x'>&amp; ]]>"
FINDINGS = [
    Finding(
        WRONG,
        Location(FILE, Position(2, 6), "/TEI/text[1]"),
        {"attribute": "whom", "expected": ("who", "ana")},
        (Location(FILE, Position(1, 1), "/TEI"), Location("/far/away.rng", Position(7, 3))),
    ),
    Finding(ODD, Location(FILE, Position(3, 200)), {"text": "a|b\n<i>\x1b[31m*"}),
    Finding(NOTE, Location(FILE), {"what": "%0A::error::x"}),
]
FORMS = sorted(set(NAMES))
ENDINGS = {"json": ".json", "jsonl": ".jsonl", "sarif": ".json", "gitlab": ".json"}
XML = {"junit", "checkstyle", "svrl"}


@pytest.fixture
def journal() -> Iterator[Journal]:
    with Journal() as journal:
        yield journal


def run(journal: Journal, findings: list[Finding], **more: Any) -> Outcome:
    fingerprints = Fingerprints(FILE)
    for finding in Report(findings):
        journal.add(entry_line(finding, fingerprints.of(finding, LINE), LINE))
    counts = Counter(finding.severity for finding in findings)
    journal.add(conclusion(FILE, not counts[Severity.ERROR]))
    journal.add(conclusion("good.xml", True))
    journal.add(conclusion("lost.xml", False, "lost.xml: the process was ended"))
    given = {"version": "1.2.3", "code": 3, "documents": 3, "invalid": 2, **more}
    return Outcome(journal=journal, counts=counts, complaints=("gone.xml: no such file",), **given)


def report(form: str, outcome: Outcome) -> str:
    return "".join(writer(form)(outcome))


@pytest.mark.parametrize("form", FORMS)
def test_report(form: str, journal: Journal, file_regression: FileRegressionFixture) -> None:
    ending = ".xml" if form in XML else ENDINGS.get(form, f".{form}.txt")
    shown = report(form, run(journal, FINDINGS))
    assert "\x1b" not in shown
    file_regression.check(shown, encoding="utf-8", extension=ending)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_was_found(form: str, journal: Journal) -> None:
    shown = report(form, run(journal, []))
    if form in XML:
        etree.fromstring(shown.encode())
    elif form in ENDINGS:
        assert json.loads(shown if form != "jsonl" else shown.splitlines()[0]) is not None
    assert form in {"gitlab", "checkstyle"} or "lost.xml" in shown or form in {"sarif", "github"}


def test_json_is_as_its_schema_says(journal: Journal) -> None:
    folder = ROOT / "teitools" / "reporters"
    schema = json.loads((folder / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    outcome = run(journal, FINDINGS)
    whole = json.loads(report("json", outcome))
    Draft202012Validator(schema).validate(whole)
    lines = [json.loads(line) for line in report("jsonl", outcome).splitlines()]
    assert lines == whole["documents"]
    assert [len(each["findings"]) for each in lines] == [3, 0, 0]


def test_sarif_has_what_the_standard_and_github_ask_for(journal: Journal) -> None:
    log = json.loads(report("sarif", run(journal, FINDINGS)))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (one,) = log["runs"]
    driver = one["tool"]["driver"]
    assert {"name", "rules", "semanticVersion"} <= driver.keys()
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rule["help"]["text"]
        assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
        assert "{" not in rule["fullDescription"]["text"]
    for result in one["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert list(result["partialFingerprints"]) == ["teitools/v1"]
        (place,) = result["locations"]
        physical = place["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "plays/a%20b,%20100%25.xml"
        assert physical["artifactLocation"]["uriBaseId"] in one["originalUriBaseIds"]
        assert physical["region"]["startLine"] >= 1
    related = one["results"][1]["relatedLocations"]
    assert [each["id"] for each in related] == [1, 2]
    assert related[1]["physicalLocation"]["artifactLocation"] == {"uri": "file:///far/away.rng"}
    (invocation,) = one["invocations"]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 2


def test_sarif_leaves_out_the_mildest(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    outcome = run(journal, [*FINDINGS, *numbered(WRONG, 2)])
    (one,) = json.loads(report("sarif", outcome))["runs"]
    assert [result["ruleId"] for result in one["results"]] == ["R213"] * 3
    said = one["invocations"][0]["toolExecutionNotifications"]
    assert "2 findings are left out" in json.dumps(said)


def numbered(code: Code, count: int) -> list[Finding]:
    return [
        Finding(code, Location(FILE, Position(10 + n, 1)), {"attribute": n, "text": n, "what": n})
        for n in range(count)
    ]


def test_github_shows_changed_lines_first(journal: Journal) -> None:
    changed = {FILE: frozenset({29})}
    outcome = run(journal, [*numbered(WRONG, 25), *numbered(ODD, 12)], changed=changed)
    lines = report("github", outcome).splitlines()
    assert lines[0].startswith("::error file=plays/a b%2C 100%25.xml,line=29,col=1,title=R213 ")
    levels = Counter(re.match(r"::(\w+)", line)[1] for line in lines)  # type: ignore[index]
    assert levels["error"] == github.MOST_OF_A_LEVEL + 1
    assert levels["warning"] == github.MOST_OF_A_LEVEL
    assert lines[-1] == "::notice title=teitools::not shown here: 15 errors, 2 warnings"


def test_a_command_cannot_be_forged(journal: Journal) -> None:
    lines = report("github", run(journal, FINDINGS)).splitlines()
    assert all(line.startswith("::") for line in lines)
    assert "%250A::error::x" in lines[2]


def test_fingerprints_survive_moved_lines() -> None:
    first, second = numbered(WRONG, 1)[0], numbered(WRONG, 1)[0]
    moved = Finding(WRONG, Location(FILE, Position(99, 4)), first.facts)
    one, other = Fingerprints(FILE), Fingerprints(f"./{FILE}")
    assert one.of(first, LINE) == other.of(moved, f"\t{LINE.strip()} ")
    assert one.of(second, LINE) != other.of(moved, "another line")
    assert Fingerprints("b.xml").of(first, LINE) != Fingerprints(FILE).of(first, LINE)
    assert Fingerprints(FILE).of(first, LINE) not in {one.of(first, LINE), one.of(first, LINE)}


def test_nothing_is_left_of_a_journal() -> None:
    with Journal() as journal:
        journal.add(conclusion("a.xml", True))
        (name,) = [each.file for each in journal.judged()]
        path = Path(journal._file.name)
        assert path.exists()
        assert name == "a.xml"
    assert not path.exists()
