"""What a header says of its document: title, date, people, archive, type, subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from teitools.corpus.dates import Dating, dating_of, parts_of
from teitools.views.preparation.names import TEI, selection
from teitools.views.preparation.words import plain
from teitools.xml.names import XML_ID, XML_LANG

_NAMESPACES = {"t": TEI}
_HEADER = "/*/t:teiHeader"
_PROFILE = f"{_HEADER}/t:profileDesc"
_DATES = (
    f"{_PROFILE}/t:creation/t:date",
    f"{_PROFILE}/t:creation[@when or @from or @notBefore or @notAfter]",
    f"{_PROFILE}/t:correspDesc/t:correspAction[@type='sent']/t:date",
    f"{_PROFILE}/t:settingDesc//t:setting/t:date",
    f"{_HEADER}/t:fileDesc/t:sourceDesc//t:origDate",
    "/*/t:text//t:dateline[not(ancestor::t:floatingText)]//t:date",
    f"{_HEADER}/t:fileDesc/t:sourceDesc//t:recording/t:date",
    f"{_HEADER}/t:fileDesc/t:sourceDesc//t:date",
)
"""Where the date of a document stands; the first that is one counts."""


_FOUND_DATES = tuple(selection(path, _NAMESPACES) for path in _DATES)
_TITLES = selection(f"{_HEADER}/t:fileDesc/t:titleStmt/t:title", _NAMESPACES)
_AUTHORS = selection(f"{_HEADER}/t:fileDesc/t:titleStmt/t:author", _NAMESPACES)
_ABSTRACT = selection(f"{_PROFILE}/t:abstract", _NAMESPACES)
_REPOSITORIES = selection(
    f"{_HEADER}/t:fileDesc/t:sourceDesc//t:msIdentifier/t:repository", _NAMESPACES
)
_TYPES = selection(f"{_PROFILE}/t:settingDesc//t:setting/t:activity", _NAMESPACES)
_CATEGORIES = selection(f"{_PROFILE}/t:textClass/t:catRef", _NAMESPACES)
_DECLARED = selection(f"{_HEADER}//t:category[@xml:id]", _NAMESPACES)
_TERMS = selection(f"{_PROFILE}/t:textClass/t:keywords//t:term", _NAMESPACES)
_TYPED = selection("/*[@type] | /*/t:text[@type]", _NAMESPACES)
_CHANGES = selection(
    f"{_HEADER}/t:revisionDesc//t:change[@when] | {_HEADER}/t:revisionDesc//t:change/t:date[@when]"
    f" | {_HEADER}/t:fileDesc/t:publicationStmt/t:date[@when]",
    _NAMESPACES,
)
_TEXTS = selection("/*//t:text | /*//t:facsimile | /*//t:sourceDoc", _NAMESPACES)
_LANGUAGE = selection("/*/t:text[@xml:lang]", _NAMESPACES)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
_GENRE_TERM = "genre"
_LONGEST = 400


def title_of(tree: etree._ElementTree) -> str:
    """The first title, in one line; nothing where there is none."""
    return next((words for each in _TITLES(tree) if (words := plain(each))), "")


def dating_in(tree: etree._ElementTree) -> tuple[Dating, tuple[etree._Element, str] | None]:
    """When the document was made; where nothing says it but a value that is no date, the element
    with that value.

    The first date counts that is one in numbers; else the words of the first.
    """
    words, wrong = "", None
    for find in _FOUND_DATES:
        for element in find(tree):
            label = plain(element)
            dating, bad = dating_of(element, label)
            if dating.first:
                return dating, None
            words = words or label
            if bad and wrong is None:
                wrong = (element, bad)
    return Dating("", "", words, False), wrong


def authors_of(tree: etree._ElementTree) -> tuple[str, ...]:
    """Who wrote it, as the header names them."""
    return _unique(_without_numbers(each) for each in _AUTHORS(tree))


def author_elements(tree: etree._ElementTree) -> list[etree._Element]:
    """The ``author`` elements of the header."""
    return _AUTHORS(tree)


def abstract_of(tree: etree._ElementTree) -> str:
    """The summary, shortened to some lines."""
    words = " ".join(plain(each) for each in _ABSTRACT(tree))
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:.-–—") + " …"


def archives_of(tree: etree._ElementTree) -> tuple[str, ...]:
    """The repositories that hold the source."""
    return _unique(plain(each) for each in _REPOSITORIES(tree))


def types_of(tree: etree._ElementTree) -> tuple[str, ...]:
    """What kind of text it is: the `type` of the document or its text, categories, activities,
    and keywords whose type says that they are a genre."""
    return _unique(_types(tree))


def _types(tree: etree._ElementTree) -> Iterator[str]:
    yield from (str(each.get("type")).replace("_", " ") for each in _TYPED(tree))
    yield from (plain(each) for each in _TYPES(tree))
    categories = {f"#{each.get(XML_ID)}": each for each in _DECLARED(tree)}
    for reference in _CATEGORIES(tree):
        for pointer in (reference.get("target") or "").split():
            if pointer in categories:
                yield plain(categories[pointer][0]) if len(categories[pointer]) else ""
    yield from (plain(each) for each in _TERMS(tree) if _is_genre(each))


def subjects_of(tree: etree._ElementTree) -> tuple[str, ...]:
    """The keywords, but for those that say the genre."""
    return _unique(plain(each) for each in _TERMS(tree) if not _is_genre(each))


def _is_genre(term: etree._Element) -> bool:
    return (term.get("type") or "").lower().startswith(_GENRE_TERM)


def language_of(tree: etree._ElementTree) -> str:
    """The language of the text (BCP 47), else of the document."""
    given = [each.get(XML_LANG, "") for each in (*_LANGUAGE(tree), tree.getroot())]
    return next((each for each in given if _TAG.match(each)), "")


def changed_of(tree: etree._ElementTree) -> str:
    """The last day on which the document was published or changed, as the header tells; the
    first of a month or year that has no day. Nothing where it tells none."""
    given = (parts_of(each.get("when", "")) for each in _CHANGES(tree))
    days = [f"{y:04}-{m or 1:02}-{d or 1:02}" for y, m, d in filter(None, given) if y > 0]
    return max(days, default="")


def is_register(tree: etree._ElementTree) -> bool:
    """Whether a document has no text, and nothing that stands for one."""
    return not _TEXTS(tree)


def _without_numbers(author: etree._Element) -> str:
    named = [each for each in author if etree.QName(each).localname in ("persName", "name")]
    return plain(named[0]) if named and not (author.text or "").strip() else plain(author)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in words if each))
