"""From the elements of a schema to what there is to run, checked as far as XSLT does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from teitools.schematron import codes
from teitools.schematron.instances import Instances
from teitools.schematron.model import Pattern, Phase, Schema
from teitools.schematron.names import ALL, ANY, BINDINGS, DEFAULT, DEFAULT_BINDING, DIALECTS, XSL
from teitools.schematron.nodes import Node
from teitools.schematron.structure import check
from teitools.xml import lexical

_FOREIGN = (
    "key", "function", "accumulator", "decimal-format", "variable", "param", "template",
)  # fmt: skip
_IGNORED = ("output", "preserve-space", "strip-space", "namespace-alias", "attribute-set", "mode")
_ALIASES = {"xslt1": "xslt", "xslt1.0": "xslt", "xslt2.0": "xslt2", "xslt3.0": "xslt3"}
_OTHER_FILES = "packages and schemas are never read"


def assemble(node: Node, binding: str | None = None) -> Schema:
    """The schema in the composed element `node`; `binding` is used where it names none.

    Raises SchemaError where it names what is not there, where something is there twice, or
    where its query language binding cannot be run.
    """
    if not node.is_a("schema"):
        found = node.name if node.namespace in DIALECTS else f"{{{node.namespace}}}{node.name}"
        raise node.error(codes.NOT_SCHEMATRON, found=found, expected="<schema> of Schematron")
    check(node)
    instances = Instances(node)
    schema = Schema(
        node,
        _binding(node, binding),
        _namespaces(node),
        node.children("let"),
        node.children("param"),
        _unique(map(_phase, node.children("phase")), "phase"),
        [
            instances.pattern(each)
            for each in node.children("pattern", "group")
            if each.get("abstract") != "true"
        ],
        _named(node, "diagnostics", "diagnostic"),
        _named(node, "properties", "property"),
        list(_foreign(node)),
    )
    _check(schema)
    return schema


def chosen(schema: Schema, wanted: str | None) -> str:
    """The name of the phase that `wanted` means: one of the schema's, ``#ALL`` or ``#ANY``.

    Raises SchemaError where there is no such phase.
    """
    default = schema.node.get("defaultPhase")
    if wanted in (None, "", DEFAULT):
        wanted, attribute = default or ALL, "defaultPhase"
    else:
        attribute = ""
    if wanted in (ALL, ANY):
        return str(wanted)
    if wanted == DEFAULT:
        return ALL
    if wanted not in schema.phases:
        phases = ", ".join(map(repr, schema.phases)) or "none"
        error = codes.UNKNOWN_PHASE
        raise schema.node.error(error, attribute or None, phase=wanted, phases=phases)
    return str(wanted)


def active(schema: Schema, phase: str) -> list[Pattern]:
    """The patterns that are active in the phase."""
    if phase == ALL:
        return schema.patterns
    names = set(schema.phases[phase].active)
    return [each for each in schema.patterns if each.id in names]


def _binding(node: Node, given: str | None) -> str:
    named = node.get("queryBinding")
    if named is None:
        return given or ""
    binding = named.strip().lower()
    binding = _ALIASES.get(binding, binding)
    if binding not in BINDINGS:
        known = ", ".join(BINDINGS)
        raise node.error(codes.UNKNOWN_BINDING, "queryBinding", binding=named, known=known)
    return binding or DEFAULT_BINDING


def _namespaces(node: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in node.children("ns"):
        for attribute in ("prefix", "uri"):
            if not each.get(attribute) and (attribute == "uri" or each.get(attribute) is None):
                raise each.error(codes.MISSING_ATTRIBUTE, element="ns", attribute=attribute)
        prefix, uri = each.get("prefix") or "", each.get("uri") or ""
        if not is_ncname(prefix):
            raise each.error(codes.NO_NAME, "prefix", name=prefix)
        if prefix == "xmlns":
            facts = {"what": "the prefix 'xmlns'", "reason": "it is reserved"}
            raise each.error(codes.NOT_XPATH, "prefix", **facts)
        if found.get(prefix, uri) != uri:
            raise each.error(codes.DUPLICATE, "prefix", kind="namespace prefixe", name=prefix)
        found[prefix] = uri
    return found


def _phase(node: Node) -> Phase:
    if node.id is None:
        raise node.error(codes.MISSING_ATTRIBUTE, element="phase", attribute="id")
    names = []
    for each in node.children("active"):
        pattern = each.get("pattern")
        if pattern is None:
            raise each.error(codes.MISSING_ATTRIBUTE, element="active", attribute="pattern")
        names.extend(pattern.split())
    return Phase(node, node.id, names, node.children("let"), node.get("when"), node.get("from"))


def _unique(phases: Iterable[Phase], kind: str) -> dict[str, Phase]:
    found: dict[str, Phase] = {}
    for each in phases:
        if each.id in found:
            raise each.node.error(codes.DUPLICATE, "id", kind=kind, name=each.id)
        found[each.id] = each
    return found


def _named(node: Node, container: str, name: str) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for holder in node.children(container):
        for each in holder.children(name):
            if each.id is None:
                raise each.error(codes.MISSING_ATTRIBUTE, element=name, attribute="id")
            if each.id in found and found[each.id].origin.element is not each.origin.element:
                raise each.error(codes.DUPLICATE, "id", kind=name, name=each.id)
            found[each.id] = each
    return found


def _foreign(node: Node) -> Iterator[Node]:
    for each in node.elements:
        if each.is_a("key"):
            yield each
        elif each.namespace == XSL and each.name not in _IGNORED:
            if each.name not in _FOREIGN:
                others = each.name in ("use-package", "import-schema")
                reason = _OTHER_FILES if others else "a schema has no use for it"
                facts = {"element": f"xsl:{each.name}", "reason": reason}
                raise each.error(codes.REFUSED_INSTRUCTION, **facts)
            yield each


def _check(schema: Schema) -> None:
    _check_binding(schema)
    _check_identifiers(schema.node)
    for each in schema.parameters:
        if each.get("value") is None:
            problem = "has no value, and none can be given from outside"
            raise each.error(codes.PARAMETER, "name", name=each.get("name"), problem=problem)
    ids = {each.id for each in schema.node.children("pattern", "group")}
    for phase in schema.phases.values():
        for each in phase.node.children("active"):
            for name in (each.get("pattern") or "").split():
                if name not in ids:
                    near = get_close_matches(name, [one for one in ids if one], 1)
                    hint = f"; did you mean {near[0]!r}?" if near else ""
                    facts = {"kind": "pattern", "pattern": name, "hint": hint}
                    raise each.error(codes.UNKNOWN_PATTERN, "pattern", **facts)
        _bound_once(phase.variables, "phase")
    _bound_once([*schema.variables, *schema.parameters], "schema")
    shared = {each.get("name") for each in (*schema.variables, *schema.parameters)}
    if schema.edition == "2025":
        shared = set()  # there the variables of a pattern are its own
    for pattern in schema.patterns:
        _bound_once(pattern.variables, pattern.node.name, shared)
        for rule in pattern.rules:
            _bound_once([each for each in rule.content if each.is_a("let")], "rule")
            for each in rule.content:
                _references(schema, each)


def _check_binding(schema: Schema) -> None:
    """See that a schema which is bound to XPath has nothing of XSLT in it (ISO/IEC 19757-3, the
    annexes on xpath, xpath2 and xpath3).
    """
    if schema.binding.startswith("xpath"):
        for each in schema.foreign:
            name = f"xsl:{each.name}" if each.namespace == XSL else each.name
            better = schema.binding.replace("xpath", "xslt").replace("31", "3")
            reason = f"the query binding {schema.binding!r} has none; {better!r} has"
            raise each.error(codes.REFUSED_INSTRUCTION, element=name, reason=reason)


def _check_identifiers(schema: Node) -> None:
    """See that no two patterns have one identifier (its type is ID: ISO/IEC 19757-3, annex A).

    What is embedded in another schema has no such type there, and is gathered of many places.
    """
    if schema.origin.element.tag not in (f"{{{each}}}schema" for each in DIALECTS):
        return
    found: dict[str, Node] = {}
    for each in schema.children("pattern", "group"):
        if each.id is None:
            continue
        if found.setdefault(each.id, each).origin.element is not each.origin.element:
            raise each.error(codes.DUPLICATE, "id", kind=each.name, name=each.id)


def is_ncname(name: str) -> bool:
    """Whether `name` is a name without a colon (Namespaces in XML, section 3)."""
    return lexical.name.fullmatch(name) is not None and ":" not in name


def _bound_once(variables: Iterable[Node], scope: str, taken: Iterable[str | None] = ()) -> None:
    """See that variables have names, and each another; those of a pattern are global, so that
    theirs are not those of the schema either (ISO/IEC 19757-3:2016, 5.4.5).
    """
    outer, names = set(taken), set()
    for each in variables:
        name = each.get("name")
        if not name:
            raise each.error(codes.MISSING_ATTRIBUTE, element=each.name, attribute="name")
        if name in names or name in outer:
            where = scope if name in names else "schema"
            raise each.error(codes.BOUND_TWICE, "name", name=name, scope=where)
        names.add(name)


def _references(schema: Schema, node: Node) -> None:
    for attribute, kind, known in (
        ("diagnostics", "diagnostic", schema.diagnostics),
        ("properties", "property", schema.properties),
    ):
        for name in (node.get(attribute) or "").split():
            if name not in known:
                raise node.error(codes.UNKNOWN_REFERENCE, attribute, kind=kind, name=name)
    if node.is_a("assert", "report") and not (node.get("test") or "").strip():
        raise node.error(codes.MISSING_ATTRIBUTE, element=node.name, attribute="test")
