"""RELAX NG (ISO/IEC 19757-2): schemas in XML syntax, and documents judged by them.

The verdict is libxml2's; what is said about it is ours: libxml2's log is read for what it is
about, and the schema's vocabulary for what was expected.
"""

from teitools.relaxng.libxml2 import RelaxNGSchema

__all__ = ["RelaxNGSchema"]
