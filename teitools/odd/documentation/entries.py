"""The entries of elements: what they are, what they hold, and where they may stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from teitools.odd.content import Pattern, choice
from teitools.odd.documentation.attribute_lists import AttributeLists
from teitools.odd.documentation.book import CLASS, ELEMENT, Book
from teitools.odd.documentation.markup import add, say
from teitools.odd.documentation.models import Models
from teitools.odd.documentation.rules import Rules
from teitools.odd.documentation.sentences import Sentences
from teitools.odd.grammar import Constraint
from teitools.odd.naming import value_patterns
from teitools.odd.prose import Prose, description
from teitools.odd.specs import ClassSpec, ElementSpec

_TEXT = {
    "text": "text",
    "value": "a value",
    "any": "any element of other namespaces",
}


class Entries:
    """Writes what every entry has: heading, description, facts, rules, examples, remarks."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.sentences = Sentences(book)
        self.models = Models(book)
        self.attributes = AttributeLists(book, self.sentences, self.models)
        self._rules = Rules(book, self.sentences)
        self._level = 4
        self._constraints: dict[tuple[str, ...], list[Constraint]] = {}
        for constraint in book.grammar.constraints:
            self._constraints.setdefault(constraint.holder[:2], []).append(constraint)

    def element(self, parent: etree._Element, spec: ElementSpec) -> None:
        """The entry of an element."""
        entry = self.begin(parent, ELEMENT, spec.ident, f"<{spec.name}>")
        facts = add(entry, "dl", class_="facts")
        if spec.name != spec.ident:
            self.fact(facts, "Called in the TEI", spec.ident)
        namespace = self.book.grammar.elements[spec.ident].namespace
        if namespace != self.book.grammar.namespace:
            self.fact(facts, "Namespace", namespace or "none")
        if spec.module:
            self.fact(facts, "Module", spec.module)
        self.keys(facts, "Member of", [(CLASS, key) for key in spec.classes])
        self.held(entry, ELEMENT, spec)
        self._families(entry, spec)
        values = spec.values
        if values is not None and values.type == "closed":
            self.model(entry, choice(value_patterns(values)))
        else:
            self.model(entry, spec.content)
        self.end(entry, ELEMENT, spec.ident)

    def begin(self, parent: etree._Element, kind: str, ident: str, title: str) -> etree._Element:
        """A new entry with its heading and description."""
        place = self.book.id(kind, ident)
        entry = add(
            parent,
            "section",
            class_="entry",
            id=place,
            aria_labelledby=self.book.id(kind, ident, "-head"),
        )
        self._level = 4 if kind == ELEMENT else 3
        heading = add(
            entry, f"h{self._level}", class_="title", id=self.book.id(kind, ident, "-head")
        )
        add(heading, "code", title)
        prose = self.book.said(kind, ident)
        for gloss in prose.chosen("gloss", self.book.language)[:1]:
            if description([gloss]) != title.strip("<>"):
                say(heading, " ")
                self.sentences.inline(add(heading, "span", class_="gloss"), gloss)
        add(heading, "a", "¶", class_="anchor", href=f"#{place}", aria_label=f"Link to {title}")
        for desc in prose.chosen("desc", self.book.language):
            old = " deprecated" if desc.get("type") == "deprecationInfo" else ""
            self.sentences.paragraph(entry, desc, f"desc{old}", ident)
        return entry

    def part(self, entry: etree._Element, title: str) -> etree._Element:
        """A new part of an entry, with its heading."""
        part = add(entry, "div", class_="part")
        add(part, f"h{self._level + 1}", title, class_="label")
        return part

    def held(self, entry: etree._Element, kind: str, spec: ElementSpec | ClassSpec) -> None:
        """The attributes of an entry, if it has any."""
        if self.attributes.held(kind, spec.ident):
            self.attributes.write(self.part(entry, "Attributes"), kind, spec)

    def end(self, entry: etree._Element, kind: str, ident: str) -> None:
        """The rules, examples and remarks of an entry."""
        prose, language = self.book.said(kind, ident), self.book.language
        constraints = self._constraints.get((kind, ident), [])
        inherited = [
            key for key in self._classes(kind, ident) if ("class", key) in self._constraints
        ]
        if constraints or inherited:
            part = self.part(entry, "Rules")
            self._rules.write(part, constraints, prose)
            if inherited:
                line = add(part, "p", "Also those of " if len(part) > 1 else "Those of ")
                for place, key in enumerate(inherited):
                    say(line, ", " if place else "")
                    self.book.link(line, CLASS, key)
            if len(part) == 1:
                entry.remove(part)
        examples = prose.chosen("exemplum", language)
        if examples:
            part = self.part(entry, "Example" if len(examples) == 1 else "Examples")
            for example in examples:
                self.sentences.blocks(part, example, 6)
        self._remarks(entry, prose)

    def _classes(self, kind: str, ident: str) -> list[str]:
        """The classes whose rules an element has to follow: its own, and theirs."""
        found: dict[str, None] = {}
        ahead = [ident] if kind == ELEMENT else []
        while ahead:
            spec = self.book.spec(CLASS if found else ELEMENT, ahead.pop(0))
            for key in spec.classes if isinstance(spec, ElementSpec | ClassSpec) else ():
                if key not in found:
                    found[key] = None
                    ahead.append(key)
        return list(found)

    def schema_rules(self, parent: etree._Element) -> None:
        """The rules that stand in the schemaSpec itself."""
        self._rules.write(parent, self._constraints.get(("schema",), []), Prose())

    def fact(self, facts: etree._Element, term: str, text: str | None = None) -> etree._Element:
        """A row of facts; what is returned is to be filled."""
        row = add(facts, "div")
        add(row, "dt", term)
        return add(row, "dd", text)

    def keys(self, facts: etree._Element, term: str, keys: Iterable[tuple[str, ...]]) -> None:
        """A row of links to specifications, and to attributes; none where there are none."""
        row: etree._Element | None = None
        for key in keys:
            if row is None:
                row = self.fact(facts, term)
            else:
                say(row, ", ")
            self.book.link(row, key[0], key[1])
            if len(key) > 2:
                say(row, " ")
                code = add(row, "code", class_="att")
                target = self.book.attributes.get(key)
                if target is None:
                    code.text = f"@{key[2]}"
                else:
                    add(code, "a", f"@{key[2]}", href=f"#{self.book.id(*target)}")

    def model(self, entry: etree._Element, pattern: Pattern, title: str = "Content model") -> None:
        """A content model, in the notation of `Models`."""
        part = self.part(entry, title)
        block = add(add(part, "pre", class_="model", tabindex="0"), "code")
        self.models.write(block, pattern)

    def _families(self, entry: etree._Element, spec: ElementSpec) -> None:
        relations = self.book.relations
        inside = relations.contains[spec.ident]
        others = [_TEXT[kind] for kind in relations.text[spec.ident].split()]
        nothing = "Nothing: it is empty."
        self._family(self.part(entry, "May contain"), inside, others, nothing)
        start = ["may be the root"] if spec.ident in self.book.grammar.start else []
        around = relations.contained[spec.ident]
        nothing = "No element of this schema."
        self._family(self.part(entry, "Contained by"), around, start, nothing)

    def _family(
        self, part: etree._Element, idents: list[str], others: list[str], nothing: str
    ) -> None:
        """Elements by their modules, after what is not an element."""
        if others:
            words = ", ".join(others)
            add(part, "p", words[0].upper() + words[1:] + ("; and:" if idents else "."))
        elif not idents:
            add(part, "p", nothing)
        if not idents:
            return
        outer = add(part, "dl", class_="family")
        specs = self.book.schema.elements
        ordered = sorted(idents, key=lambda i: (specs[i].module, specs[i].name.lower()))
        for module, members in groupby(ordered, lambda i: specs[i].module):
            row = add(outer, "div")
            add(row, "dt", module or "—")
            names = add(row, "dd")
            for place, ident in enumerate(members):
                say(names, " " if place else "")
                self.book.link(names, ELEMENT, ident)

    def _remarks(self, entry: etree._Element, prose: Prose) -> None:
        remarks = prose.chosen("remarks", self.book.language)
        if remarks:
            part = self.part(entry, "Remarks")
            for remark in remarks:
                self.sentences.blocks(part, remark, 6)
