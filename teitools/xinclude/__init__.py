"""XInclude 1.0 (W3C, second edition): a document together with what it includes, as one text.

The text knows of each of its characters which file it is from, so that whatever judges it need
know nothing of inclusion, and findings are at the included file's own line and column.
"""

from teitools.xinclude.including import Whole, include, includes

__all__ = ["Whole", "include", "includes"]
