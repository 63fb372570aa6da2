"""Grammars as plain tuples: read from XML syntax, written to it, drawn at random."""
