"""One mistake, one message: what several engines say of it is told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teitools.findings import Finding
from teitools.relaxng import codes as relaxng
from teitools.rules.calendar import IMPOSSIBLE
from teitools.rules.identifiers import DUPLICATE
from teitools.xsd import codes as xsd

_ATTRIBUTES = frozenset(
    {
        relaxng.UNEXPECTED_ATTRIBUTE,
        relaxng.MISSING_ATTRIBUTE,
        relaxng.WRONG_VALUE,
        relaxng.DUPLICATE_ID,
        relaxng.DANGLING_IDREF,
        xsd.UNEXPECTED_ATTRIBUTE,
        xsd.MISSING_ATTRIBUTE,
        xsd.WRONG_VALUE,
    }
)
_VALUES = frozenset({relaxng.WRONG_VALUE, xsd.WRONG_VALUE})
_DISPLACED = frozenset(
    {
        relaxng.UNEXPECTED_ELEMENT,
        relaxng.MISPLACED_ELEMENT,
        relaxng.UNKNOWN_ELEMENT,
        relaxng.WRONG_NAMESPACE,
        relaxng.WRONG_ROOT,
        xsd.UNEXPECTED_ELEMENT,
        xsd.WRONG_ROOT,
    }
)


class Told:
    """What engines have told of a document: of which elements the attributes are wrong, of
    which the content, and which are at a wrong place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._attributes: set[str] = set()
        self._contents: set[str] = set()
        self._displaced: set[str] = set()
        for finding in findings:
            path = finding.location.xpath or ""
            if finding.code in _ATTRIBUTES:
                self._attributes.add(path)
                continue
            self._contents.add(_content(finding))
            if finding.code in _DISPLACED:
                self._displaced.add(path)

    def __contains__(self, finding: Finding) -> bool:
        """Whether `finding` says what has been told already, or follows from it.

        Engines blame an element, or the child at which it goes wrong, for one mistake; what is
        in an element at a wrong place follows from that.
        """
        path = finding.location.xpath or ""
        if any(above in self._displaced for above in _upward(path)):
            return True
        if finding.code in _ATTRIBUTES:
            return path in self._attributes
        if finding.code is xsd.INVALID and path in self._attributes:
            return True
        return _content(finding) in self._contents


def untold(
    findings: Iterable[Finding], told: Iterable[Finding], rules: Iterable[Finding]
) -> Iterator[Finding]:
    """Those of `findings` that another engine (`told`) or the rules have not told already."""
    known = Told(told)
    twice: set[str | None] = set()
    dates: set[tuple[str | None, object]] = set()
    for rule in rules:
        if rule.code is DUPLICATE:
            twice.add(rule.location.xpath)
        elif rule.code is IMPOSSIBLE:
            dates.add((rule.location.xpath, rule.facts["attribute"]))
    for finding in findings:
        place = finding.location.xpath
        repeated = _is_duplicate_id(finding) and place in twice
        if finding.code in _VALUES and (place, finding.facts.get("attribute")) in dates:
            repeated = True
        if not repeated and finding not in known:
            yield finding


def _is_duplicate_id(finding: Finding) -> bool:
    if finding.code is xsd.WRONG_VALUE:
        return finding.facts.get("attribute") == "xml:id"
    return finding.code is relaxng.DUPLICATE_ID


def _content(finding: Finding) -> str:
    """The path of the element whose content is not as it should be."""
    path = finding.location.xpath or ""
    return path.rpartition("/")[0] if finding.code in _DISPLACED else path


def _upward(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]
