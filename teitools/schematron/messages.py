"""The part of the stylesheet that says what a test has found."""

from __future__ import annotations

from teitools.schematron.instances import instance
from teitools.schematron.lines import RENAMED, Blame, Lines, attribute, escaped
from teitools.schematron.model import Pattern, Rule, Schema
from teitools.schematron.names import XSL
from teitools.schematron.nodes import Node
from teitools.schematron.plan import Assertion, Plan
from teitools.schematron.xpath import functions_renamed

_KEPT = ("emph", "span", "dir")
"""Elements of messages that reports keep."""
_DYNAMIC = {"role": "r", "flag": "g", "severity": "s"}
_ERR = "http://www.w3.org/2005/xqt-errors"


class Messages:
    """Writes asserts and reports."""

    def __init__(self, lines: Lines, plan: Plan, schema: Schema, guarded: bool) -> None:
        self._lines = lines
        self._plan = plan
        self._schema = schema
        self._guarded = guarded

    def assertion(self, node: Node, pattern: Pattern, rule: Rule, rule_number: int) -> None:
        """Write the test in `node`, and what it says."""
        lines = self._lines
        number = len(self._plan.assertions)
        facts = {**node.attributes, "lang": node.lang}
        planned = Assertion(node.name, rule_number, self._schema.place(node), facts, plain(node))
        self._plan.assertions.append(planned)
        blame = Blame(node, "test", f"the test of the {node.name}")
        test = functions_renamed(node.get("test") or "", RENAMED)
        if self._guarded:
            lines.add("<xsl:try>")
        lines.add("<xsl:choose>", blame)
        if node.is_a("assert"):
            lines.instruction("when", blame, test=test)
            lines.add("<xsl:otherwise>")
        else:
            lines.instruction("when", blame, False, test=test)
        self._said(node, pattern, rule, planned, number)
        lines.add("</xsl:otherwise>" if node.is_a("assert") else "</xsl:when>")
        lines.add("</xsl:choose>")
        if self._guarded:
            where = f'<xsl:sequence select="ttsch:at(., {_node(rule)})"/>'
            self.catch(f'n="{number}"', where)

    def _said(
        self, node: Node, pattern: Pattern, rule: Rule, planned: Assertion, number: int
    ) -> None:
        """Write what the test says: where, what, and what it refers to."""
        lines = self._lines
        if self._guarded:  # what fails halfway must not have been said
            lines.add('<xsl:variable name="ttsch:said" as="element(a)">')
        lines.add(f'<a n="{number}">')
        self._place(node, rule, number)
        self._dynamic(node, rule.node)
        lines.add("<t>")
        subject = _subject(node, rule)
        if subject is not None and self._schema.edition == "2025":
            lines.add(f'<xsl:for-each select="($ttsch:s{number}, .)[1]">')
            self._content(node, None)
            lines.add("</xsl:for-each>")
        else:
            self._content(node, subject)
        lines.add("</t>")
        self._references(node, pattern, planned)
        lines.add("</a>")
        if self._guarded:
            lines.add('</xsl:variable><xsl:copy-of select="$ttsch:said"/>')

    def _place(self, node: Node, rule: Rule, number: int) -> None:
        subject = _subject(node, rule)
        if subject is None:
            self._lines.add(f'<xsl:sequence select="ttsch:at(., {_node(rule)})"/>')
            return
        holder, expression = subject
        name = f"ttsch:s{number}"
        blame = Blame(holder, "subject", "the attribute 'subject'")
        expression = functions_renamed(expression, RENAMED)
        self._lines.instruction("variable", blame, name=name, select=expression)
        self._lines.add(f'<xsl:sequence select="ttsch:at((${name}, .), {_node(rule)})"/>')

    def fired(self, rule: Rule, number: int) -> None:
        """Write that the rule with this number has fired, if that is asked for."""
        begin, end = fired(number, "|").split("|")
        self._lines.add(begin)
        self._dynamic(rule.node)
        self._lines.add(end)

    def _dynamic(self, *holders: Node) -> None:
        """Attributes whose values are references to variables (2025), or templates."""
        for name, short in _DYNAMIC.items():
            for holder in holders:
                value = holder.get(name)
                if value is None:
                    continue
                blame = Blame(holder, name, f"the attribute {name!r}")
                if value.strip().startswith("$"):
                    self._lines.instruction("attribute", blame, name=short, select=value.strip())
                elif "{" in value:
                    text = f'<xsl:attribute name="{short}" expand-text="yes">{escaped(value)}'
                    prefixes = self._lines.prefixes(holder)
                    text = text.replace("<xsl:attribute", f"<xsl:attribute{prefixes}", 1)
                    self._lines.add(f"{text}</xsl:attribute>", blame)
                break

    def _references(self, node: Node, pattern: Pattern, planned: Assertion) -> None:
        for attribute_name, element, known, kept in (
            ("diagnostics", "d", self._schema.diagnostics, planned.diagnostics),
            ("properties", "y", self._schema.properties, planned.properties),
        ):
            for name in (node.get(attribute_name) or "").split():
                said = instance(known[name], pattern.values)
                self._lines.add(f'<{element} n="{len(kept)}"><t>')
                kept.append({**said.attributes, "lang": said.lang})
                self._content(said, None)
                self._lines.add(f"</t></{element}>")

    def _content(self, node: Node, subject: tuple[Node, str] | None) -> None:
        """What an element says, with values where it asks for them."""
        for each in node.content:
            if isinstance(each, str):
                self._lines.add(f"<xsl:text>{escaped(each)}</xsl:text>")
            elif each.is_a("value-of"):
                self._value(each, "select", each.get("select") or ".")
            elif each.is_a("name"):
                path = each.get("path")
                if path is None:
                    of = functions_renamed(subject[1], RENAMED) if subject else "."
                    path = f"(({of})[. instance of node()][1]/name(), '')[1]"
                self._value(each, "path", path)
            elif each.is_a(*_KEPT):
                self._lines.add(f"<{each.name}{_copied_attributes(each)}>")
                self._content(each, subject)
                self._lines.add(f"</{each.name}>")
            elif each.namespace == XSL:
                self._lines.copied(each, False)
            elif each.is_a("title", "p", "include"):
                self._content(each, subject)
            else:
                self._lines.opened(each)
                self._content(each, subject)
                self._lines.add("</xsl:element>")

    def _value(self, node: Node, name: str, expression: str) -> None:
        blame = Blame(node, name, f"the attribute {name!r} of <{node.name}>")
        expression = functions_renamed(expression, RENAMED)
        separator: str | None = " "
        if self._schema.is_first_version:  # the first node; whole numbers without exponents
            expression, separator = f"ttsch:first(({expression}))", None
        self._lines.instruction("value-of", blame, select=expression, separator=separator)

    def catch(self, who: str, where: str = "", besides: str = "") -> None:
        """End a try: say that what `who` names failed, and `where`, after `besides`."""
        add = self._lines.add
        add(f'<xsl:catch errors="ttsch:missing" xmlns:err="{_ERR}">')
        add('<xsl:sequence select="error($err:code, $err:description)"/></xsl:catch>')
        add(f'<xsl:catch xmlns:err="{_ERR}">{besides}<e {who}>{where}')
        add('<t><xsl:value-of select="$err:description"/></t></e></xsl:catch></xsl:try>')


def fired(number: int, attributes: str) -> str:
    """What says that a rule has fired, if that is asked for; `attributes` are written in it."""
    said = f'<f n="{number}" d="{{ttsch:uri(.)}}">{attributes}</f>'
    return f'<xsl:if test="$ttsch:all">{said}</xsl:if>'


def _node(rule: Rule) -> str:
    """The node that fired the rule, where that need not be the context."""
    return "." if rule.node.get("visit-each") is None else "$ttsch:node"


def plain(node: Node) -> str:
    """What an element says, with ``…`` in place of values."""
    made = []
    for each in node.content:
        if isinstance(each, str):
            made.append(each)
        elif each.is_a("value-of", "name"):
            made.append("…")
        else:
            made.append(plain(each))
    return " ".join("".join(made).split())


def _subject(node: Node, rule: Rule) -> tuple[Node, str] | None:
    for holder in (node, rule.node):
        expression = holder.get("subject")
        if expression is not None and expression.strip():
            return holder, expression
    return None


def _copied_attributes(node: Node) -> str:
    """The attributes of ``dir``, ``emph`` or ``span`` as SVRL has them."""
    renamed = {"value": "dir"} if node.is_a("dir") else {}
    return "".join(
        f' {renamed.get(key, key)}="{attribute(value).replace("{", "{{").replace("}", "}}")}"'
        for key, value in node.attributes.items()
    )
