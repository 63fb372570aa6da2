"""What is not run must say nothing: documents that a schema is silent about, without SaxonC."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.errors import SchemaError
from teitools.schematron.schema import Schematron, load, load_schema
from teitools.schematron.silence import Silence
from teitools.source import Source
from teitools.xml.document import Document
from tests.requirements import SHARED, TEI_ALL, need

_HEAD = (
    '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
    '<ns prefix="t" uri="urn:t"/>'
)
CONTEXTS = (
    "t:a", "t:b[@x]", "t:*[@x and @y]", "t:*[@x or @y]", "*", "a", "t:a/t:b", "t:a//t:c | t:b",
    "t:a[not(t:b)]", "t:c[1]", "t:a/t:b[2]/t:c", "(t:a | t:c)/t:b", "t:b/@x", "@x", "t:a[t:b[1]]",
    "t:a[not(t:b[1][@x])]", "t:b[@x = '1'][@y eq '2']", "/t:a", "/*", "t:c[@x castable as xs:date]",
    "t:a[some $i in * satisfies $i/@x]", "*:b", "t:a[. is /*]", "t:b[preceding::t:c]",
    "t:c except t:a/t:c",
    "child::t:b", "t:a/descendant::t:c", "t:a[@x/..]", "t:b[position() = last()]", "element(t:a)",
)  # fmt: skip
TESTS = (
    "@x", "not(@x)", "t:b and t:c", "t:b or @y", "count(t:*) > 1", "count(*) gt 1", "@x = '1'",
    "@x eq '1'", "@x != '1'", "@x ne '1'", "@x = @y", "t:b = t:c", "t:b = 'v'", "* = ('v', 'w')",
    "normalize-space(.) = 'v'", "string-length(normalize-space()) > 1", "contains(@x, '1')",
    "starts-with(., 'v')", "ancestor::t:a", "ancestor::t:a[@x]/t:b", "parent::t:a | t:c",
    "following-sibling::t:b[1]/@x", "preceding::*[1][self::t:b]", "../@y", ".//t:c[@x]",
    "//t:c", "/t:a/@x", "exists(t:b)", "empty(t:b)", "boolean(@x)", "true()", "false()",
    "'text'", "''", "count(t:b[@x]) = count(t:c)", "self::t:a", ". = ''", "string(@x)",
    "@x and (t:b or not(@y))", "t:b[1]", "t:b[@x][1]", "t:b[not(@x)]/following-sibling::*",
    "$name = 'b'", "preceding-sibling::*[name(.) eq $name]", "ancestor::*[@x = current()/@x]",
    "count($nodes) > 1", "@x cast as xs:integer > 1", "some $i in * satisfies $i = 'v'",
    "for $i in 1 to 2 return $i", "if (@x) then @y else t:b", "matches(@x, '1')", "id(@x)",
    "t:b/text()", "@*", "@* except @x", "name() = 't:a'", "(t:b, t:c)[2]", "t:b, t:c",
    "string(t:b) = 'v'", "t:b eq 'v'", "@x < 2", "@x lt '2'", "not(t:b = 'v' and @x)", "'a&amp;b'",
    "* instance of element()", "@xml:id", "@x and @y and t:b", "not(t:b[@x and @y and @x])",
    "@x | @y", "a", "count(a) = 0", "deep-equal(t:b, t:c)", "t:b is t:b",
)  # fmt: skip


def schema(rules: Iterator[tuple[str, str, str]]) -> str:
    patterns = "".join(
        f'<pattern><rule context="{context}"><let name="name" value="name(.)"/>'
        f'<let name="nodes" value="*"/><{kind} test="{test}">said</{kind}></rule></pattern>'
        for context, kind, test in rules
    )
    return f'{_HEAD}<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>{patterns}</schema>'


def loaded(text: str) -> Schematron:
    return load(Source("s.sch", text.encode()))


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    name = draw(st.sampled_from(["a", "b", "c", "n"]))
    attributes = draw(st.sets(st.sampled_from(["x", "y"])))
    said = "".join(
        f' {each}{draw(st.sampled_from(["", " "]))}="{draw(st.sampled_from("12v"))}"'
        for each in sorted(attributes)
    )
    if name == "n":
        return f'<a xmlns=""{said}>v</a>'
    count = draw(st.integers(0, 3)) if depth < 3 else 0
    inner = [draw(elements(depth + 1)) for _ in range(count)]
    text = draw(st.sampled_from(["", "v", " v ", "w", "<!--v-->", "<?x y?>"]))
    return f"<{name}{said}>{text}{''.join(inner)}</{name}>"


@pytest.fixture(scope="module")
def rules() -> list[tuple[tuple[str, str, str], Schematron]]:
    """A schema for each test and each context, some with a test that is known to be plain."""
    need("saxonche")
    pairs = [("*", kind, test) for kind in ("assert", "report") for test in TESTS]
    pairs += [(context, "report", "true()") for context in CONTEXTS]
    pairs += [(context, "assert", "@y") for context in CONTEXTS]
    made = []
    for pair in pairs:
        with suppress(SchemaError):  # SaxonC refuses some
            made.append((pair, loaded(schema(iter([pair])))))
    assert len(made) > 150
    return made


def test_nothing_is_missed(rules: list[tuple[tuple[str, str, str], Schematron]]) -> None:
    heard: Counter[str] = Counter()

    @settings(max_examples=6, deadline=None)
    @given(st.lists(elements(), max_size=4))
    def judge(inner: list[str]) -> None:
        text = f'<a xmlns="urn:t">{"".join(inner)}</a>'
        document = Document(Source("d.xml", text.encode()))
        for pair, schematron in rules:
            heard[_judged(pair, schematron, document, text)] += 1

    judge()
    assert heard["silent"] > 150, "there was hardly anything to miss"
    assert heard["asked"] > 150
    assert heard["never"] < len(rules)


def _judged(
    pair: tuple[str, str, str], schematron: Schematron, document: Document, text: str
) -> str:
    """Whether the schema was silent; if so, that it finds nothing when it is asked."""
    silence = schematron._silence
    if silence is None:
        return "never"
    if not silence.covers(document):
        return "asked"
    schematron.__dict__["_silence"] = None
    found = list(schematron.validate(document))
    schematron.__dict__["_silence"] = silence
    assert not found, (pair, text)
    return "silent"


@pytest.mark.parametrize(
    ("context", "kind", "test", "text", "silent"),
    [
        ("t:a", "assert", "@x", '<a x="1"/>', True),
        ("t:a", "assert", "@x", "<a/>", False),
        ("t:b", "assert", "current-date() lt $x", "<a/>", True),
        ("t:b/@x", "report", "true()", "<a x='1'/>", True),
        ("(t:c | t:d)/t:b/t:a", "report", "true()", "<a/>", True),
        ("t:a[@x cast as xs:integer]", "report", "true()", "<a/>", False),
        ("t:a", "report", "preceding-sibling::*[name(.) eq $name]", "<a/>", True),
        ("t:a", "report", "../*[@x = current()/@x][2]", "<c><a x='1'/><a x='2'/></c>", True),
        ("t:a", "report", "../*[@x = current()/@x][2]", "<c><a x='1'/><a x='1'/></c>", False),
        ("t:a", "assert", "@x", '<!DOCTYPE a><a x="1"/>', False),
        ("t:a[not(t:b[1])]", "report", "true()", "<a><b/></a>", True),
        ("t:a[not(t:b[last()])]", "report", "true()", "<a><b/></a>", False),
    ],
)
def test_what_is_known(context: str, kind: str, test: str, text: str, silent: bool) -> None:
    need("saxonche")
    text = text.replace("<a", '<a xmlns="urn:t"') if "<c>" not in text else text
    text = text.replace("<c>", '<c xmlns="urn:t">')
    made = schema(iter([(context, kind, test)])).replace("$x", "xs:date('2020-01-01')")
    silence = loaded(made)._silence
    assert isinstance(silence, Silence)
    assert silence.covers(Document(Source("d.xml", text.encode()))) is silent


def test_without_saxon_nothing_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    need("saxonche")
    schematron = loaded(schema(iter([("t:a", "assert", "@x")])))
    monkeypatch.setattr("teitools.schematron.schema.saxon_folder", lambda: None)
    assert schematron._silence is None


def test_the_rules_of_the_tei_on_the_samples() -> None:
    need("shared", "saxonche")
    schematron = load_schema(TEI_ALL)
    silence = schematron._silence
    assert silence is not None
    silent = []
    for path in sorted((SHARED / "corpora").rglob("*.xml")):
        try:
            document = Document(Source.of(path))
        except Exception:
            continue
        if silence.covers(document):
            silent.append(Path(path).name)
            schematron.__dict__["_silence"] = None
            assert list(schematron.validate(document)) == []
            schematron.__dict__["_silence"] = silence
    assert len(silent) > 25
