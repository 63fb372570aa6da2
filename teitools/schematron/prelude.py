"""The part of the stylesheet that is the same for every schema: `xslt/schematron.xsl`."""

from __future__ import annotations

import re
from functools import cache

from teitools import resources
from teitools.schematron.names import OWN, OWN_PREFIX, XSL

MISSING, END = "teitools-missing:", ":teitools"
"""What begins and ends the description of the error that asks for documents."""

PREFIXES = {"xsl": XSL, OWN_PREFIX: OWN}
"""The prefixes that the stylesheet needs everywhere."""

_ROOT = re.compile(r"<xsl:stylesheet\b([^>]*)>(.*)</xsl:stylesheet>", re.DOTALL)
_DECLARED = re.compile(r"""\sxmlns:(?!xsl\b)[\w]+="[^"]*\"""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TOP = re.compile(r"^  (<xsl:[\w-]+)", re.MULTILINE)


@cache
def lines() -> tuple[str, ...]:
    """The lines of what it holds, each element with the prefixes that it needs."""
    text = resources.path("xslt", "schematron.xsl").read_text(encoding="utf-8")
    root = _ROOT.search(text)
    assert root is not None
    declared = "".join(_DECLARED.findall(root[1]))
    content = _TOP.sub(rf"\1{declared}", _COMMENT.sub("", root[2]))
    return tuple(line.strip() for line in content.split("\n") if line.strip())
