"""RELAX NG as plainly as it can be written: slow, and made to be read against the standard.

`simple` is the simple form (sections 4.12 to 4.21), `restrictions` is section 7,
`derivatives` judges a document (James Clark, "An algorithm for RELAX NG validation").
"""
