"""Schematron (ISO/IEC 19757-3): compiled to XSLT 3, which SaxonC-HE runs in a process apart.

`load` gives a `Schematron`, which judges documents and writes SVRL. Nothing of SaxonC is imported
here; see `processor`.
"""
