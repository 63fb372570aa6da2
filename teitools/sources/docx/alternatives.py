"""Of several forms of the same, one that can be read (ECMA-376, part 3, 7.5)."""

from __future__ import annotations

from lxml import etree

from teitools.sources.docx.names import MC, w

TAG = f"{{{MC}}}AlternateContent"
_FORMS = (f"{{{MC}}}Choice", f"{{{MC}}}Fallback")
_READ = tuple(map(w, "t delText txbxContent drawing pict object sym".split()))


def chosen(element: etree._Element) -> list[etree._Element]:
    """What stands in the first form of `element` that has something which is read.

    In the first one where none has.
    """
    forms = [child for child in element if child.tag in _FORMS]
    read = [form for form in forms if next(form.iter(*_READ), None) is not None]
    return [child for form in (read or forms)[:1] for child in form]


def has_words(element: etree._Element) -> bool:
    """Whether words stand in an element that is not known."""
    return next(element.iter(w("t"), w("delText")), None) is not None
