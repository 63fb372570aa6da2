"""The steps of making a site, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from os.path import realpath
from pathlib import Path

from lxml import etree

from teitools import resources
from teitools.corpus import Corpus, Document
from teitools.corpus.gathering import find_files, path_below
from teitools.errors import UsageError
from teitools.findings import Finding
from teitools.site import summaries
from teitools.site.addresses import address, page_of
from teitools.site.book import make_site_book
from teitools.site.feeds import feed, sitemaps
from teitools.site.frame import document_frame, links_of
from teitools.site.keys import common_key, page_key, site_key
from teitools.site.manifest import Manifest, Written
from teitools.site.options import Options
from teitools.site.pages import page_of_summary, sheet_of
from teitools.site.plan import BOOK, FEED, HOME, MISSING, SEARCH, Plan
from teitools.site.reading import Read, ReadingTask, parts_of, read
from teitools.site.records import Records
from teitools.site.rendering import Rendered, RenderingTask, render
from teitools.site.search_index import FOLDER, SearchIndex
from teitools.site.workers import Workers

Progress = Callable[[int, int], None]


@dataclass
class Built:
    """What was done: how many `documents` the site has, of which file each of their `pages` is,
    how many of these were `rendered` and of all files `written`; which were `removed`, which stay
    though they are of the site no longer (`left`: somebody changed them). `findings` and `messages`
    are about documents, `notes` about the site."""

    documents: int = 0
    pages: dict[str, Path] = field(default_factory=dict)
    rendered: int = 0
    written: int = 0
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class Builder:
    """Makes the site of `folder` in `output`. With `anew` all pages are rendered again."""

    def __init__(
        self,
        folder: Path,
        output: Path,
        options: Options,
        records: Records,
        registers: Sequence[Document] = (),
        anew: bool = False,
        progress: Progress | None = None,
    ) -> None:
        self._folder = folder
        self._output = output
        self._options = options
        self._records = records
        self._registers = registers
        self._anew = anew
        self._progress = progress
        self._built = Built()
        self._keys: dict[str, str] = {}
        self._kept: set[str] = set()
        self._done = 0
        self._total = 1

    def build(self, workers: Workers) -> Built:
        """Do all the steps. Raises UsageError, SchemaError, OSError; what is wrong with a
        document is in what is given back."""
        manifest = Manifest.read(self._output)
        corpus = self._read(workers)
        if not corpus.documents:
            return self._built
        plan = Plan.of(corpus, self._options)
        tasks, keys = self._tasks(plan)
        due = self._due(manifest, tasks, keys)
        whole = site_key(self._options, keys, corpus.registers)
        if due or self._anew or not manifest.is_whole(whole):
            self._write(workers, manifest, plan, due, keys)
            manifest.whole = "" if self._built.messages else whole
            manifest.save()
        self._records.keep_only(self._kept)
        return self._built

    def _write(
        self,
        workers: Workers,
        manifest: Manifest,
        plan: Plan,
        due: Sequence[RenderingTask],
        keys: dict[str, str],
    ) -> None:
        """Write what is due, and all that is no page of a document; remove what is left over.

        The manifest names all files before the first is written.
        """
        files = dict(self._files(plan))
        if self._options.epub:
            files[BOOK] = make_site_book(plan, self._folder, workers)
        manifest.check([*keys, *files])
        self._output.mkdir(parents=True, exist_ok=True)
        for each in [*keys, *files]:
            manifest.files.setdefault(each, Written())
        manifest.whole = ""
        manifest.save()
        try:
            self._render(workers, manifest, plan, due, keys)
            for path, data in files.items():
                self._built.written += manifest.put(path, data)
            removed, left = manifest.remove_others([*keys, *files])
            self._built.removed, self._built.left = removed, left
        finally:
            manifest.save()

    def _read(self, workers: Workers) -> Corpus:
        files = list(find_files(self._folder, [self._output]))
        self._total = 2 * len(files)
        tasks = [ReadingTask(f, path_below(self._folder, f), self._records) for f in files]
        documents = []
        for done in workers.map(read, tasks):
            self._advance()
            self._heard(done)
            if done.document is not None:
                documents.append(done.document)
                self._keys[done.path] = done.key
                self._kept.add(done.key)
        corpus = Corpus.of(self._folder, documents, self._registers)
        self._built.documents = len(corpus.documents)
        return corpus

    def _tasks(self, plan: Plan) -> tuple[dict[str, RenderingTask], dict[str, str]]:
        """What there is to render, and the key of each page."""
        documents = plan.corpus.documents
        common = common_key(self._options)
        tasks, keys = {}, {}
        for number, document in enumerate(documents):
            before = documents[number - 1] if number else None
            after = documents[number + 1] if number + 1 < len(documents) else None
            frame = document_frame(plan, document, before, after)
            links = links_of(plan, document)
            page = page_of(document.name)
            self._built.pages[page] = self._folder / document.path
            url = self._options.url
            there = url + address(page) if url else ""
            keys[page] = page_key(common, document, frame, links, there)
            tasks[page] = RenderingTask(
                self._folder / document.path,
                self._output / page,
                page,
                etree.tostring(frame),
                links,
                there,
                self._options,
            )
        return tasks, keys

    def _due(
        self, manifest: Manifest, tasks: dict[str, RenderingTask], keys: dict[str, str]
    ) -> list[RenderingTask]:
        """The pages that are not true any more; what was said of the others is said again."""
        due = []
        for page, task in tasks.items():
            said = (
                self._records.said(keys[page], str(task.file))
                if self._is_noted(manifest, page)
                else ()
            )
            if not self._anew and said is not None and manifest.is_true(page, keys[page]):
                self._built.findings += said
                self._keep(keys[page], said)
            else:
                due.append(task)
        self._advance(len(tasks) - len(due))
        return due

    def _render(
        self,
        workers: Workers,
        manifest: Manifest,
        plan: Plan,
        due: Sequence[RenderingTask],
        keys: dict[str, str],
    ) -> None:
        """Render what is due."""
        documents = {page_of(each.name): each for each in plan.corpus.documents}
        for done in workers.map(render, due):
            self._advance()
            self._heard(done)
            if done.digest:
                noted = bool(done.findings)
                manifest.files[done.page] = Written(done.digest, keys[done.page], noted)
                self._built.rendered += 1
                if noted:
                    self._records.note(keys[done.page], done.findings)
                    self._keep(keys[done.page], done.findings)
            else:
                broken = summaries.broken_page(plan, documents[done.page])
                made = page_of_summary(broken, sheet_of(None), self._options.css)
                manifest.put(done.page, made)
        self._built.written += self._built.rendered

    def _files(self, plan: Plan) -> Iterator[tuple[str, bytes]]:
        """All files that are no pages of documents."""
        css, pages = self._options.css, []
        made = sheet_of(self._options.pages_xslt)
        yield HOME, page_of_summary(summaries.home(plan), made, css)
        for index in plan.indexes:
            for part in index.parts:
                pages.append(part.file)
                yield part.file, page_of_summary(summaries.index_page(plan, index, part), made, css)
        yield SEARCH, page_of_summary(summaries.search_page(plan), made, css)
        yield MISSING, page_of_summary(summaries.missing_page(plan), made, css)
        yield from self._search(plan)
        news = feed(plan)
        if news is not None:
            yield FEED, news
        if self._options.url:
            yield from sitemaps(plan, [HOME, *pages])

    def _search(self, plan: Plan) -> Iterator[tuple[str, bytes]]:
        index = SearchIndex()
        for document in plan.corpus.documents:
            shown = (
                address(page_of(document.name)),
                document.title or plan.words.of("untitled"),
                plan.words.dating(document.dating),
                document.language,
            )
            kept = self._records.parts(self._keys[document.path])
            index.add(shown, *(kept or parts_of(self._folder / document.path, document.path)))
        for name, data in index.files():
            yield f"{FOLDER}/{name}", data
        yield f"{FOLDER}/search.js", resources.path("xslt", "search.js").read_bytes()

    def _is_noted(self, manifest: Manifest, page: str) -> bool:
        written = manifest.files.get(page)
        return written is not None and written.noted

    def _keep(self, key: str, findings: Sequence[Finding]) -> None:
        if findings:
            self._kept.add(key)

    def _heard(self, done: Read | Rendered) -> None:
        self._built.findings += done.findings
        if done.message:
            self._built.messages.append(done.message)

    def _advance(self, steps: int = 1) -> None:
        self._done += steps
        if self._progress is not None:
            self._progress(min(self._done, self._total), self._total)


def check_folders(folder: Path, output: Path) -> None:
    """Raises UsageError where a site cannot be made of one in the other."""
    if output.exists() and not output.is_dir():
        raise UsageError(f"{str(output)!r} is a file, not a folder")
    if folder.is_dir() and realpath(output) == realpath(folder):
        raise UsageError(f"the site would be written among its sources: {str(output)!r}")
