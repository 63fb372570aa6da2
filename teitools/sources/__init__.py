"""Documents that are no plain text, read and typed in the notation: HTML and others."""
