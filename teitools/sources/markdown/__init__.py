"""Markdown (CommonMark, with tables, strike-through, notes, definitions), by markdown-it-py."""
