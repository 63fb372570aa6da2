"""Namespaces, and names in them."""

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
RNG = "http://relaxng.org/ns/structure/1.0"
XS = "http://www.w3.org/2001/XMLSchema"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XI = "http://www.w3.org/2001/XInclude"
SCH = "http://purl.oclc.org/dsdl/schematron"

XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"


SEPARATOR = "\x01"
"""What stands between a namespace and a local name where Expat reports a name; no XML document can
contain it."""
PREDEFINED = {"amp": "&", "apos": "'", "gt": ">", "lt": "<", "quot": '"'}
"""The entities that need no declaration (XML 1.0, section 4.6), and their characters."""


def tei(name: str) -> str:
    """The Clark name of the TEI element `name`."""
    return f"{{{TEI}}}{name}"
