"""Annotations in the XML syntax: foreign elements and comments."""

from __future__ import annotations

from typing import NamedTuple

from teitools.findings import Finding
from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.writer_codes import COMMENT_ALTERED
from teitools.relaxng.syntax.writing.parts import Part
from teitools.relaxng.syntax.writing.prefixes import Prefixes, has_text, prefixes_in, split
from teitools.relaxng.syntax.writing.xml_sheet import Sheet, comment, escape
from teitools.source import Location
from teitools.xml.names import RNG, XML

Prefix = dict[str, str]


class Scope(NamedTuple):
    """The prefixes within an annotation.

    `other` are those that stand for something else than on the root, where RELAX NG is the
    default; `known` are those that the source has, as far as they are known.
    """

    other: Prefix
    known: Prefix


class Notes:
    """Writes annotations on a sheet."""

    def __init__(self, sheet: Sheet, prefixes: Prefixes, findings: list[Finding]) -> None:
        self._sheet = sheet
        self._prefixes = prefixes
        self._findings = findings

    def comment(self, note: Comment, location: Location) -> None:
        """A comment on lines of its own."""
        self._sheet.put(self.inline(note, location))

    def inline(self, note: Comment, location: Location) -> str:
        """A comment."""
        markup, altered = comment(note.text, self._sheet.depth * 2)
        if altered:
            self._findings.append(Finding(COMMENT_ALTERED, location))
        return markup

    def attributes(self, attributes: dict[str, str]) -> list[tuple[str, str]]:
        """Foreign attributes of a part."""
        return [(self._attribute(name, {}), value) for name, value in attributes.items()]

    def element(self, foreign: Foreign, part: Part) -> None:
        """An annotation of `part`: laid out, but as it is from where it has text."""
        sheet = self._sheet
        ends: list[str] = []
        outside = Scope({}, part.context.namespaces)
        waiting: list[Comment | tuple[Foreign, Scope] | None] = [(foreign, outside)]
        while waiting:
            each = waiting.pop()
            if each is None:
                sheet.depth -= 1
                sheet.put(ends.pop())
            elif isinstance(each, Comment):
                self.comment(each, part.location)
            elif isinstance(each, tuple):
                element, scope = each
                name, attributes, inner = self._tag(element, scope, element is foreign)
                if not element.content:
                    sheet.put(sheet.tag(name, attributes, "/>"))
                elif has_text(element):
                    sheet.put(self._whole(element, name, attributes, inner, part))
                else:
                    sheet.put(sheet.tag(name, attributes, ">"))
                    sheet.depth += 1
                    ends.append(f"</{name}>")
                    waiting.append(None)
                    for item in reversed(element.content):
                        if isinstance(item, Comment):
                            waiting.append(item)
                        elif isinstance(item, Foreign):
                            waiting.append((item, inner))

    def _whole(
        self,
        foreign: Foreign,
        name: str,
        attributes: list[tuple[str, str]],
        scope: Scope,
        part: Part,
    ) -> str:
        """An annotation without any layout of ours in its content."""
        out = [self._sheet.tag(name, attributes, ">")]
        waiting: list[str | Comment | tuple[Foreign, Scope]] = [f"</{name}>"]
        waiting += _backwards(foreign, scope)
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                out.append(each)
            elif isinstance(each, Comment):
                out.append(self.inline(each, part.location))
            else:
                element, outer = each
                tag, own, inner = self._tag(element, outer)
                out.append(Sheet().tag(tag, own, ">" if element.content else "/>"))
                if element.content:
                    waiting.append(f"</{tag}>")
                    waiting += _backwards(element, inner)
        return "".join(out)

    def _tag(
        self, foreign: Foreign, outer: Scope, outermost: bool = False
    ) -> tuple[str, list[tuple[str, str]], Scope]:
        """The name and the attributes of an annotation, and the scope within."""
        declared: Prefix = {}
        scope, known = dict(outer.other), outer.known | foreign.prefixes
        for prefix, uri in prefixes_in(foreign, known).items():
            if scope.get(prefix) != uri and not self._prefixes.keep(prefix, uri):
                declared[prefix] = scope[prefix] = uri
        name = self._element(foreign, outermost, scope, declared)
        attributes = [
            (self._attribute(key, scope), value) for key, value in foreign.attributes.items()
        ]
        spaces = [(f"xmlns:{p}" if p else "xmlns", declared[p]) for p in sorted(declared)]
        return name, [*spaces, *attributes], Scope(scope, known)

    def _element(self, foreign: Foreign, outermost: bool, scope: Prefix, declared: Prefix) -> str:
        uri, local = split(foreign.name)
        if uri == scope.get("", RNG):
            return local
        plain = outermost and foreign.prefixes.get("") == uri and not self._prefixes.known(uri)
        if not uri or plain:
            declared[""] = scope[""] = uri
            return local
        return f"{self._prefix(uri, scope)}:{local}"

    def _attribute(self, name: str, scope: Prefix) -> str:
        uri, local = split(name)
        return f"{self._prefix(uri, scope)}:{local}" if uri else local

    def _prefix(self, uri: str, scope: Prefix) -> str:
        if uri == XML:
            return "xml"
        found = next((p for p, meant in scope.items() if meant == uri and p), None)
        return self._prefixes.of(uri, scope) if found is None else found


def _backwards(foreign: Foreign, scope: Scope) -> list[str | Comment | tuple[Foreign, Scope]]:
    found: list[str | Comment | tuple[Foreign, Scope]] = []
    for each in reversed(foreign.content):
        if isinstance(each, Foreign):
            found.append((each, scope))
        else:
            found.append(escape(each) if isinstance(each, str) else each)
    return found
