"""What the tests of sources do again and again."""

from __future__ import annotations

import re

from lxml import etree

import teitools
from teitools.api.output import Output
from teitools.api.project_schema import is_valid
from teitools.notation.printer import print_transcript
from teitools.source import Source
from teitools.tei.document import decode_transcript


def page(body: str, head: str = "") -> Source:
    """A page with that body."""
    text = f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>{body}</body></html>\n"
    return Source("page.html", text.encode())


def encoded(source: Source, profile: str = "plain") -> Output:
    """The TEI of `source`: valid, and it gives the text back that `transcribe` gives."""
    output = teitools.encode(source, profile=profile)
    text = teitools.transcribe(source, profile=profile)
    assert teitools.decode(output) == text
    assert is_valid(output), output.decode()
    return output


def body(data: bytes) -> str:
    """What stands in the body, without identifiers and renditions."""
    found = re.search(r"<body>\s*(.*?)\s*</body>", data.decode(), re.DOTALL)
    assert found
    plain = re.sub(r' (?:xml:id|rendition)="[^"]*"', "", found.group(1))
    return re.sub(r"\s*\n\s*", "", plain).removesuffix("<lb/>")


def said(output: Output, *without: str) -> list[str]:
    """The findings, but for those with the codes `without`, and for decisions of the profile."""
    left_out = {"T210", "T212", "T204", *without}
    return [
        f"{each.location}: {each.code.id} {each.message}"
        for each in output.findings
        if each.code.id not in left_out
    ]


def unmarked(data: bytes) -> str:
    """The text of a document without the elements that were typed in the explicit form."""
    root = etree.fromstring(data)
    for element in root.iter("{*}*"):
        if "#explicit" in (element.get("rendition") or "").split():
            element.tag = "explicit"
    etree.strip_tags(root, "explicit")
    return print_transcript(decode_transcript(root.getroottree()))
