"""Tags of languages: each is one of BCP 47, of registered subtags (RFC 5646, section 2.2.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from teitools.findings import Code, Severity
from teitools.rules.identified import is_tei, local, select
from teitools.xml.document import Fault
from teitools.xml.names import XML_LANG, tei

INVALID = Code(
    "P414",
    "invalid-language-tag",
    Severity.WARNING,
    "<{element}> has {attribute} {value!r}, which is not a valid language tag (BCP 47){hint}",
)

_TAGGED = etree.XPath("//*[@xml:lang] | //*[local-name() = 'language'][@ident]")
_WELL_FORMED = re.compile(r"[A-Za-z0-9]{1,8}(?:-[A-Za-z0-9]{1,8}){0,30}")
_COMMON = frozenset("ar cs da de el en es fr grc he hu is it ja la nl pl pt ru sv tr zh".split())
"""Tags for which the registry need not be loaded."""


def check(tree: etree._ElementTree) -> Iterator[Fault]:
    """Values of `xml:lang`, and of `ident` of `language`, that are not valid language tags.

    An empty `xml:lang` says that no language is known (XML 1.0, section 2.12).
    """
    for element in select(_TAGGED, tree):
        if not is_tei(element):
            continue
        names = (XML_LANG, "ident") if element.tag == tei("language") else (XML_LANG,)
        for name in names:
            value = element.get(name, "").strip()
            if value and not is_language_tag(value):
                shown = "xml:lang" if name == XML_LANG else name
                nearest = meant_tag(value)
                facts = {
                    "element": local(element),
                    "attribute": shown,
                    "value": value,
                    "meant": nearest,
                    "hint": "" if nearest is None else f"; did you mean {nearest!r}?",
                }
                yield Fault(INVALID, element, facts)


@lru_cache(maxsize=1024)
def is_language_tag(value: str) -> bool:
    """Whether `value` is well-formed, and its subtags are in the registry of IANA."""
    if value in _COMMON:
        return True
    if _WELL_FORMED.fullmatch(value) is None:
        return False
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    try:
        return Language.get(value, normalize=False).is_valid()
    except LanguageTagError:
        return False


@lru_cache(maxsize=1024)
def meant_tag(value: str) -> str | None:
    """The valid tag that `value` is another way of writing: "en" for "eng", "en_GB" as "en-GB"."""
    from langcodes import Language
    from langcodes.tag_parser import LanguageTagError

    tried = value.replace("_", "-")
    if _WELL_FORMED.fullmatch(tried) is None:
        return None
    try:
        nearest = Language.get(tried).to_tag()
    except LanguageTagError:
        return None
    return nearest if nearest != value and is_language_tag(nearest) else None
