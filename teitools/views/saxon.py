"""Style sheets of XSLT 2 and 3, by SaxonC where it is installed, with the same doors shut."""

from __future__ import annotations

import locale
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from teitools.errors import DocumentError, SchemaError, UsageError
from teitools.views.preparation import prepare

_XSL = "http://www.w3.org/1999/XSL/Transform"


def is_needed(sheet: Path) -> bool:
    """Whether the style sheet in a file says that it is of XSLT 2 or 3.

    Raises SchemaError when the file is no XML, OSError when it cannot be read.
    """
    parser = etree.XMLParser(no_network=True, resolve_entities=False, load_dtd=False)
    try:
        root = etree.fromstring(sheet.read_bytes(), parser)
    except etree.XMLSyntaxError as error:
        raise SchemaError(f"{sheet}: the style sheet is incorrect: {error}") from error
    version = root.get("version") or root.get(f"{{{_XSL}}}version") or ""
    return version.startswith(("2", "3"))


def transform(
    tree: etree._ElementTree, sheet: Path, view: str, parameters: Mapping[str, str]
) -> bytes:
    """What the style sheet in a file makes of `tree`, prepared as for ours.

    It may read no file and open no connection, but for what it imports from its own folder.
    Raises UsageError where SaxonC is not installed, SchemaError when the style sheet is
    incorrect, DocumentError when it stops half way.
    """
    try:
        with _same_locale():
            import saxonche

            saxon = saxonche.PySaxonProcessor(license=False)
    except ImportError:
        raise UsageError(
            f"{sheet} is a style sheet of XSLT 2 or 3; that needs SaxonC: pip install saxonche"
        ) from None
    document = etree.tostring(prepare(tree).tree, encoding="unicode")
    with saxon as processor:
        for name, value in _SHUT.items():
            processor.set_configuration_property(name, value)
        compiler = processor.new_xslt30_processor()
        try:
            executable = compiler.compile_stylesheet(
                stylesheet_text=sheet.read_text("utf-8"), base_uri=sheet.resolve().as_uri()
            )
        except saxonche.PySaxonApiError as error:
            raise SchemaError(f"{sheet}: the style sheet is incorrect: {error}") from error
        for name, value in {**parameters, "view": view}.items():
            executable.set_parameter(name, processor.make_string_value(value))
        try:
            node = processor.parse_xml(xml_text=document)
            return str(executable.transform_to_string(xdm_node=node)).encode()
        except saxonche.PySaxonApiError as error:
            raise DocumentError(f"the document cannot be shown: {error}") from error


@contextmanager
def _same_locale() -> Iterator[None]:
    """SaxonC sets the locale of the process when it starts, by which others would then compare."""
    kept = locale.setlocale(locale.LC_ALL)
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, kept)


_SHUT = {
    "http://saxon.sf.net/feature/allow-external-functions": "off",
    "http://saxon.sf.net/feature/allowedProtocols": "",
    "http://saxon.sf.net/feature/disableXslEvaluate": "on",
}
