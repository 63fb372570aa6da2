"""A page for people: what was found, file by file, with the lines concerned.

One file, without script and outside requests.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from teitools.findings import Severity
from teitools.reporters.journal import Entry, Judged
from teitools.reporters.outcome import Outcome, relative
from teitools.reporters.text import holdable, summary

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --error: #a40000; --warning: #7a5200; --info: #00518f;
  --line: #c9c9c9; --soft: #f3f3f0; }
@media (prefers-color-scheme: dark) { :root { --error: #ff9b94; --warning: #f2c46d;
  --info: #8cc8ff; --line: #555; --soft: #242422; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; overflow-wrap: anywhere }
table { border-collapse: collapse } th, td { text-align: left; padding: .2rem .8rem .2rem 0;
  border-bottom: 1px solid var(--line) } td.number { text-align: right }
ul { padding: 0; list-style: none } li { border-top: 1px solid var(--line); padding: .5rem 0 }
.error { color: var(--error) } .warning { color: var(--warning) } .info { color: var(--info) }
.level { font-weight: 600 } .place, pre { font-family: ui-monospace, monospace }
pre { background: var(--soft); overflow-x: auto; margin: .3rem 0; padding: .3rem .5rem }
.message { overflow-wrap: anywhere } .code { opacity: .8 }
""".strip()
_MOST_OF_A_FILE = 1000


def write(outcome: Outcome) -> Iterator[str]:
    """The page."""
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>TEI validation</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n"
    said = summary(outcome.documents, outcome.invalid, outcome.counts)
    yield f"<h1>TEI validation</h1>\n<p>{_escaped(said)}</p>\n"
    for complaint in outcome.complaints:
        yield f'<p class="error">{_escaped(complaint)}</p>\n'
    yield from _counts(outcome)
    yield from _documents(outcome)
    yield f"</main>\n<footer><p>teitools {_escaped(outcome.version)}</p></footer>\n"
    yield "</body>\n</html>\n"


def _counts(outcome: Outcome) -> Iterator[str]:
    counts: dict[tuple[str, str, Severity], int] = {}
    for entry in outcome.journal.entries():
        key = (entry.code, entry.rule, entry.severity)
        counts[key] = counts.get(key, 0) + 1
    if not counts:
        return
    yield "<table>\n<caption>Findings by code</caption>\n"
    yield '<tr><th scope="col">code</th><th scope="col">name</th>'
    yield '<th scope="col">level</th><th scope="col">findings</th></tr>\n'
    for (code, name, severity), count in sorted(counts.items(), key=lambda each: -each[1]):
        level = f'<td class="{severity.label}">{severity.label}</td>'
        cells = f"<td>{_escaped(code)}</td><td>{_escaped(name)}</td>{level}"
        yield f'<tr>{cells}<td class="number">{count:,}</td></tr>\n'
    yield "</table>\n"


def _documents(outcome: Outcome) -> Iterator[str]:
    count = 0
    file = ""
    for item in outcome.journal.items():
        if isinstance(item, Judged):
            if count:
                yield f"{_more(count)}</ul>\n</section>\n"
            if item.fault is not None:
                yield f'<p class="error">{_escaped(item.fault)}</p>\n'
            count = 0
            continue
        if not count:
            file = item.file
            yield f"<section>\n<h2>{_escaped(relative(file))}</h2>\n<ul>\n"
        count += 1
        if count <= _MOST_OF_A_FILE:
            yield _finding(item, file)


def _more(count: int) -> str:
    left = count - _MOST_OF_A_FILE
    return f"<li>and {left:,} more findings</li>\n" if left > 0 else ""


def _finding(entry: Entry, file: str) -> str:
    place = "" if entry.place is None else f"{entry.place[0]}:{entry.place[1]}"
    if entry.file != file:
        place = f"{relative(entry.file)}:{place}"
    label = entry.severity.label
    line = f"<pre><code>{_escaped(entry.line.strip())}</code></pre>\n" if entry.line.strip() else ""
    return (
        f'<li><span class="place">{_escaped(place)}</span> '
        f'<span class="level {label}">{label}</span> '
        f'<span class="message">{_escaped(entry.message)}</span> '
        f'<span class="code">{_escaped(f"{entry.code} {entry.rule}")}</span>\n{line}</li>\n'
    )


def _escaped(text: str) -> str:
    return escape(holdable(text))
