"""The forms that labels of speakers have: what ends them, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from teitools.dataclass import dataclass
from teitools.notation.expression import expression
from teitools.notation.initials import BEHIND, CAPITAL
from teitools.notation.profile import SpeakerRules
from teitools.notation.vocabulary import Vocabulary, any_of


@dataclass(frozen=True, slots=True)
class Form:
    """What ends a label. `pattern` ends it; `dotted`: a full stop may stand after any word in it.

    `alone`: nothing else may stand on its line. `title_suffices`: a title alone is a name.
    `strict`: running text has the same form, so that one such label alone proves nothing.
    `signs`: without one of them in it, a line has no such label. `initialed`: initials must end the
    name. `timed`: a time stands behind it, at the end of its line.
    """

    terminator: str
    pattern: str
    dotted: bool = False
    alone: bool = False
    title_suffices: bool = False
    strict: bool = False
    signs: tuple[str, ...] = ()
    initialed: bool = False
    timed: bool = False

    def has_sign(self, text: str, start: int, end: int) -> bool:
        """Whether one of its `signs` stands in `text` from `start` to `end`."""
        for sign in self.signs:  # noqa: SIM110  (faster than any(), and each line asks)
            if text.find(sign, start, end) >= 0:
                return True
        return False


_TIME = r"[\[(]?(?:\d{1,3}:)?\d{1,2}:\d\d[\])]?"

FORMS = (
    Form(
        ":",
        r"[ \u00a0\u202f]?:(?=[\s(\[\"“«„—*_-]|\Z)",
        dotted=True,
        title_suffices=True,
        signs=(":",),
    ),
    Form(
        ".",
        rf" ?[—–](?= [\"«„“(…]?{CAPITAL})",
        strict=True,
        signs=(". —", ". –", ".—", ".–"),
        initialed=True,
    ),
    Form(
        ".",
        r"\. ?[-–—]{1,2}(?=[ \n])",
        title_suffices=True,
        strict=True,
        signs=(". –", ". —", ". -", ".–", ".—", ".-"),
    ),
    Form(".", r"\.(?: ?[-–—]+)?(?=[\s(\[\"“«„*_]|[^\W\d_a-zа-яё]|\Z)", strict=True, signs=(".",)),
    Form(
        ":",
        rf"(?=(?:\t|[ ]{{2,}}| (?=[\[(])){_TIME}:?[ \t]*(?:[\r\n]|\Z))",
        signs=(":",),
        timed=True,
    ),
    Form("--", r"\.?(?: ?--+| ?—| - )(?=[^\n])", strict=True, signs=("--", "—", " - ")),
    Form("line", r",?(?=[ \t]*(?:[\r\n]|\Z))", alone=True),
    Form("space", r"(?=\t| {2,}(?=\S))", strict=True),
)
"""Every form, in the order in which they are tried. A stamped label may end in one space."""

LETTER = "Q"
"""What stands before a question also where no sign follows it: no line of words begins so."""
# before words that begin a sentence, or go on with one after a dash
_ASKED = r"(?=[ \t]+(?:[^\s\w=+<>*/^]|[^\W_a-zß-öø-ÿа-яё]))"
BARE = Form("bare", _ASKED, strict=True, signs=(f"{LETTER} ", f"{LETTER}\t"))
"""The letter of those who ask, without a sign; where they ask, `label_askers` tells."""
BARE_PATTERN = expression(rf"[ \t]*+(?P<label>(?P<name>{LETTER}){_ASKED})")

TERMINATORS = tuple(form.terminator for form in FORMS)
EVIDENCE = ("brackets", "capitals", "company", "participants", "repetition", "supplied", "title")

# more words than a label has: what begins so is running text
_RUNNING = expression(r"[ \t]*+(?P<word>[^\W\d_])[\w’'\-]*+ (?:[^\W\d_][\w’'\-]*+ ){9}")
_MOST_LISTED = 8
_WORD = r"[^\W\d_][\w’'\-]{0,40}+"
_UNDASHED = _WORD.replace(r"\-", "")
_SUPPLIED = r"\[[^\[\]\r\n]{1,40}\]"
_INITIALS = r"(?:[^\W\d_]\.[ -]?){0,3}[^\W\d_]\."
_LINE_END = r"[ \t]*+(?>\r\n|\r|\n)[ \t]*+"
_BRACKET = r"[(\[][^()\[\]\r\n]{0,160}[)\]]"


def asking(rules: SpeakerRules, words: Vocabulary) -> frozenset[str]:
    """The words for a question, in lower case, that may stand for those who ask.

    None where the profile says that they are labels, or wants no company for labels.
    """
    if "company" not in rules.evidence or rules.directions:
        return frozenset()
    found = {each.lower() for each in words.question if len(each) > 1 or each == LETTER}
    return frozenset(found.difference(map(str.lower, rules.names)))


def patterns(
    forms: Iterable[Form], rules: SpeakerRules, words: Vocabulary, text: str, start: int, end: int
) -> list[tuple[Form, re.Pattern[str]]]:
    """Those of `forms` that may stand in `text` from `start` to `end`, with what matches them."""
    found = [
        (form, pattern_of(form, rules, words))
        for form in forms
        if not form.initialed or form.has_sign(text, start, end)
    ]
    if asking(rules, words) and BARE.has_sign(text, start, end):
        found.insert(0, (BARE, BARE_PATTERN))
    return found


def pattern_of(
    form: Form, rules: SpeakerRules, words: Vocabulary, over_lines: bool = False
) -> re.Pattern[str]:
    """What matches a label of `form`, with the groups ``label``, ``name``, ``doubt`` ...

    `over_lines`: a line may end between two words of the name, or before a direction.
    """
    letter = (LETTER,) if form.terminator == "." and asking(rules, words) else ()
    listed = any_of((*rules.names, *letter))
    # of many with one name, as in plays: 1 CITIZEN, 2nd Witch, 3. BÜRGER
    rank = r"(?:\d{1,2}(?:st|nd|rd|d|th|\.)? (?=[^\W\d_]{2}))?" if rules.directions else ""
    office = ""
    if form.alone and "brackets" in rules.evidence:
        # an office of many words, with who has it in brackets: The Minister for A, B and C (Lord D)
        office = rf"|The [^\r\n()]{{3,200}}?(?= \((?:{any_of(rules.titles)}) )"
    # КОЛОМИЕЦ Н. В., фракция ЛДПР.
    behind = rf"{BEHIND}(?=, )|" if form.terminator == "." and not form.initialed else ""
    full = _full_name(form, rules, words, over_lines)
    name = rf"(?:(?:{listed})(?!\w)|{behind}{rank}{full}{office})"
    comma = r"|, [a-zа-яà-ÿ][^\r\n.:;]{0,60}(?=[.:])" if rules.directions else ""
    between = ",? ?" if rules.directions else " ?"  # SEBASTIAN, [to Alonso]
    between = rf"(?:{between}|,?{_LINE_END})" if over_lines else between
    direction = rf"(?P<direction>(?:{between}{_BRACKET}){{1,3}}{comma})?"
    doubt = r"(?P<doubt> ?\?| ?\[\?\]| ?\(\?\))?"
    stamp = rf"(?:(?P<stamp>{rules.stamp.pattern})[ \t]+)?" if rules.stamp else ""
    end = form.pattern
    if form.terminator == "space" and rules.stamp:
        end = rf"(?:{end}|(?: (?=\S)(?<=\w)|[ \t]*\Z)(?(stamp)|(?!)))"
    numbered = rules.numbered and (form.alone or form.terminator == ":")
    number = r"(?:(?:\d{1,4}\. )(?=\S))?" if numbered else ""
    if form.terminator == ":" and not numbered and not rules.directions:
        # the number of a paragraph before a title: 12. Mr. SMITH (Ghana):
        number = rf"(?:\d{{1,4}}\.[ \t]+(?=(?:{any_of(rules.titles)}) |The [A-Z]))?"
    asked = r"(?: to the [^\r\n:.]{3,100}(?=:))?" if numbered and not form.alone else ""
    if rules.number:
        number = rf"(?P<number>{rules.number.pattern})?"
    lead = r"[ \t]*+" if rules.indented else ""
    emphasis, noted = r"(?:\*\*|__|_|\*)?", r"(?:\*\*|__|_|\*|[†‡§]{1,3})?"
    held = _held(form, rules, words)
    typed = f"(?:§ ?)?{number}{emphasis}(?P<name>{name}){noted}{doubt}{direction}{held}{asked}"
    return expression(f"{lead}{stamp}(?P<label>{typed}{emphasis}{end}{noted})")


def _held(form: Form, rules: SpeakerRules, words: Vocabulary) -> str:
    """The pattern for what somebody is, after a comma behind the name: ``, Premier ministre``."""
    if form.terminator not in (".", ":") or form.timed or rules.directions:
        return ""
    begins = "" if form.title_suffices and form.terminator == "." else _apposition(words)
    return rf"(?P<held>, {begins}[^.:!?\r\n]{{0,140}}?)?"


def _apposition(words: Vocabulary) -> str:
    return rf"(?:{any_of(words.appositions)})(?!\w)".replace(r"\*", r"\w*")


def begins_text(text: str, start: int, end: int, rules: SpeakerRules) -> bool:
    """Whether what stands from `start` to `end` begins with more words than a label of a name has.

    That is so for the forms of which `is_short` is true.
    """
    found = _RUNNING.match(text, start, end)
    if found is None:
        return False
    before = (each for each in (rules.stamp, rules.number) if each is not None)
    return all(each.match(text, found.start("word"), end) is None for each in before)


def is_short(form: Form, rules: SpeakerRules) -> bool:
    """Whether labels of `form` have few words: no office of many, and nobody who is asked."""
    if any(len(name.split()) > _MOST_LISTED for name in rules.names):
        return False
    if form.alone:
        return not rules.numbered and "brackets" not in rules.evidence
    return form.terminator != ":" or not rules.numbered


def _beside(form: Form, words: Vocabulary) -> str:
    """The pattern for what stands beside one of several names: ``Weiss (SPD) und Ito (CDU):``."""
    if form.terminator != ":" or form.timed:
        return ""
    return rf"|\([^()\r\n]{{1,60}}\)(?:,|(?= (?:{any_of((*words.conjunctions, '&'))}) ))"


def _full_name(form: Form, rules: SpeakerRules, words: Vocabulary, over_lines: bool) -> str:
    """The pattern of a name of up to eight words; only titles and initials have full stops."""
    if form.initialed:
        return BEHIND
    abbreviated = any_of(title for title in (*rules.titles, "St.") if title.endswith((".", ")")))
    spoken = "(?![_a-z])" if rules.directions else ""
    # JOHNNY--[At the bar.]
    word = rf"{_UNDASHED}(?:-{_UNDASHED})*+" if "--" in rules.terminators else _WORD
    plain = rf"{word}(?:/{word})?(?:\[{spoken}[^\[\]\r\n]{{1,40}}\][\w.]*)?"
    stop = rf"(?:[.;]|,(?! {_apposition(words)}))?" if form.dotted else ""
    # in lower case it is a direction: PARROTT [going].
    supplied = r"\[(?![a-zß-öø-ÿа-яё])" + _SUPPLIED[2:] if rules.directions else _SUPPLIED
    beside = _beside(form, words)
    part = rf"(?:(?i:{abbreviated})|{_INITIALS}|{plain}{stop}|{supplied}\.?|[&/]{beside})"
    # before a full stop, one letter is an initial and not the end of a name
    more = "[.]?" if form.dotted else r"(?<=\w\w)"
    last = rf"(?:{_INITIALS}(?=[:?])|{plain}{more}|{supplied})"
    suffix = r"(?:,? (?:Jr|Sr|II|III)\.?)?(?: #?\d{1,3})?"
    # offices in whole: THE MINISTER OF STATE IN THE MINISTRY OF PORTS
    most = 8 if form.terminator == ":" else 7
    space = rf"(?: |{_LINE_END})" if over_lines else " "
    return rf"(?:{part}{space}){{0,{most}}}{last}{suffix}"
