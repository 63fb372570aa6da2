"""Schemas as they are written: both syntaxes, read into one tree and written out of it."""
