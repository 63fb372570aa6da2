"""Writing a schema in the XML syntax (RELAX NG, section 3)."""

from __future__ import annotations

from teitools.findings import Finding
from teitools.relaxng.syntax.annotations import Comment, Foreign
from teitools.relaxng.syntax.tree import Node
from teitools.relaxng.syntax.writing.parts import Inherited, Item, Part, Schema, schema_of
from teitools.relaxng.syntax.writing.xml_namespaces import Namespaces
from teitools.relaxng.syntax.writing.xml_notes import Notes
from teitools.relaxng.syntax.writing.xml_sheet import Sheet, escape
from teitools.xml.names import RNG

Attributes = list[tuple[str, str]]

_TEXTUAL = frozenset({"name", "value", "param"})
_NAMED = frozenset({"ref", "parentRef", "define", "param"})
_TYPED = frozenset({"data", "value"})
_REFERRING = frozenset({"include", "externalRef"})
_SPACED = frozenset({"nsName", *_REFERRING})


def write_xml(root: Node, findings: list[Finding] | None = None) -> bytes:
    """The schema whose root is `root` in the XML syntax, as UTF-8.

    Prefixes are declared on the root, and `ns` and `datatypeLibrary` stand there, as far as
    most of the schema has them. Annotations stand where they stood; where one is not exactly
    what it was, `findings` say so.
    """
    found: list[Finding] = []
    schema = schema_of(root)
    writer = _Writer(schema, found)
    data = writer.document()
    if findings is not None:
        findings += found
    return data


class _Writer:
    """Writes the content of the root first: then it is known what the root must declare."""

    def __init__(self, schema: Schema, findings: list[Finding]) -> None:
        self._schema = schema
        self._sheet = Sheet()
        self._spaces = Namespaces(schema.root)
        self._notes = Notes(self._sheet, self._spaces.prefixes, findings)

    def document(self) -> bytes:
        root, sheet, spaces = self._schema.root, self._sheet, self._spaces
        own, content, inner = self._part(root, spaces.namespace)
        text = self._text(root, spaces.namespace, own)
        foreign = self._notes.attributes(root.attributes)
        sheet.depth = 1
        self._content(content, root, inner)
        body, sheet.lines, sheet.depth = sheet.lines, [], 0
        sheet.put('<?xml version="1.0" encoding="UTF-8"?>')
        self._around(self._schema.before)
        bindings = spaces.prefixes.bindings
        declared = [(f"xmlns:{p}", bindings[p] or "") for p in sorted(bindings)]
        if spaces.namespace is not None and "ns" not in dict(own):
            own.append(("ns", spaces.namespace))
        if spaces.library and "datatypeLibrary" not in dict(own):
            own.append(("datatypeLibrary", spaces.library))
        attributes = [("xmlns", RNG), *declared, *own, *foreign]
        if body:
            sheet.put(sheet.tag(root.kind, attributes, ">"))
            sheet.lines += body
            sheet.put(f"</{root.kind}>")
        else:
            end = f">{text}</{root.kind}>" if text else "/>"
            sheet.put(sheet.tag(root.kind, attributes, end))
        self._around(self._schema.after)
        return ("\n".join(sheet.lines) + "\n").encode()

    def _around(self, notes: list[Comment | Foreign]) -> None:
        for each in notes:
            if isinstance(each, Comment):
                self._notes.comment(each, self._schema.root.location)

    def _content(self, items: list[Item], root: Part, namespace: Inherited) -> None:
        sheet = self._sheet
        ends: list[str] = []
        waiting: list[tuple[Item | None, Part, Inherited]] = []
        waiting += [(item, root, namespace) for item in reversed(items)]
        while waiting:
            item, parent, current = waiting.pop()
            if item is None:
                sheet.depth -= 1
                sheet.put(ends.pop())
            elif isinstance(item, Comment):
                self._notes.comment(item, parent.location)
            elif isinstance(item, Foreign):
                self._notes.element(item, parent)
            else:
                own, content, inner = self._part(item, current)
                text = self._text(item, current, own)
                attributes = [*own, *self._notes.attributes(item.attributes)]
                if item.kind in _TEXTUAL:
                    end = f">{text}</{item.kind}>" if text else "/>"
                    sheet.put(sheet.tag(item.kind, attributes, end))
                elif not content:
                    sheet.put(sheet.tag(item.kind, attributes, "/>"))
                else:
                    sheet.put(sheet.tag(item.kind, attributes, ">"))
                    sheet.depth += 1
                    ends.append(f"</{item.kind}>")
                    waiting.append((None, item, inner))
                    waiting += [(each, item, inner) for each in reversed(content)]

    def _part(self, part: Part, current: Inherited) -> tuple[Attributes, list[Item], Inherited]:
        """The attributes of `part`, its content, and the namespace that this inherits."""
        own: Attributes = []
        content, inner = part.content, current
        if part.kind in _NAMED:
            own.append(("name", part.name))
        elif part.kind in _TYPED and part.name:
            own.append(("type", part.name))
            if part.library != self._spaces.library:
                own.append(("datatypeLibrary", part.library))
        elif part.kind in _REFERRING:
            own.append(("href", part.href))
        if part.combine:
            own.append(("combine", part.combine))
        if part.name_class is not None:
            content, inner = self._named(part, part.name_class, current, own)
        elif part.kind in _TEXTUAL:
            content = []
        elif part.kind in _SPACED and part.namespace not in (None, current):
            own.append(("ns", part.namespace or ""))
            inner = part.namespace
        if part.kind == "attribute" and _is_plain_text(content[-1:]):
            content = content[:-1]
        return own, content, inner

    def _named(
        self, part: Part, name: Part, current: Inherited, own: Attributes
    ) -> tuple[list[Item], Inherited]:
        """Add the name of `part` to its attributes, or to its content."""
        spaces, uri = self._spaces, name.namespace
        attribute = part.kind == "attribute"
        text = spaces.name(name, "" if attribute else current)
        if uri is None and attribute:
            return [name, *part.content], current
        if text:
            own.append(("name", text))
        elif uri is not None and spaces.free(part):
            own += (("name", name.name), ("ns", uri))
            return part.content, uri
        elif uri:
            own.append(("name", f"{spaces.prefixes.of(uri)}:{name.name}"))
        else:
            return [name, *part.content], current
        return part.content, current

    def _text(self, part: Part, current: Inherited, own: Attributes) -> str:
        """The text of a part that has some, behind its comments; `own` gets what it needs."""
        if part.kind not in _TEXTUAL:
            return ""
        text = part.text
        if part.kind == "name":
            text = self._spaces.name(part, current)
            if not text:
                text = part.name
                own.append(("ns", part.namespace or ""))
        elif part.kind == "value":
            text, declared = self._spaces.value(part)
            own[:0] = [(f"xmlns:{prefix}", uri) for prefix, uri in declared.items()]
            plain = part.contextual and ":" not in text
            if plain and part.namespace not in (None, current):
                own.append(("ns", part.namespace or ""))
        notes = [each for each in part.content if isinstance(each, Comment)]
        comments = (self._notes.inline(each, part.location) for each in notes)
        return "".join((*comments, escape(text)))


def _is_plain_text(last: list[Item]) -> bool:
    """Whether that is what an attribute without a pattern has (section 4.12)."""
    only = last[0] if last else None
    if not isinstance(only, Part) or only.kind != "text":
        return False
    return not only.content and not only.attributes
