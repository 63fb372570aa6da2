"""One fixed report, in every format."""

from __future__ import annotations

import json as json_reader

from pytest_regressions.file_regression import FileRegressionFixture

from teitools.findings import Code, Finding, Report, Severity
from teitools.reporters import json, text
from teitools.source import Location, Position

WRONG = Code("R213", "unexpected-attribute", Severity.ERROR, "the attribute {attribute!r} is wrong")
ODD = Code("P404", "date-disagrees", Severity.WARNING, "the date says {text!r}")
NOTE = Code("T900", "decided", Severity.INFO, "decided: {what}")
REPORT = Report(
    [
        Finding(
            WRONG,
            Location("play.xml", Position(2, 6), "/TEI/text[1]"),
            {"attribute": "whön", "expected": ("who", "ana"), "meant": None, "count": 2},
            (Location("play.xml", Position(1, 1), "/TEI"),),
        ),
        Finding(ODD, Location("play.xml", Position(3, 200)), {"text": "a\nb\x1b[31m"}),
        Finding(NOTE, Location("play.xml"), {"what": Position(1, 1)}),
    ]
)
LINES = {2: "\t  é <sp whön='x'>", 3: "x" * 199 + "<date>" + "y" * 300}


def test_text(file_regression: FileRegressionFixture) -> None:
    shown = []
    for finding in REPORT:
        shown.append(text.line(finding))
        position = finding.location.position
        if position is not None:
            shown.extend(text.excerpt(finding, LINES[position.line]))
        shown.extend(text.related(finding))
    counts = {finding.severity: 1 for finding in REPORT}
    shown.append(text.summary(2, 1, counts))
    file_regression.check("\n".join(shown) + "\n", encoding="utf-8")


def test_the_caret_stands_below_the_place() -> None:
    for finding in REPORT:
        position = finding.location.position
        if position is not None:
            source, caret = text.excerpt(finding, LINES[position.line])
            assert source[caret.index("^")] == "<"


def test_nothing_to_show_of_an_empty_line() -> None:
    assert list(text.excerpt(REPORT.findings[1], "  ")) == []


def test_style_is_told_the_roles() -> None:
    styled = text.line(REPORT.findings[1], lambda shown, role: f"<{role}>{shown}</{role}>")
    assert styled.startswith("<place>play.xml:2:6:</place> <error>error</error> <code>[R213 ")


def test_summary() -> None:
    assert text.summary(1, 0, {}) == "1 document, all valid: no findings"


def test_json(file_regression: FileRegressionFixture) -> None:
    line = json.document("play.xml", REPORT)
    assert "\n" not in line
    pretty = json_reader.dumps(json_reader.loads(line), indent=1, ensure_ascii=False)
    file_regression.check(pretty + "\n", encoding="utf-8", extension=".json")
