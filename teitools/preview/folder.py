"""A folder of documents in a browser: its site, made again when something changes."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from teitools.errors import TeitoolsError
from teitools.findings import Finding
from teitools.preview.answers import HTML, Answer
from teitools.preview.document import cannot_be_shown
from teitools.preview.judging import judge
from teitools.preview.pages import broken, with_preview

if TYPE_CHECKING:
    from teitools.site.building import Built

_HOME = "index.html"


class ShownFolder:
    """The site of `folder`, made with `options` of `build_site` in a folder that is thrown away.

    `jobs` documents are read at a time at first; `progress` is told how far that is.
    """

    def __init__(
        self,
        folder: Path,
        options: Mapping[str, Any],
        schema: str | None = None,
        *,
        validated: bool = True,
        jobs: int = 1,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._folder = folder
        self._options = {"title": folder.resolve().name, **options}
        self._schema = schema
        self._validated = validated
        self._jobs = jobs
        self._progress = progress
        self._held = TemporaryDirectory(prefix="teitools-preview-")
        self._output = Path(self._held.name).resolve() / "site"
        self._pages: dict[str, Path] = {}
        self._built: Built | None = None
        self._failed: tuple[str, tuple[Finding, ...]] | None = None

    def update(self) -> None:
        """Make the site again, as far as something changed."""
        from teitools.api.publishing import build_site

        try:
            built = build_site(
                self._folder,
                self._output,
                jobs=self._jobs,
                cache=self._output.parent / "records",
                progress=self._progress,
                **self._options,
            )
        except (TeitoolsError, OSError) as error:
            self._failed = (str(error), tuple(getattr(error, "findings", ())))
            return
        self._failed = None
        self._built = built
        self._pages |= built.pages
        self._jobs, self._progress = 1, None

    def close(self) -> None:
        """Throw the site away."""
        self._held.cleanup()

    def answer(self, path: str, stamp: str) -> Answer:
        """A file of the site; or a page that says why there is none."""
        if self._failed is not None:
            message, findings = self._failed
            page = broken("The site cannot be made", f"<p>{escape(message)}</p>")
            return Answer(500, HTML, with_preview(page, stamp, findings))
        name = path.lstrip("/") or _HOME
        file = self._file(name)
        if file is None:
            return self._missing(name, stamp)
        data = file.read_bytes()
        if file.suffix != ".html":
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            return Answer(200, kind, data)
        findings, messages = self._said(name)
        return Answer(200, HTML, with_preview(data, stamp, findings, messages))

    def _file(self, name: str) -> Path | None:
        """The file of the site with this name; nothing outside of it has one."""
        if "\0" in name or "\\" in name or self._built is None or not self._built.documents:
            return None
        try:
            file = (self._output / name).resolve()
            if file.is_dir():
                file = file / _HOME
            if not file.is_relative_to(self._output) or not file.is_file():
                return None
        except OSError:  # a name that is too long
            return None
        return None if file.name.startswith(".") else file

    def _said(self, name: str) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """What is said of a document on its page; on the others, what is said of all."""
        assert self._built is not None
        source = self._pages.get(name)
        if source is None:
            return tuple(self._built.findings), tuple(self._built.messages)
        made = tuple(f for f in self._built.findings if f.location.source == str(source))
        if not self._validated:
            return made, ()
        judged, messages = judge(source, self._schema)
        return (*judged, *made), messages

    def _missing(self, name: str, stamp: str) -> Answer:
        built = self._built
        messages = tuple(built.messages) if built else ()
        source = self._pages.get(name)
        if source is not None and source.exists():
            findings, _ = judge(source, self._schema)
            page = cannot_be_shown(source, findings[:20], "\n".join(messages))
            return Answer(500, HTML, with_preview(page, stamp))
        body = '<p><a href="/">All documents</a></p>'
        if built is not None and not built.documents:
            page = broken("There is no document to show", f"<p>{escape(str(self._folder))}</p>")
        else:
            page = broken("There is no such page", body)
        findings = tuple(built.findings) if built else ()
        return Answer(404, HTML, with_preview(page, stamp, findings, messages))
