"""`build_site`: a folder of documents as a static site."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from teitools.api.rendering import check_options
from teitools.errors import UsageError

if TYPE_CHECKING:
    from teitools.site.building import Built
    from teitools.site.options import Options


def build_site(
    folder: str | Path,
    output: str | Path,
    *,
    title: str | None = None,
    url: str | None = None,
    lang: str = "en",
    introduction: str = "",
    view: str | None = None,
    css: str | Path | None = None,
    xslt: str | Path | None = None,
    pages_xslt: str | Path | None = None,
    facsimile: str | None = None,
    authority: Sequence[str | Path] = (),
    words: Mapping[str, str] | None = None,
    epub: bool = False,
    jobs: int = 1,
    cache: bool | str | Path = True,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Make the site of the TEI files in `folder`, in the folder `output` (docs/site.md).

    `title` is the name of the folder unless given, `url` where the site will be published,
    `lang` the language of its pages, `introduction` stands at its start. `view`, `css`, `xslt`
    and `facsimile` are those of `render`; `pages_xslt` is a style sheet for the pages that are
    no documents, `authority` are files of persons, places and organizations, `words` take the
    place of words of the pages. With `epub` there is a book of all documents too. `jobs` processes
    work at a time; without `cache` nothing is kept of earlier runs; it may be the folder where
    that is kept. `progress` is called with the steps done and their number.

    What is wrong with a document is a finding, or a message, of what is given back. Raises
    UsageError for what cannot be meant, or where a file would be written over that is not the
    site's; SchemaError for an incorrect style sheet, ProfileError and DocumentError for an
    authority file, OSError.
    """
    from teitools.corpus.authorities import read_register
    from teitools.site.building import Builder, check_folders
    from teitools.site.records import Records
    from teitools.site.workers import Workers

    source, target = Path(folder), Path(output)
    check_folders(source, target)
    chosen = check_options("html", view, css=css, facsimile=facsimile, xslt=xslt)
    options = _options(
        title or os.path.basename(os.path.realpath(source)), url, lang, introduction, chosen,
        css, xslt, pages_xslt, facsimile, words or {}, epub,
    )  # fmt: skip
    registers = [read_register(Path(each)) for each in authority]
    with ExitStack() as stack:
        records = Records(_records_folder(target, cache, stack), options.version)
        workers = stack.enter_context(Workers(jobs))
        builder = Builder(source, target, options, records, registers, not cache, progress)
        built = builder.build(workers)
    built.notes += _notes(options)
    return built


def _options(
    title: str,
    url: str | None,
    lang: str,
    introduction: str,
    view: str,
    css: str | Path | None,
    xslt: str | Path | None,
    pages_xslt: str | Path | None,
    facsimile: str | None,
    words: Mapping[str, str],
    epub: bool,
) -> Options:
    from teitools.site.options import Options, checked_url
    from teitools.site.text import fit
    from teitools.site.words import Words
    from teitools.validation.program import program
    from teitools.views import saxon
    from teitools.views.stylesheet import compile_sheet

    for sheet in (xslt, pages_xslt):
        if sheet is None:
            continue
        if saxon.is_needed(Path(sheet)):
            raise UsageError(f"{sheet} is of XSLT 2 or 3; the pages of a site are made by XSLT 1.0")
        compile_sheet(Path(sheet))
    Words(lang, words)
    return Options(
        title=fit(title),
        url=checked_url(url) if url else "",
        language=lang,
        introduction=fit(introduction),
        view=view,
        css="" if css is None else Path(css).read_text("utf-8"),
        xslt=None if xslt is None else Path(xslt),
        pages_xslt=None if pages_xslt is None else Path(pages_xslt),
        facsimile=facsimile,
        words=dict(words),
        epub=epub,
        version=program(),
    )


def _records_folder(output: Path, cache: bool | str | Path, stack: ExitStack) -> Path:
    """Where records are kept: in the user's cache, one folder for each site; else for this run."""
    if not isinstance(cache, bool):
        return Path(cache)
    from teitools.api.validating import default_cache

    kept = default_cache() if cache else None
    if kept is not None:
        digest = sha256(os.path.realpath(output).encode("utf-8", "surrogatepass")).hexdigest()
        return kept / "site" / digest[:16]
    import tempfile  # slow to load

    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="teitools-site-")))


def _notes(options: Options) -> list[str]:
    if options.url:
        return []
    return [
        "no --url: the site has no sitemap and no canonical addresses, and the links of its feed "
        "and of its page 404.html are relative"
    ]
