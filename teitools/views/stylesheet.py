"""XSLT 1.0 style sheets, compiled once, run with every door shut."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools import resources
from teitools.errors import DocumentError

if TYPE_CHECKING:
    from typing import Any

_SHUT: etree.XSLTAccessControl = etree.XSLTAccessControl.DENY_ALL  # type: ignore[attr-defined]


def run(name: str, tree: etree._ElementTree) -> etree._ElementTree:
    """The result of the style sheet `name` (a file in ``xslt/``) for `tree`.

    The style sheet can read no file and open no connection. Raises DocumentError when the
    document is nested too deeply for it.
    """
    return apply(_compiled(name), tree)


def apply(transform: etree.XSLT, tree: etree._ElementTree) -> etree._ElementTree:
    """The result of `transform` for `tree`. Raises DocumentError when it stops half way."""
    try:
        return transform(tree)
    except etree.XSLTApplyError as error:
        raise DocumentError(f"the document cannot be shown: {error}") from error


def compile_sheet(sheet: Path) -> etree.XSLT:
    """The style sheet in the file `sheet`, which may include files of its own folder only.

    Raises lxml's XSLTParseError or XMLSyntaxError when it is incorrect, or includes
    something else.
    """
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(_SameFolder(sheet.parent))
    document = etree.parse(str(sheet), parser)
    return etree.XSLT(document, access_control=_SHUT)


@cache
def _compiled(name: str) -> etree.XSLT:
    return compile_sheet(resources.path("xslt", name))


class _SameFolder(etree.Resolver):
    """Answers for the files of one folder; everything else is an error."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def resolve(self, system_url: str, public_id: str | None, context: Any) -> Any:  # type: ignore[override]
        """The style sheet at `system_url`. Raises PermissionError outside the folder."""
        url = urlsplit(system_url)
        file = Path(unquote(url.path) if url.scheme == "file" else system_url).resolve()
        if file.parent != self.folder or url.scheme not in ("", "file"):
            raise PermissionError(f"a style sheet may not read {system_url}")
        return self.resolve_string(file.read_bytes(), context, base_url=str(file))
