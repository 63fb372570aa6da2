"""The plain-text view: what a document says, for reading."""

from __future__ import annotations

import re

from lxml import etree

from teitools.views.stylesheet import run

_WHITE = re.compile(r"[ \t\r\n]+")
_LINE = "\u2028"
_PARAGRAPH = "\u2029"


def render_text(tree: etree._ElementTree) -> bytes:
    """`tree` as plain text: UTF-8, LF, paragraphs apart by one blank line, a final newline.

    The rules are in docs/views.md. Raises DocumentError when the document is nested too
    deeply.
    """
    blocks = (_block(block) for block in str(run("text.xsl", tree)).split(_PARAGRAPH))
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


def _block(text: str) -> str:
    lines = (_WHITE.sub(" ", line).strip(" ") for line in text.split(_LINE))
    return "\n".join(line for line in lines if line)
