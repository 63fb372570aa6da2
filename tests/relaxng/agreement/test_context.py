"""Names and entities in values: what they mean depends on where they stand."""

from __future__ import annotations

from pathlib import Path

from tests.relaxng.agreement.comparison import compare
from tests.relaxng.agreement.documents import schema
from tests.relaxng.agreement.engine import load
from tests.requirements import need

_SUBSET = """<!DOCTYPE all [
<!NOTATION gif SYSTEM "gif"><!ENTITY pic SYSTEM "pic.gif" NDATA gif>
<!ENTITY map SYSTEM "map.gif" NDATA gif><!ENTITY text "text">
]>"""

VALID = (
    '<all xmlns:p="urn:p"><qname>p:one</qname><qname> p:x&#10;</qname><qname>x</qname></all>',
    '<all xmlns:q="urn:p"><named>q:one</named><named>two</named></all>',
    '<all xmlns:d="urn:d"><named>d:three</named></all>',
    '<all><q:prefixed xmlns:q="urn:p"/><prefixed xmlns="urn:p"/></all>',
    '<all xmlns:p="urn:other"><but>p:one</but><but xmlns:q="urn:p">q:two</but></all>',
    '<all xmlns:a="urn:p" xmlns:b="urn:p"><list>a:one  b:one</list></all>',
    '<all><attribute q="xml:x"/><attribute xmlns:n="urn:n" q="n:x"/></all>',
    '<all><default xmlns="urn:d"/><d:default xmlns:d="urn:d" xmlns:p="urn:p" p:a="1"/></all>',
    f"{_SUBSET}<all><entity e='pic'/><entity e=' map '/></all>",
    f"{_SUBSET}<all><entities e='pic map&#10;pic'/><entity-text>pic</entity-text></all>",
)
INVALID = (
    "<all><qname>p:one</qname></all>",
    '<all><qname xmlns:p="urn:p">x</qname><qname>p:one</qname></all>',
    '<all xmlns:p="urn:p"><qname>p:</qname></all>',
    '<all xmlns:p="urn:p"><qname>p:1</qname></all>',
    '<all xmlns:p="urn:p"><qname>p:a p:b</qname></all>',
    '<all xmlns:p="urn:other"><named>p:one</named></all>',
    '<all xmlns:p="urn:p"><named>one</named></all>',
    '<all xmlns:d="urn:d"><named>d:two</named></all>',
    "<all><named>three</named></all>",
    '<all><named xmlns:q="urn:D">q:three</named></all>',
    '<all xmlns:q="urn:p"><but>q:one</but></all>',
    '<all xmlns:a="urn:p" xmlns:b="urn:q"><list>a:one\nb:one</list></all>',
    '<all><attribute q="n:x"/></all>',
    '<all><attribute q="xmlns:x"/></all>',
    '<all><prefixed xmlns="urn:d"/></all>',
    '<all>\n<default xmlns="urn:d" a="1"/></all>',
    "<all><entity e='pic'/></all>",
    f"{_SUBSET}<all>\n<entity e='text'/></all>",
    f"{_SUBSET}<all>\n<entity e='gif'/></all>",
    f"{_SUBSET}<all>\n<entity e='pic map'/></all>",
    f"{_SUBSET}<all>\n<entities e=''/></all>",
    f"{_SUBSET}<all>\n<entities e='pic other'/></all>",
    f"{_SUBSET}<all>\n<entity-text>Pic</entity-text></all>",
)


def test_values_in_context(tmp_path: Path) -> None:
    need("jing")
    texts = dict(enumerate((*VALID, *INVALID)))
    files = {tmp_path / f"{number}.xml": text for number, text in texts.items()}
    for file, text in files.items():
        file.write_text(text)
    pairs = compare(schema("context"), files, load)
    assert [pair.row("context", files[pair.document]) for pair in pairs if pair.differs] == []
    expected = [True] * len(VALID) + [False] * len(INVALID)
    assert [pair.ours.valid for pair in pairs] == expected
