"""Word documents (ECMA-376, Office Open XML): the parts, read with lxml."""
