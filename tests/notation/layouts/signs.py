"""Quotation marks, dashes, dots and letters as other programs write them."""

from __future__ import annotations

import re
import unicodedata

from tests.notation.layouts.transcripts import Transcript

_STRAIGHT = str.maketrans("“”„‘’", '"""\'\'')

_BETWEEN_WORDS = re.compile(r"(?<=[\w.]) ?(?:—|(?<!-)--(?!-)) ?(?=\w)")


def with_straight_quotes(text: str, _: Transcript) -> str:
    """Quotation marks and apostrophes of typewriters."""
    return text.translate(_STRAIGHT)


def with_curly_quotes(text: str, _: Transcript) -> str:
    """Quotation marks and apostrophes of printers."""
    text = re.sub(r'(?<![\w.,!?;:…—-])"(?=\w|\S)', "“", text).replace('"', "”")
    return re.sub(r"(?<=\w)'", "’", text)


def with_guillemets(text: str, _: Transcript) -> str:
    """Quotation marks of French printers."""
    text = re.sub(r'(?<![\w.,!?;:…—-])["“„](?=\S)', "«", text)
    return re.sub(r'["”]', "»", text)


def with_two_hyphens(text: str, _: Transcript) -> str:
    """Dashes of typewriters."""
    return text.replace("—", "--")


def with_spaced_hyphen(text: str, _: Transcript) -> str:
    """A hyphen between spaces for a dash between words."""
    return _BETWEEN_WORDS.sub(" - ", text)


def with_en_dash(text: str, _: Transcript) -> str:
    """A short dash between spaces for a dash between words."""
    return _BETWEEN_WORDS.sub(" – ", text)


def with_em_dash(text: str, _: Transcript) -> str:
    """Dashes of printers."""
    return re.sub(r"(?<![-\w{])--(?![-}])|(?<=\w)--(?![-}])", "—", text)


def with_one_ellipsis(text: str, _: Transcript) -> str:
    """Three dots as one character."""
    return re.sub(r"(?<![. ])\.\.\.(?! ?\.)", "…", text)


def with_three_dots(text: str, _: Transcript) -> str:
    """Three dots as three characters."""
    return text.replace("…", "...")


def with_spaced_dots(text: str, _: Transcript) -> str:
    """Three dots with spaces between them."""
    return re.sub(r"…|(?<![. ])\.\.\.(?! ?\.)", ". . .", text)


def with_fixed_titles(text: str, _: Transcript) -> str:
    """A no-break space after short titles."""
    return re.sub(
        r"(?m)\b((?:Mr|Mrs|Ms|Dr|M|MR|MRS|MS|DR|Cde|Hr|Fr)\.?) (?=[A-Z])", "\\1\u00a0", text
    )


def with_fixed_initials(text: str, _: Transcript) -> str:
    """A no-break space between initials and the surname."""
    return re.sub(r"(?<!\w)((?:[A-ZА-Я]\. ?){1,2}) (?=[A-ZА-Я]\w)", "\\1\u00a0", text)


def with_spaced_colons(text: str, transcript: Transcript) -> str:
    """A no-break space before the colon of a label, as in French."""
    labels = [label for label in transcript.labels if label.endswith(":")]
    if not labels:
        return text
    label = "|".join(re.escape(each[:-1]) for each in sorted(labels, key=len, reverse=True))
    return re.sub(rf"(?m)^([ \t]*(?:{label})):", "\\1\u00a0:", text)


def decomposed(text: str, _: Transcript) -> str:
    """Letters and their accents apart (NFD)."""
    return unicodedata.normalize("NFD", text)
