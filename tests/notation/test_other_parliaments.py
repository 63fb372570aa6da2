"""Parliaments whose languages have no words of their own here: Spain, Italy, Portugal."""

from __future__ import annotations

import pytest

from tests.notation.encoding import encoded

TEI = {"t": "http://www.tei-c.org/ns/1.0"}


@pytest.mark.parametrize(
    ("labels", "who"),
    [
        (("El señor PRESIDENTE:", "La señora ROBLES:"), ["#presidente", "#robles"]),
        (("El señor Presidente:", "La señora Robles Fuentes:"), ["#presidente", "#fuentes"]),
        (("O Sr. Presidente: —", "A Sra. Ana Nunes (PSD): —"), ["#presidente", "#nunes"]),
        (("PRESIDENTE.", "ANNA CHELLI, Ministro dell’interno."), ["#presidente", "#chelli"]),
        (("PRESIDENTE.", "PIETRO FRANZONI, Relatore."), ["#presidente", "#franzoni"]),
    ],
)
def test_titles_and_offices(labels: tuple[str, str], who: list[str]) -> None:
    text = "\n\n".join(f"{label} Grazie, {number}." for number in (1, 2) for label in labels)
    root = encoded(text, "plain")
    assert [each.get("who") for each in root.iterfind(".//t:sp", TEI)] == who * 2


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Aplausos", "sound"), ("Risas.—Aplausos", "sound"), ("Rumores", "sound"),
        ("Applausi dei deputati del gruppo Misto", "sound"), ("Si ride", "sound"),
        ("Vivi commenti", "sound"), ("Pausa", "pause"), ("È approvato", "business"),
        ("El señor Ruiz: ¡Sí es verdad!", "interjection"),
        ("El señor vicepresidente, Gil, ocupa la Presidencia", "business"),
    ],
)  # fmt: skip
def test_what_happens_stands_in_brackets(typed: str, kind: str) -> None:
    root = encoded(f"PRESIDENTE: Uno. ({typed}). Due.\n\nGIL: Tre.\n\nPRESIDENTE: No.", "plain")
    (stage,) = root.findall(".//t:stage", TEI)
    assert ("".join(stage.itertext()), stage.get("type")) == (typed, kind)


@pytest.mark.parametrize(
    "words", ["El señor de la casa", "la señora Robles", "Pausado", "Risaralda"]
)
def test_other_words_in_brackets_are_words(words: str) -> None:
    root = encoded(f"PRESIDENTE: Uno ({words}) due.\n\nGIL: Tre.\n\nPRESIDENTE: No.", "plain")
    assert not root.findall(".//t:stage[@type='sound']", TEI)
