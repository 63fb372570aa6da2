"""From a schema and one of its phases to a plan: the stylesheet that judges documents.

At the root of a document, each rule of each pattern is a loop over all nodes that match its
context but for those that an earlier rule of the pattern matches; the rules of a long pattern are
templates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from teitools.schematron import assembling, prelude
from teitools.schematron.facts import paragraph, pattern_facts
from teitools.schematron.lines import RENAMED, Blame, Lines, attribute
from teitools.schematron.messages import Messages, fired
from teitools.schematron.model import Pattern, Rule, Schema
from teitools.schematron.names import XSLT_1
from teitools.schematron.nodes import Node
from teitools.schematron.plan import Plan
from teitools.schematron.plan import Rule as PlannedRule
from teitools.schematron.speaking import Doubts
from teitools.schematron.xpath import functions_renamed, is_name, selection

_BLOCK = 16
"""So many rules are named one by one, where it is said what earlier rules of a pattern match."""


class Writer:
    """Writes the stylesheet of a schema in a phase."""

    def __init__(self, schema: Schema, phase: str, guarded: bool = False) -> None:
        """`guarded` is for a stylesheet that goes on where an expression fails, and says so."""
        self._schema = schema
        self._phase = phase
        self._guarded = guarded
        prefixes = {**_prefixes(schema), **prelude.PREFIXES}
        self.lines = Lines(prefixes, self._schema.is_first_version)
        self._prefixes = prefixes
        title = " ".join("".join(each.text for each in schema.node.children("title")).split())
        name, facts = schema.node.origin.document.source.name, schema.node.attributes
        self.plan = Plan(name, phase, {**facts, "title": title}, dict(schema.namespaces))
        self.plan.prose = [paragraph(each) for each in schema.node.children("p")]
        self._messages = Messages(self.lines, self.plan, schema, guarded)
        self._doubts = Doubts(gives_up=guarded)

    def write(self) -> str:
        """The stylesheet; `plan` is filled on the way."""
        lines, schema = self.lines, self._schema
        version = "1.0" if self._schema.is_first_version else "3.0"
        self.begin()
        for line in prelude.lines():
            lines.add(line)
        for each in schema.foreign:
            self.foreign(each)
        for pattern in schema.patterns:
            for rule in pattern.rules:
                for each in rule.node.children("key"):
                    self._key(Blame(each, "path", "the key"), rule.context, each.get("path"))
        self._globals(version)
        patterns = assembling.active(schema, self._phase)
        lines.add(f'<xsl:template name="ttsch:main" version="{version}"><r>')
        for number, pattern in enumerate(patterns):
            self._pattern(pattern, number, version)
        lines.add("</r></xsl:template>")
        for number, pattern in enumerate(patterns):
            if self._is_long(pattern):
                self._templates(pattern, number)
        self._called()
        lines.add("</xsl:stylesheet>")
        self.plan.silence = self._doubts.gathered()
        return lines.text()

    def _called(self) -> None:
        """Write what is an error if a function is not there (see `calls`)."""
        for number, ((name, count), blame) in enumerate(self.lines.called.items()):
            missing = f"not(function-available('{name}', {count}))"
            call = f"{name}({', '.join(['()'] * count)})"
            said = f'name="ttsch:f{number}" select="{call}" use-when="{missing}"'
            self.lines.add(f"<xsl:variable {said}/>", blame)

    def begin(self) -> None:
        """Begin the stylesheet."""
        declared = "".join(f' xmlns:{p}="{attribute(u)}"' for p, u in self._prefixes.items())
        root = f'<xsl:stylesheet version="3.0"{declared} exclude-result-prefixes="#all">'
        self.lines.add(root)

    def foreign(self, node: Node) -> None:
        """Write a key, a function, or what else there is of XSLT."""
        if node.is_a("key"):  # Schematron 1.6
            match, path = node.get("match") or node.get("path") or "", node.get("path")
            blame = Blame(node, "match" if node.get("match") else "path", "the key")
            self._key(blame, match, node.get("use") or (path if node.get("match") else None))
        elif node.name == "key" and self._schema.is_first_version:  # values are compared as strings
            attributes = {"version": "1.0", **node.attributes}
            self.lines.copied(replace(node, attributes=attributes), False)
        else:
            self.lines.copied(node, False)

    def _key(self, blame: Blame, match: str, use: str | None) -> None:
        """Write a key of Schematron: 1.6 has them in the schema, 1.5 in a rule, about its nodes."""
        facts = {"name": blame.node.get("name"), "match": functions_renamed(match, RENAMED)}
        version = "1.0" if self._schema.is_first_version else None
        use = functions_renamed(use or ".", RENAMED)
        self.lines.instruction("key", blame, **facts, use=use, version=version)

    def _globals(self, version: str) -> None:
        schema = self._schema
        phase = schema.phases[self._phase].variables if self._phase in schema.phases else []
        hidden = {each.get("name") for each in phase}
        for each in (*schema.parameters, *schema.variables):
            if each.get("name") not in hidden:
                self.variable(each, version)
        for each in phase:
            self.variable(each, version)
        self._shared = self._unique_names()
        for pattern in schema.patterns:
            for each in pattern.variables:
                if each.get("name") in self._shared:
                    self.variable(each, version)

    def _unique_names(self) -> set[str | None]:
        """Variables of patterns that others can use too: there is but one of the name."""
        schema = self._schema
        phase = schema.phases[self._phase].variables if self._phase in schema.phases else []
        named = Counter(
            each.get("name") for each in (*schema.variables, *schema.parameters, *phase)
        )
        for pattern in schema.patterns:
            named.update(each.get("name") for each in pattern.variables)
        return {name for name, count in named.items() if count == 1}

    def variable(self, node: Node, version: str) -> None:
        """Write a variable, of whatever scope."""
        value = node.get("value")
        name, kind = node.get("name"), node.get("as")
        what = f"the variable {name!r}"
        if value is not None:
            blame = Blame(node, "value", what)
            value = functions_renamed(value, RENAMED) or "()"
            self.lines.instruction(
                "variable", blame, name=name, select=value, as_=kind, version=version
            )
            return
        if kind is None and self._schema.binding not in XSLT_1:
            kind = "node()*"
        self.lines.instruction("variable", Blame(node, "as", what), False, name=name, as_=kind)
        self.lines.content(node)
        self.lines.add("</xsl:variable>")

    def _pattern(self, pattern: Pattern, number: int, version: str) -> None:
        lines, node = self.lines, pattern.node
        self.plan.patterns.append(pattern_facts(pattern))
        lines.add("<xsl:try>" if self._guarded else '<xsl:for-each select=".">')
        for each in pattern.variables:
            if each.get("name") not in self._shared:
                self.variable(each, version)
        if pattern.documents is not None:
            self._doubts.give_up()
            holder = node if node.get("documents") else pattern.source or node
            blame = Blame(holder, "documents", "the attribute 'documents'")
            documents = functions_renamed(pattern.documents, RENAMED)
            lines.add('<xsl:variable name="ttsch:addresses" as="item()*">')
            lines.instruction("sequence", blame, select=documents)
            lines.add("</xsl:variable>")
            roots = "ttsch:subordinate($ttsch:addresses)"
            lines.add(f'<xsl:variable name="ttsch:roots" select="{roots}"/>')
        if self._guarded:
            roots = "." if pattern.documents is None else "$ttsch:roots"
            named = f"string-join(for $each in {roots} return ttsch:uri($each), ' ')"
            lines.add(f'<xsl:if test="$ttsch:all"><p n="{number}" d="{{{named}}}"/></xsl:if>')
        if pattern.documents is not None:
            lines.add('<xsl:for-each select="$ttsch:roots">')
        self._from(pattern)
        self._rules(pattern, number)
        if pattern.documents is not None:
            lines.add("</xsl:for-each>")
        if self._guarded:
            self._messages.catch(f'p="{number}"')
        else:
            lines.add("</xsl:for-each>")

    def _from(self, pattern: Pattern) -> None:
        start = self._start(pattern)
        if start is not None:
            phase = self._schema.phases[self._phase].node
            blame = Blame(phase, "from", "the attribute 'from' of the phase")
            self.lines.instruction("variable", blame, name="ttsch:from", select=start)

    def _start(self, pattern: Pattern) -> str | None:
        if self._phase not in self._schema.phases or pattern.documents is not None:
            return None
        return self._schema.phases[self._phase].start

    def _rule(self, pattern: Pattern, rule: Rule, place: int, number: int) -> None:
        lines = self.lines
        index = len(self.plan.rules)
        facts = dict(rule.node.attributes)
        self.plan.rules.append(PlannedRule(number, self._schema.place(rule.node), facts))
        self._loop(pattern, rule, place, number)
        if self._guarded:
            lines.add("<xsl:try>")
        visited = rule.node.get("visit-each")
        if visited is not None:
            lines.add('<xsl:variable name="ttsch:node" select="."/>')
        variables = [each for each in rule.content if each.is_a("let")]
        for each in variables:
            self.variable(each, "1.0" if self._schema.is_first_version else "3.0")
        if self._guarded:
            self._messages.fired(rule, index)
        if visited is not None:
            blame = Blame(rule.node, "visit-each", "the attribute 'visit-each' of the rule")
            lines.instruction("for-each", blame, False, select=functions_renamed(visited, RENAMED))
        for each in rule.content:
            if not each.is_a("let"):
                self._messages.assertion(each, pattern, rule, index)
                self._doubts.take(rule, each, self.lines)
        if visited is not None:
            lines.add("</xsl:for-each>")
        if self._guarded:
            where = '<xsl:sequence select="ttsch:at((), .)"/>'
            self._messages.catch(f'f="{index}"', where, fired(index, ""))
        if self._is_long(pattern):
            lines.add('<xsl:apply-templates select="@*, node()" mode="#current"/></xsl:template>')
        else:
            lines.add("</xsl:for-each>")

    def _loop(self, pattern: Pattern, rule: Rule, place: int, number: int) -> None:
        """Begin the loop over the nodes that fire the rule, or the template that matches them."""
        lines = self.lines
        blame = Blame(rule.node, "context", "the context of the rule")
        context = functions_renamed(rule.context, RENAMED)
        if self._is_long(pattern):
            mode, priority = f"ttsch:p{number}", str(len(pattern.rules) - place)
            facts = {"match": context, "mode": mode, "priority": priority}
            version = "1.0" if self._schema.is_first_version else "3.0"
            lines.instruction("template", blame, False, **facts, version=version)
            return
        selected = selection(context)
        if not is_name(context):  # of anything but nodes, there would be no place to tell
            selected = f"({selected}) | ()"
        if self._start(pattern) is not None:
            selected = f"({selected})[exists(ancestor-or-self::node() intersect $ttsch:from)]"
        if pattern.is_group or len(pattern.rules) == 1:
            lines.instruction("for-each", blame, False, select=selected)
            return
        lines.instruction("variable", blame, name=f"ttsch:c{place}", select=selected)
        if place and place % _BLOCK == 0:
            before = " | ".join(_matched(place - _BLOCK, place))
            lines.add(f'<xsl:variable name="ttsch:e{place}" select="{before}"/>')
        others = " | ".join(_matched(place - place % _BLOCK, place))
        nodes = f"$ttsch:c{place} except ({others})" if others else f"$ttsch:c{place}"
        lines.add(f'<xsl:for-each select="{nodes}">', blame)

    def _is_long(self, pattern: Pattern) -> bool:
        """Whether its rules become templates: of loops, SaxonC compiles many slowly."""
        own = any(each.get("name") not in self._shared for each in pattern.variables)
        confined = pattern.documents is not None or self._start(pattern) is not None
        by_patterns = not self._schema.binding.startswith("xpath")
        long = len(pattern.rules) > _BLOCK and by_patterns
        return long and not (pattern.is_group or own or confined)

    def _rules(self, pattern: Pattern, number: int) -> None:
        """Write the rules, or what calls them."""
        if self._is_long(pattern):
            self.lines.add(f'<xsl:apply-templates select="." mode="ttsch:p{number}"/>')
        else:
            for place, rule in enumerate(pattern.rules):
                self._rule(pattern, rule, place, number)

    def _templates(self, pattern: Pattern, number: int) -> None:
        """Write the rules of a long pattern."""
        mode = f"ttsch:p{number}"
        self.lines.add(f'<xsl:mode name="{mode}" on-no-match="shallow-skip"/>')
        for place, rule in enumerate(pattern.rules):
            self._rule(pattern, rule, place, number)


def _matched(first: int, place: int) -> Iterator[str]:
    """The variables for what rules before `place` match: those before `first` have one."""
    if first:
        yield f"$ttsch:e{first}"
    yield from (f"$ttsch:c{one}" for one in range(first, place))


def _prefixes(schema: Schema) -> dict[str, str]:
    return {prefix: uri for prefix, uri in schema.namespaces.items() if prefix and prefix != "xml"}
