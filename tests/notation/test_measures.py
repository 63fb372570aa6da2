"""How much is missing, in the words of archives."""

from __future__ import annotations

import pytest

from teitools.notation.profile_file import load


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1 line not declassified", {"quantity": "1", "unit": "line"}),
        ("less than 1 line not declassified", {"atMost": "1", "unit": "line"}),
        ("less than\n1 line", {"atMost": "1", "unit": "line"}),
        ("1½ lines not declassified", {"quantity": "1.5", "unit": "line"}),
        ("6-1/2 lines not declassified", {"quantity": "6.5", "unit": "line"}),
        ("2 1/4 lines not declassified", {"quantity": "2.25", "unit": "line"}),
        ("less than 1/2 page not declassified", {"atMost": "0.5", "unit": "page"}),
        ("more than 1,200 words", {"atLeast": "1200", "unit": "word"}),
        ("twenty-five lines", {"quantity": "25", "unit": "line"}),
        ("2 to 3 words", {"atLeast": "2", "atMost": "3", "unit": "word"}),
        ("2–3 words", {"atLeast": "2", "atMost": "3", "unit": "word"}),
        (
            "2 paragraphs (12 lines) not declassified",
            {"quantity": "2", "unit": "paragraph", "extent": "2 paragraphs (12 lines)"},
        ),
        ("several lines illegible", {"unit": "line", "extent": "several lines"}),
        ("signature illegible", {"unit": "signature"}),
        ("illegible", {}),
        ("a list of names", {}),
        ("Duration: 2 minutes 14 seconds", {"dur": "PT2M14S"}),
        ("Duration: 1 hour, 2 minutes", {"dur": "PT1H2M"}),
        ("Duration: 2m 14s", {"dur": "PT2M14S"}),
        ("Duration: 2:14", {"dur": "PT2M14S"}),
        ("Duration: 1:02:14", {"dur": "PT1H2M14S"}),
        ("Twenty second pause.", {"dur": "PT20S"}),
        ("at 10:04 they left", {}),
        ("zwei Wörter unleserlich", {"quantity": "2", "unit": "word"}),
        ("weniger als 3 Zeilen", {"atMost": "3", "unit": "line"}),
        ("trois lignes illisibles", {"quantity": "3", "unit": "line"}),
        ("две строки неразборчиво", {"quantity": "2", "unit": "line"}),
        ("не более 5 слов", {"atMost": "5", "unit": "word"}),
        ("p. 4.5 lines", {"quantity": "4.5", "unit": "line"}),
        ("", {}),
    ],
)
def test_words_give_attributes(words: str, expected: dict[str, str]) -> None:
    assert dict(load("plain").measures.facts(words)) == expected
