"""Several XSDs, for several namespaces, as one: a schema that imports each of them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import quoteattr

from teitools.source import Source
from teitools.xml.beside import Beside
from teitools.xml.names import XS
from teitools.xsd.files import check


def join(files: Mapping[str, Path], beside: Beside) -> tuple[Source, Path]:
    """A schema that imports what is in `files`, each for the namespace that is its key (empty for
    none), and the folder that all of them are in. `beside` is told where they lead.

    It is called by the name of the first. What each names in turn must be below its own folder.
    Raises SchemaError, OSError.
    """
    for path in files.values():
        check(Source.of_schema(path), path.parent, Beside())
    paths = {uri: Path(os.path.abspath(path)) for uri, path in files.items()}
    folder = Path(os.path.commonpath([str(path.parent) for path in paths.values()]))
    imports = "".join(
        f"<xs:import{f' namespace={quoteattr(uri)}' if uri else ''} "
        f"schemaLocation={quoteattr(quote(path.relative_to(folder).as_posix()))}/>"
        for uri, path in paths.items()
    )
    for path in paths.values():
        beside.known(path)
    target = "" if "" not in files else ' targetNamespace="urn:x-teitools:joined"'
    first = next(iter(files.values()))
    text = f'<xs:schema xmlns:xs="{XS}"{target}>{imports}</xs:schema>'
    return Source(os.path.join(folder, first.name), text.encode()), folder
