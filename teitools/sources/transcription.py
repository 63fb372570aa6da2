"""A document of another format as a transcript: typed by a profile."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from teitools.dataclass import dataclass
from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.notation.detection import detect
from teitools.notation.paragraphs import cut
from teitools.notation.profile import Profile
from teitools.notation.segments import lines_are_paragraphs
from teitools.sources import codes
from teitools.sources.content import Document, Element, Form, Line, Node, Place, Wrap
from teitools.sources.loosening import headings_in, unquoted
from teitools.sources.places import quoted, tell
from teitools.sources.settling import settle
from teitools.sources.tidying import plain_words, tidy
from teitools.sources.typing import Text, type_nodes

_ATTEMPTS = 8
_INDENTING = "it holds headings, or all of the text, and becomes paragraphs"
Refused = Callable[[Text, Profile, bool], Mapping[int, str]]
"""Which of the marks in a text cannot be, by their offset, and why; or else all of them."""


@dataclass(frozen=True, slots=True)
class Transcription:
    """A text in the notation, the profile that it is typed for, and what was noticed.

    `reason` says why that profile was chosen, where it was. `places` has the offset at which
    each paragraph begins, and its place in the document.
    """

    text: str
    profile: Profile
    reason: str
    findings: tuple[Finding, ...]
    places: tuple[tuple[int, Place], ...]


def transcribe(
    document: Document, name: str, profile: Profile | None, refused: Refused
) -> Transcription:
    """`document`, which is called `name`, typed in the notation.

    Without a `profile` one is detected by the words. `refused` is asked of the result; what it
    refuses is typed without its mark. Raises UsageError for a profile without the explicit form.
    """
    nodes, unfit = _shaped(document.nodes, name)
    nodes = tidy(nodes)
    reason = ""
    if profile is None:
        from teitools.notation.profile_file import load  # reads a file

        plain = type_nodes(_furniture(nodes)[1], load("plain"), bare=True)
        profile, reason = detect(plain.text)
    if not profile.explicit:
        raise UsageError(
            f"the profile {profile.name!r} has explicit = false: "
            f"the marks of {name} cannot be typed by it"
        )
    furniture, nodes = _furniture(nodes)
    nodes, said, head = settle(nodes, profile, name)
    nodes = [*nodes[:head], *furniture, *nodes[head:]]
    typed, refusals = _fitting(nodes, profile, name, refused)
    return Transcription(
        typed.text,
        profile,
        reason,
        (*document.findings, *unfit, *said, *refusals),
        tuple((start, paragraph.place) for start, paragraph in typed.paragraphs),
    )


def _shaped(nodes: list[Node], name: str) -> tuple[list[Node], list[Finding]]:
    """`nodes` without quotations that only indent; what is said of these, and of headings."""
    nodes, indenting = unquoted(nodes)
    said = [
        tell(codes.SIMPLIFIED, name, each.place, what="a quotation", instead=_INDENTING)
        for each in indenting
    ]
    for heading in headings_in(nodes):
        what = f"a heading in a list or a table, {quoted(plain_words(heading.inlines))}"
        said.append(tell(codes.SIMPLIFIED, name, heading.place, what=what, instead="a paragraph"))
    return nodes, said


def _furniture(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """What is printed on each page, which comes first, and the text."""
    count = 0
    while count < len(nodes) and isinstance(node := nodes[count], Line) and node.name == "fw":
        count += 1
    return nodes[:count], nodes[count:]


def _fitting(
    nodes: list[Node], profile: Profile, name: str, refused: Refused
) -> tuple[Text, list[Finding]]:
    """The text without the marks that cannot be where they are."""
    problems: dict[Form, str] = {}
    for attempt in range(_ATTEMPTS):
        typed = _typed(nodes, profile, problems)
        wrong = refused(typed, profile, attempt == _ATTEMPTS - 1) if typed.forms else {}
        new = {form: wrong[at] for at, form in typed.forms if at in wrong}
        if not new or new.keys() <= problems.keys():
            break
        problems |= new
    else:
        typed = _typed(nodes, profile, problems)
    findings = [
        tell(codes.NOT_ALLOWED, name, form.place, element=_named(form), problem=problem)
        for form, problem in problems.items()
    ]
    return typed, findings


def _typed(nodes: list[Node], profile: Profile, problems: Mapping[Form, str]) -> Text:
    """The text; where its lines will be read as paragraphs, no mark goes over a line end."""
    typed = type_nodes(nodes, profile, without=problems)
    if lines_are_paragraphs(typed.text, cut(typed.text)[0]):
        return type_nodes(nodes, profile, without=problems, by_lines=True)
    return typed


def _named(form: Form) -> str:
    return form.name if isinstance(form, Wrap | Line | Element) else "p"
