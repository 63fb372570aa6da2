"""Labels of plays that name several who speak together, and what stands beside them."""

from __future__ import annotations

import pytest
from lxml import etree

import teitools
from tests.notation.test_joined_names import CAST, TEI, turns, whose


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("MARIE und KARL.", "marie karl"),
        ("MARIE UND KARL.", "marie karl"),
        ("KARL und FRANZ.", "karl franz"),  # one speaks, the other is in capitals beside them
        ("FRANZ und KARL.", "franz karl"),
        ("FRANZ und LISE.", "lise"),  # of whom nothing is known
    ],
)
def test_in_a_play(label: str, who: str) -> None:
    text = f"{CAST}{label} Ach!\n\nMARIE. Still.\n\n{label} Oh!\n\n{label} Ah!\n"
    assert whose(text, label, "drama") == who


@pytest.mark.parametrize(
    ("line", "label", "how", "who"),
    [
        ("MARIE, KARL zugleich. Ach!", "MARIE, KARL", "zugleich", "marie karl"),
        ("MARIE und KARL leise. Ach!", "MARIE und KARL", "leise", "marie karl"),
        ("MARIE, KARL (zugleich). Ach!", "MARIE, KARL", "zugleich", "marie karl"),
        ("MARIE UND KARL, lachend. Ach!", "MARIE UND KARL", "lachend", "marie karl"),
        ("MARIE & KARL: Ach!", "MARIE & KARL:", "", "marie karl"),
        ("MARIE, KARL. Ach!", "MARIE, KARL.", "", "marie karl"),
        ("MARIE, KARL und FRANZ. Ach!", "MARIE, KARL und FRANZ.", "", "marie karl franz"),
        # who is not known stands beside a comma only where they speak together
        ("MARIE, FRANZ zugleich. Ach!", "MARIE, FRANZ", "zugleich", "marie franz"),
        ("MARIE und ALLE. Ach!", "MARIE und ALLE.", "", "marie"),
    ],
)
def test_directions_behind_names(line: str, label: str, how: str, who: str) -> None:
    text = f"{CAST}{line}\n\nMARIE. Still.\n"
    root = etree.fromstring(bytes(teitools.encode(text.encode(), profile="drama")))
    direction = root.xpath("//t:speaker/following-sibling::*[1][self::t:stage]", namespaces=TEI)
    assert "".join(each.text for each in direction) == how
    assert whose(text, label, "drama") == who


@pytest.mark.parametrize(
    "line",
    [
        "MARIE, GRÄFIN. Ach!",  # what she is
        "Marie und Karl. Ach!",
        "MARIE und KARL ab.",
        "MARIE, KARL gehen ab.",
    ],
)
def test_what_is_no_label_of_several(line: str) -> None:
    text = f"{CAST}MARIE. Still,\n{line}\n\nMARIE. Still.\n"
    assert all(" " not in who for _, who in turns(text, "drama"))


@pytest.mark.parametrize(
    ("text", "label", "who"),
    [
        (
            "PERSONNAGES\n\nLE COMTE\nSUZON\n\nACTE PREMIER\n\nSCÈNE PREMIÈRE\n\n"
            "LE COMTE, SUZON.\n\nLE COMTE.\n\nAh !\n\nSUZON.\n\nOh !\n\n"
            "LE COMTE, SUZON, ensemble.\n\nSi !\n",
            "LE COMTE, SUZON",
            "comte suzon",
        ),
        (
            "ДЕЙСТВУЮЩИЕ ЛИЦА\n\nГромов\nЛиза\n\nДЕЙСТВИЕ ПЕРВОЕ\n\nГромов. Кто?\n\nЛиза. Я.\n\n"
            "Громов. Так.\n\nЛиза. Да.\n\nГромов, Лиза, вместе. Ах!\n\nГромов и Лиза. Ох!\n",
            "Громов, Лиза",
            "громов лиза",
        ),
        (
            "ACT I\n\nTOM: You.\n\nANN: I.\n\nTOM, ANN, together: We.\n\nTOM: Well.\n",
            "TOM, ANN",
            "tom ann",
        ),
    ],
)
def test_plays_in_other_languages(text: str, label: str, who: str) -> None:
    assert whose(text, label, "drama") == who


def test_how_certain_it_is() -> None:
    text = f"{CAST}MARIE und KARL. Ach!\n\nKARL und FRANZ. Oh!\n".encode()
    decided = {each.text: each for each in teitools.encode(text, profile="drama").decisions}
    both, likely = decided["MARIE und KARL."], decided["KARL und FRANZ."]
    assert (both.certainty, likely.certainty) == ("high", "low")
    assert "several" in both.rule
    assert "one speaks" in likely.rule


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("MARIE, KARL, DIE ANDEREN.", "marie karl anderen"),  # two of them are known
        ("MARIE, DIE TANTE, LISE.", None),
        ("FRANZ, MARIE und KARL.", "franz marie karl"),
        ("ALLE und MARIE.", "marie"),
    ],
)
def test_some_are_known(label: str, who: str | None) -> None:
    assert whose(f"{CAST}{label} Ach!\n\nMARIE. Still.\n", label, "drama") == who


def test_labels_of_several_are_company_for_others() -> None:
    text = f"{CAST}MARIE und KARL. Ach!\n\nALLE. Ja!\n\nMARIE. Danke.\n\nHeute. Und morgen.\n"
    labels = [label for label, _ in turns(text, "drama")]
    assert labels == ["MARIE.", "KARL.", "MARIE und KARL.", "ALLE.", "MARIE."]
