"""Which document type declarations pass the gate, and why and where the others do not."""

from __future__ import annotations

import pyexpat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teitools.errors import DocumentError
from teitools.source import Location, Position
from teitools.xml import codes, gate_meter
from teitools.xml.gate import MAX_PROLOG, external_entity
from teitools.xml.gate_attributes import MAX_ATTRIBUTES, MAX_DEFAULTS
from teitools.xml.gate_doctype import MAX_GROUPS, Doctype
from teitools.xml.gate_entities import MAX_EXPANSION, MAX_NESTING
from teitools.xml.stream import open_stream
from teitools.xml.stream_preparation import metered
from tests.xml.driving import Pipe, drive


def doctype(text: str) -> Doctype:
    with open_stream(text.encode()) as stream:
        list(stream)
        assert stream.doctype is not None
        return stream.doctype


HARMLESS = [
    ("", ""),
    ("[]", ""),
    (" [ ] ", ""),
    ("[<!ENTITY e 'x'>]", "&e;x"),
    ("[<!ENTITY e '&f;&f;'><!ENTITY f 'x'>]", "&e;xx"),
    ("[<!ENTITY e 'x'><!ENTITY e '&e;'>]", "&e;x"),
    ("[<!ENTITY e '<b/>x'>]", "&e;x"),
    ("[<!ENTITY e '&#38;#60;'><!ENTITY lt '&#38;#60;'>]", "&e;&lt;<<"),
    ("[<!ENTITY % p 'x'>]", ""),
    ("[<!ENTITY % p SYSTEM 'p.ent'>]", ""),
    ("[<!ENTITY e SYSTEM 'e.xml'><!ENTITY f PUBLIC 'f' \"f.xml\">]", ""),
    ("[<!NOTATION n SYSTEM 'n'><!NOTATION m PUBLIC 'm'><!ENTITY e SYSTEM 'e' NDATA n>]", ""),
    ("[<!ELEMENT a ANY><!ELEMENT b ((c|d)*,(e?|f+))><!ELEMENT c (#PCDATA|d)*>]", ""),
    ("[<!ATTLIST a b CDATA 'x>' c (y|z) 'y' d NOTATION (n) #IMPLIED e ID #REQUIRED>]", ""),
    ("[<!ATTLIST a><!ATTLIST a b CDATA #FIXED '100%x;'>]", ""),
    ("[<!-- <!ENTITY e SYSTEM 'x'> %p; ]> --><?x %p; ]> ?>]", ""),
]


@pytest.mark.parametrize(("subset", "content"), HARMLESS)
def test_harmless(subset: str, content: str) -> None:
    written, text = content[: content.rfind(";") + 1], content[content.rfind(";") + 1 :]
    data = f"<?xml version='1.0'?>\n<!DOCTYPE a {subset}>\n<a>{written}</a>".encode()
    for source in (data, Pipe(data, 1), Pipe(data, 7)):
        driven = drive(source)
        assert (driven.finding, driven.text) == (None, text)


def declared(values: dict[str, str]) -> str:
    return "".join(f"<!ENTITY {name} '{value}'>" for name, value in values.items())


CHAIN = declared({f"e{number + 1}": f"&e{number};" for number in range(MAX_NESTING)})
REFUSED = [
    ("<!DOCTYPE a SYSTEM 'a.dtd'>", ("X110", 1, 1)),
    ("\n<!DOCTYPE a PUBLIC '-//TEI' \"http://example.org/a.dtd\" [", ("X110", 2, 1)),
    ("<!DOCTYPE a [%p;]>", ("X113", 1, 14)),
    ("<!DOCTYPE a [<!ENTITY % p 'x'>\n é%p;", ("X145", 1, 1)),
    ("<!DOCTYPE a [<!ENTITY % p 'x'><?é?>\n %p;]>", ("X113", 2, 2)),
    ("<!DOCTYPE a [<!ELEMENT a (%p;)>]>", ("X113", 1, 14)),
    ("<!DOCTYPE a [<!ENTITY e '1%p;'>]>", ("X113", 1, 14)),
    ("<!DOCTYPE a [<!ENTITY % e '1%p;'>]>", ("X113", 1, 14)),
    ("<!DOCTYPE a [<!ATTLIST a %p;>]>", ("X113", 1, 14)),
    ("<!DOCTYPE a [<!ENTITY e %p;>]>", ("X113", 1, 14)),
    ("<!DOCTYPE a [<![INCLUDE[]]>]>", ("X145", 1, 14)),
    ("<!DOCTYPE a [<!ENTITY e>]>", ("X145", 1, 14)),
    ("<!DOCTYPE a [<!ENTITY e 'x' 'y'>]>", ("X145", 1, 14)),
    ("<!DOCTYPE a [<!ELEMENT>]>", ("X145", 1, 14)),
    ("<!DOCTYPE a [<!ELEMENT a <b>>]>", ("X145", 1, 14)),
    ("<!DOCTYPE a [x]>", ("X145", 1, 1)),
    ("<!DOCTYPE a [", ("X145", 1, 1)),
    ("<!DOCTYPE a [<!ENTITY e 'x", ("X145", 1, 14)),
    ("<!DOCTYPE a [<!ELEMENT a", ("X145", 1, 14)),
    ("<!DOCTYPE a [] x>", ("X145", 1, 1)),
    ("<!DOCTYPE a", ("X145", 1, 1)),
    ("<!DOCTYPE>", ("X145", 1, 1)),
    ("<!DOCTYPE a 'b'>", ("X145", 1, 1)),
    ("<!DOCTYPE a>\n<!DOCTYPE a SYSTEM 'x'>", ("X136", 2, 1)),
    ("<!DOCTYPE a [<!-- never", ("X134", 1, 14)),
    ("<!DOCTYPE a><!-- never", ("X134", 1, 13)),
    ("<!DOCTYPE a [<!ENTITY e '&e;'>]>", ("X116", 1, 14)),
    ("<!DOCTYPE a [<!ENTITY e 'x&#38;f;'>\n<!ENTITY f '&#x26;e;'>]>", ("X116", 1, 14)),
    ("<!DOCTYPE a [<!ENTITY e '&#0038;e;'>]>", ("X116", 1, 14)),
    (f"<!DOCTYPE a [{CHAIN}\n<!ENTITY e0 'x'>]>", ("X115", 1, 14 + CHAIN.rindex("<"))),
    (f"<!DOCTYPE a [\n<!ENTITY e '{'x' * (MAX_EXPANSION + 1)}'>]>", ("X114", 2, 1)),
    (
        "<!DOCTYPE a [" + declared({"a": "x" * 100_000, "b": "&a;" * 5}) + "\n<!ENTITY c '&b;&b;'>",
        ("X145", 1, 1),
    ),
    (
        "<!DOCTYPE a [<!ENTITY a '" + "x" * 100_000 + "'>"
        "<!ENTITY b '&a;&a;&a;&a;&a;'>\n<!ENTITY c '&b;&b;'>]>",
        ("X114", 2, 1),
    ),
    (
        f"<!DOCTYPE a [<!ELEMENT a {'(' * (MAX_GROUPS + 1)}b{')' * (MAX_GROUPS + 1)}>]>",
        ("X121", 1, 14),
    ),
    (
        f"<!DOCTYPE a [<!ATTLIST b>\n<!ATTLIST a{' b CDATA #IMPLIED' * (MAX_ATTRIBUTES + 1)}>]>",
        ("X121", 2, 1),
    ),
    (f"<!DOCTYPE a [<!ATTLIST a b CDATA '{'x' * (MAX_DEFAULTS + 1)}'>]>", ("X121", 1, 14)),
    (
        f"<!DOCTYPE a [<!ATTLIST a b CDATA '&e;'>\n<!ENTITY e '{'x' * MAX_DEFAULTS}x'>]>",
        ("X121", 1, 14),
    ),
    ("<!DOCTYPE a [" + " " * MAX_PROLOG + "]>", ("X121", 1, MAX_PROLOG + 1)),
    ("<!DOCTYPE a>" + "\n" * MAX_PROLOG, ("X121", MAX_PROLOG - 11, 1)),
    ("<!--" + "\n" * MAX_PROLOG + "-->", ("X121", MAX_PROLOG - 3, 1)),
]


@pytest.mark.parametrize(
    ("prolog", "expected"), REFUSED, ids=[prolog[:40].strip() for prolog, _ in REFUSED]
)
def test_refused(prolog: str, expected: tuple[str, int, int]) -> None:
    data = prolog.encode()
    assert drive(data).refused == expected
    assert drive(Pipe(data, 1 if len(data) < 1000 else 9999)).refused == expected


WITHIN = [
    (CHAIN.replace("<!ENTITY e32 '&e31;'>", "") + "<!ENTITY e0 'x'>", "&e31;"),
    (f"<!ENTITY e '{'x' * MAX_EXPANSION}'>", "&e;"),
    (f"<!ELEMENT a {'(' * MAX_GROUPS}b{')' * MAX_GROUPS}>", ""),
    (f"<!ATTLIST a{''.join(f' b{n} CDATA #IMPLIED' for n in range(MAX_ATTRIBUTES))}>", ""),
    (f"<!ATTLIST a b CDATA '{'x' * MAX_DEFAULTS}'>", ""),
    ("<!ELEMENT a (" + "(b)," * 10_000 + "b)>", ""),
]


@pytest.mark.parametrize(("subset", "content"), WITHIN, ids=range(len(WITHIN)))
def test_what_is_just_within_the_bounds_passes_gate_and_expat(subset: str, content: str) -> None:
    assert drive(f"<!DOCTYPE a [{subset}]><a>{content}</a>".encode()).finding is None


def test_messages() -> None:
    def message(subset: str) -> str:
        finding = drive(f"<!DOCTYPE a {subset}><a/>".encode()).finding
        assert finding is not None
        return finding.message

    assert "'a.dtd', which is never read" in message("SYSTEM 'a.dtd'")
    assert "parameter entity 'pé'" in message("[%pé;]")
    assert "'e' refers to itself: e -> f -> g -> e" in message(
        "[<!ENTITY e '&f;'><!ENTITY f '&g;'><!ENTITY g '&e;'>]"
    )
    long = declared({f"e{number}": f"&e{(number + 1) % 9};" for number in range(9)})
    assert "e0 -> e1 -> e2 -> ... -> e8 -> e0" in message(f"[{long}]")
    assert "more than 1,000,000 bytes" in message(f"[<!ENTITY e '{'x' * 1_000_001}'>]")


def test_what_is_declared() -> None:
    found = doctype(
        "<?x?><!DOCTYPE p:é [<!ENTITY e 'ab'><!ENTITY f '&e;&e;é'><!ENTITY g SYSTEM 'g.xml'>"
        "<!ENTITY h PUBLIC '' 'h.gif' NDATA n><!NOTATION n SYSTEM 'n'><!ENTITY e SYSTEM 'x'>"
        "<!ATTLIST a xmlns:q CDATA #FIXED 'u' xmlns CDATA 'v' b CDATA 'xmlns:r'>]><a/>"
    )
    assert found.name == "p:é"
    assert sorted(found.entities) == ["e", "f"]
    assert (*found.unparsed, *found.notations) == ("h", "n")
    assert dict(found.external) == {"g": "g.xml"}
    assert found.known == {"e", "f", "g", "h"}
    assert found.prefixes == {"q"}
    assert dict(found.costs) == {b"e": 2, b"f": 12}
    assert found.begin == 5


def test_no_declaration() -> None:
    with open_stream(b"<?x <!DOCTYPE?><!-- <!DOCTYPE a [ --><a>&lt;!DOCTYPE</a>") as stream:
        list(stream)
        assert stream.doctype is None


class TestMeter:
    SMALL = gate_meter.FREE // 100_000

    def test_what_is_used_often_but_stands_for_little_is_never_refused(self) -> None:
        data = b"<!DOCTYPE a [<!ENTITY e '12345678901234567890'>]><a>" + b"&e;" * 900_000 + b"</a>"
        assert drive(data).finding is None

    def test_much_is_allowed_but_not_very_much(self) -> None:
        prolog = b"<!DOCTYPE a [<!ENTITY e '%s'>]>\n<a>\n" % (b"x" * 100_000)
        for number, refused in ((self.SMALL - 1, False), (self.SMALL + 1, True)):
            data = prolog + b"&e;" * number + b"</a>"
            expected = ("X121", 3, 3 * self.SMALL + 1) if refused else None
            for source in (data, Pipe(data, 10_000)):
                found = drive(source).refused
                assert found == expected or (expected is not None and found is not None)

    @pytest.mark.parametrize("size", [1, 2, 3, 50, 4099])
    def test_references_are_counted_however_the_chunks_are_cut(self, size: int) -> None:
        prolog = f"<!DOCTYPE a [<!ENTITY long-name '{'x' * 1_000_000}'>]>\n"
        data = (prolog + "<a>é\n" + "&long-name;" * 20 + "</a>").encode()
        chunks = [data[at : at + size] for at in range(len(prolog), len(data), size)]
        meter = gate_meter.Meter({b"long-name": 1_000_000}, "d", Position(2, 1))
        with pytest.raises(DocumentError) as caught:
            list(metered(iter(chunks), meter))
        (finding,) = caught.value.findings
        assert finding.code is codes.TOO_LARGE
        assert finding.location.position == Position(3, 111)

    def test_in_attribute_values(self) -> None:
        data = b"<!DOCTYPE a [<!ENTITY e '%s'>]><a>" % (b"x" * 500_000)
        refused = drive(data + b"<b c='&e;'/>" * 1000 + b"</a>").refused
        assert refused is not None
        assert refused[0] == "X121"


def test_a_reference_to_an_external_entity() -> None:
    text = "<!DOCTYPE a [<!ENTITY f '-&e;-'><!ENTITY e SYSTEM 'e.xml'>]><a xmlns:p='u'> &f;</a>"
    found = []
    with open_stream(text.encode(), "d") as stream:
        parser = pyexpat.ParserCreate("UTF-8", "\x01")

        def refer(context: str, base: str | None, address: str | None, public: str | None) -> int:
            found.append(external_entity(stream.doctype, context, address, Location("d")))
            return 1

        parser.ExternalEntityRefHandler = refer
        for chunk in stream:
            parser.Parse(chunk, False)
    (finding,) = found
    assert str(finding) == (
        "d: error [X117 external-reference] the entity &e; stands for the external file 'e.xml', "
        "which is never read; write out what it stands for"
    )


_DECLARATIONS = st.sampled_from(
    [subset.strip()[1:-1] for subset, _ in HARMLESS if subset.strip()] + [" ", "\r\n", "<!--x-->"]
)
_SPOILERS = st.sampled_from(
    ["", "", "'", '"', ">", "<", "%", "]", "&", " ", "<!", "-->", "(", "\ufeff"]
)


@settings(deadline=None)
@given(st.lists(_DECLARATIONS, max_size=5), _SPOILERS, st.floats(0, 1), st.integers(1, 50))
def test_what_expat_accepts_is_never_called_malformed(
    declarations: list[str], spoiler: str, where: float, size: int
) -> None:
    text = f"<!DOCTYPE a [{''.join(declarations)}]>\n<a/>"
    cut = int(where * len(text))
    data = (text[:cut] + spoiler + text[cut:]).encode()
    parser = pyexpat.ParserCreate("UTF-8")
    try:
        parser.Parse(data, True)
        accepted = True
    except pyexpat.ExpatError:
        accepted = False
    refused = drive(data).refused
    assert drive(Pipe(data, size)).refused == refused
    if accepted:
        assert refused is None or refused[0] in ("X113", "X116")
    else:
        assert refused is not None
