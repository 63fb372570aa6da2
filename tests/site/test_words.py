"""The words of the pages, and the words that are searched."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from teitools.corpus import Dating
from teitools.errors import UsageError
from teitools.site.tokens import fold, words
from teitools.site.words import Words, languages
from tests.site.made import built, folder_of, tei
from tests.views.browser import opened

_DENSE, _STEP = 0x3100, 11


def test_every_language_has_every_word() -> None:
    for name, table in languages().items():
        assert set(table) - {"month-names-alone"} == set(languages()["en"]), name
        assert len(table["month-names"].split()) == 12
        assert all(table.values())


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en", "1964-09-18", "18 September 1964"),
        ("de", "1964-09-18", "18. September 1964"),
        ("de-AT", "1964-09", "September 1964"),
        ("ru", "1964-09-18", "18 сентября 1964"),
        ("ru", "1964-09", "сентябрь 1964"),
        ("es", "1964-09-18", "18 de septiembre de 1964"),
        ("fr", "1964-09-01/1964-09-18", "1 septembre 1964 – 18 septembre 1964"),
        ("en", "-0044-03-15", "15 March −44"),
        ("en", "soon", "soon"),
    ],
)
def test_dates_in_words(language: str, value: str, said: str) -> None:
    assert Words(language).date(value) == said


def test_uncertain_dates_are_as_the_document_has_them() -> None:
    assert Words("en").dating(Dating("1961", "1963", "about 1962", False)) == "about 1962"
    assert Words("en").dating(Dating("1961", "1963", "", False)) == "1961 – 1963 (?)"
    assert Words("en").dating(Dating("1961-01-02", "", "le 2 janvier")) == "2 January 1961"


def test_languages_that_are_not_there() -> None:
    with pytest.raises(UsageError, match="choose from en"):
        Words("tlh")
    assert Words("la", {"home": "Domus"}).of("home") == "Domus"
    with pytest.raises(UsageError, match="no key 'homes'"):
        Words("en", {"homes": "x"})
    with pytest.raises(UsageError, match="for a date"):
        Words("en", {"day": "{hour}"}).date("1964-09-18")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le naïve ŒUVRE, Straße!", "le naive oeuvre strasse"),
        ("Ёлки и й", "елки и и"),
        ("l’Allemagne d'Otto well-known", "l allemagne d otto well known"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("שָׁלוֹם كِتَاب ـكتاب", "שלום كتاب كتاب"),
        ("東京へ", "東 京 へ"),
        ("हिन्दी में", "हिन्दी में"),
        ("zusam\u00admen ½ ﬁn 12th", "zusammen 12 fin 12th"),
        ("a_b …", "a b"),
    ],
)
def test_words_of_all_languages(text: str, found: str) -> None:
    assert " ".join(words(text)) == found


def test_the_script_folds_as_the_index_does(tmp_path: Path, browser: Any) -> None:
    """For characters that both know: all of the alphabets, some of the many others."""
    source = folder_of(tmp_path / "source", {"a.xml": tei("A")})
    built(source, tmp_path / "site")
    old = unicodedata.ucd_3_2_0
    known = [c for c in map(chr, range(sys.maxunicode + 1)) if old.category(c)[0] not in "C"]
    texts = [f"a{each}b" for each in known if ord(each) < _DENSE or ord(each) % _STEP == 0]
    with opened(browser, tmp_path / "site" / "search.html") as page:
        folded = page.evaluate("texts => texts.map((each) => teitools.fold(each))", texts)
        parted = page.evaluate("texts => texts.map((each) => teitools.words(each))", texts)
    assert len(texts) > 15_000
    wrong = [t for t, f in zip(texts, folded, strict=True) if fold(t) != f]
    assert wrong == []
    wrong = [t for t, p in zip(texts, parted, strict=True) if list(words(t)) != p]
    assert wrong == []
