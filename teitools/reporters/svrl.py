"""The Schematron Validation Report Language (ISO 19757-3, annex D), of findings of any engine.

Each document is an active pattern, each finding a failed assertion with its code as `id` and
its level as `role`. What a Schematron engine said keeps its own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from teitools.reporters.journal import Entry, Judged
from teitools.reporters.outcome import Outcome, address
from teitools.reporters.text import holdable

_NAMESPACE = "http://purl.oclc.org/dsdl/svrl"


def write(outcome: Outcome) -> Iterator[str]:
    """The document. An assertion's `location` is an XPath, or empty where none is known."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<svrl:schematron-output xmlns:svrl="{_NAMESPACE}" title="teitools">\n'
    begun = False
    for item in outcome.journal.items():
        if isinstance(item, Judged):
            if not begun:
                yield _pattern(item.file)
            begun = False
        else:
            if not begun:
                yield _pattern(item.file)
                begun = True
            yield _assertion(item)
    yield "</svrl:schematron-output>\n"


def _pattern(file: str) -> str:
    document = quoteattr(holdable(address(file)))
    return f'  <svrl:active-pattern documents={document}/>\n  <svrl:fired-rule context="/"/>\n'


def _assertion(entry: Entry) -> str:
    facts = entry.data["facts"]
    test = quoteattr(holdable(str(facts.get("test", "") or f"not({entry.code})")))
    location = quoteattr(holdable(entry.data["xpath"] or "/"))
    line, column = entry.place or (1, 1)
    said = escape(holdable(entry.message))
    return (
        f'  <svrl:failed-assert id="{entry.code}" role="{entry.severity.label}" '
        f"location={location} test={test}>\n"
        f"    <svrl:text>{said}</svrl:text>\n"
        f'    <svrl:property-reference property="position">'
        f"<svrl:text>{line}:{column}</svrl:text></svrl:property-reference>\n"
        "  </svrl:failed-assert>\n"
    )
