"""One mistake, one message: what several engines say of it is told once.

Grammars (RELAX NG, XSD) say the same of a document; what Schematron says is its own, and is
neither left out for what a grammar says nor the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from teitools.findings import Finding
from teitools.relaxng import codes as relaxng
from teitools.rules.calendar import IMPOSSIBLE
from teitools.rules.files import DANGLING_PREFIXED, MISSING_ID
from teitools.rules.identifiers import DUPLICATE
from teitools.rules.pointers import DANGLING
from teitools.rules.tags import INVALID as INVALID_TAG
from teitools.schematron.codes import FAILED_ASSERT, SUCCESSFUL_REPORT
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
_CONTENTS = frozenset(
    {
        *_DISPLACED,
        relaxng.MISSING_ELEMENT,
        relaxng.UNEXPECTED_TEXT,
        relaxng.WRONG_TEXT,
        xsd.MISSING_ELEMENT,
        xsd.UNEXPECTED_TEXT,
        xsd.WRONG_TEXT,
        xsd.INVALID,
    }
)
_GRAMMARS = _ATTRIBUTES | _CONTENTS
"""What RELAX NG and XSD say of a mistake."""
_OF_VALUES = frozenset({IMPOSSIBLE, INVALID_TAG})
_OF_POINTERS = frozenset({DANGLING, MISSING_ID, DANGLING_PREFIXED})
_PUNCTUATION = ".,:;!?'\"\u2018\u2019\u201c\u201d"
_SCHEMATRON = frozenset({FAILED_ASSERT, SUCCESSFUL_REPORT})


class Told:
    """What grammars have told of a document: of which elements the attributes are wrong, of
    which the content, and which are at a wrong place."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._attributes: set[str] = set()
        self._contents: set[str] = set()
        self._displaced: set[str] = set()
        for finding in findings:
            path = finding.location.xpath or ""
            if finding.code in _ATTRIBUTES:
                self._attributes.add(path)
            elif finding.code in _CONTENTS:
                self._contents.add(_content(finding))
                if finding.code in _DISPLACED:
                    self._displaced.add(path)

    def __contains__(self, finding: Finding) -> bool:
        """Whether `finding` says what has been told already, or follows from it.

        Grammars blame an element, or the child at which it goes wrong, for one mistake; what is
        in an element at a wrong place follows from that.
        """
        if finding.code not in _GRAMMARS:
            return False
        path = finding.location.xpath or ""
        if any(above in self._displaced for above in _upward(path)):
            return True
        if finding.code in _ATTRIBUTES:
            return path in self._attributes
        if finding.code is xsd.INVALID and path in self._attributes:
            return True
        return _content(finding) in self._contents


def untold(findings: Iterable[Finding], told: Iterable[Finding]) -> Iterator[Finding]:
    """Those of `findings` that another schema, which found what is `told`, has not told already."""
    known = Told(told)
    return (finding for finding in findings if finding not in known)


def once(findings: Iterable[Finding]) -> list[Finding]:
    """`findings` of one document, their levels set, without what both a rule and a schema say.

    The one that is worse is kept; the rule, where they are as bad: what is switched off or made
    milder never hides what is not.
    """
    listed = list(findings)
    rules = [each for each in listed if each.code.id.startswith("P")]
    if not rules:
        return listed
    said = _Said(rules)
    dropped: set[int] = set()
    for number, finding in enumerate(listed):
        rule = said.rule(finding)
        if rule is not None:
            dropped.add(number if rule.severity >= finding.severity else id(rule))
    return [
        each
        for number, each in enumerate(listed)
        if number not in dropped and id(each) not in dropped
    ]


class _Said:
    """What rules say of mistakes of which schemas may speak, too."""

    def __init__(self, rules: Iterable[Finding]) -> None:
        self._ids: dict[_Place, Finding] = {}
        self._values: dict[tuple[_Place, object], Finding] = {}
        self._pointers: dict[_Place, list[Finding]] = {}
        for rule in rules:
            place = _place(rule)
            if rule.code == DUPLICATE:
                self._ids[place] = rule
            elif rule.code in _OF_VALUES:
                self._values[place, rule.facts["attribute"]] = rule
            elif rule.code in _OF_POINTERS:
                self._pointers.setdefault(place, []).append(rule)

    def rule(self, finding: Finding) -> Finding | None:
        """The finding of a rule that says what `finding`, one of a schema, says."""
        place = _place(finding)
        if _is_duplicate_id(finding) and place in self._ids:
            return self._ids[place]
        if finding.code in _VALUES:
            return self._values.get((place, finding.facts.get("attribute")))
        if finding.code in _SCHEMATRON and place in self._pointers:
            words = {word.strip(_PUNCTUATION) for word in finding.message.split()}
            for rule in self._pointers[place]:
                if rule.facts["pointer"] in words:
                    return rule
        return None


_Place = tuple[str, str | None]


def _place(finding: Finding) -> _Place:
    return finding.location.source, finding.location.xpath


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
