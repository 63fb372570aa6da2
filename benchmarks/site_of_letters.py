"""How long the site of a corpus takes: the whole, after nothing changed, after one document did.

    python benchmarks/site_of_letters.py [--documents 1000] [--jobs 2] [--keep FOLDER]

The corpus is generated, always in the same way: letters of some 15 KB over twenty years, in Latin
and Cyrillic letters, with persons, places, organizations and dates of a register.
"""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

_SYLLABLES = "ka lo mi ren sta vel dor an ti os bru pel ge sam wi tor ne ul fa cho".split()
_CYRILLIC = "ка ло ми рен ста вел дор ан ти ос бру пел ге сам ви тор не ул фа чо".split()
_PEOPLE, _PLACES = 300, 80
_LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}" type="letter">
<teiHeader><fileDesc><titleStmt><title>{title}</title><author>
<persName ref="register.xml#p{by}">{author}</persName></author></titleStmt>
<publicationStmt><date when="2026-01-{day:02}"/></publicationStmt>
<sourceDesc><msDesc><msIdentifier><repository>Archive {archive}</repository></msIdentifier></msDesc>
</sourceDesc></fileDesc><profileDesc><creation><date when="{date}"/></creation><textClass><keywords>
<term>{subject}</term></keywords></textClass></profileDesc></teiHeader>
<text><body>{body}</body></text></TEI>
"""


def main() -> None:
    """Print a table: seconds by the clock and of CPU, documents rendered, the size of the site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="keep corpus and site in this folder")
    given = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        source, site = folder / "corpus", folder / "site"
        size = generate(source, given.documents)
        print(f"{given.documents:,} documents, {size / 1e6:.1f} MB, {given.jobs} processes")
        print("                     clock s     CPU s   what was done")
        measured("all", source, site, given.jobs, "--no-cache")
        measured("all, kept", source, site, given.jobs, "--title", "Letters")
        measured("nothing changed", source, site, given.jobs, "--title", "Letters")
        one = source / "1900" / "0000.xml"
        one.write_text(one.read_text("utf-8").replace("<p>", "<p>Changed. ", 1), "utf-8")
        measured("one changed", source, site, given.jobs, "--title", "Letters")
        files = [each for each in site.rglob("*") if each.is_file()]
        search = sum(each.stat().st_size for each in (site / "search").iterdir())
        largest = max((site / "search").iterdir(), key=lambda each: each.stat().st_size)
        whole = sum(each.stat().st_size for each in files)
        print(
            f"the site: {len(files):,} files, {whole / 1e6:.1f} MB; its search {search / 1e6:.1f} "
            f"MB, the largest file of it {largest.name} with {largest.stat().st_size / 1e3:.0f} KB"
        )


def measured(name: str, source: Path, site: Path, jobs: int, *options: str) -> None:
    """Make the site, and print what it took."""
    command = [sys.executable, "-m", "teitools", "site", source, "-o", site, "-j", str(jobs)]
    command += ["--url", "https://site.example/", *options]
    before, start = getrusage(RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    clock, after = time.monotonic() - start, getrusage(RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = done.stderr.strip().splitlines()[-1].partition(": ")[2]
    print(f"{name:<18}{clock:10.1f}{cpu:10.1f}   {said}")


def generate(folder: Path, count: int) -> int:
    """Write a corpus of `count` letters and a register; give the size of all, in bytes."""
    chance = random.Random(7)
    names = [_word(chance).title() + " " + _word(chance).title() for _ in range(_PEOPLE)]
    places = [_word(chance).title() for _ in range(_PLACES)]
    people = "".join(
        f'<person xml:id="p{n}"><persName><forename>{name.split()[0]}</forename> '
        f"<surname>{name.split()[1]}</surname></persName></person>"
        for n, name in enumerate(names)
    )
    towns = "".join(
        f'<place xml:id="l{n}"><placeName>{name}</placeName></place>'
        for n, name in enumerate(places)
    )
    folder.mkdir(parents=True, exist_ok=True)
    register = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff>'
        f"<listPerson>{people}</listPerson><listPlace>{towns}</listPlace></standOff></TEI>"
    )
    (folder / "register.xml").write_text(register, "utf-8")
    size = 0
    for number in range(count):
        text = _letter(chance, number, names, places)
        year = folder / f"{1900 + number % 20}"
        year.mkdir(exist_ok=True)
        size += (year / f"{number:04}.xml").write_text(text, "utf-8")
    return size


def _letter(chance: random.Random, number: int, names: list[str], places: list[str]) -> str:
    russian = number % 5 == 0
    by, to = chance.randrange(_PEOPLE), chance.randrange(_PEOPLE)
    date = f"{1900 + number % 20}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    body = "".join(f"<p>{_paragraph(chance, russian, names, places)}</p>" for _ in range(18))
    return _LETTER.format(
        language="ru" if russian else "en",
        title=f"{names[by]} to {names[to]}",
        by=by,
        author=names[by],
        day=number % 28 + 1,
        archive=number % 7,
        date=date,
        subject=places[number % _PLACES],
        body=body,
    )


def _paragraph(chance: random.Random, russian: bool, names: list[str], places: list[str]) -> str:
    words = [_word(chance, russian) for _ in range(chance.randint(60, 110))]
    person, place = chance.randrange(_PEOPLE), chance.randrange(_PLACES)
    words.insert(9, f'<persName ref="register.xml#p{person}">{names[person]}</persName>')
    words.insert(20, f'<placeName ref="register.xml#l{place}">{places[place]}</placeName>')
    if chance.random() < 0.3:
        words.insert(30, f"<del>{_word(chance)}</del><add>{_word(chance)}</add>")
    return " ".join(words) + "."


def _word(chance: random.Random, russian: bool = False) -> str:
    """A word: of few syllables, so that some come often."""
    syllables = _CYRILLIC if russian else _SYLLABLES
    return "".join(chance.choices(syllables, range(20, 0, -1), k=chance.choice((1, 2, 2, 3))))


if __name__ == "__main__":
    main()
