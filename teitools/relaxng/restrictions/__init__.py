"""Restrictions on schemas in the simple form (RELAX NG, section 7)."""

from __future__ import annotations

from collections.abc import Callable

from teitools.relaxng.grammar import Grammar
from teitools.relaxng.restrictions import (
    attribute_names,
    contexts,
    interleaves,
    string_sequences,
)
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.survey import Survey

RESTRICTIONS: tuple[Callable[[Survey, Mistakes], None], ...] = (
    contexts.check_attributes,
    contexts.check_repetitions,
    contexts.check_lists,
    contexts.check_excepts,
    contexts.check_start,
    string_sequences.check_string_sequences,
    attribute_names.check_duplicates,
    attribute_names.check_wildcards,
    interleaves.check_elements,
    interleaves.check_text,
)
"""All restrictions, in the order of their sections."""


def check(grammar: Grammar | Survey) -> None:
    """Check all restrictions of section 7 on a grammar (or a Survey of it, if there is one).

    Raises SchemaError with everything that is wrong, as far as it can be read (100 findings,
    and one that counts the others), or with `too-complex` where it would take too long.
    """
    survey = Survey.of(grammar)
    mistakes = Mistakes(survey)
    for restriction in RESTRICTIONS:
        restriction(survey, mistakes)
    mistakes.complain()
