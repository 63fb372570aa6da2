"""Whether a customization is a subset of the TEI: every document it allows is valid TEI."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from teitools.findings import Finding
from teitools.odd import codes
from teitools.odd.compiling import Customization, compile_grammar, places_of
from teitools.odd.grammar import Grammar
from teitools.odd.relaxng import write_relaxng
from teitools.odd.specs import Specifications
from teitools.relaxng.comparison.differences import Difference
from teitools.relaxng.comparison.trees import size_of, write
from teitools.relaxng.equivalence import compare
from teitools.relaxng.name_classes import Name
from teitools.relaxng.schema import Schema, load_schema
from teitools.source import Source
from teitools.xml.names import TEI


def conformance(
    customization: Customization, grammar: Grammar, tei: Specifications
) -> Iterator[Finding]:
    """What the schema allows that the TEI, whole, does not; each element once.

    A document may begin with what the schema's may begin with.
    """
    ours = _loaded(grammar)
    start = [ident for ident in grammar.start if ident in tei.elements] or ["TEI"]
    comparison = compare(ours, _loaded(_whole(tei, start)))
    reader, places = customization.reader, places_of(customization)
    idents = {(e.namespace, e.name): e.ident for e in grammar.elements.values()}
    names = {(spec.namespace or TEI, spec.name) for spec in tei.elements.values()}
    told: dict[Name | None, Difference] = {}
    for each in comparison.only_a.differences:
        about = each.subject if each.kind == "element" and each.subject not in names else None
        name = about or each.element
        if name not in told or size_of(each.witness) < size_of(told[name].witness):
            told[name] = each
    for name, each in told.items():
        place = places.of(idents.get(name or ("", ""), ""))
        facts = {"name": _shown(name), "witness": write(each.witness, TEI)}
        yield reader.document_of(place).finding(codes.NOT_TEI, place, **facts)
    for left in comparison.only_a.undecided:
        place = places.of(idents.get(left.element or ("", ""), ""))
        facts = {"name": _shown(left.element), "reason": left.reason}
        yield reader.document_of(place).finding(codes.UNDECIDED_TEI, place, **facts)
    if comparison.only_a.included:
        yield reader.document.finding(codes.IS_TEI, customization.schema)


def _shown(name: Name | None) -> str:
    return "the schema" if name is None else f"<{name[1]}>"


def _loaded(grammar: Grammar) -> Schema:
    grammar.constraints = []
    return load_schema(Source(f"{grammar.source}.rng", write_relaxng(grammar)))


def _whole(tei: Specifications, start: list[str]) -> Grammar:
    modules = "".join(f'<moduleRef key="{escape(name)}"/>' for name in tei.modules)
    odd = f'<schemaSpec xmlns="{TEI}" start="{escape(" ".join(start))}">{modules}</schemaSpec>'
    return compile_grammar(Source("TEI", odd.encode()), tei)[0]
