"""``python -m teitools``."""

from teitools.cli import main

main(prog_name="teitools")
