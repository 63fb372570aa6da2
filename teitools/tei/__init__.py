"""TEI: a transcript as a TEI document, and back. Both directions of a construct side by side."""
