"""Functions that expressions of XPath 1.0 call: in its compatible mode it is no error that there is
none of a name until it is called, so that it is found out otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from teitools.schematron.xpath import tokens

_NO_FUNCTIONS = frozenset(
    "and array as attribute cast castable comment div document-node element else empty-sequence eq "
    "every except for function ge gt idiv if in instance intersect is item le let lt map mod "
    "namespace-node ne node of or processing-instruction return satisfies schema-attribute "
    "schema-element some switch text then to treat typeswitch union".split()
)
"""Names that may stand before a parenthesis, and call nothing."""
_OF_XSLT = frozenset(
    "accumulator-after accumulator-before available-system-properties copy-of current "
    "current-group current-grouping-key current-merge-group current-merge-key current-output-uri "
    "document element-available format-number function-available key regex-group snapshot "
    "stream-available system-property type-available unparsed-entity-public-id "
    "unparsed-entity-uri".split()
)
"""Functions of XSLT, of which ``use-when`` does not know."""
Call = tuple[str, int]
"""A name without a prefix, and how many arguments it is given."""


def calls(expression: str) -> Iterator[Call]:
    """The calls in an expression, which need not be correct."""
    if "(" not in expression:
        return
    found = [each for each in tokens(expression) if each.kind not in ("space", "comment")]
    for number, token in enumerate(found[:-2]):
        opening = found[number + 1]
        before = found[number - 1].text if number else ""
        plain = token.kind == "name" and ":" not in token.text and token.text[:2] != "Q{"
        ours = plain and token.text not in _NO_FUNCTIONS | _OF_XSLT
        if ours and opening.text == "(" and before != "::":
            inside = []
            for each in found[number + 2 :]:
                if each.text == ")" and each.depth == opening.depth:
                    break
                inside.append(each)
            commas = [one for one in inside if one.text == "," and one.depth == opening.depth + 1]
            yield token.text, len(commas) + 1 if inside else 0
