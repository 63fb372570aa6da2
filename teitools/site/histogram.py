"""The documents of a corpus by year, or by decade, as bars."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from teitools.site.addresses import link
from teitools.site.indexes import DATES
from teitools.site.plan import Plan

_SITE = "{urn:teitools:site}"
_MOST_BARS = 60
_TALLEST = 20
_DECADE = 10


def bars(plan: Plan, page: str) -> etree._Element:
    """``bars`` with a ``bar`` for each year from the first to the last of a document; for each
    decade where there would be more than can be seen. A bar leads to its place in the index."""
    years = Counter(y for d in plan.corpus.documents if (y := d.dating.year) is not None)
    held = etree.Element(f"{_SITE}bars")
    if not years:
        return held
    step = 1 if max(years) - min(years) < _MOST_BARS else _DECADE
    counts: Counter[int] = Counter()
    firsts: dict[int, int] = {}
    for year in sorted(years):
        start = year - year % step
        counts[start] += years[year]
        firsts.setdefault(start, year)
    spans = list(range(min(counts), max(counts) + 1, step))
    if len(spans) > _MOST_BARS:
        spans = sorted(counts)
    held.set("label", plan.words.of("years" if step == 1 else "decades"))
    tallest = max(counts.values())
    for start in spans:
        bar = etree.SubElement(held, f"{_SITE}bar")
        bar.set("label", _label(start, step))
        bar.set("count", str(counts[start]))
        bar.set("height", str(-(-counts[start] * _TALLEST // tallest)))
        if counts[start]:
            section = f"y{firsts[start]}"
            bar.set("href", link(page, plan.sections[DATES, section], section))
    return held


def _label(start: int, step: int) -> str:
    last = start + step - 1
    said = str(start) if step == 1 else f"{start}/{last % 100:02}" if start >= 0 else f"{start}"
    return said.replace("-", "\N{MINUS SIGN}").replace("/", "–")
