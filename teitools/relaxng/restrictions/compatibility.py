"""What a schema says beyond validity (RELAX NG DTD Compatibility): the part of the schema.

All of it is about schemas that keep the restrictions of section 7 (`restrictions.check`). Each
takes a grammar, or a Survey of it, which saves time where more than one is asked.

- `check_ids`: whether ID, IDREF and IDREFS are used in a way that names alone tell them.
- `id_attributes`: the names that tell them, ``{element: {attribute: IdType}}``. They do not
  depend on which of several patterns an element or attribute matches, nor on whether it matches.
- `default_values`: the default values of attributes, and warnings for those that do not count.
"""

from __future__ import annotations

from teitools.relaxng.grammar import Grammar
from teitools.relaxng.restrictions.defaults import Defaults, default_values
from teitools.relaxng.restrictions.id_types import IdAttributes
from teitools.relaxng.restrictions.identifiers import id_attributes
from teitools.relaxng.restrictions.survey import Survey

__all__ = ["Defaults", "IdAttributes", "check_ids", "default_values", "id_attributes"]


def check_ids(grammar: Grammar | Survey) -> None:
    """Check that the schema is compatible with ID, IDREF and IDREFS (section 4).

    Raises SchemaError as `id_attributes` does.
    """
    id_attributes(grammar)
