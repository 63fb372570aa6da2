"""Which elements a grammar has (sections 4.19 and 4.20)."""

from __future__ import annotations

import pytest

from teitools.relaxng.name_classes import QName
from tests.relaxng.simplification.simple_form import simplified


def names(schema: str) -> list[str]:
    found = [element.name_class for element in simplified(schema).elements]
    return [each.local for each in found if isinstance(each, QName)]


def element(name: str, content: str = "<empty/>") -> str:
    return f'<element name="{name}">{content}</element>'


B, C = element("b"), element("c")
_EXCEPT = "<data type='token'><except>{}</except></data>"
_UNREACHED = "<grammar><start>{}</start><define name='d'>{}</define></grammar>"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        (element("a", B), "ab"),
        (element("a", f"<choice>{B}<notAllowed/></choice>"), "ab"),
        (element("a", f"<choice><text/><group>{B}<notAllowed/></group></choice>"), "a"),
        (element("a", element("b", f"<notAllowed/>{C}")), "ab"),
        (element("a", f"<oneOrMore><list>{B}</list></oneOrMore>"), "ab"),
        (element("a", f"<interleave><text/>{B}{C}</interleave>"), "abc"),
        (element("a", f"<choice><notAllowed/><group>{B}{C}</group></choice>"), "abc"),
        (element("a", f"<choice><notAllowed/><interleave>{B}{C}</interleave></choice>"), "abc"),
        (element("a", f"<choice><notAllowed/><list>{B}</list></choice>"), "ab"),
        (element("a", f"<choice><notAllowed/><attribute name='x'>{B}</attribute></choice>"), "ab"),
        (element("a", f"<choice><notAllowed/>{_EXCEPT.format(B)}</choice>"), "ab"),
        (_UNREACHED.format(element("a"), B), "a"),
    ],
)
def test_elements_that_can_be_reached(schema: str, expected: str) -> None:
    assert "".join(sorted(names(schema))) == expected


def test_they_are_in_the_order_of_their_definitions() -> None:
    a = element("a", '<optional><ref name="b"/></optional>')
    b, c = element("b", element("d")), element("c", '<ref name="a"/>')
    schema = (
        f"<grammar><start>\n<ref name='c'/></start>\n<define name='a'>{a}</define>\n"
        f"<define name='b'>{b}</define>\n<define name='c'>{c}</define></grammar>"
    )
    assert names(schema) == ["a", "b", "d", "c"]
