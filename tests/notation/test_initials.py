"""Names with initials as labels, and labels with a party, which each stand once."""

from __future__ import annotations

import pytest

from teitools.notation.initials import forwards, has_initials
from tests.notation.test_joined_names import turns, whose


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Иванов В. П.", "В. П. Иванов"),
        ("Иванов В.П.", "В. П. Иванов"),
        ("Иванов В.П", "В. П. Иванов"),
        ("В.П. Иванов", "В. П. Иванов"),
        ("Петров-Водкин К. С.", "К. С. Петров-Водкин"),
        ("J.-P. Sartre", "J. P. Sartre"),
        ("Smith J.", "J. Smith"),
        ("Anna Weiss", "Anna Weiss"),
        ("St. John", "St. John"),
        ("U.S.", "U.S."),
        ("J. R. Ewing Jr.", "J. R. Ewing Jr."),
        ("иванов в. п.", "иванов в. п."),
        ("", ""),
    ],
)
def test_initials_before_the_surname(name: str, expected: str) -> None:
    assert forwards(name) == expected
    assert forwards(forwards(name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Иванов В. П.", True), ("J. R. Ewing", True), ("Иванов В.", False), ("Иванов", False)],
)
def test_two_initials(name: str, expected: bool) -> None:
    assert has_initials(name) == expected


def test_each_label_with_initials_may_stand_once() -> None:
    text = (
        "Иванов В. П.: Да.\n\nПетров С. А.: Нет.\n\nВ. П. Иванов: Может быть.\n\n"
        "Иванов: Да, да.\n\nСидоров К.К.: Нет.\n"
    )
    assert [who for _, who in turns(text)] == ["иванов", "петров", "иванов", "иванов", "сидоров"]


def test_a_dash_behind_initials() -> None:
    text = "Иванов В.П. — Да.\n\nПетров С.А. — Нет.\n\nИванов В.П. — Опять.\n\nПетров С.А. – Так.\n"
    assert turns(text) == [
        ("Иванов В.П. —", "иванов"),
        ("Петров С.А. —", "петров"),
        ("Иванов В.П. —", "иванов"),
        ("Петров С.А. –", "петров"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Иванов В.П. — министр.\n\nПетров С.А. — секретарь.\n\nСидоров К.К. — посол.\n",
        "Иванов В.П. — Москва.\n\nПетров С.А. — Минск.\n",
        "Иванов В. П.: министр.\n\nПетров С. А.: секретарь.\n",
        "Иванов В. П.: Да.\n",  # nobody else has initials
    ],
)
def test_lists_of_names_are_no_labels(text: str) -> None:
    assert turns(text) == []


def test_namesakes_with_initials() -> None:
    text = (
        "Иванов В. П.: Да.\n\nИванов С. А.: Нет.\n\nИванов В.П.: Так.\n\nИванов: Кто?\n\n"
        "С. А. Иванов: Я.\n"
    )
    expected = ["иванов", "иванов-2", "иванов", "иванов-3", "иванов-2"]
    assert [who for _, who in turns(text)] == expected


def test_initials_in_a_list_of_those_present() -> None:
    text = "Присутствовали:\nИванов В. П.\nПетров С. А.\n\nИванов: Да.\n\nИванов и Петров: Нет.\n"
    assert [who for _, who in turns(text)] == ["иванов", "иванов петров"]


def test_several_with_initials() -> None:
    text = "Иванов В. П.: Да.\n\nПетров С. А.: Нет.\n\nИванов В.П. и Петров С.А.: Так.\n"
    assert whose(text, "Иванов В.П. и Петров С.А.:") == "иванов петров"


PARTIES = "Anna Weiss (SPD): Gut.\n\nKarl Rot (CDU/CSU): Nein.\n\n{}: Ja.\n\n"


@pytest.mark.parametrize(
    ("label", "who"),
    [
        ("Uwe Blau (FDP)", "blau"),
        ("Uwe Blau (BÜNDNIS 90/DIE GRÜNEN)", "blau"),
        ("Uwe Blau (Bonn) (FDP)", "blau"),
    ],
)
@pytest.mark.parametrize("known", ["", "Anna Weiss (SPD): Doch.\n"])
def test_labels_with_a_party_may_stand_once(label: str, who: str, known: str) -> None:
    text = PARTIES.format(label) + known
    assert whose(text, f"{label}:") == who
    assert whose(text, "Karl Rot (CDU/CSU):") == "rot"


@pytest.mark.parametrize(
    "text",
    [
        "Net Income (USD): 5\n\nTotal Length (CM): 7\n\nGross Weight (KG): 8\n",
        "Anna Weiss (SPD): Gut.\n\nKarl Rot (CDU): Nein.\n",  # two are too few
        "First Step (A): Go.\n\nNext Step (A): Go.\n\nLast Step (A): Go.\n",  # of one kind
    ],
)
def test_what_only_looks_like_a_party(text: str) -> None:
    assert turns(text) == []
