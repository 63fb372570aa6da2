"""The views: TEI documents as HTML pages, as plain text, as records; through the style sheets
in xslt/."""

from teitools.views.html import render_html
from teitools.views.text import render_text

__all__ = ["render_html", "render_text"]
