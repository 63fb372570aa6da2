"""Numbers printed before lines: taken out before a text is read, and put back afterwards."""
