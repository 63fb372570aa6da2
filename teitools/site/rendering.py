"""The second step of a site, for one document: its page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from lxml import etree

from teitools.dataclass import dataclass
from teitools.errors import DocumentError
from teitools.files import replace
from teitools.findings import Finding
from teitools.site.lost import lost_links
from teitools.site.options import Options
from teitools.site.workers import fault
from teitools.source import Source
from teitools.views.html import render_html
from teitools.views.stylesheet import Sheet, compile_sheet
from teitools.views.unknown import unknown_elements
from teitools.xml.parsing import parse


@dataclass(frozen=True, slots=True)
class RenderingTask:
    """A document, where its page goes, and what stands around the text (`frame`, as XML)."""

    file: Path
    target: Path
    page: str
    frame: bytes
    links: Mapping[str, str]
    address: str
    options: Options


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of it: the digest of the page, or nothing where there is none."""

    page: str
    digest: str
    findings: tuple[Finding, ...]
    message: str = ""


def render(task: RenderingTask) -> Rendered:
    """Write the page of a document. Whatever is wrong with it is a finding, or a message."""
    try:
        source = Source.of(task.file)
        data, findings = _page(task, source)
        task.target.parent.mkdir(parents=True, exist_ok=True)
        replace(task.target, data)
    except DocumentError as error:
        return Rendered(task.page, "", error.findings, "" if error.findings else str(error))
    except OSError as error:
        place = error.filename or task.target
        return Rendered(task.page, "", (), f"{place}: {error.strerror or error}")
    except Exception as error:
        return Rendered(task.page, "", (), fault(str(task.file), error))
    return Rendered(task.page, sha256(data).hexdigest(), findings)


def _page(task: RenderingTask, source: Source) -> tuple[bytes, tuple[Finding, ...]]:
    options = task.options
    tree = parse(source)
    data, unknown = render_html(
        tree,
        options.view,
        css=options.css,
        facsimile=options.facsimile,
        sheet=None if options.xslt is None else own_sheet(options.xslt),
        parameters={"address": task.address},
        site=etree.fromstring(task.frame),
        links=task.links,
    )
    return data, (*unknown_elements(source, tree, unknown), *lost_links(source, tree, task.links))


@cache
def own_sheet(path: Path) -> Sheet:
    """A style sheet of the user's, compiled once. Raises SchemaError, OSError."""
    return compile_sheet(path)
