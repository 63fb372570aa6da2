"""Reference schemas whose ODDs take in other RELAX NG, which is found again in what was made."""

import copy
from pathlib import Path

import pytest
from lxml import etree

from teitools.api.compiling import compile_odd
from teitools.relaxng.equivalence import compare
from teitools.relaxng.schema import load_schema
from teitools.source import Source
from tests.odd.customizations import odd
from tests.requirements import SHARED, need

RNG = "{http://relaxng.org/ns/structure/1.0}"
REFERENCES = SHARED / "tei" / "odd"


def module(reference: Path, prefix: str, namespace: str) -> bytes:
    """The module whose definitions got `prefix`; where that is empty, what stands in a div."""
    root = etree.parse(str(reference)).getroot()
    made = etree.Element(f"{RNG}grammar", ns=namespace, nsmap={None: RNG[1:-1]})
    made.set("datatypeLibrary", root.get("datatypeLibrary", ""))
    if not prefix:
        return b"<grammar xmlns='%s'>%s</grammar>" % (
            RNG[1:-1].encode(),
            etree.tostring(root.find(f"{RNG}div")),  # with the prefixes that are in scope there
        )
    for define in root.iter(f"{RNG}define"):
        if define.get("name").startswith(prefix):
            made.append(copy.deepcopy(define))
    for node in made.iter(f"{RNG}define", f"{RNG}ref"):
        node.set("name", node.get("name").removeprefix(prefix))
    return etree.tostring(made)


@pytest.mark.parametrize(
    ("name", "modules"),
    [
        ("p5test-torture", {"mathml2-main.rng": ("", "")}),
        (
            "stylesheets-test13",
            {
                "relaxng.rng": ("rng_", RNG[1:-1]),
                "iso-schematron.rng": ("sch_", "http://purl.oclc.org/dsdl/schematron"),
            },
        ),
    ],
)
def test_equal_to_the_reference(tmp_path: Path, name: str, modules: dict) -> None:
    need("shared")
    reference = REFERENCES / f"{name}.rng"
    for file, (prefix, namespace) in modules.items():
        (tmp_path / file).write_bytes(module(reference, prefix, namespace))
    path = tmp_path / "my.odd"
    path.write_bytes((REFERENCES / f"{name}.odd").read_bytes())
    made = compile_odd(path, "rng", specifications=SHARED / "tei" / "p5subset.xml", compat="7.58")
    ours = load_schema(Source("ours.rng", bytes(made)))
    assert compare(ours, load_schema(Source.of(reference))).verdict == "equal"


def test_names_of_other_namespaces_keep_their_prefixes(folder: Path) -> None:
    """A prefix that stands in a name alone, and not on an element."""
    link = (
        '<attribute name="x:href"/><optional><attribute><name>x:type</name></attribute></optional>'
    )
    (folder / "link.rng").write_text(
        f'<grammar xmlns="{RNG[1:-1]}" xmlns:x="urn:x" ns="urn:y"><define name="link">'
        f'<element name="link">{link}</element></define></grammar>'
    )
    content = '<content><rng:ref name="link"/></content>'
    own = f'<elementSpec ident="p" mode="change">{content}</elementSpec>'
    path = folder / "my.odd"
    path.write_text(
        odd(
            f'<moduleRef key="m"/><moduleRef url="link.rng"/>{own}',
            'start="doc" source="small.xml"',
        )
    )
    schema = load_schema(Source("my.rng", bytes(compile_odd(path))))
    for attribute, valid in (("x:href", True), ("href", False)):
        text = f"<doc><p><y:link xmlns:y='urn:y' xmlns:x='urn:x' {attribute}=''/></p></doc>"
        assert schema.validate(text.encode()).valid is valid
