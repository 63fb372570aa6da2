"""Findings: the one way in which every engine says what is wrong with a document.

A finding carries facts, not a sentence; its message is made from its code's template.
Every engine produces findings, every reporter consumes them.
"""

from teitools.findings.code import Code, Severity
from teitools.findings.finding import Finding
from teitools.findings.report import Report

__all__ = ["Code", "Finding", "Report", "Severity"]
