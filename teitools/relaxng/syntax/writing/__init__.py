"""What both writers of schemas share: the parts of a schema, and the prefixes of its names."""
