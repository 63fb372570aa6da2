"""The notation: plain text, as archives and typists leave it, to a transcript and back.

`parse` reads a text by a profile; `print_transcript` gives the text of a transcript.
"""
