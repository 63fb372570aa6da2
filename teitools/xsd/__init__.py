"""W3C XML Schema 1.0 and 1.1 (XSD): schemas, and documents judged by them.

The verdict is that of the package `xmlschema`, which is imported in `xsd.engine` alone and
only when an XSD is loaded.
"""

from teitools.xsd.schema import XsdSchema

__all__ = ["XsdSchema"]
