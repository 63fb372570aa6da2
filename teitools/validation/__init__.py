"""Validation: what a document is judged by, and the judging, with engines side by side."""

from teitools.validation.checking import check, check_alone
from teitools.validation.loading import load

__all__ = ["check", "check_alone", "load"]
