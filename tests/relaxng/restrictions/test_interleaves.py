"""Section 7.4: what is in one part of an interleave is in no other."""

from __future__ import annotations

import pytest

from tests.relaxng.restrictions.verdicts import codes, findings, only, place, related

OVERLAPPING = {
    "q & q": "<q>",
    "q & element q { text }": "<q>",
    "q & element q { notAllowed }": "<q>",
    "q & (text, element r { empty }, q?)": "<q>",
    "q & (element r { empty } & q)": "<q>",
    "q+ & (element r { empty } | q)*": "<q>",
    "q & element (r | q) { empty }": "<q>",
    "q & element * { empty }": "<q>",
    "q & element :* { empty }": "<q>",
    "element x:* { empty } & element * - y:* { empty }": "an element of any name in 'x'",
    "element * { empty } & element * { text }": "an element of any name",
    "(q & text) & (element r { empty } | q)": "<q>",
    # Jing forgets what an interleave in a choice adds to what another alternative has.
    "q & ((element r { empty }, element s { empty }) | (text & q))": "<q>",
}


@pytest.mark.parametrize(("content", "element"), OVERLAPPING.items())
def test_no_element_in_two_parts(content: str, element: str) -> None:
    finding = only(f"start = element p {{ {content} }}\nq = element q {{ empty }}")
    assert finding.code.id == "R288"
    assert finding.facts["element"] == element
    assert "(RELAX NG 7.4)" in finding.message
    assert place(finding) == (1, 9)


def test_both_elements_are_named_with_their_lines() -> None:
    finding = only("start = element p { q & r }\nq = element n { empty }\nr = element n { text }")
    assert finding.facts["lines"] == "lines 2 and 3"
    assert related(finding) == [2, 3]


TEXT = [
    "text & text",
    "text & (text & text)",
    "text & (text | element q { empty })",
    "text & (element q { empty } & text)",
    "(text, element q { empty }) & text*",
]


@pytest.mark.parametrize("content", TEXT)
def test_no_text_in_two_parts(content: str) -> None:
    finding = only(f"element p {{ {content} }}")
    assert (finding.code.id, place(finding)) == ("R289", (1, 9))


DISTINCT = [
    "element q { empty } & element r { empty }",
    "(element q { empty } | element q { text }) & element r { empty }",
    "element q { empty } & element x:q { empty }",
    "element q { empty } & element * - q { empty }",
    "element q { empty } & element x:* { empty }",
    "(element q { empty }, element q { empty }) & text",
    "attribute n { text } & attribute m { text } & text",
    "element q { text } & element r { text } & text",
    "text, text, element q { empty }, element q { empty }",
]


@pytest.mark.parametrize("content", DISTINCT)
def test_what_is_in_one_part_only(content: str) -> None:
    assert findings(f"element p {{ {content} }}") == ()


def test_both_mistakes_are_found_at_once() -> None:
    assert codes("element p { (text, element q { empty }) & (text | element q { text }) }") == [
        "R288",
        "R289",
    ]
