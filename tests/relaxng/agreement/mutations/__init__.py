"""Documents with one thing changed. Each module has the changes of one kind, in a table."""
