"""Who speaks, and how often."""

from __future__ import annotations

from lxml import etree

from teitools.dataclass import dataclass
from teitools.views.preparation.identifiers import Identifiers
from teitools.views.preparation.names import SPEECHES, tei, view
from teitools.views.preparation.words import plain

_SPEAKER = next(iter(tei("speaker")))
_PREFERRED = (
    "persName", "orgName", "placeName", "geogName", "settlement", "name", "role", "label", "head",
)  # fmt: skip
_NAMES = tei(" ".join(_PREFERRED))
_BLOCK = tei("annotationBlock spGrp")
_VOICE, _WHO = view("voice"), view("who")


@dataclass(slots=True)
class Voice:
    """A speaker: its number by order of appearance, its name, the speeches it has."""

    key: str
    number: int
    label: str
    speeches: int = 0


def count_voices(root: etree._Element, identifiers: Identifiers) -> list[Voice]:
    """The speakers of a document. Sets on each speech ``v:voice`` (the first one's number)
    and ``v:who`` (the names of those who speak)."""
    voices: dict[str, Voice] = {}
    said: dict[tuple[str, str], list[Voice]] = {}
    for speech in root.iter(*SPEECHES):
        who, printed = pointers(speech), _printed(speech)
        if not who and not printed:
            continue
        known = said.get((who, printed))
        if known is None:
            known = said[who, printed] = _speakers(who, printed, voices, identifiers)
        for voice in known:
            voice.speeches += 1
        speech.set(_VOICE, str(known[0].number))
        speech.set(_WHO, ", ".join(voice.label for voice in known))
    return list(voices.values())


def pointers(speech: etree._Element) -> str:
    """The ``who`` of a speech, or of the block of annotations it stands in."""
    who = speech.get("who")
    parent = speech.getparent()
    if who is None and parent is not None and parent.tag in _BLOCK:
        who = parent.get("who")
    return " ".join((who or "").split())


def name_of(element: etree._Element) -> str:
    """What a person, role or other thing that is described is called."""
    named = {etree.QName(each).localname: each for each in reversed(element) if each.tag in _NAMES}
    for name in _PREFERRED:
        if name in named and plain(named[name]):
            return plain(named[name])
    if element.tag in tei("person personGrp persona org place listPerson"):
        return ""
    return plain(element)[:80]


def _printed(speech: etree._Element) -> str:
    speaker = speech.find(_SPEAKER)
    return "" if speaker is None else plain(speaker)


def _speakers(
    who: str, printed: str, voices: dict[str, Voice], identifiers: Identifiers
) -> list[Voice]:
    found = []
    label = printed.rstrip(" .:,;-–—")
    tokens = list(dict.fromkeys(who.split())) or [f"={label.casefold()}"]
    for token in tokens:
        if token not in voices:
            described = identifiers.element(token)
            name = "" if described is None else name_of(described)
            if not name:
                name = label if len(tokens) == 1 and label else token.lstrip("#=")
            voices[token] = Voice(token, len(voices) + 1, name or printed)
        found.append(voices[token])
    return found
