"""The plain-text views that are read: what a document says, by the rules in docs/views.md."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from teitools.views.preparation import prepare
from teitools.views.stylesheet import Sheet, package_sheet

SHEETS = {
    "reading": "text.xsl",
    "diplomatic": "text-diplomatic.xsl",
    "leiden": "text-leiden.xsl",
    "stage": "text-stage.xsl",
}
_WHITE = re.compile(r"[ \t\r\n]+")
_LINE = "\u2028"
_PARAGRAPH = "\u2029"


def render_text(
    tree: etree._ElementTree,
    view: str = "reading",
    *,
    sheet: Sheet | None = None,
    parameters: Mapping[str, str] | None = None,
) -> bytes:
    """`tree` as plain text: UTF-8, LF, paragraphs apart by one blank line, a final newline.

    `view` is one of `SHEETS`; `sheet` a style sheet of the user's instead of ours. Raises
    DocumentError when the document is nested too deeply.
    """
    sheet = sheet or package_sheet(SHEETS[view])
    result, _ = sheet.apply(prepare(tree).tree, parameters)
    return "".join(f"{block}\n" for block in _set_apart(str(result))).encode()


def _set_apart(text: str) -> list[str]:
    """The blocks, each but the last followed by a blank line."""
    blocks = [block for block in map(lines, text.split(_PARAGRAPH)) if block]
    return [f"{block}\n" for block in blocks[:-1]] + blocks[-1:]


def lines(text: str) -> str:
    """`text` with its LINE SEPARATORs as line feeds, other white space as single spaces."""
    each = (_WHITE.sub(" ", line).strip(" ") for line in text.split(_LINE))
    return "\n".join(line for line in each if line)
