"""Writing a grammar as W3C XML Schema 1.0.

========================================= ====================================================
from the grammar to RELAX NG's simple form `simple_form`
its elements, one type for one name        `elements`
attributes, content, in XSD's terms        `attributes`, `particles`, `orders`, `complex_types`
deterministic content                      `determinism`, `automata`, `one_unambiguous`
what is written                            `writing`, `documents`, `*_declarations`, `*_types`
========================================= ====================================================
"""
