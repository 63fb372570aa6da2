"""Documents in a browser while they are written: served on this machine, shown again when a file
changes."""
