"""What the elements of HTML among words become: looks, deletions, references and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from teitools.sources.addresses import address
from teitools.sources.content import Place, Wrap
from teitools.sources.html.elements import BLOCKS
from teitools.transcript.inlines import Facts

_LOOKS = {
    "i": "italic", "em": "italic", "cite": "italic", "var": "italic", "dfn": "italic",
    "b": "bold", "strong": "bold", "u": "underline", "sup": "superscript", "sub": "subscript",
    "mark": "highlight", "small": "small", "big": "large", "tt": "monospace",
    "code": "monospace", "kbd": "monospace", "samp": "monospace",
}  # fmt: skip
_STRUCK: Mapping[str, Facts] = {
    "del": (),
    "s": (("rend", "strikethrough"),),
    "strike": (("rend", "strikethrough"),),
}
_STYLES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("font-style", re.compile("italic|oblique"), "italic"),
    ("font-weight", re.compile("bold|bolder|[6-9]00"), "bold"),
    ("text-decoration", re.compile(".*underline.*"), "underline"),
    ("text-decoration-line", re.compile(".*underline.*"), "underline"),
    ("font-variant", re.compile(".*small-caps.*"), "smallcaps"),
    ("font-variant-caps", re.compile(".*small-caps.*"), "smallcaps"),
    ("vertical-align", re.compile("super"), "superscript"),
    ("vertical-align", re.compile("sub"), "subscript"),
)
_DECLARATION = re.compile(
    r"\s*([a-z-]+)\s*:\s*([^;]*?)\s*(?:!important\s*)?(?:;|\Z)", re.IGNORECASE
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_SPACE = re.compile(r"[\t\n\f\r ]+")


def wraps_of(element: etree._Element, place: Place) -> Iterator[Wrap]:
    """The marks that `element` is around its words, outermost first."""
    name = str(element.tag)
    if name in _STRUCK:
        yield Wrap("del", _STRUCK[name], place)
    elif name == "ins":
        yield Wrap("add", (), place)
    elif name == "a" and (target := address(element.get("href"))):
        yield Wrap("ref", (("target", target),), place)
    if name not in BLOCKS and (language := own_language(element)):
        yield Wrap("foreign", (("xml:lang", language),), place)
    styles = dict(declarations(element))
    if name not in _STRUCK and any(
        "line-through" in styles.get(key, "") for key in ("text-decoration", "text-decoration-line")
    ):
        yield Wrap("del", (("rend", "strikethrough"),), place)
    looks = [_LOOKS[name]] if name in _LOOKS else []
    looks += [
        look for key, meant, look in _STYLES if key in styles and meant.fullmatch(styles[key])
    ]
    for look in dict.fromkeys(looks):
        yield Wrap("hi", (("rend", look),), place, look=True)


def own_language(element: etree._Element) -> str:
    """The language that `element` has and what it stands in has not; ``""`` where it is none."""
    language = _language(element)
    around = next(filter(None, map(_language, element.iterancestors())), "")
    return language if language.lower() != around.lower() else ""


def _language(element: etree._Element) -> str:
    said = (element.get("lang") or element.get("xml:lang") or "").strip()
    return said if _LANGUAGE.fullmatch(said) else ""


def declarations(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The declarations of the attribute ``style``, in lower case."""
    for match in _DECLARATION.finditer(element.get("style") or ""):
        yield match[1].lower(), match[2].lower()


def is_hidden(element: etree._Element) -> bool:
    """Whether a reader of the page does not see the element."""
    styles = dict(declarations(element))
    return (
        element.get("hidden") is not None
        or styles.get("display") == "none"
        or styles.get("visibility") == "hidden"
    )


def collapsed(text: str) -> str:
    """`text` with each stretch of white space as one space (CSS Text, white-space: normal)."""
    return _SPACE.sub(" ", text)
