"""HTML pages (HTML Living Standard), by the parser of libxml2."""
