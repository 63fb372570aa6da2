"""The language of a text, told by its words."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

import teitools

GERMAN = "Er sagte, dass es nicht mit dem Wetter zu tun hat und dass sie auf uns warten."
FRENCH = "Nous avons dit que cela ne se fait pas dans une maison avec des enfants pour vous."
RUSSIAN = "Он сказал, что это было только тогда, когда мы уже уехали, и его нет."
ENGLISH = "He said that it was not for them to know what would have been there with the others."
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def language(text: str, profile: str | Path | None = "plain") -> str | None:
    """The ``xml:lang`` of the TEI of `text`, which is said with a finding."""
    made = teitools.encode(text.encode(), profile=profile)
    assert teitools.decode(made) == text.encode()
    assert teitools.validate(bytes(made)).valid
    return etree.fromstring(bytes(made)).get(LANG)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (RUSSIAN, "ru"),
        (ENGLISH, "en"),
        (f"{GERMAN}\n\n{FRENCH}", None),  # of two languages
        ("Words.", None),
        ("", None),
        # languages that are not known are not taken for those that are
        ("No me dijo que la casa de los niños es para una familia que no tiene nada.", None),
        ("Hij zei dat het niet was wat we van hem en de anderen wilden weten in die tijd.", None),
        ("Той каза, че не знае как и какво се е случило с нас и защо не сме на работа.", None),
        ("Він сказав, що не знає, як і чому це сталося з нами, і що ми не на роботі.", None),
        ("Et dixit quod non est in manibus nostris qui nunc sumus, ne quis veniat.", None),
    ],
)
def test_the_words_tell_it(text: str, expected: str | None) -> None:
    assert language(text) == expected


def test_it_is_said() -> None:
    (found,) = teitools.encode(GERMAN.encode(), profile="plain").findings
    assert found.code.id == "T212"
    assert found.message.startswith("the text is in the language 'de': ")


@pytest.mark.parametrize(
    ("text", "of_profile", "expected"),
    [
        (GERMAN, "en", "de"),
        (GERMAN, "de-AT", "de-AT"),
        (GERMAN, "gsw", "gsw"),  # words of it are not known
        ("Words.", "en", "en"),
        ("Und dann?", "en", None),  # too little to tell, but not English
        (f"Language: French\n\n{GERMAN}", "en", "fr"),
    ],
)
def test_beside_what_the_profile_says(
    tmp_path: Path, text: str, of_profile: str, expected: str | None
) -> None:
    profile = tmp_path / "mine.toml"
    head = f'name = "mine"\nversion = "1.0"\ntitle = "Mine"\nlanguage = "{of_profile}"\n'
    profile.write_text(f'{head}extends = "plain"\n')
    assert language(text, profile) == expected
    profile = tmp_path / "other.toml"
    profile.write_text(f'{head}extends = "plain"\n[inferences]\ntext_language = false\n')
    assert language(text, profile) == of_profile
