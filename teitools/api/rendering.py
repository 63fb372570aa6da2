"""`render`: a document as something to read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from teitools.api.output import Output
from teitools.errors import UsageError
from teitools.source import Source
from teitools.xml.parsing import parse

VIEWS = {
    "html": ("reading", "diplomatic", "marked"),
    "text": ("reading", "diplomatic", "leiden", "words", "by-speaker", "stage", "source"),
    "jsonl": (),
    "epub": ("reading", "diplomatic", "marked"),
}


def render(
    document: str | Path | bytes | Source,
    to: str = "html",
    view: str | None = None,
    *,
    css: str | Path | None = None,
    facsimile: str | None = None,
    xslt: str | Path | None = None,
    parameters: Mapping[str, str] | None = None,
    cover: str | Path | None = None,
) -> Output:
    """`document` (a path, or the bytes of a TEI file) as ``html``, ``text`` or ``jsonl``, in
    UTF-8, or as ``epub``; the result is bytes with `findings`.

    `view` is one of `VIEWS` of that, the first unless given. For HTML and EPUB only: `css` is a
    file that is added to the style of the page, `facsimile` a template for the addresses of
    page images, with ``{n}``, ``{facs}`` or ``{id}``. For EPUB only: `cover` is a picture.
    `xslt` is a style sheet of your own instead of ours, `parameters` are given to it (see
    docs/views-own.md). Raises UsageError for what cannot be meant, DocumentError when the
    document is not well-formed or nested too deeply, SchemaError when the style sheet is
    incorrect, OSError when a file cannot be read.
    """
    chosen = check_options(to, view, css=css, facsimile=facsimile, xslt=xslt, cover=cover)
    source = Source.of(document)
    if chosen == "source":
        from teitools.api.decoding import decode

        return decode(source)
    tree = parse(source)
    if to == "epub":
        from teitools.api.books import book

        given: dict[str, Any] = {"css": css, "facsimile": facsimile, "parameters": parameters}
        return book(source, tree, chosen, xslt=xslt, cover=cover, **given)
    if xslt is not None:
        return _own(source, tree, to, chosen, Path(xslt), css, facsimile, parameters)
    if to == "html":
        return _page(source, tree, chosen, css, facsimile, parameters)
    return Output(_text(tree, to, chosen))


def check_options(
    to: str,
    view: str | None = None,
    *,
    css: str | Path | None = None,
    facsimile: str | None = None,
    xslt: str | Path | None = None,
    parameters: Mapping[str, str] | None = None,
    cover: str | Path | None = None,
) -> str:
    """The view that `render` would make. Raises UsageError where the options cannot be meant."""
    if to not in VIEWS:
        raise UsageError(f"unknown view {to!r}: choose {' or '.join(VIEWS)}")
    if to not in ("html", "epub") and (css is not None or facsimile is not None):
        raise UsageError("a style (CSS) and a template for page images are for HTML and EPUB only")
    if to != "epub" and cover is not None:
        raise UsageError("a cover is for EPUB only")
    if to == "jsonl" and xslt is not None:
        raise UsageError("a style sheet of your own makes html or text")
    if facsimile is not None:
        from teitools.views.preparation.addresses import check_template

        check_template(facsimile)
    return _chosen(to, view)


def _chosen(to: str, view: str | None) -> str:
    views = VIEWS[to]
    if view is None:
        return views[0] if views else ""
    if view not in views:
        known = ", ".join(views) or "none, it has only one"
        raise UsageError(f"unknown view {view!r} of {to}: choose from {known}")
    return view


def _page(
    source: Source,
    tree: etree._ElementTree,
    view: str,
    css: str | Path | None,
    facsimile: str | None,
    parameters: Mapping[str, str] | None,
    xslt: Path | None = None,
) -> Output:
    from teitools.views.html import render_html
    from teitools.views.stylesheet import compile_sheet
    from teitools.views.unknown import unknown_elements

    style = "" if css is None else Path(css).read_text("utf-8")
    sheet = None if xslt is None else compile_sheet(xslt)
    data, unknown = render_html(
        tree, view, css=style, facsimile=facsimile, sheet=sheet, parameters=parameters
    )
    return Output(data, unknown_elements(source, tree, unknown))


def _text(tree: etree._ElementTree, to: str, view: str) -> bytes:
    from teitools.views.text import render_text
    from teitools.views.words import records, render_by_speaker, render_jsonl, render_words

    if to == "jsonl":
        return render_jsonl(records(tree))
    if view == "words":
        return render_words(records(tree))
    if view == "by-speaker":
        return render_by_speaker(records(tree))
    return render_text(tree, view)


def _own(
    source: Source,
    tree: etree._ElementTree,
    to: str,
    view: str,
    xslt: Path,
    css: str | Path | None,
    facsimile: str | None,
    parameters: Mapping[str, str] | None,
) -> Output:
    """What a style sheet of the user's makes."""
    from teitools.views import saxon
    from teitools.views.stylesheet import compile_sheet
    from teitools.views.text import render_text

    if saxon.is_needed(xslt):
        return Output(saxon.transform(tree, xslt, view, parameters or {}))
    if to == "html":
        return _page(source, tree, view, css, facsimile, parameters, xslt)
    return Output(render_text(tree, sheet=compile_sheet(xslt), parameters=parameters))
