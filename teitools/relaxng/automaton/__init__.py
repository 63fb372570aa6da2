"""A grammar as an automaton that is built while documents are read.

Derivatives of patterns (J. Clark, "An algorithm for RELAX NG validation") are its states. Each
is computed when a document first leads there, and kept; a table that grows too large is
emptied and built anew.
"""
