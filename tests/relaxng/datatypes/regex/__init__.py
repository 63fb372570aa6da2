"""Regular expressions: what is one, what it matches, and what it costs."""
