"""The table as a page for people: grouped by kind, without script and outside requests."""

from __future__ import annotations

import os
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import quote

from teitools import resources
from teitools.decisions.decision import Decision
from teitools.notation.decisions.choices import readings
from teitools.notation.decisions.register import (
    BLOCK,
    BRACKET,
    DATE,
    ELEMENT,
    ESCAPE,
    HIGH,
    JOIN,
    METADATA,
    NAME,
    PROFILE,
    SIGN,
    SPEAKER,
    UNCLOSED,
    UNOPENED,
    WHATS,
)

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
_SHEETS = ("page.css", "review.css")
MEANINGS = {
    PROFILE: ("Profile", "By whose conventions the text is read."),
    METADATA: ("Metadata", "Labels of the metadata block, and what stands in their values."),
    SPEAKER: ("Speakers", "Labels of speakers, and lines that look like labels and are none."),
    BLOCK: ("Lines and paragraphs", "What is no ordinary paragraph: headings, lists, notes ..."),
    BRACKET: ("Brackets", "What a pair of delimiters means."),
    UNCLOSED: ("Unclosed", "What is opened and not closed: read so to the end of its paragraph."),
    UNOPENED: ("Unopened", "What is closed and was not opened."),
    SIGN: ("Signs", "Marks without brackets, such as a dash that breaks a turn off."),
    ESCAPE: ("Escapes", "A backslash before a sign, which is then no sign."),
    ELEMENT: ("Elements", "What is typed in the explicit form."),
    NAME: ("Names", "Names of persons, places and organizations."),
    DATE: ("Dates", "Lines that are dates."),
    JOIN: ("Joined", "Paragraphs that are one sentence, turns that go on."),
}


def write_page(decisions: Sequence[Decision], folder: Path | None = None) -> bytes:
    """The page, in UTF-8. What a text says is shown as text, whatever it is.

    Places lead to the files, if `folder` is where the page will stand.
    """
    shown = [each for each in decisions if not each.quiet]
    return "".join(_page(shown, folder)).encode("utf-8", "replace")


@cache
def _style() -> str:
    sheets = (resources.path("xslt", name).read_text("utf-8") for name in _SHEETS)
    return "\n" + "".join(sheets)


def _page(decisions: Sequence[Decision], folder: Path | None) -> Iterator[str]:
    policy = _POLICY.format(b64encode(sha256(_style().encode()).digest()).decode())
    files = list(dict.fromkeys(each.file for each in decisions))
    title = f"Decisions: {files[0]}" if len(files) == 1 else f"Decisions: {len(files)} files"
    groups: defaultdict[str, list[Decision]] = defaultdict(list)
    for each in decisions:
        groups[each.what].append(each)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{_escaped(title)}</title>\n<style>{_style()}</style>\n</head>\n<body>\n"
    yield f'<main class="review">\n<header class="masthead">\n<h1>{_escaped(title)}</h1>\n</header>'
    yield "\n" + _introduction(len(decisions))
    yield from _summary(groups)
    yield '<p class="filter"><input type="checkbox" id="doubt">'
    yield '<label for="doubt">Show only what is not certain</label></p>\n'
    for what in WHATS:
        if what in groups:
            yield from _group(what, groups[what], folder, len(files) > 1)
    yield "</main>\n<footer><p>teitools</p></footer>\n</body>\n</html>\n"


def _introduction(count: int) -> str:
    return (
        f'<p class="meaning">{count:,} decisions. To change one, write in the column '
        "<code>decision</code> of the table (the file that ends in .tsv) what the text is, and "
        "give the table back with <code>--decisions</code>. An empty cell agrees.</p>\n"
    )


def _summary(groups: dict[str, list[Decision]]) -> Iterator[str]:
    yield '<nav class="summary" aria-label="Kinds of decisions">\n<table>\n<thead><tr>'
    for name in ("kind", "decisions", "not certain", "decided by hand"):
        yield f'<th scope="col">{name}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for what in WHATS:
        if what not in groups:
            continue
        made = groups[what]
        doubtful = sum(each.certainty != HIGH for each in made)
        decided = sum(bool(each.decision) for each in made)
        yield f'<tr><th scope="row"><a href="#{what}">{MEANINGS[what][0]}</a></th>'
        yield "".join(f'<td class="number">{n:,}</td>' for n in (len(made), doubtful, decided))
        yield "</tr>\n"
    yield "</tbody>\n</table>\n</nav>\n"


def _group(
    what: str, decisions: Sequence[Decision], folder: Path | None, has_files: bool
) -> Iterator[str]:
    title, meaning = MEANINGS[what]
    words = ", ".join(f"<code>{word}</code>" for word in readings(what))
    counts = Counter(each.reading.partition(" ")[0] for each in decisions)
    found = ", ".join(f"{_escaped(word)} {count:,}" for word, count in counts.most_common())
    yield f'<section>\n<h2 id="{what}">{title}</h2>\n'
    yield f'<p class="meaning">{meaning} Here: {found}.</p>\n'
    yield '<details class="panel"><summary>What can be decided</summary><p class="panel-body">'
    yield f"{words}.</p></details>\n"
    yield f'<div class="scroll" role="region" aria-label="{title}" tabindex="0">\n<table>\n'
    yield "<thead><tr>"
    for name in ("place", "text", "reading", "certainty", "rule", "key"):
        yield f'<th scope="col">{name}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for each in decisions:
        yield _row(each, folder, has_files)
    yield "</tbody>\n</table>\n</div>\n</section>\n"


def _row(each: Decision, folder: Path | None, has_files: bool) -> str:
    reading = f"<code>{_escaped(each.reading)}</code>"
    if each.decision:
        reading += ' <span class="decided">by hand</span>'
    before, after = (
        f'<span class="context">{_escaped(words)}</span>' if words else ""
        for words in (each.before, each.after)
    )
    words = f"{before}<mark>{_escaped(each.text)}</mark>{after}"
    if not each.text:
        words = '<span class="context">the whole text</span>'
    doubt = "certain" if each.certainty == HIGH else "doubtful"
    cells = (
        ("place", _place(each, folder, has_files)),
        ("reading", reading),
        (each.certainty, _escaped(each.certainty)),
        ("rule", _escaped(each.rule)),
        ("key", _escaped(each.key)),
    )
    made = [f'<td class="{name}">{cell}</td>' for name, cell in cells]
    made.insert(1, f'<th scope="row" class="words">{words}</th>')
    return f'<tr class="{doubt}">{"".join(made)}</tr>\n'


def _place(each: Decision, folder: Path | None, has_files: bool) -> str:
    place = f"{each.line}:{each.column}"
    if has_files:
        place = f"{each.file}:{place}"
    if folder is None or each.file.startswith("<"):
        return _escaped(place)
    try:
        path = os.path.relpath(each.file, folder)
    except ValueError:  # on another drive
        return _escaped(place)
    words = quote(each.text.partition(" … ")[0], safe="", errors="replace").replace("-", "%2D")
    target = f"./{quote(path.replace(os.sep, '/'), errors='replace')}"
    return f'<a href="{_escaped(target)}#:~:text={words}">{_escaped(place)}</a>'


def _escaped(text: str) -> str:
    return escape(text.encode("utf-8", "replace").decode())
