"""What stands among the declarations of an ODD without being one."""

from __future__ import annotations

from lxml import etree

from teitools.odd import codes
from teitools.odd.reading import Reader
from teitools.odd.understood import BESIDE, DECLARATIONS, PARTS
from teitools.odd.wording import meant
from teitools.xml.names import TEI, tei


def report_stray_declaration(reader: Reader, node: etree._Element) -> None:
    """Report `node`, a child of a schemaSpec or specGrp, unless it may stand there.

    A specGrp has prose among its declarations; what is no part of a specification is taken for
    prose there, unless its name is like that of a declaration.
    """
    uri, _, name = str(node.tag)[1:].rpartition("}")
    if uri == TEI and name in BESIDE:
        return
    hint = meant(name, DECLARATIONS)
    parent = node.getparent()
    group = uri == TEI and parent is not None and parent.tag != tei("schemaSpec")
    if group and name not in PARTS and not hint:
        return
    reader.report(codes.STRAY, node, what=f"<{name}>", hint=hint)
