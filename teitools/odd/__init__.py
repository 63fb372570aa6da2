"""ODD: TEI customizations compiled to schemas. `compiling` has the steps in their order."""
