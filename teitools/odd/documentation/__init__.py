"""The documentation of a schema: one HTML page, from the grammar and the prose of its ODD."""

from teitools.odd.documentation.page import write_documentation

__all__ = ["write_documentation"]
