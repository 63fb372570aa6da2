"""What is doubtful in a customization is told where it is caused, and once."""

from teitools.api.compiling import check_odd
from teitools.source import Source
from tests.odd.compiled import small_odd
from tests.odd.test_checking import ALL, SPECS


def test_a_child_whose_classes_change_is_told_once_and_there():
    odd = Source(
        "my.odd",
        small_odd(
            "\n" + ALL + '<elementSpec ident="p" mode="change">\n'
            '<classes mode="change"><memberOf key="model.inline"/></classes></elementSpec>'
        ),
    )
    report = check_odd(odd, specifications=SPECS)
    (finding,) = (finding for finding in report if finding.code.id == "O148")
    assert finding.location.position.line == 4
    assert finding.message.startswith("<p>") or "more)" in finding.message


def test_any_element_is_told_of_the_element_that_contains_it():
    odd = Source(
        "my.odd",
        small_odd(
            "\n" + ALL + '<elementSpec ident="hi" mode="change"><content>\n'
            '<anyElement minOccurs="0"/></content></elementSpec>'
        ),
    )
    report = check_odd(odd, specifications=SPECS)
    (finding,) = (finding for finding in report if finding.code.id == "O148")
    assert finding.message.startswith("<hi> allows"), finding.message
    assert finding.location.position.line == 4


def test_a_schema_without_documents_is_not_said_to_be_tei():
    declarations = ALL + '<elementSpec ident="p" mode="delete"/>'
    report = check_odd(small_odd("\n" + declarations), specifications=SPECS)
    lines = {f.location.position.line for f in report if f.code.id == "O131"}
    assert 4 in lines, "the lack is told where it is caused"
    assert "O150" not in {finding.code.id for finding in report}
