"""White space that the encoding implies and does not write, and some that it writes and denies."""

from __future__ import annotations

from lxml import etree

from teitools.views.preparation.names import tei

_MARKS = tei("lb pb cb gb")
_COLUMNS = tei("cb gb")
_HEARD = tei("incident kinesic vocal writing pause shift")
_HEADWORDS = tei("oRef pRef")
_PARTS = tei(
    "entry entryFree superEntry hom form gramGrp sense re cit etym xr series relatedItem "
    "biblStruct notatedMusic elementSpec classSpec macroSpec dataSpec attDef valItem address"
)
"""Elements whose parts are apart where no words of their own stand between them."""
_NAMES = tei("persName placeName orgName name author editor geogName")
_PARTS_OF_NAMES = tei(
    "forename surname nameLink roleName addName genName settlement region country district bloc "
    "placeName geogName persName orgName"
)
_JOINED = tei("note ptr anchor lb pb cb gb milestone g pc index app certainty")


def set_spaces(root: etree._Element) -> None:
    """Write the white space of `root` as it is meant.

    None stands where a line, page or column breaks a word (``break="no"``); some where a column
    begins between two words, about what is heard besides words, and between parts that only the
    encoding keeps apart. An empty reference to the headword of an entry becomes a tilde.
    """
    for mark in root.iter(*_MARKS):
        if mark.get("break") == "no":
            _join(mark)
        elif mark.tag in _COLUMNS and _last(mark).isalnum() and (mark.tail or "")[:1].isalnum():
            mark.tail = f" {mark.tail}"
    for heard in root.iter(*_HEARD):
        _set_apart(heard)
    for container in root.iter(*_PARTS):
        if not _has_words(container):
            for child in container:
                following = child.getnext()
                if not child.tail and following is not None and following.tag not in _JOINED:
                    child.tail = " "
    for name in root.iter(*_NAMES):
        for child in name:
            following = child.getnext()
            if not child.tail and child.tag in _PARTS_OF_NAMES and following is not None:
                child.tail = " " if following.tag in _PARTS_OF_NAMES else None
    for reference in root.iter(*_HEADWORDS):
        if len(reference) == 0 and not (reference.text or "").strip():
            reference.text = reference.get("expand", "~")


def _set_apart(heard: etree._Element) -> None:
    before, parent = heard.getprevious(), heard.getparent()
    if before is not None:
        if not (before.tail or "")[-1:].isspace() and before.tag not in _MARKS:
            before.tail = f"{before.tail or ''} "
    elif parent is not None and parent.text and not parent.text[-1].isspace():
        parent.text = f"{parent.text} "
    if (heard.tail or "")[:1].isalnum():
        heard.tail = f" {heard.tail}"


def _join(mark: etree._Element) -> None:
    """Take away the white space about `mark`, before the elements too that it begins."""
    if mark.tail:
        mark.tail = mark.tail.lstrip()
    here = mark
    while True:
        before, parent = here.getprevious(), here.getparent()
        if before is not None:
            if before.tail:
                before.tail = before.tail.rstrip()
            if before.tail or before.tag not in _MARKS:
                return
            here = before
        elif parent is not None and not (parent.text or "").rstrip():
            parent.text = None
            here = parent
            if parent.getparent() is None:
                return
        else:
            if parent is not None and parent.text:
                parent.text = parent.text.rstrip()
            return


def _last(mark: etree._Element) -> str:
    """The character before `mark`, in the text beside it."""
    before, parent = mark.getprevious(), mark.getparent()
    if before is not None:
        return (before.tail or "")[-1:]
    return "" if parent is None else (parent.text or "")[-1:]


def _has_words(element: etree._Element) -> bool:
    if element.text and not element.text.isspace():
        return True
    return any(child.tail and not child.tail.isspace() for child in element)
