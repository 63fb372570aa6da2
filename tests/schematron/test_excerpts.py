"""What is decided in excerpts is decided as in the whole document, which is never more silent."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.schematron import excerpts
from teitools.schematron.excerpts import BESIDE, WITHIN, Noted, span
from teitools.schematron.silence import Silence
from teitools.schematron.speaking import Doubt
from teitools.source import Source
from teitools.xml.document import Document
from teitools.xml.stream import root_offset
from tests.schematron.test_silence import elements

CONDITIONS = (
    "t:b", "not(t:b)", "count(descendant::t:c | descendant::t:b) > 2", "@x = '1'",
    "@x and not(t:c)", "normalize-space(.) = ''", "child::*[1]/self::t:c", "parent::t:a[@x = '1']",
    "../@y = '2'", "preceding-sibling::*[name(.) = 'b']", "following-sibling::t:c[@x]",
    "not(preceding-sibling::*)", "t:b[t:c] or .//t:c[@y = 'v']", "parent::t:b/@x = @x", "../t:c",
    "../..", "ancestor::t:a[@x = '1']", "//t:c[@x = '2']", "t:b[parent::t:a/@x]", "self::t:b",
    "..[preceding-sibling::t:b]", "following::t:b", "preceding-sibling::t:b/parent::t:a",
    "string-length(../@x) > 0", "/t:a/@x", "t:b/../@x",
)  # fmt: skip
PREFIXES = {"t": "urn:t"}


def doubt(condition: str, name: str = "c") -> Doubt:
    return ([f"{{urn:t}}{name}"], [], f"//t:{name}", condition, "", [])


def noted(silence: Silence, text: str) -> Noted:
    """What is noted of a document that is looked through a second time."""
    for _ in range(2):
        found = Noted()
        found.skim(silence.shapes, text.encode(), root_offset(text.encode()) or 0)
    return found


def is_silent(silence: Silence, text: str) -> bool:
    """The same, the second time."""
    silence.covers_early(text.encode())
    return silence.covers_early(text.encode())


@pytest.fixture
def any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Excerpts are taken from the smallest documents too."""
    monkeypatch.setattr(excerpts, "_COST", -1_000_000)


@pytest.mark.usefixtures("any_size")
def test_the_whole_says_the_same() -> None:
    """Whatever the condition: making a document takes longer than all of them."""
    told: Counter[tuple[str, bool, bool]] = Counter()

    @settings(max_examples=100)
    @given(st.lists(elements(), max_size=4))
    def judge(inner: list[str]) -> None:
        text = f'<a xmlns="urn:t">{"".join(inner)}</a>'
        for condition in CONDITIONS:
            silence = Silence((PREFIXES, [doubt(condition), doubt(condition, "b")]))
            early = is_silent(silence, text)
            whole = silence.covers(Document(Source("d.xml", text.encode())))
            assert whole or not early, (condition, text)
            told[condition, early, whole] += 1

    judge()
    assert [each for each in CONDITIONS if not told[each, True, True]] == []


@pytest.mark.parametrize(
    ("condition", "needed"),
    [
        ("", WITHIN),
        ("@x and not(t:b/t:c)", WITHIN),
        (".//t:b", WITHIN),
        ("count(t:b) > 1 or *[2]//t:c", WITHIN),
        ("not(parent::t:a) and ..", BESIDE),
        ("../t:b[@x]", BESIDE),
        ("preceding-sibling::*[name(.) = 'b']", BESIDE),
        ("../..", None),
        ("parent::t:a/parent::t:a", None),
        ("../preceding-sibling::t:b", None),
        ("t:b[..]", None),
        ("ancestor::t:b", None),
        ("ancestor-or-self::t:b", None),
        ("following::t:b", None),
        ("//t:b", None),
        ("t:a and //t:b", None),
        ("/t:a", None),
        ("not(/t:a)", None),
        ("@x = /t:a/@x", None),
    ],
)
def test_how_much_is_needed(condition: str, needed: int | None) -> None:
    assert span("//t:c", [condition]) == needed
    assert span("//t:a/t:c", [condition]) is None


@pytest.mark.usefixtures("any_size")
@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<a><c/></a><c></c>", ["<c/>", "<c></c>"]),
        ("<a><c><c><b/></c ></c\n></a>", ["<c><c><b/></c ></c\n>"]),
        ("<a><c><![CDATA[</c>]]><!--</c>--></c>é<c>é</c></a>",
         ["<c>&lt;/c></c>", "<c>é</c>"]),
        ("<a><c x='\"/' ><c/></c></a>", ["<c x='\"/' ><c/></c>"]),
        ("<a><b><c/></b></a>", ["<c/>"]),
    ],
)  # fmt: skip
def test_excerpts(inner: str, said: list[str]) -> None:
    text = f'<?x <a>?><!--<a>--><a xmlns="urn:t" x="1">{inner}</a>'
    silence = Silence((PREFIXES, [doubt("t:b/t:b")]))
    taken = [each.decode() for each in noted(silence, text).excerpts]
    assert taken == said
    assert is_silent(silence, text)


@pytest.mark.usefixtures("any_size")
def test_the_parent_is_taken_from_the_second_time_on() -> None:
    text = '<a xmlns="urn:t"><b x="1"><c/><c/></b></a>'
    silence = Silence((PREFIXES, [doubt("preceding-sibling::t:b")]))
    (excerpt,) = noted(silence, text).excerpts
    assert excerpt == b'<b x="1"><c/><c/></b>'


@pytest.mark.usefixtures("any_size")
@pytest.mark.parametrize(
    ("text", "known"),
    [
        ('<a xmlns="urn:t"><b/><c/></a>', True),
        ('<a xmlns="urn:t"><b xmlns=""/><c/></a>', True),
        ('<a xmlns="urn:t"><b xmlns="urn:t" xmlns:x="urn:x"><c/></b></a>', False),
        ('<a xmlns="urn:t"><b xmlns=""><c/></b><c/></a>', True),
        ('<a xmlns="urn:t"><b xmlns=""><c><b><b/></b></c></b></a>', True),
        ('<a xmlns="urn:t"><c xmlns:x="urn:t"><x:b><b/></x:b></c></a>', False),
        ('<a xmlns="urn:t"><c xmlns:x="urn:x"/></a>', True),
        ('<c xmlns="urn:t"/>', False),
        ('<a xmlns="urn:t"><c><b><b/></b></c></a>', False),
    ],
)
def test_when_the_whole_is_needed(text: str, known: bool) -> None:
    silence = Silence((PREFIXES, [doubt("t:b/t:b")]))
    assert is_silent(silence, text) is known


def test_many_excerpts_are_not_worth_it() -> None:
    text = f'<a xmlns="urn:t">{"<b/>" * 2_000}{{}}</a>'
    silence = Silence((PREFIXES, [doubt("t:b")]))
    for count, known in ((1, True), (20, True), (100, False), (3_000, False)):
        made = text.format("<c/>" * count)
        assert is_silent(silence, made) is known
