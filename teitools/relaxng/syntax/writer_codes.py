"""What a schema loses, or has changed, where it is written in the other syntax."""

from __future__ import annotations

from teitools.findings import Code, Severity

ANNOTATION_MOVED = Code(
    "R320",
    "annotation-moved",
    Severity.INFO,
    "the compact syntax has no place for the annotation {annotation} on <{element}>; "
    "it now stands on {place}",
)
COMMENT_ALTERED = Code(
    "R321",
    "comment-altered",
    Severity.INFO,
    "a comment in XML cannot have '--' or end in '-': a space was put between",
)
INSTRUCTION_DROPPED = Code(
    "R322",
    "instruction-dropped",
    Severity.WARNING,
    "the processing instruction <?{target}?> is not kept",
)
BASE_RESOLVED = Code(
    "R323",
    "base-resolved",
    Severity.INFO,
    "xml:base is not kept: the addresses under it were made relative to the file itself",
)
PREFIX_CHANGED = Code(
    "R324",
    "prefix-changed",
    Severity.WARNING,
    "the prefix {prefix!r} stands for {meant!r} in {place}, but for {now!r} in the file that was "
    "written: the compact syntax has one meaning for a prefix in a file",
)
FILE_LEFT = Code(
    "R325",
    "file-left",
    Severity.WARNING,
    "{href!r} was not converted, but is still needed: {reason}",
)
DOCTYPE_DROPPED = Code(
    "R326",
    "doctype-dropped",
    Severity.INFO,
    "the document type declaration is not kept; what its entities stood for is written out",
)
