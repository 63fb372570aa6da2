"""What a document is judged by, for each way of naming a schema, and where ways meet.

Each schema finds fault with one element of the document only, so that the elements that are
faulted tell which schemas were run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from teitools.errors import SchemaError
from teitools.source import Source
from teitools.validation.checking import check
from teitools.validation.configuration import read_configuration
from teitools.validation.shelf import Shelf
from tests.requirements import need

NAMES = ("r", "c", "x", "s", "e", "f", "o")
"""By RELAX NG, its compact syntax, XSD, Schematron, that in RELAX NG, that in XSD, an ODD."""
RNG = "http://relaxng.org/ns/structure/1.0"
XS = "http://www.w3.org/2001/XMLSchema"
SCH = "http://purl.oclc.org/dsdl/schematron"
TEI = "http://www.tei-c.org/ns/1.0"
RNC = "application/relax-ng-compact-syntax"


def assertion(name: str) -> str:
    rule = f'<rule context="{name}"><assert test="@ok">ok</assert></rule>'
    return f'<pattern id="p">{rule}</pattern>'


def write_schemas(folder: Path) -> None:
    def elements(own: str) -> str:
        kinds = ['<attribute name="ok"/>' if name == own else "<empty/>" for name in NAMES]
        return "".join(
            f'<element name="{name}">{kind}</element>'
            for name, kind in zip(NAMES, kinds, strict=True)
        )

    def declared(own: str) -> str:
        return "".join(
            f'<xs:element name="{name}"><xs:complexType>'
            + ('<xs:attribute name="ok" use="required"/>' if name == own else "")
            + "</xs:complexType></xs:element>"
            for name in NAMES
        )

    grammar = (
        f'<element name="play" xmlns="{RNG}"><zeroOrMore><choice><attribute><anyName/></attribute>'
        f"{{}}</choice></zeroOrMore></element>"
    )
    embedded = assertion("e").replace("<pattern", f'<pattern xmlns="{SCH}"')
    (folder / "r.rng").write_text(
        grammar.format(elements("r")).replace('.0">', f'.0">{embedded}', 1)
    )
    own = ["attribute ok { text }" if name == "c" else "empty" for name in NAMES]
    compact = "|".join(f"element {name} {{{kind}}}" for name, kind in zip(NAMES, own, strict=True))
    (folder / "c.rnc").write_text(f"element play {{ attribute * {{text}}*, ({compact})* }}")
    appinfo = assertion("f").replace("<pattern", f'<pattern xmlns="{SCH}"')
    (folder / "x.xsd").write_text(
        f'<xs:schema xmlns:xs="{XS}"><xs:annotation><xs:appinfo>{appinfo}</xs:appinfo>'
        '</xs:annotation><xs:element name="play"><xs:complexType><xs:choice minOccurs="0" '
        f'maxOccurs="unbounded">{declared("x")}</xs:choice><xs:anyAttribute/></xs:complexType>'
        "</xs:element></xs:schema>"
    )
    phases = '<phase id="one"><active pattern="p"/></phase><phase id="none"/>'
    (folder / "s.sch").write_text(f'<schema xmlns="{SCH}">{phases}{assertion("s")}</schema>')
    specs = "".join(
        f'<elementSpec ident="{name}" ns="" module="m"><content><empty/></content>'
        + ('<attList><attDef ident="ok" usage="req"/></attList>' if name == "o" else "")
        + "</elementSpec>"
        for name in NAMES
    )
    content = "".join(f'<elementRef key="{name}"/>' for name in NAMES)
    (folder / "o.odd").write_text(
        f'<TEI xmlns="{TEI}"><text><body><schemaSpec ident="o" start="play" ns=""><moduleSpec '
        f'ident="m"/><elementSpec ident="play" ns="" module="m"><content><alternate minOccurs="0" '
        f'maxOccurs="unbounded">{content}</alternate></content></elementSpec>{specs}</schemaSpec>'
        "</body></text></TEI>"
    )
    (folder / "other.html").write_text("<html/>")
    (folder / "old.dtd").write_text("<!ELEMENT play ANY>")
    (folder / "plain").write_text(f'<schema xmlns="{SCH}">{assertion("s")}</schema>')


def model(href: str, **pseudo: str) -> str:
    said = "".join(f' {name}="{value}"' for name, value in pseudo.items())
    return f'<?xml-model href="{href}"{said}?>'


HINT = f'xmlns:xsi="{XS}-instance" xsi:noNamespaceSchemaLocation="x.xsd"'
EMBEDDED = model("r.rng", schematypens=SCH)
CONFIGURED = '[[schemas]]\nfiles = "*.xml"\nschema = "c.rnc"\n'
ALSO = CONFIGURED + 'use = "also"\n'
REPLACE = CONFIGURED + 'use = "replace"\n'

TABLE: list[tuple[str, str, str, str]] = [
    # prolog, attributes of the root, configuration, what judges it (and codes that are said)
    ("", "", "", "V501"),
    (model("r.rng"), "", "", "r"),
    (model("r.rng", schematypens=RNG), "", "", "r"),
    (EMBEDDED, "", "", "e"),
    (model("r.rng") + EMBEDDED, "", "", "r e"),
    (model("c.rnc"), "", "", "c"),
    (model("c.rnc", type=RNC), "", "", "c"),
    (model("x.xsd"), "", "", "x"),
    (model("x.xsd", schematypens=XS), "", "", "x"),
    (model("x.xsd", schematypens=SCH), "", "", "f"),
    (model("s.sch"), "", "", "s"),
    (model("s.sch", schematypens=SCH), "", "", "s"),
    (model("s.sch", schematypens=SCH, phase="one"), "", "", "s"),
    (model("s.sch", schematypens=SCH, phase="none"), "", "", ""),
    (model("plain", schematypens=SCH), "", "", "s"),
    (model("o.odd"), "", "", "o"),
    (model("o.odd", schematypens=TEI), "", "", "o"),
    (model("r.rng") + model("c.rnc") + model("x.xsd") + model("s.sch"), "", "", "r c x s"),
    (model("r.rng") + model("r.rng"), "", "", "r"),
    ("", HINT, "", "x"),
    (model("r.rng"), HINT, "", "r x"),
    (model("x.xsd"), HINT, "", "x"),
    ("", HINT.replace("x.xsd", "http://example.org/x.xsd"), "", "V501 V502"),
    (model("r.rng"), HINT.replace("x.xsd", "http://example.org/x.xsd"), "", "r"),
    ("", HINT.replace("x.xsd", "gone.xsd"), "", "V501 V504"),
    (model("c.rnc", schematypens=SCH), "", "", "V501 V507"),
    (model("other.html"), "", "", "V501 V506"),
    (model("other.html", schematypens="urn:unknown"), "", "", "V501 V506"),
    (model("old.dtd"), "", "", "V501 V506"),
    (model("gone.rng") + model("r.rng"), "", "", "r V504"),
    ("", "", CONFIGURED, "c"),
    (model("r.rng"), "", CONFIGURED, "r"),
    ("", HINT, CONFIGURED, "x"),
    (model("gone.rng"), "", CONFIGURED, "V501 V504"),
    (model("r.rng"), HINT, ALSO, "r c x"),
    ("", "", ALSO, "c"),
    (model("r.rng") + EMBEDDED, HINT, REPLACE, "c"),
    ("", "", CONFIGURED.replace("*.xml", "*.tei"), "V501"),
    ("", "", CONFIGURED.replace('"c.rnc"', '["r.rng", "s.sch"]'), "r s"),
    ("", "", CONFIGURED.replace("c.rnc", "r.rng") + "schematron = true\n", "r e"),
    ("", "", CONFIGURED.replace("c.rnc", "x.xsd") + "schematron = true\n", "x f"),
    ("", "", CONFIGURED + "schematron = true\n", "c"),
    ("", "", CONFIGURED.replace("c.rnc", "o.odd"), "o"),
    ("", "", CONFIGURED + CONFIGURED.replace("c.rnc", "x.xsd"), "c x"),
    (model("r.rng"), "", CONFIGURED + ALSO.replace("c.rnc", "x.xsd"), "r x"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("schemas")
    write_schemas(folder)
    return folder


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(settled=True)


@pytest.mark.parametrize(("prolog", "attributes", "configuration", "expected"), TABLE)
def test_what_judges(
    folder: Path, shelf: Shelf, prolog: str, attributes: str, configuration: str, expected: str
) -> None:
    assert judges(folder, shelf, prolog, attributes, configuration) == expected.split()


@pytest.mark.parametrize(
    ("prolog", "expected"),
    [(model("r.rng"), "r e"), (model("x.xsd"), "x f"), (model("s.sch"), "s"), (EMBEDDED, "e")],
)
def test_with_embedded_schematron_in_any_case(
    folder: Path, shelf: Shelf, prolog: str, expected: str
) -> None:
    assert judges(folder, shelf, prolog, constraints=True) == expected.split()


def judges(
    folder: Path,
    shelf: Shelf,
    prolog: str,
    attributes: str = "",
    configuration: str = "",
    constraints: bool = False,
) -> list[str]:
    """The elements that are faulted, and the codes that are about schemas."""
    need("saxonche")
    content = "".join(f"<{name}/>" for name in NAMES)
    source = Source("play.xml", f"{prolog}<play {attributes}>{content}</play>".encode())
    read = None
    if configuration:
        (folder / "teitools.toml").write_text(configuration)
        read = read_configuration(folder / "teitools.toml")
    report = check(source, folder, shelf, constraints, None, read)
    said = {finding.code.id for finding in report if finding.code.id.startswith("V")}
    paths = [str(each.location.xpath) for each in report if each.code.id[0] in "RS"]
    faulted = {path.rpartition("/")[2].partition("[")[0] for path in paths}
    assert len(paths) == len(faulted)
    return sorted(faulted & {*NAMES}, key=list(NAMES).index) + sorted(said | faulted - {*NAMES})


@pytest.mark.parametrize(
    ("instruction", "kind"),
    [
        (model("other.html"), "no schema of a known kind"),
        (model("old.dtd"), "a DTD"),
        (model("x.nvdl"), "an NVDL script"),
        (model("x", schematypens="urn:unknown"), "'urn:unknown'"),
    ],
)
def test_what_was_expected_is_said(folder: Path, shelf: Shelf, instruction: str, kind: str) -> None:
    source = Source("play.xml", f"{instruction}<play/>".encode())
    message = next(each for each in check(source, folder, shelf) if each.code.id == "V506").message
    for words in (kind, ".rng", ".rnc", ".xsd", ".sch", ".odd"):
        assert words in message


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("page.html", "<html/>", "no schema of a known kind"),
        ("old.dtd", "<!ELEMENT play ANY>", "a DTD"),
        ("s.xml", '<rules xmlns="http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0"/>', "NVDL"),
        ("s.xsl", '<stylesheet xmlns="http://www.w3.org/1999/XSL/Transform"/>', "XSLT"),
        ("s.xml", '<s xmlns="urn:s"/>', "'urn:s'"),
    ],
)
def test_a_schema_that_is_given_and_is_none(
    tmp_path: Path, shelf: Shelf, name: str, text: str, kind: str
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(SchemaError) as caught:
        shelf.load(tmp_path / name)
    message = caught.value.findings[0].message
    assert caught.value.findings[0].code.id == "V506"
    for words in (name, kind, ".rng", ".rnc", ".xsd", ".sch", ".odd"):
        assert words in message
