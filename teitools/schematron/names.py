"""Namespaces and names of Schematron (ISO/IEC 19757-3), and of what is generated."""

from __future__ import annotations

from teitools.xml.names import SCH

ASCC = "http://www.ascc.net/xml/schematron"
"""The namespace of Schematron 1.5."""
DIALECTS = (SCH, ASCC)
SVRL = "http://purl.oclc.org/dsdl/svrl"
XSL = "http://www.w3.org/1999/XSL/Transform"
OWN = "urn:x-teitools:schematron"
"""The namespace of what the generated stylesheet names for itself."""
OWN_PREFIX = "ttsch"

BINDINGS = ("xslt", "xslt2", "xslt3", "xpath2", "xpath3", "xpath31", "xpath")
"""The query language bindings that can be run, all of them by XSLT 3."""
DEFAULT_BINDING = "xslt"
XSLT_1 = ("xslt", "xslt1", "xpath")

DEFAULT, ALL, ANY = "#DEFAULT", "#ALL", "#ANY"
"""The names of phases that are no phases."""
