"""Names of languages in English, some in other languages, and their tags (BCP 47)."""

from __future__ import annotations

_TAGS = {
    "albanian": "sq",
    "arabic": "ar",
    "armenian": "hy",
    "azerbaijani": "az",
    "belarusian": "be",
    "bulgarian": "bg",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dari": "prs",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "indonesian": "id",
    "italian": "it",
    "japanese": "ja",
    "kazakh": "kk",
    "khmer": "km",
    "korean": "ko",
    "lao": "lo",
    "latvian": "lv",
    "lithuanian": "lt",
    "macedonian": "mk",
    "mongolian": "mn",
    "norwegian": "no",
    "pashto": "ps",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovenian": "sl",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "uzbek": "uz",
    "vietnamese": "vi",
    "yiddish": "yi",
    # German, French and Russian names of the languages that archives translate from and into
    "chinesisch": "zh",
    "deutsch": "de",
    "englisch": "en",
    "französisch": "fr",
    "italienisch": "it",
    "polnisch": "pl",
    "rumänisch": "ro",
    "russisch": "ru",
    "spanisch": "es",
    "tschechisch": "cs",
    "ukrainisch": "uk",
    "ungarisch": "hu",
    "allemand": "de",
    "anglais": "en",
    "chinois": "zh",
    "espagnol": "es",
    "français": "fr",
    "hongrois": "hu",
    "italien": "it",
    "polonais": "pl",
    "roumain": "ro",
    "russe": "ru",
    "tchèque": "cs",
    "ukrainien": "uk",
    "английский": "en",
    "венгерский": "hu",
    "испанский": "es",
    "итальянский": "it",
    "китайский": "zh",
    "немецкий": "de",
    "польский": "pl",
    "румынский": "ro",
    "русский": "ru",
    "украинский": "uk",
    "французский": "fr",
    "чешский": "cs",
}


def language_code(name: str) -> str:
    """The tag of the language of that name; ``und`` (undetermined) for another."""
    return _TAGS.get(name.strip().lower(), "und")


_OTHER_SCRIPTS = frozenset(
    ("ar be bg el fa he hi hy ja ka kk km ko lo mk mn prs ps ru sr uk ur yi zh").split()
)


def transliteration_code(tag: str) -> str:
    """The tag of that language in Latin letters, where they are not its own."""
    return f"{tag}-Latn" if tag in _OTHER_SCRIPTS else tag
