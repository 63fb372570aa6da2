"""A copy of a document, with what the style sheets need and XSLT 1.0 is slow to find out.

Everything that is added stands in the namespace `VIEW`; docs/views-own.md lists it.
"""

from teitools.views.preparation.names import VIEW
from teitools.views.preparation.preparing import Prepared, prepare

__all__ = ["VIEW", "Prepared", "prepare"]
