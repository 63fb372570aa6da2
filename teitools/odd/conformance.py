"""Whether a customization is a subset of the TEI, and whether the TEI Stylesheets say the same."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from teitools.findings import Finding
from teitools.odd import codes
from teitools.odd.assemble import impossible
from teitools.odd.compiling import Customization, compile_grammar, places_of
from teitools.odd.grammar import Grammar
from teitools.odd.relaxng import write_relaxng
from teitools.odd.specs import Specifications
from teitools.odd.told import shown, told
from teitools.relaxng.equivalence import compare
from teitools.relaxng.schema import Schema, load_schema
from teitools.source import Source
from teitools.xml.names import TEI


def conformance(
    customization: Customization, grammar: Grammar, tei: Specifications
) -> Iterator[Finding]:
    """What the schema allows that the TEI, whole, does not; each cause once.

    A document may begin with what the schema's may begin with. Of a schema that no document can
    be valid by, it is not said that all of them are TEI.
    """
    ours = _loaded(grammar)
    start = [ident for ident in grammar.start if ident in tei.elements] or ["TEI"]
    comparison = compare(ours, _loaded(_whole(tei, start)))
    reader, places = customization.reader, places_of(customization)
    names = {(spec.namespace or TEI, spec.name) for spec in tei.elements.values()}
    for each in told(customization, grammar, comparison.only_a.differences, names):
        facts = {"name": each.about, "witness": each.example}
        document = reader.document_of(each.place)
        yield document.finding(codes.NOT_TEI, each.place, **facts)
    idents = {(e.namespace, e.name): e.ident for e in grammar.elements.values()}
    for left in comparison.only_a.undecided:
        place = places.of(idents.get(left.element or ("", ""), ""))
        facts = {"name": shown(left.element), "reason": left.reason}
        yield reader.document_of(place).finding(codes.UNDECIDED_TEI, place, **facts)
    if comparison.only_a.included and not set(grammar.start) <= set(impossible(grammar)):
        yield reader.document_of(customization.schema).finding(codes.IS_TEI, customization.schema)


def deviations(customization: Customization, theirs: Grammar, ours: Grammar) -> Iterator[Finding]:
    """Where the schema that the TEI Stylesheets make is not what the TEI Guidelines say.

    `theirs` is the grammar of `customization` with `compat`, `ours` the one without.
    """
    comparison = compare(_loaded(theirs), _loaded(ours))
    vain = impossible(ours)
    names = {(e.namespace, e.name) for e in ours.elements.values() if e.ident not in vain}
    for side, allows, should in (
        (comparison.only_a, "allows", "should not"),
        (comparison.only_b, "does not allow", "should"),
    ):
        for each in told(customization, theirs, side.differences, names):
            facts = {"name": each.about, "witness": each.example}
            facts |= {"allows": allows, "should": should}
            document = customization.reader.document_of(each.place)
            yield document.finding(codes.DEVIATION, each.place, **facts)


def _loaded(grammar: Grammar) -> Schema:
    grammar.constraints = []
    return load_schema(Source(f"{grammar.source}.rng", write_relaxng(grammar)))


def _whole(tei: Specifications, start: list[str]) -> Grammar:
    modules = "".join(f'<moduleRef key="{escape(name)}"/>' for name in tei.modules)
    odd = f'<schemaSpec xmlns="{TEI}" start="{escape(" ".join(start))}">{modules}</schemaSpec>'
    return compile_grammar(Source("TEI", odd.encode()), tei)[0]
