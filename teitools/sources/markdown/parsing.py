"""The parser, and the extensions that are switched on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from teitools.errors import DocumentError, UsageError
from teitools.findings import Finding
from teitools.source import Location
from teitools.sources import codes
from teitools.sources.markdown.unused import Unused, keep_notes, unused_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MOST_NESTED = 100
_MOST_BRACKETS = 20_000
_BLANK = re.compile(r"\n[ \t]*\n")
_SUBSTITUTION = ("{~~", "~>", "~~}")
NEEDS = "Markdown is read by markdown-it-py: pip install 'teitools[sources]'"


def parse(text: str, name: str) -> tuple[list[Token], list[Unused]]:
    """The tokens of `text`, which is called `name`, and what is defined in it and not used.

    Raises UsageError where the library is not installed, DocumentError for what would take it too
    long, or what it would leave out.
    """
    if any(block.count("[") > _MOST_BRACKETS for block in _BLANK.split(text)):
        raise _beyond(name, f"a paragraph has more than {_MOST_BRACKETS:,} square brackets")
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text, environment)
    if any(token.level >= MOST_NESTED - 1 for token in tokens):
        raise _beyond(name, f"lists and quotations are nested more than {MOST_NESTED} deep")
    return tokens, unused_in(environment, tokens, text)


def _beyond(name: str, problem: str) -> DocumentError:
    facts = {"problem": problem}
    return DocumentError.of(Finding(codes.BEYOND_LIMIT, Location(name), facts))


def _parser() -> MarkdownIt:
    try:
        from markdown_it import MarkdownIt
        from mdit_py_plugins.deflist import deflist_plugin
        from mdit_py_plugins.footnote import footnote_plugin
        from mdit_py_plugins.front_matter import front_matter_plugin
    except ImportError:
        raise UsageError(NEEDS) from None
    parser = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(front_matter_plugin).use(deflist_plugin)
    parser.core.ruler.before("footnote_tail", "unused_notes", keep_notes)
    parser.inline.ruler.before("strikethrough", "substitution", _substitution)
    return parser


def _substitution(state: StateInline, silent: bool) -> bool:
    """The delimiters of a substitution in CriticMarkup are words, and strike nothing out."""
    for sign in _SUBSTITUTION:
        is_inside = sign == _SUBSTITUTION[0] or _SUBSTITUTION[0] in state.src[: state.pos]
        if is_inside and state.src.startswith(sign, state.pos):
            if not silent:
                state.pending += sign
            state.pos += len(sign)
            return True
    return False
