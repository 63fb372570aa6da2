"""XSLT 1.0 style sheets, compiled once, run with every door shut."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from teitools import resources
from teitools.dataclass import dataclass
from teitools.errors import DocumentError, SchemaError

if TYPE_CHECKING:
    from typing import Any

_SHUT: etree.XSLTAccessControl = etree.XSLTAccessControl.DENY_ALL  # type: ignore[attr-defined]
_DEPTH = 20_000
"""How many templates may be at work inside each other; a document has at most 500 levels."""
SCHEME = "teitools:"
"""The address of ours in a user's style sheet: ``teitools:html`` is ``html.xsl``."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A compiled style sheet."""

    transform: etree.XSLT

    def apply(
        self, tree: etree._ElementTree, parameters: Mapping[str, str] | None = None
    ) -> tuple[Any, tuple[str, ...]]:
        """The result for `tree`, and the names of the elements that were not known.

        A style sheet can read no file and open no connection. Raises DocumentError when it
        stops half way.
        """
        etree.XSLT.set_global_max_depth(_DEPTH)  # type: ignore[attr-defined]
        given: dict[str, Any] = {k: etree.XSLT.strparam(v) for k, v in (parameters or {}).items()}
        transform: Any = self.transform
        try:
            result = transform(tree, **given)
        except etree.XSLTApplyError as error:
            raise DocumentError(f"the document cannot be shown: {error}") from error
        said = dict.fromkeys(entry.message for entry in transform.error_log)
        return result, tuple(m.removeprefix("unknown ") for m in said if m.startswith("unknown "))


def compile_sheet(sheet: Path) -> Sheet:
    """The style sheet in the file `sheet`, which may include files of its own folder, and ours.

    Raises SchemaError when it is incorrect, or includes something else; OSError when it cannot
    be read.
    """
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    parser.resolvers.add(_Folders(sheet.parent, resources.folder("xslt")))
    try:
        document = etree.fromstring(sheet.read_bytes(), parser, base_url=str(sheet))
        return Sheet(etree.XSLT(document, access_control=_SHUT))
    except (etree.XSLTParseError, etree.XMLSyntaxError, PermissionError) as error:
        raise SchemaError(f"{sheet}: the style sheet is incorrect: {error}") from error


@cache
def package_sheet(name: str) -> Sheet:
    """The style sheet `name` of the package (a file in ``xslt/``)."""
    return compile_sheet(resources.path("xslt", name))


class _Folders(etree.Resolver):
    """Answers for the files of two folders; everything else is an error."""

    def __init__(self, own: Path, ours: Path) -> None:
        self.own = own.resolve()
        self.ours = ours.resolve()

    def resolve(self, system_url: str, public_id: str | None, context: Any) -> Any:  # type: ignore[override]
        """The style sheet at `system_url`. Raises PermissionError outside the folders."""
        if system_url.startswith(SCHEME):
            file = self.ours / f"{system_url.removeprefix(SCHEME)}.xsl"
        else:
            url = urlsplit(system_url)
            file = Path(unquote(url.path) if url.scheme == "file" else system_url)
            if url.scheme not in ("", "file"):
                raise PermissionError(f"a style sheet may not read {system_url}")
        file = file.resolve()
        if file.parent not in (self.own, self.ours) or not file.is_file():
            raise PermissionError(f"a style sheet may not read {system_url}")
        return self.resolve_string(file.read_bytes(), context, base_url=str(file))
