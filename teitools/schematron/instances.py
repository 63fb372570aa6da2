"""Abstract patterns and abstract rules, made concrete (ISO/IEC 19757-3, 5.4 and 6.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches

from teitools.schematron import codes
from teitools.schematron.model import Pattern, Rule
from teitools.schematron.nodes import Node
from teitools.schematron.xpath import substituted

_SUBSTITUTED = (
    "test", "context", "select", "documents", "path", "value", "subject", "visit-each",
    "flag", "role", "severity", "diagnostics", "properties", "match", "use",
)  # fmt: skip
_MOST_CONTENT = 100_000
_MOST_STEPS = 100
"""So many abstract rules may extend each other, one after another."""
_ASKED = ("let", "assert", "report")


class Instances:
    """Makes patterns of the elements of one schema."""

    def __init__(self, schema: Node) -> None:
        """`schema` has been composed. Raises SchemaError where an abstract pattern or rule is
        there twice.
        """
        self._strict = (schema.get("schematronEdition") or "").strip() == "2025"
        self._patterns: dict[str, Node] = {}
        for each in schema.children("pattern", "group"):
            if each.get("abstract") == "true":
                _keep(self._patterns, each, f"abstract {each.name}")
        self._shared: dict[str, Node] = {}
        for container in schema.children("rules"):
            for each in container.children("rule"):
                _keep(self._shared, each, "abstract rule")
        _check_extensions(self._shared.values(), self._shared)
        for each in self._patterns.values():
            rules = each.children("rule")
            _check_extensions(rules, {**self._shared, **_abstract(rules)})

    def pattern(self, node: Node) -> Pattern:
        """What the pattern in `node`, not an abstract one, comes to. Raises SchemaError."""
        wanted = node.get("is-a")
        if wanted is None:
            return self._made(node, node, {}, None)
        abstract = self._patterns.get(wanted)
        if abstract is None or abstract.name != node.name:
            names = [name for name, each in self._patterns.items() if each.name == node.name]
            facts = {"kind": f"abstract {node.name}", "pattern": wanted}
            raise node.error(codes.UNKNOWN_PATTERN, "is-a", **facts, hint=_hint(wanted, names))
        values = _values(node, abstract, self._strict)
        content = tuple(_instance(each, values) for each in abstract.content)
        return self._made(node, abstract.with_content(content), values, abstract)

    def _made(
        self, node: Node, holder: Node, values: Mapping[str, str], source: Node | None
    ) -> Pattern:
        rules = [*holder.children("rule"), *(node.children("rule") if source else ())]
        abstract = _abstract(rules)
        known = {**self._shared, **abstract}
        _check_extensions(abstract.values(), known)
        concrete = [self._rule(each, known) for each in rules if each.get("abstract") != "true"]
        documents = node.get("documents") or holder.get("documents")
        return Pattern(
            node,
            concrete,
            [*holder.children("let"), *(node.children("let") if source else ())],
            None if documents is None else substituted(documents, values),
            values,
            source,
        )

    def _rule(self, node: Node, known: Mapping[str, Node]) -> Rule:
        context = node.get("context")
        if context is None or not context.strip():
            raise node.error(codes.MISSING_ATTRIBUTE, element="rule", attribute="context")
        content = []
        for each in _extended(node, known, ()):
            content.append(each)
            if len(content) > _MOST_CONTENT:
                reason = f"a rule comes to more than {_MOST_CONTENT:,} elements"
                raise node.error(codes.TOO_LARGE, reason=reason)
        return Rule(node, context, content)


def _abstract(rules: Iterable[Node]) -> dict[str, Node]:
    """The abstract ones among the rules of a pattern, by their identifiers."""
    found: dict[str, Node] = {}
    for each in rules:
        if each.get("abstract") == "true":
            _keep(found, each, "abstract rule")
    return found


def _check_extensions(rules: Iterable[Node], known: Mapping[str, Node]) -> None:
    """See that rules extend what is there and not themselves, though none may extend them."""
    done: set[Node] = set()
    for each in rules:
        _check_extension(each, known, (), done)


def _check_extension(
    node: Node, known: Mapping[str, Node], chain: tuple[str, ...], done: set[Node]
) -> None:
    if node in done:
        return
    for each in node.children("extends"):
        wanted = _wanted(each, known, chain)
        _check_extension(known[wanted], known, (*chain, wanted), done)
    done.add(node)


def _wanted(extends: Node, known: Mapping[str, Node], chain: tuple[str, ...]) -> str:
    """The abstract rule that is extended, after those of `chain`."""
    wanted = extends.get("rule")
    if wanted is None:
        raise extends.error(codes.MISSING_ATTRIBUTE, element="extends", attribute="rule or href")
    if wanted not in known:
        hint = _hint(wanted, list(known))
        raise extends.error(codes.UNKNOWN_RULE, "rule", rule=wanted, hint=hint)
    if wanted in chain:
        cycle = " -> ".join((*chain, wanted))
        raise extends.error(codes.CIRCULAR, "rule", what="<extends>", cycle=cycle)
    if len(chain) >= _MOST_STEPS:
        reason = f"more than {_MOST_STEPS} rules extend one another"
        raise extends.error(codes.TOO_LARGE, "rule", reason=reason)
    return wanted


def _extended(node: Node, known: Mapping[str, Node], chain: tuple[str, ...]) -> Iterator[Node]:
    for each in node.elements:
        if each.is_a("extends"):
            wanted = _wanted(each, known, chain)
            yield from _extended(known[wanted], known, (*chain, wanted))
        elif each.is_a(*_ASKED):
            yield each


def _values(node: Node, abstract: Node, strict: bool) -> dict[str, str]:
    """The parameters of an instance; undeclared ones are wrong where any are declared, or where
    the edition of 2025 is followed (`strict`), which has them declared.
    """
    given: dict[str, str] = {}
    for each in node.children("param"):
        name = _name(each, node.get("abstract") == "true")
        if name in given:
            raise each.error(codes.PARAMETER, "name", name=name, problem="is given twice")
        given[name] = each.get("value") or each.get("actual") or ""
    declared = {each.get("name") or "": each for each in abstract.children("param")}
    for name, each in declared.items():
        if name not in given:
            if each.get("value") is None:
                problem = "has no value here, and the abstract pattern gives none"
                raise node.error(codes.PARAMETER, "is-a", name=name, problem=problem)
            given[name] = each.get("value") or ""
    for each in node.children("param"):
        if (declared or strict) and each.get("name") not in declared:
            problem = "is not one of the abstract pattern"
            raise each.error(codes.PARAMETER, "name", name=each.get("name"), problem=problem)
    return given


def _name(node: Node, declaring: bool) -> str:
    """The name of a parameter; 1.5 has ``formal`` and ``actual``."""
    name = node.get("name") or node.get("formal")
    if not name or (node.get("value") is None and node.get("actual") is None and not declaring):
        lacking = "value" if name else "name"
        raise node.error(codes.MISSING_ATTRIBUTE, element="param", attribute=lacking)
    return name.removeprefix("$")


def instance(node: Node, values: Mapping[str, str]) -> Node:
    """`node` with the parameters in its expressions replaced."""
    made = _instance(node, values)
    assert isinstance(made, Node)
    return made


def _instance(node: Node | str, values: Mapping[str, str]) -> Node | str:
    if isinstance(node, str) or not values:
        return node
    attributes = {
        key: substituted(value, values) if key in _SUBSTITUTED else value
        for key, value in node.attributes.items()
    }
    content = tuple(_instance(each, values) for each in node.content)
    return replace(node, attributes=attributes, content=content)


def _keep(kept: dict[str, Node], node: Node, kind: str) -> None:
    name = node.id
    if name is None:
        raise node.error(codes.MISSING_ATTRIBUTE, element=node.name, attribute="id")
    if name in kept:
        raise node.error(codes.DUPLICATE, "id", kind=kind, name=name)
    kept[name] = node


def _hint(wanted: str, names: list[str]) -> str:
    near = get_close_matches(wanted, names, 1)
    return f"; did you mean {near[0]!r}?" if near else ""
