"""Books: EPUB 3 from the pages that the style sheets make."""

from teitools.views.epub.making import Made, make_book

__all__ = ["Made", "make_book"]
