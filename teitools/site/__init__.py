"""A site of a corpus: static pages, indexes, a search that needs no server."""
