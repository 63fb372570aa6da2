"""Lists of attributes: in full where they are defined or changed, in short where inherited."""

from __future__ import annotations

from lxml import etree

from teitools.odd.documentation.book import CLASS, ELEMENT, Book
from teitools.odd.documentation.inheritance import Held, Inheritance
from teitools.odd.documentation.markup import add, say
from teitools.odd.documentation.models import Models
from teitools.odd.documentation.relations import bound
from teitools.odd.documentation.sentences import Sentences
from teitools.odd.prose import Prose, description
from teitools.odd.specs import AttDef, ClassSpec, ElementSpec, ValList

_USAGE = {"req": "required", "rec": "recommended", "mwa": "mandatory when applicable"}
_LISTS = {
    "closed": "One of",
    "semi": "One of these, or another",
    "open": "For instance",
}
_SHORT = 6


class AttributeLists:
    """Writes the attributes of elements and classes into a page."""

    def __init__(self, book: Book, sentences: Sentences, models: Models) -> None:
        self._book = book
        self._sentences = sentences
        self._models = models
        inheritance = Inheritance(book.schema, book.schema)
        self._held: dict[tuple[str, str], list[Held]] = {}
        total = 0
        for kind, specs in ((CLASS, book.schema.classes), (ELEMENT, book.schema.elements)):
            for spec in specs.values():
                held = self._held[kind, spec.ident] = inheritance.of(spec)
                total += len(held)
                bound(total, book.grammar.source, "attributes")
        self._alternatives = {
            ident: {a.name for a, among in book.grammar.flat(e.attributes) if among}
            for ident, e in book.grammar.elements.items()
        }
        self._index()

    def _index(self) -> None:
        """Say for each attribute where its entry is."""
        for (kind, ident), held in self._held.items():
            for one in held:
                name = one.definition.name
                full = one.owner is None or one.changed
                at = (kind, ident) if full else (CLASS, one.owner or "")
                if self._book.spec(*at) is not None:
                    self._book.attributes[kind, ident, name] = (*at, name)

    def all(self) -> dict[str, list[tuple[str, str]]]:
        """By its name, each attribute's specifications that define or change it."""
        found: dict[str, list[tuple[str, str]]] = {}
        for key, held in self._held.items():
            for one in held:
                if one.owner is None or one.changed:
                    found.setdefault(one.definition.name, []).append(key)
        return found

    def held(self, kind: str, ident: str) -> list[Held]:
        """The attributes of an element or a class."""
        return self._held[kind, ident]

    def write(self, part: etree._Element, kind: str, spec: ElementSpec | ClassSpec) -> None:
        """Write the attributes of `spec` into a part of its entry."""
        held = self._held[kind, spec.ident]
        full = [one for one in held if one.owner is None or one.changed]
        short = [one for one in held if one.owner is not None and not one.changed]
        if full:
            outer = add(part, "dl", class_="attributes")
            for one in full:
                self._full(outer, kind, spec, one)
        if short:
            self._short(part, short)

    def _full(
        self, outer: etree._Element, kind: str, spec: ElementSpec | ClassSpec, one: Held
    ) -> None:
        definition, ident = one.definition, spec.ident
        row = add(outer, "div", id=self._book.id(kind, ident, definition.name))
        term = add(row, "dt")
        add(term, "code", f"@{definition.written}", class_="att")
        usage = _USAGE.get(definition.usage or "")
        if usage:
            say(term, " ")
            add(term, "span", usage, class_=f"usage {definition.usage}")
        if definition.written in self._alternatives.get(ident, ()):
            say(term, " ")
            add(term, "span", "one of several", class_="usage")
        if one.owner is not None:
            origin = add(term, "span", " changed from ", class_="origin")
            self._book.link(origin, CLASS, one.owner)
        said = add(row, "dd")
        prose = self._prose(kind, ident, one)
        for part in ("gloss", "desc"):
            for node in prose.chosen(part, self._book.language)[: 1 if part == "gloss" else None]:
                if part != "gloss" or description([node]) != definition.name:
                    self._sentences.paragraph(said, node, part, ident)
        self._value(said, definition, prose)
        for part in ("exemplum", "remarks"):
            for node in prose.chosen(part, self._book.language):
                self._sentences.blocks(said, node, 6)

    def _prose(self, kind: str, ident: str, one: Held) -> Prose:
        """What is said here about an attribute; of what is not, what its class says."""
        name = one.definition.name
        own = self._book.said(kind, ident).of("attribute", name)
        if one.owner is None:
            return own
        theirs = self._book.said(CLASS, one.owner).of("attribute", name)
        described = {part: theirs.all(part) for part in ("gloss", "desc") if theirs.all(part)}
        return Prose({**described, **own.parts}, {**theirs.inner, **own.inner})

    def _value(self, said: etree._Element, definition: AttDef, prose: Prose) -> None:
        values = definition.values
        closed = values is not None and values.type == "closed" and values.items
        if not closed or (definition.datatype and definition.datatype.high != 1):
            line = add(said, "p", "Value: ", class_="type")
            self._models.datatype(line, definition.datatype)
        if definition.default is not None:
            line = add(said, "p", "Where it is not given: ", class_="type")
            add(line, "code", definition.default, class_="value")
        if definition.namespace:
            add(said, "p", f"Namespace: {definition.namespace}", class_="type")
        if values is not None and values.items:
            words = _LISTS.get(values.type or "", _LISTS["open"])
            add(said, "p", f"{words}:", class_="type")
            self._values(said, values, prose)

    def _values(self, said: etree._Element, values: ValList, prose: Prose) -> None:
        outer = add(said, "dl", class_="values")
        for item in values.items:
            row = add(outer, "div")
            add(add(row, "dt"), "code", item.written, class_="value")
            meaning = add(row, "dd")
            inner = prose.of("value", item.ident)
            glosses = inner.chosen("gloss", self._book.language)[:1]
            descs = inner.chosen("desc", self._book.language)[:1]
            glosses = [node for node in glosses if description([node]) != item.ident or not descs]
            for place, node in enumerate([*glosses, *descs]):
                say(meaning, "; " if place else "")
                self._sentences.inline(add(meaning, "span"), node)
            if not (glosses or descs) and item.documentation:
                meaning.text = item.documentation

    def _short(self, part: etree._Element, held: list[Held]) -> None:
        details = add(part, "details", class_="inherited")
        summary = add(details, "summary", f"Inherited ({len(held)}): ")
        needed = [one.definition.written for one in held if one.definition.required]
        say(summary, ", ".join(f"@{one.definition.written}" for one in held[:_SHORT]))
        say(summary, " …" if len(held) > _SHORT else "")
        say(summary, f"; required: {', '.join(f'@{n}' for n in needed)}" if needed else "")
        table = add(add(details, "div", class_="scroll", tabindex="0"), "table")
        head = add(add(table, "thead"), "tr")
        for title in ("Attribute", "Value", "From"):
            add(head, "th", title, scope="col")
        body = add(table, "tbody")
        for one in held:
            self._inherited(add(body, "tr"), one)

    def _inherited(self, row: etree._Element, one: Held) -> None:
        definition, owner = one.definition, one.owner or ""
        name = add(row, "th", scope="row")
        code = add(name, "code", class_="att")
        target = self._book.attributes.get((CLASS, owner, definition.name))
        if target is None:
            code.text = f"@{definition.written}"
        else:
            add(code, "a", f"@{definition.written}", href=f"#{self._book.id(*target)}")
        if definition.required:
            say(name, " required")
        value = add(row, "td")
        values = definition.values
        if values is not None and values.type == "closed" and values.items:
            say(value, "one of ")
            for place, item in enumerate(values.items[:_SHORT]):
                say(value, ", " if place else "")
                add(value, "code", item.written, class_="value")
            say(value, " …" if len(values.items) > _SHORT else "")
        else:
            self._models.datatype(value, definition.datatype)
        self._book.link(add(row, "td"), CLASS, owner)
