"""``encodingDesc``: what the signs mean, and by which profile and program they were read."""

from __future__ import annotations

from teitools.tei.header import HeaderContext
from teitools.tei.seal import PLACE


def encoding_description(context: HeaderContext) -> None:
    """``encodingDesc``."""
    writer, transcript = context.writer, context.transcript
    writer.open("encodingDesc")
    _editorial(context)
    _tags(context)
    context.inlines.characters.write(writer)
    name = [("ident", transcript.profile), ("version", transcript.profile_version)]
    writer.open("transcriptionDesc", name)
    writer.leaf("desc", f"Profile: {context.explanations.title or transcript.profile}")
    writer.close("transcriptionDesc")
    writer.open("appInfo")
    program = [("ident", "teitools"), ("version", context.version), ("n", PLACE)]
    writer.open("application", program)
    writer.leaf("label", "teitools")
    writer.close("application")
    writer.close("appInfo")
    writer.close("encodingDesc")


def _editorial(context: HeaderContext) -> None:
    writer = context.writer
    writer.open("editorialDecl")
    writer.open("interpretation")
    for sentence in context.explanations.brackets:
        writer.leaf("p", sentence)
    writer.leaf(
        "p",
        "Brackets and other delimiters are not repeated in the text: each rendition below "
        "says what the transcript prints before or after an element. Where a bracket is "
        "never closed, it stands in sic and the extent of its mark is of low certainty.",
    )
    writer.close("interpretation")
    writer.open("normalization")
    writer.leaf(
        "p",
        "Nothing is normalized. Line ends inside a block, and blank lines beyond one between "
        "blocks, are lb; runs of lines, spaces and tabs are space; the transcript can be "
        "restored byte for byte. An element with copyOf repeats a value whose master is the "
        "element that it points to.",
    )
    writer.close("normalization")
    writer.close("editorialDecl")


def _tags(context: HeaderContext) -> None:
    writer, transcript = context.writer, context.transcript
    writer.open("tagsDecl")
    renditions = context.inlines.renditions
    if transcript.line_end != "\n":
        renditions.declare("lb", transcript.line_end)
    if transcript.byte_order_mark:
        renditions.declare("text", "\ufeff")
    renditions.write(writer)
    writer.close("tagsDecl")
