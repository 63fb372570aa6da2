"""The plan of a site: which pages there are, and where everything on them stands."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote

from teitools.corpus import Corpus, Document
from teitools.corpus.identities import of_file
from teitools.site.addresses import page_of
from teitools.site.indexes import Index, anchor_of, indexes_of
from teitools.site.options import Options
from teitools.site.words import Words

HOME, SEARCH, MISSING = "index.html", "search.html", "404.html"
FEED, SITEMAP, BOOK = "feed.xml", "sitemap.xml", "book.epub"


@dataclass
class Plan:
    """The corpus, the options, the words, the indexes; `entries` is where each entity and each
    entry of an index stands: a file and an identifier."""

    corpus: Corpus
    options: Options
    words: Words
    indexes: list[Index] = field(default_factory=list)
    entries: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    sections: dict[tuple[str, str], str] = field(default_factory=dict)
    _pages: dict[str, Document] = field(default_factory=dict)

    @classmethod
    def of(cls, corpus: Corpus, options: Options) -> Plan:
        """The plan of the site of `corpus`."""
        plan = cls(corpus, options, Words(options.language, options.words), indexes_of(corpus))
        for index in plan.indexes:
            for part in index.parts:
                for section in part.sections:
                    plan.sections.setdefault((index.kind, section.identifier), part.file)
                    for row in section.rows:
                        for entity in row.entities:
                            anchor = anchor_of(entity.kind, entity.identity)
                            key = (entity.kind, entity.identity)
                            plan.entries.setdefault(key, (part.file, anchor))
        plan._pages = {each.path: each for each in corpus.documents}
        return plan

    def target(self, document: Document, pointer: str) -> tuple[str, str] | None:
        """The page, and the place in it, to which a relative address in `document` leads: a
        document of the corpus, or an entry of a register. None where it leads elsewhere."""
        file, _, fragment = pointer.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), unquote(file)))
        known = self._pages.get(path)
        if known is not None:
            return page_of(known.name), unquote(fragment)
        identity = of_file(pointer, document.path)
        for kind in ("person", "place", "organization"):
            joined = self.corpus.identity(kind, identity)
            if (kind, joined) in self.entries:
                return self.entries[kind, joined]
        return None

    def entry(self, kind: str, identity: str) -> tuple[str, str] | None:
        """Where the entity that is meant by an identity stands."""
        return self.entries.get((kind, self.corpus.identity(kind, identity)))
