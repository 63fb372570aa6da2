"""Lists of the persons of a play: where they end."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize(
    ("cast", "speeches", "items"),
    [
        ("DRAMATIS PERSONAE\n\nNora, a widow.\n\nTom, her son.\n\nThe Ferryman.",
         "NORA.\nYou are late.\n\nTOM.\nThe tide.\n\nTHE FERRYMAN.\nIt always is.", 3),
        ("Characters:\n\nMRS. HALE - a neighbour\nSHERIFF\nATTORNEY",
         "MRS. HALE: It is cold.\n\nSHERIFF: (Stamping.) Cold.\n\nATTORNEY: Come up.", 3),
        ("Personen:\n\nANNA, Magd.\nDer WIRT.\nGäste.",
         "ANNA.\nWer klopft da?\n\nWIRT (lachend).\nSo spät noch!\n\nANNA.\nKomm herein.", 3),
        ("CAST OF CHARACTERS\n\nJOHN WORTHING, J.P.\nLANE, Manservant",
         "JOHN. How are you, Lane.\nLANE. Very well, sir.\n\n[A bell rings.]\n\nJOHN. Go.", 2),
        ("Действующие лица\n\nМарья Ивановна, вдова.\nСлуга.",
         "Марья Ивановна. Вот.\n\nСлуга (входит). Чай подан.\n\nМарья Ивановна. Так.", 2),
        ("PERSONNAGES\n\nLE MARQUIS\nLISETTE, suivante",
         "LISETTE, à part. Encore lui.\n\nLE MARQUIS. Bon.\n\nLISETTE. Monsieur.", 2),
        ("PERSONS OF THE PLAY\n\nNORA\nTOM", "A VOICE. Who goes there?\n\nTOM. I.\n\nNORA. Ah.", 2),
        ("PERSONS OF THE PLAY\nNORA\nTOM", "NORA. Ah.\nTOM. Oh.\nNORA. So.", 2),
    ],
)  # fmt: skip
def test_speeches_end_a_cast(cast: str, speeches: str, items: int) -> None:
    text = f"{cast}\n\n{speeches}\n".encode()
    encoded = teitools.encode(text, profile="drama")
    assert teitools.decode(encoded) == text
    root = etree.fromstring(bytes(encoded))
    assert len(root.xpath("//t:castItem", namespaces=TEI)) == items
    assert len(root.xpath("//t:body/t:sp", namespaces=TEI)) == 3
    assert not root.xpath("//t:front//t:sp", namespaces=TEI)


def test_a_cast_and_speeches_in_one_paragraph() -> None:
    text = b"DRAMATIS PERSONAE\nNORA, a widow\nTOM\nNORA. Ah.\nTOM. Oh.\nNORA. So.\n"
    encoded = teitools.encode(text)
    assert teitools.decode(encoded) == text
    root = etree.fromstring(bytes(encoded))
    assert len(root.xpath("//t:castItem", namespaces=TEI)) == 2
    assert len(root.xpath("//t:sp", namespaces=TEI)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Personnages\n\nLE MARQUIS\nLISETTE\n\nLE MARQUIS. Bon.\n\nLISETTE. Oui.\n",
        "Personen:\n\nANNA\nWIRT\n\nANNA (leise).\nWer?\n\nWIRT.\nIch.\n",
    ],
)
def test_the_heading_of_a_cast_is_the_sign_of_a_play(text: str) -> None:
    findings = teitools.encode(text.encode()).findings
    assert "'drama'" in next(each.message for each in findings if each.code.id == "T210")


def test_one_of_many_with_a_name_speaks() -> None:
    turns = "1 CIT. What news.\n\n2 CIT. None.\n\nFIRST LORD. Ho.\n\n3. BÜRGER. Nein.\n\n" * 2
    text = f"ACT I\n\nSCENE I. A street.\n\n{turns}1. An item.\n".encode()
    root = etree.fromstring(bytes(teitools.encode(text, profile="drama")))
    labels = ["".join(each.itertext()) for each in root.iter("{*}speaker")]
    assert labels == ["1 CIT.", "2 CIT.", "FIRST LORD.", "3. BÜRGER."] * 2


def test_indented_stanzas_are_verse_and_other_indented_lines_are_directions() -> None:
    text = (
        b"ACT I\n\nANN. Hear.\n\nSONG.\n\n  The sea is up,\n    Sing low;\n  The sea is down.\n\n"
        b"   They go out by the gate and\n   come back.\n\nANN. So.\n"
    )
    encoded = teitools.encode(text, profile="drama")
    assert teitools.decode(encoded) == text
    root = etree.fromstring(bytes(encoded))
    assert len(root.xpath("//t:l", namespaces=TEI)) == 3
    assert len(root.xpath("//t:text//t:stage", namespaces=TEI)) == 2


@pytest.mark.parametrize("line", ["AMALIA und ROSA, zwei Mädchen", "AMALIA UND ROSA"])
def test_a_line_may_name_two_persons(line: str) -> None:
    text = (
        f"PERSONEN\n\nKARL, ein Graf\nFRANZ, sein Bruder\n{line}\n\nERSTER AKT\n\nErste Szene\n\n"
        "KARL. Ja.\n\nFRANZ. Nein.\n\nROSA. Nie.\n\nAMALIA. Gut.\n\nAMALIA UND ROSA. Nun.\n"
    )
    root = etree.fromstring(bytes(teitools.encode(text.encode(), profile="drama")))
    spoken = [each.get("who") for each in root.iter("{*}sp")]
    assert spoken == ["#karl", "#franz", "#rosa", "#amalia", "#amalia #rosa"]
    persons = [
        each.get("{http://www.w3.org/XML/1998/namespace}id") for each in root.iter("{*}person")
    ]
    assert persons == ["karl", "franz", "amalia", "rosa"]
