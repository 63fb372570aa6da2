"""How long a play takes to become a page, and whether twice the play takes twice as long.

    python benchmarks/render.py [PLAY] [--stylesheets html.xsl --saxon saxon.jar]

Without PLAY one is made up. Where the TEI Stylesheets' html5/html5.xsl and a Saxon jar are named,
the ratio of their time to ours is printed.
"""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import argparse
import subprocess
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

import teitools

_SPEECH = (
    '<sp who="#p{n}"><speaker>Speaker {n}.</speaker><p>Words of a speech <stage>(aside)</stage> '
    "that goes on for some time and says little, as in plays.</p><lg><l>A line of verse</l>"
    "<l>and another one</l></lg></sp>\n"
)
_ROUNDS = 5


def main() -> None:
    """Print a table: the size of the play, CPU seconds (the best of five), seconds a megabyte."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("play", nargs="?", type=Path)
    parser.add_argument("--stylesheets", type=Path)
    parser.add_argument("--saxon", type=Path)
    given = parser.parse_args()
    plays = [given.play.read_bytes()] if given.play else [made_up(n) for n in (1, 2, 4)]
    print("   MB   HTML s   s/MB   text s   jsonl s")
    for play in plays:
        html, text, records = (cpu(play, to) for to in ("html", "text", "jsonl"))
        size = len(play) / 1e6
        print(f"{size:5.2f} {html:8.2f} {html / size:6.2f} {text:8.2f} {records:9.2f}")
    if given.stylesheets and given.saxon:
        theirs = stylesheets(plays[0], given.stylesheets, given.saxon)
        print(
            f"the TEI Stylesheets: {theirs:.2f} s, {theirs / cpu(plays[0], 'html'):.1f} times ours"
        )


def made_up(megabytes: int) -> bytes:
    """A play of about so many megabytes."""
    speeches = "".join(
        _SPEECH.format(n=n % 20) for n in range(megabytes * 1_000_000 // len(_SPEECH))
    )
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Play</title>'
        "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
        f"</teiHeader><text><body><div><head>Act</head>{speeches}</div></body></text></TEI>"
    ).encode()


def cpu(play: bytes, to: str) -> float:
    """The least CPU time of some rounds; what is compiled once is compiled before."""
    teitools.render(b"<TEI/>", to=to)
    spent = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        teitools.render(play, to=to)
        spent.append(time.process_time() - start)
    return min(spent)


def stylesheets(play: bytes, sheet: Path, saxon: Path) -> float:
    """The CPU time of one run of the TEI Stylesheets."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "play.xml"
        file.write_bytes(play)
        before = getrusage(RUSAGE_CHILDREN)
        command = ["java", "-jar", str(saxon), f"-s:{file}", f"-xsl:{sheet}", f"-o:{file}.html"]
        subprocess.run(command, check=True)
        after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
