"""Where marks of notes may stand in a text: numbers right behind words, or in brackets there."""

from __future__ import annotations

from teitools.notation.expression import expression

# what may stand behind a mark that ends in a stroke
_BEHIND = ' \t\r\n.,;:)]”"'
_NUMBERS = expression(r"\d+|[⁰¹²³⁴-⁹]+")
_LONGEST = 3
# the mark behind a year: August 5, 19541
_YEARS = (5, 6)
_AT_YEAR = expression(
    r"(?:\d,|(?:uary|arch|pril|May|June|July|gust|mber|ober)) (?:1[89]|20)\d\d(?P<n>\d{1,2})\Z"
)
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""What digits the raised ones are."""


def note_marks(text: str) -> dict[str, list[int]]:
    """Where marks of notes may stand, by numbers: word1 word.1 word¹ word[1] word(1) word\\1\\."""
    found: dict[str, list[int]] = {}
    for match in _NUMBERS.finditer(text):
        start, end = match.span()
        if end - start in _YEARS and (dated := _AT_YEAR.search(text, max(0, start - 5), end)):
            found.setdefault(dated["n"], []).append(dated.start("n"))
        elif end - start <= _LONGEST and _is_mark(text, start, end):
            found.setdefault(match.group().translate(RAISED), []).append(start)
    return found


def _is_mark(text: str, start: int, end: int) -> bool:
    """Whether a number stands directly after a word, or in brackets there."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if after[:1] == "/" and (len(after) < len("/ ") or after[1] in _BEHIND):
        return before.strip() != "" and not before[-1:].isdecimal()  # word 1/ and word.1/
    if len(before) < len("ab") or before[1].isspace():
        return False
    if not text[start].isdecimal():
        return True
    if before[1] + after[:1] in ("[]", "()", "\\\\"):
        return not before[0].isspace()
    if after[:1].isalpha() or after[:1] in ("%", "°", "_") or after[:1].isdecimal():
        return False
    if after[:1] in (".", ",", "/", "–", "-") and after[1:].isdecimal():
        return False
    if before[1].isalpha():
        return before[0].isalpha() and before[0].islower()
    ends = before[1] in '.,;:!?”’"»)]'
    if before[0].isdecimal():
        return before[1] in ",.;" and (not after or after[0].isspace())
    return ends and (before[0].isalpha() or before[0] in ")]")
