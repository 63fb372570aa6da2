"""Whatever stands in a schema, it is read or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teitools.errors import SchemaError
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.xml_content import KINDS
from teitools.relaxng.syntax.xml_reader import read_xml
from teitools.source import Source
from tests.relaxng.syntax.xml_findings import X

_NAMES = st.sampled_from([*sorted(KINDS), "a:b", "strat", "xml:x"])
_ATTRIBUTES = st.dictionaries(
    st.sampled_from(
        ["name", "ns", "type", "href", "combine", "datatypeLibrary", "a:n", "xml:base"]
    ),
    st.text("ab:. /#%é\t", max_size=4),
    max_size=2,
)
_TEXTS = st.sampled_from(["", " ", "a", "<!-- c -->", "<![CDATA[x]]>", "<?p i?>", "&#233;"])


def _tag(name: str, attributes: dict[str, str], text: str, content: list[str]) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{text}{''.join(content)}</{name}>"


_TREES = st.recursive(
    st.builds(_tag, _NAMES, _ATTRIBUTES, _TEXTS, st.just([])),
    lambda inner: st.builds(_tag, _NAMES, _ATTRIBUTES, _TEXTS, st.lists(inner, max_size=3)),
    max_leaves=15,
)


def outcome(data: bytes, annotations: bool) -> str:
    """What comes of reading `data`: the tree, or all that is said."""
    try:
        root = read_xml(Source("s.rng", data), annotations=annotations)
    except SchemaError as error:
        findings = error.findings
    else:
        assert isinstance(root, Node)
        return repr(root)
    assert findings
    assert all(finding.location.position for finding in findings)
    return "\n".join(map(str, findings))


@given(_TREES)
def test_trees(tree: str) -> None:
    data = f"<grammar {X} xmlns:a='urn:a'>{tree}</grammar>".encode()
    assert outcome(data, annotations=False) == outcome(data, annotations=True)


@given(st.text(st.characters(codec="utf-8"), max_size=20), st.integers(0, 60))
def test_texts(text: str, place: int) -> None:
    schema = f"<element {X} name='a'><text/></element>"
    place += len(X)
    data = f"{schema[:place]}{text}{schema[place:]}".encode()
    assert outcome(data, annotations=False) == outcome(data, annotations=True)


@given(st.binary(max_size=60))
def test_bytes(data: bytes) -> None:
    outcome(data, annotations=False)
    outcome(f"<group {X}>".encode() + data + b"</group>", annotations=False)


_OPEN = '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"'


def test_entities_and_default_values_that_the_schema_declares() -> None:
    text = (
        '<!DOCTYPE element [<!ENTITY xsd "http://www.w3.org/2001/XMLSchema-datatypes">'
        '<!ENTITY body "<data type=\'date\'/><!-- c -->"><!ENTITY unused SYSTEM "/etc/passwd">'
        f'<!ATTLIST element datatypeLibrary CDATA "&xsd;">]>{_OPEN}>&body;</element>'
    )
    for kept in (False, True):
        root = read_xml(Source("x.rng", text.encode()), "", kept)
        assert root.attributes["datatypeLibrary"].endswith("datatypes")
        assert [each.kind for each in root.children] == ["data"]


@pytest.mark.parametrize(
    ("subset", "content", "code", "place"),
    [
        ('<!ENTITY i "x"><!ENTITY e SYSTEM "/etc/passwd">', "\n &e;<text/>", "X117", (2, 2)),
        ('<!ENTITY % p SYSTEM "x.mod">%p;', "<text/>", "X113", (1, 48)),
        ('<!ENTITY e "&e;">', "&e;<text/>", "X116", (1, 20)),
        ('<!ENTITY e "x">', "\n&f;<text/>", "X138", (2, 1)),
        ('<!ENTITY e "x">', "\n<text></element>", "X131", (2, 7)),
        ('<!ENTITY e "x">', "\n&e;<text/>", "R235", (2, 1)),
        (f'<!ENTITY e "{"<text/>" * 100_000}">', "&e;" * 14, "R241", (1, 1)),
        (f'<!ENTITY e "{"<text/>" * 100_000}">', "&e;" * 3_000, "X121", None),
    ],
)
def test_declarations_that_are_not_harmless(
    subset: str, content: str, code: str, place: tuple[int, int] | None
) -> None:
    text = f"<!DOCTYPE element [{subset}]>{_OPEN}>{content}</element>"
    with pytest.raises(SchemaError) as caught:
        read_xml(Source("x.rng", text.encode()))
    (finding,) = caught.value.findings
    assert finding.code.id == code
    position = finding.location.position
    assert position is not None
    assert place in (None, (position.line, position.column))
