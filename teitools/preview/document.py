"""One document in a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from teitools.errors import TeitoolsError
from teitools.findings import Finding
from teitools.preview.answers import HTML, Answer
from teitools.preview.judging import excerpt, judge
from teitools.preview.pages import broken, listed, with_preview


class ShownDocument:
    """The page of `file`, made with `options` of `render`; judged by `schema`, or else by the
    schemas that it names, where `validated`."""

    def __init__(
        self,
        file: Path,
        options: Mapping[str, Any],
        schema: str | None = None,
        *,
        validated: bool = True,
    ) -> None:
        self._file = file
        self._options = dict(options)
        self._schema = schema
        self._validated = validated
        self._page = b""
        self._findings: tuple[Finding, ...] = ()
        self._messages: tuple[str, ...] = ()

    def update(self) -> None:
        """Render and judge the document; what stops that becomes the page."""
        from teitools.api.rendering import render

        self._findings, self._messages = (), ()
        try:
            output = render(str(self._file), **self._options)
        except (TeitoolsError, OSError) as error:
            findings = tuple(getattr(error, "findings", ()))
            self._page = cannot_be_shown(self._file, findings, str(error))
            return
        judged: tuple[Finding, ...] = ()
        if self._validated:
            judged, self._messages = judge(self._file, self._schema)
        self._page = bytes(output)
        self._findings = (*judged, *output.findings)

    def answer(self, path: str, stamp: str) -> Answer:
        """The page, at ``/``; there is nothing else."""
        if path != "/":
            return Answer(404, HTML, with_preview(broken("There is no such page", ""), stamp))
        page = with_preview(self._page, stamp, self._findings, self._messages)
        return Answer(200, HTML, page)


def cannot_be_shown(file: Path, findings: Sequence[Finding], message: str) -> bytes:
    """A page that says why a document cannot be shown, with the lines concerned."""
    body = f"<p>{escape(message)}</p>" if not findings else ""
    if findings:
        body += f"<ol>{''.join(listed(each) for each in findings)}</ol>"
        body += f"<pre>{escape(excerpt(file, findings[0]))}</pre>"
    body += "<p>This page waits for the file to change.</p>"
    return broken(f"{file.name} cannot be shown", body)
