"""What changes the text of a document, and not what it says: the verdict must stay."""

from __future__ import annotations

import re

from tests.relaxng.agreement.markup import Element, Token
from tests.relaxng.agreement.mutations.subject import Inapplicable, Subject


def comment(subject: Subject) -> str:
    at = _anywhere(subject)
    return subject.spliced((at, at, subject.pick(("<!--x-->", "<!--\n<a b='c'>&\n-->", "<!---->"))))


def instruction(subject: Subject) -> str:
    at = _anywhere(subject)
    return subject.spliced((at, at, subject.pick(("<?x?>", "<?x y='<z>'\n?>"))))


def around_the_root(subject: Subject) -> str:
    written = subject.pick(("<!-- x -->", "\n\n", "<?x y?>\n"))
    at = subject.pick((subject.root.start, subject.root.end))
    return subject.spliced((at, at, written))


def cdata_section(subject: Subject) -> str:
    token = _text(subject)
    start, end = _span(subject, token)
    written = subject.text[start:end]
    if "]]" in written:
        raise Inapplicable
    return subject.spliced((start, end, f"<![CDATA[{written}]]>"))


def character_reference(subject: Subject) -> str:
    token = _text(subject)
    at = subject.random.randrange(token.start, token.end)
    form = subject.pick(("&#{};", "&#x{:X};", "&#x0{:x};"))
    return subject.spliced((at, at + 1, form.format(ord(subject.text[at]))))


def entity(subject: Subject) -> str:
    """Part of a text, as an entity of the internal subset."""
    start, end = _span(subject, _text(subject))
    return _with_entity(subject, start, end)


def entity_of_markup(subject: Subject) -> str:
    """An element, as an entity of the internal subset."""
    element = subject.inner()
    return _with_entity(subject, element.start, element.end)


def attribute_order(subject: Subject) -> str:
    element = subject.pick([each for each in subject.elements if len(each.attributes) > 1])
    one, other = subject.random.sample(element.attributes, 2)
    texts = [subject.text[each.start : each.end] for each in (one, other)]
    return subject.spliced((one.start, one.end, texts[1]), (other.start, other.end, texts[0]))


def quotes(subject: Subject) -> str:
    _, attribute = subject.attributed()
    if '"' in attribute.value or "'" in attribute.value:
        raise Inapplicable
    quote = "'" if subject.text[attribute.end - 1] == '"' else '"'
    at = attribute.value_start
    return subject.spliced((at - 1, attribute.end, quote + attribute.value + quote))


def space_in_a_tag(subject: Subject) -> str:
    element = subject.pick(subject.elements)
    at = element.inside - (2 if element.empty_tag else 1)
    return subject.spliced((at, at, subject.pick((" ", "\n", "\n\n\t "))))


def space_in_an_end_tag(subject: Subject) -> str:
    element = subject.pick([each for each in subject.elements if not each.empty_tag])
    return subject.spliced((element.end - 1, element.end - 1, subject.pick((" ", "\n", "\n\n"))))


def empty_element_tag(subject: Subject) -> str:
    element = subject.pick([each for each in subject.elements if each.inside == each.close])
    if element.empty_tag:
        return subject.filled(element, "")
    return subject.spliced((element.inside - 1, element.end, "/>"))


def prefixes(subject: Subject) -> str:
    """The default namespace of the root, as a prefix on every element that is in it."""
    text = subject.text
    declarations = [each for each in subject.root.attributes if each.name == "xmlns"]
    default = subject.pick(declarations)
    changes = [(default.start, default.start + len("xmlns"), "xmlns:pre")]
    for element in subject.elements:
        if element.prefix or _overridden(element, subject.root):
            continue
        changes.append((element.start + 1, element.start + 1, "pre:"))
        if not element.empty_tag:
            changes.append((element.close + 2, element.close + 2, "pre:"))
    if "xmlns:pre" in text:
        raise Inapplicable
    return subject.spliced(*changes)


def line_ends(subject: Subject) -> str:
    """CR LF or CR, which the parser reads as LF."""
    return subject.text.replace("\n", subject.pick(("\r\n", "\r")))


def declaration(subject: Subject) -> str:
    if subject.text.startswith("<?xml"):
        raise Inapplicable
    rest = subject.pick(("", ' encoding="utf-8"', ' standalone="yes"', " encoding='UTF-8' "))
    return f'<?xml version="1.0"{rest}?>\n{subject.text}'


def byte_order_mark(subject: Subject) -> str:
    return "\ufeff" + subject.text.removeprefix("\ufeff")


def _anywhere(subject: Subject) -> int:
    """A place in the content of an element, or in a text."""
    places = [element.inside for element in subject.elements if not element.empty_tag]
    places += [element.close for element in subject.elements if not element.empty_tag]
    if subject.random.random() < 0.5:
        start, end = _span(subject, _text(subject))
        places = [start, (start + end) // 2, end]
    return subject.pick(places)


def _text(subject: Subject) -> Token:
    """A run of text within the root."""
    root = subject.root
    return subject.pick(
        [
            each
            for each in subject.tokens
            if each.kind == "text" and root.inside <= each.start < root.close
        ]
    )


def _span(subject: Subject, token: Token) -> tuple[int, int]:
    """Part of a text; what belongs together, as a CR and its LF, stays together."""
    start = subject.random.randrange(token.start, token.end)
    end = subject.random.randint(start + 1, token.end)
    if subject.random.random() < 0.4:
        start, end = token.start, token.end
    if "\r" in subject.text[start : end + 1]:
        raise Inapplicable
    return start, end


def _with_entity(subject: Subject, start: int, end: int) -> str:
    written = subject.text[start:end]
    if "<!DOCTYPE" in subject.text or re.search('[&%"]|<!', written):
        raise Inapplicable
    root = subject.root
    # Xerces, and with it Jing, loses what stands in an entity's value beyond U+FFFF.
    value = re.sub("[^\0-\uffff]", lambda match: f"&#{ord(match[0])};", written)
    kind = f'<!DOCTYPE {root.name} [\n<!ENTITY part "{value}">\n]>\n'
    return subject.spliced((root.start, root.start, kind), (start, end, "&part;"))


def _overridden(element: Element, root: Element) -> bool:
    """Whether `element` is below another declaration of the default namespace."""
    around: Element | None = element
    while around is not None and around is not root:
        if any(each.name == "xmlns" for each in around.attributes):
            return True
        around = around.parent
    return False


CHANGES = (
    comment,
    instruction,
    around_the_root,
    cdata_section,
    character_reference,
    entity,
    entity_of_markup,
    attribute_order,
    quotes,
    space_in_a_tag,
    space_in_an_end_tag,
    empty_element_tag,
    prefixes,
    line_ends,
    declaration,
    byte_order_mark,
)
