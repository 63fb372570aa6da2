"""Notes and variants that are taken out of the line: their series and their marks."""

from __future__ import annotations

from lxml import etree

from teitools.views.preparation.identifiers import Identifiers
from teitools.views.preparation.names import STRUCTURE, tei, view

_NOTE = next(iter(tei("note")))
_APP = next(iter(tei("app")))
_TEXT = tei("text sourceDoc")
_HELD = tei(
    "note app choice listApp standOff person place org witness bibl biblStruct imprint "
    "monogr analytic series msDesc relation event castItem"
)
_WITHIN = STRUCTURE - tei("list table row opener closer entry")
_EDITORS = frozenset(
    "editorial editor ed translator translation commentary comment critical "
    "annotation gloss crit".split()
)


def number_notes(root: etree._Element, identifiers: Identifiers) -> None:
    """Set ``v:series`` (``source`` or ``editor``) and ``v:mark`` on each note that is not of
    the line, ``v:mark`` on each ``app``, and ``v:note`` on what a note elsewhere is about."""
    counts = {"source": 0, "editor": 0}
    for text in root.iter(*_TEXT):
        if any(above.tag in _TEXT for above in text.iterancestors()):
            continue
        for note in text.iter(_NOTE):
            about = _subject(note, identifiers)
            if not _is_apart(note, about):
                continue
            series = "editor" if _is_of_an_editor(note) else "source"
            counts[series] += 1
            number = counts[series]
            note.set(view("series"), series)
            note.set(view("mark"), str(number) if series == "source" else letters(number))
            identifiers.give(note, "note")
            if about is not None:
                known = about.get(view("note"), "")
                about.set(view("note"), f"{known} {identifiers.give(note, 'note')}".strip())
                note.set(view("about"), identifiers.give(about, "place"))
    for number, app in enumerate(root.iter(_APP), 1):
        app.set(view("mark"), f"v{number}")


def letters(number: int) -> str:
    """1, 2, … 27 as a, b, … aa."""
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def _subject(note: etree._Element, identifiers: Identifiers) -> etree._Element | None:
    """What a note is about, by its ``target``, where that stands in the text and outside it."""
    about = identifiers.element(note.get("target"))
    if about is None or about is note or about.tag == _NOTE:
        return None
    above = list(about.iterancestors())
    if note in above or not any(each.tag in _TEXT for each in above):
        return None
    return about


def _is_apart(note: etree._Element, about: etree._Element | None) -> bool:
    if note.get("place") in ("inline", "interlinear") or note.get("type") == "originalWord":
        return False
    if any(above.tag in _HELD for above in note.iterancestors()):
        return False
    parent = note.getparent()
    assert parent is not None
    if parent.tag in tei("noteGrp"):
        parent = parent.getparent()
    return about is not None or (parent is not None and parent.tag not in _WITHIN)


def _is_of_an_editor(note: etree._Element) -> bool:
    kind = (note.get("type") or "").lower()
    responsible = (note.get("resp") or "").lower()
    if kind in _EDITORS:
        return True
    return bool(responsible) and not any(w in responsible for w in ("author", "#aut"))
