"""Which prefix stands for which namespace in a file that is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.writing.parts import Part, walk
from teitools.xml.names import RNG, SCH, TEI, XML, XS

ANNOTATIONS = "http://relaxng.org/ns/compatibility/annotations/1.0"
"""The namespace of ``a:documentation`` (RELAX NG DTD Compatibility)."""
_CUSTOMARY = {
    "": "local",
    None: "inherited",
    ANNOTATIONS: "a",
    RNG: "rng",
    SCH: "sch",
    TEI: "tei",
    XS: "xs",
    "http://www.tei-c.org/ns/Examples": "teix",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/1998/Math/MathML": "m",
    "http://www.w3.org/2000/svg": "svg",
}
_QNAME = re.compile(r"(?<![\w.\-])([^\W\d][\w.\-]*):(?=[\w*])")


class Prefixes:
    """The prefixes of one file: those of its source where they can stay, else customary ones.

    `known` are prefixes with their namespaces, those to be preferred first. A prefix stands for
    one namespace in the whole file. `bindings` are those that were asked for.
    """

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self.bindings: dict[str, str | None] = {}
        self._chosen: dict[str | None, str] = {XML: "xml"}
        self._known: dict[str, dict[str, None]] = {}
        self._numbers: dict[str, int] = {}
        for prefix, uri in known:
            if prefix not in ("", "xml", "xmlns"):
                self._known.setdefault(uri, {})[prefix] = None

    def of(self, uri: str | None, avoiding: Collection[str] = ()) -> str:
        """The prefix of `uri` (None for the one that is inherited), none of `avoiding`."""
        chosen = self._chosen.get(uri)
        if chosen is not None and chosen not in avoiding:
            return chosen
        bound = (prefix for prefix, known in self.bindings.items() if known == uri)
        chosen = next((each for each in bound if each not in avoiding), None)
        if chosen is None:
            free = (each for each in self._candidates(uri) if each not in self.bindings)
            chosen = next(each for each in free if each not in avoiding)
            self._bind(chosen, uri)
        return chosen

    def keep(self, prefix: str, uri: str) -> bool:
        """Let `prefix` stand for `uri` where it is still free; whether it does."""
        if prefix == "xml":
            return uri == XML
        if prefix not in self.bindings:
            self._bind(prefix, uri)
        return self.bindings[prefix] == uri

    def known(self, uri: str | None) -> bool:
        """Whether there is a prefix for `uri`, or the source had one."""
        return uri in self._chosen or uri in self._known

    def _bind(self, prefix: str, uri: str | None) -> None:
        self.bindings[prefix] = uri
        self._chosen.setdefault(uri, prefix)

    def _candidates(self, uri: str | None) -> Iterator[str]:
        if uri is not None:
            yield from self._known.get(uri, ())
        customary = _CUSTOMARY.get(uri, "ns")
        if customary != "ns":
            yield customary
        while True:
            number = self._numbers[customary] = self._numbers.get(customary, 0) + 1
            yield f"{customary}{number}"


def known_prefixes(root: Part) -> Iterator[tuple[str, str]]:
    """The prefixes that the source of `root` declares, with their namespaces, outermost first."""
    seen: set[int] = set()
    for part in walk(root):
        if id(part.context) not in seen:
            seen.add(id(part.context))
            yield from part.context.namespaces.items()
    for foreign, _, _ in foreigns(root):
        yield from foreign.prefixes.items()


def foreigns(root: Part) -> Iterator[tuple[Foreign, dict[str, str], Part]]:
    """Every annotation that is an element, at any depth, with its prefixes and its part."""
    for part in walk(root):
        waiting: list[tuple[Comment | Foreign | Part | str, dict[str, str]]]
        waiting = [(each, part.context.namespaces) for each in reversed(part.content)]
        while waiting:
            foreign, outside = waiting.pop()
            if isinstance(foreign, Foreign):
                scope = outside | foreign.prefixes if foreign.prefixes else outside
                yield foreign, scope, part
                waiting.extend((each, scope) for each in reversed(foreign.content))


def prefixes_in(foreign: Foreign, scope: dict[str, str]) -> dict[str, str]:
    """The prefixes that the text and attributes of an annotation seem to use, as `scope` has them.

    An annotation may be a program (Schematron, XSLT) or name things (``tei:p``); what looks like
    a name with a prefix that is declared is taken for one.
    """
    found: dict[str, str] = {}
    texts = [each for each in foreign.content if isinstance(each, str)]
    for text in (*foreign.attributes.values(), *texts):
        if ":" in text:
            used = (match[1] for match in _QNAME.finditer(text))
            found |= {prefix: scope[prefix] for prefix in used if scope.get(prefix)}
    return found


def split(name: str) -> tuple[str, str]:
    """Namespace and local name of a Clark name."""
    if name.startswith("{"):
        uri, _, local = name[1:].partition("}")
        return uri, local
    return "", name


def has_text(foreign: Foreign) -> bool:
    """Whether white space in an annotation is more than layout."""
    if foreign.attributes.get(f"{{{XML}}}space") == "preserve":
        return True
    if any(isinstance(each, str) and each.strip() for each in foreign.content):
        return True
    return not any(isinstance(each, Foreign | Comment) for each in foreign.content)
