"""What can be found in a TEI document that is decoded."""

from __future__ import annotations

from teitools.findings import Code, Severity

_WARNING = Severity.WARNING

COMMENT = Code("D104", "comment-left-out", _WARNING, "the comment {text!r} is left out")
INSTRUCTION = Code(
    "D105", "instruction-left-out", _WARNING, "the processing instruction {target!r} is left out"
)
NAMESPACE = Code(
    "D106",
    "other-namespace",
    _WARNING,
    "<{element}> is of the namespace {namespace!r}, which the notation cannot say: {done}",
)
ELEMENT = Code(
    "D107",
    "element-not-said",
    _WARNING,
    "the notation cannot say <{element}> in <{parent}>: {done}",
)
ATTRIBUTE = Code(
    "D108",
    "attribute-not-said",
    _WARNING,
    "the notation cannot say {attribute}={value!r} on <{element}>: it is left out",
)
INCOMPLETE = Code(
    "D109",
    "element-incomplete",
    _WARNING,
    "<{element}> lacks what the schema of the notation asks for: {done}",
)
TEXT = Code(
    "D110",
    "text-not-said",
    _WARNING,
    "the notation has no room for words in <{element}>: {done}",
)
