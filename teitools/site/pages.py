"""Pages made of summaries by the style sheet ``site.xsl``, or by the user's."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from teitools.views.html import serialized
from teitools.views.page import SITE, finish
from teitools.views.stylesheet import Sheet, compile_sheet, package_sheet


def sheet_of(own: Path | None) -> Sheet:
    """The style sheet of the pages: the user's, or ours. Raises SchemaError, OSError."""
    return package_sheet("site.xsl") if own is None else compile_sheet(own)


def page_of_summary(summary: etree._ElementTree, sheet: Sheet, css: str) -> bytes:
    """The page that `sheet` makes of `summary`, with its style, sealed by its policy."""
    result, _ = sheet.apply(summary)
    page = result.getroot()
    if page is None:
        return str(result).encode()
    finish(page, css, SITE)
    return serialized(page)
