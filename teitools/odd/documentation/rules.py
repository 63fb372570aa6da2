"""Rules: constraints in words, each with what it asks of what."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from teitools.odd.constraints import SCHEMES
from teitools.odd.documentation.book import Book
from teitools.odd.documentation.markup import add, say
from teitools.odd.documentation.sentences import Sentences
from teitools.odd.grammar import Constraint
from teitools.odd.prose import Prose
from teitools.xml.names import SCH

_TESTS = (f"{{{SCH}}}assert", f"{{{SCH}}}report")
_RULE = f"{{{SCH}}}rule"


class Rules:
    """Writes the constraints of a schema into a page."""

    def __init__(self, book: Book, sentences: Sentences) -> None:
        self._book = book
        self._sentences = sentences

    def write(
        self, parent: etree._Element, constraints: Iterable[Constraint], prose: Prose
    ) -> None:
        """A list of `constraints`; nothing where there are none to show."""
        kept = [c for c in constraints if c.spec.scheme in SCHEMES]
        shown = [(c, test) for c in kept for test in _tests(c)]
        if not shown:
            return
        outer = add(parent, "ul", class_="rules")
        told: set[str] = set()
        for constraint, (context, test) in shown:
            item = add(outer, "li")
            said = prose.of("constraint", constraint.spec.ident)
            if constraint.spec.ident not in told:
                told.add(constraint.spec.ident)
                for desc in said.chosen("desc", self._book.language)[:1]:
                    self._sentences.paragraph(item, desc)
            self._test(item, context, test)

    def _test(self, item: etree._Element, context: str, test: etree._Element) -> None:
        message = add(item, "p", class_="message")
        _message(message, test)
        if not "".join(map(str, message.itertext())).strip():
            message.text = "(no message)"
        details = add(item, "details")
        add(details, "summary", "The test")
        facts = add(details, "dl")
        asked = "must hold" if test.tag == _TESTS[0] else "must not hold"
        for term, text in (("in", context), (asked, test.get("test", ""))):
            row = add(facts, "div")
            add(row, "dt", term)
            add(add(row, "dd"), "code", " ".join(text.split()))


def _tests(constraint: Constraint) -> Iterable[tuple[str, etree._Element]]:
    for node in map(etree.fromstring, constraint.spec.children):
        if node.tag in _TESTS:
            yield constraint.context, node
        for rule in node.iter(_RULE):
            for test in rule.iterchildren(*_TESTS):
                yield rule.get("context", ""), test


def _message(parent: etree._Element, test: etree._Element) -> None:
    say(parent, _even(test.text))
    for child in test:
        match etree.QName(child).localname if isinstance(child.tag, str) else "":
            case "name":
                add(parent, "var", "this element", title=child.get("path", "."))
            case "value-of":
                add(parent, "var", "…", title=child.get("select", ""))
            case "":
                pass
            case _:
                say(parent, _even("".join(map(str, child.itertext()))))
        say(parent, _even(child.tail))


def _even(text: str | None) -> str:
    if not text:
        return ""
    even = " ".join(text.split())
    before = " " if text[0].isspace() else ""
    return before + even + (" " if text[-1].isspace() and even else "")
