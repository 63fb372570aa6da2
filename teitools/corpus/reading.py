"""Reading one document of a corpus."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from lxml import etree

from teitools.corpus import codes, headers
from teitools.corpus.describing import described_in
from teitools.corpus.documents import Document
from teitools.corpus.naming import Naming
from teitools.dataclass import dataclass
from teitools.errors import DocumentError
from teitools.findings import Finding
from teitools.rules.prefixes import Prefixes
from teitools.source import Source
from teitools.views.preparation import Prepared, prepare
from teitools.views.preparation.names import TEI, VIEW, selection, view
from teitools.xml.parsing import parse
from teitools.xml.positions import Positions

_ROOTS = frozenset({f"{{{TEI}}}TEI", f"{{{TEI}}}teiCorpus"})
_HREF = view("href")
_POINTING = selection("//*[@v:href]", {"v": VIEW})


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its tree with what a view needs, and what was noticed."""

    document: Document
    prepared: Prepared
    findings: tuple[Finding, ...]


def read_document(source: Source, path: str) -> Reading:
    """The document in `source`, whose file is `path` below the folder of the corpus.

    Raises DocumentError when it is not well-formed, nested too deeply, or not TEI.
    """
    tree = parse(source)
    root = tree.getroot()
    if root.tag not in _ROOTS:
        location = Positions(tree, source).location(root)
        element = f"<{etree.QName(root).localname}>"
        raise DocumentError.of(Finding(codes.NOT_TEI, location, {"element": element}))
    prepared = prepare(tree)
    described = described_in(tree, path, Prefixes(tree))
    naming = Naming(tree, prepared, path, (each.id for each in described))
    dating, wrong = headers.dating_in(tree)
    findings: tuple[Finding, ...] = ()
    if wrong is not None:
        location = Positions(tree, source).location(wrong[0])
        findings = (Finding(codes.NO_DATE, location, {"value": wrong[1]}),)
    document = Document(
        path=path,
        digest=sha256(source.data).hexdigest(),
        title=headers.title_of(tree),
        dating=dating,
        language=headers.language_of(tree),
        authors=headers.authors_of(tree),
        abstract=headers.abstract_of(tree),
        archives=headers.archives_of(tree),
        types=headers.types_of(tree),
        subjects=headers.subjects_of(tree),
        changed=headers.changed_of(tree),
        named=naming.all(),
        described=described,
        links=_links(prepared),
        register=headers.is_register(tree),
    )
    return Reading(document, prepared, findings)


def _links(prepared: Prepared) -> tuple[str, ...]:
    """The relative addresses that are pointed to, without places in the document itself."""
    found = (each.get(_HREF, "") for each in _POINTING(prepared.tree))
    kept = (each for each in found if each and not each.startswith("#"))
    return tuple(dict.fromkeys(each for each in kept if not urlsplit(each).scheme))
