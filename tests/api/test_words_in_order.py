"""TEI of others: words keep their order, and where one goes a finding has it."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from lxml import etree

import teitools
from teitools.api.project_schema import is_valid
from teitools.odd import content
from teitools.odd.grammar import Grammar
from teitools.tei.repairs import Repairs
from teitools.xml.names import tei
from tests.odd.compiled import grammar_of
from tests.odd.generator import Generator
from tests.requirements import SHARED, need

TEI_ALL = SHARED / "tei" / "odd" / "tei_all.odd"
NEVER = 99
_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p>P</p>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


class Decoded(NamedTuple):
    """What becomes of a document: its text as TEI, what is said of it, and the words it had."""

    text: str
    said: list[teitools.Finding]
    before: list[str]
    after: list[str]


def decoded(text: str) -> Decoded:
    """The document with that text, decoded and encoded again."""
    data = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{_HEADER}{text}</TEI>'.encode()
    typed = teitools.decode(data)
    encoded = teitools.encode(typed)
    assert [each.code.id for each in encoded.findings] == ["T210"]
    assert is_valid(encoded)
    inner = bytes(encoded).decode().partition("<text>")[2].partition("</text>")[0]
    stripped = "".join(line.strip() for line in inner.split("\n"))
    return Decoded(stripped, list(typed.findings), words(data), words(bytes(encoded)))


def words(data: bytes) -> list[str]:
    """The words of the text that are marked as such: `w1.`, `w2.` and so on."""
    text = etree.fromstring(data).find(tei("text"))
    assert text is not None
    return re.findall(r"w\d+\.", "".join(map(str, text.itertext(etree.Element, etree.Entity))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<app><lem>w1.</lem></app><front><p>w2.</p></front><body><p>w3.</p></body>",
            "<front><p>w1.</p><p>w2.</p></front><body><p>w3.</p></body>",
        ),
        (
            "<front><p>w1.</p></front><app><lem>w2.</lem></app><body><p>w3.</p></body>",
            "<front><p>w1.</p></front><body><p>w2.</p><p>w3.</p></body>",
        ),
        (
            "<body><p>w1.</p></body><app><lem>w2.</lem></app><back><p>w3.</p></back>",
            "<body><p>w1.</p><p>w2.</p></body><back><p>w3.</p></back>",
        ),
        (
            "<body><p>w1.</p></body><back><p>w2.</p></back><app><lem>w3.</lem></app>",
            "<body><p>w1.</p></body><back><p>w2.</p><p>w3.</p></back>",
        ),
        (
            "<note>w1.</note><writing>w2.</writing><note>w3.</note><body><p>w4.</p></body>",
            "<note>w1.</note><body><p>w2. <note>w3.</note></p><p>w4.</p></body>",
        ),
        (
            "<body><p>w1.</p></body><writing>w2.</writing><note>w3.</note>",
            "<body><p>w1.</p><p>w2.</p></body><note>w3.</note>",
        ),
        (
            "<body><p>w1.</p></body><front><p>w2.</p></front>",
            "<body><p>w1.</p><div><p>w2.</p></div></body>",
        ),
        (
            "<back><p>w1.</p></back><body><p>w2.</p></body>",
            "<body><div><p>w1.</p></div><div><p>w2.</p></div></body>",
        ),
        (
            "<front><p>w1.</p></front><writing>w2.</writing><back><p>w3.</p></back>",
            "<front><p>w1.</p></front><body><p>w2.</p></body><back><p>w3.</p></back>",
        ),
        (
            "<body><div><div><p>w1.</p></div><ab>w2.</ab><ab>w3.</ab></div></body>",
            "<body><div><div><p>w1.</p></div><div><p>w2.</p><p>w3.</p></div></div></body>",
        ),
        (
            "<body><div><div><p>w1.</p></div><m>w2.</m></div></body>",
            "<body><div><div><p>w1.</p></div><div><p>w2.</p></div></div></body>",
        ),
    ],
)
def test_what_stands_beside_the_parts_of_a_text_goes_on_where_it_stood(
    text: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(Repairs, "flatten")
    found = decoded(f"<text>{text}</text>")
    assert found.text == expected
    assert found.after == found.before
    assert all(each.code.id == "D111" or each.location.position for each in found.said)


def test_each_element_that_goes_elsewhere_is_said() -> None:
    text = "<note>w1.</note><writing>w2.</writing><note>w3.</note><body><p>w4.</p></body>"
    said = [each.message for each in decoded(f"<text>{text}</text>").said]
    assert "the notation cannot say <note> in <text>: it goes into <body>" in said
    assert "the notation has no room for words in <text>: they go into its parts" in said


class Words(Generator):
    """Documents of a grammar whose words tell their order."""

    def __init__(self, grammar: Grammar, seed: int, heights: Heights) -> None:
        super().__init__(grammar, seed)
        self.height = heights.of  # type: ignore[assignment]
        self.count = 0

    def content(self, pattern: content.Pattern, depth: int) -> str:
        if not isinstance(pattern, content.Text):
            return super().content(pattern, depth)
        self.count += 1
        return f" w{self.count}. " if self.random.random() < 0.7 else ""

    def value(self, pattern: content.Pattern) -> str:
        try:
            return super().value(pattern)
        except KeyError:  # a pattern that has no sample
            return "x"


class Heights:
    """How many levels patterns need at the least; of a large grammar found step by step."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._elements = dict.fromkeys(grammar.elements, NEVER)
        self._known: dict[int, tuple[int, content.Pattern]] = {}
        changed = True
        while changed:
            found = {
                key: min(NEVER, 1 + self._height(each.content))
                for key, each in grammar.elements.items()
            }
            changed, self._elements = found != self._elements, found

    def of(self, pattern: content.Pattern) -> int:
        if id(pattern) not in self._known:
            self._known[id(pattern)] = self._height(pattern), pattern
        return self._known[id(pattern)][0]

    def _height(self, pattern: content.Pattern) -> int:
        match pattern:
            case content.NotAllowed():
                return NEVER
            case content.ElementRef(key):
                return self._elements[key]
            case content.Named(name):
                inner = self._grammar.patterns.get(name)
                return 0 if inner is None else self._height(inner)
            case content.Sequence(items) | content.Interleave(items):
                return max(map(self._height, items), default=0)
            case content.Choice(items):
                return min(map(self._height, items), default=NEVER)
            case content.Repeat(item, low, _):
                return self._height(item) if low else 0
        return 0


@pytest.fixture(scope="module")
def heights() -> Heights:
    need("shared")
    return Heights(grammar_of(TEI_ALL))


SEEDS = [
    *range(24),
    *(pytest.param(seed, marks=pytest.mark.long) for seed in range(24, 1500)),
]


@pytest.mark.parametrize("seed", SEEDS)
def test_words_of_any_tei_keep_their_order(seed: int, heights: Heights) -> None:
    made = Words(grammar_of(TEI_ALL), seed, heights)
    text = made.element("text", 4 + seed % 5)
    if len(text) > 50_000:
        return
    found = decoded(text)
    said = " ".join(each.message for each in found.said)
    kept = set(found.after)
    assert [each for each in found.before if each in kept] == found.after
    assert [each for each in found.before if each not in kept and each not in said] == []
    assert all(each.code.id == "D111" or each.location.position for each in found.said)
