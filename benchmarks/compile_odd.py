"""How fast `odd compile` is, alone and beside the TEI Stylesheets; see README.md here."""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "schema" / "teitools.odd"
WHOLE = ROOT.parent / "shared" / "tei" / "odd" / "tei_all.odd"
SAXON = Path("/usr/share/java/Saxon-HE.jar")
BOUNDS = {"tei_all": 0.5, "teitools": 0.2}
"""Seconds of processor time that compiling to RELAX NG may take, the start of Python included."""
_STEPS = (("odds/odd2odd.xsl", "compiled.odd"), ("odds/odd2relax.xsl", "schema.rng"))


def seconds(command: list[str], folder: Path) -> float:
    """The processor time of a command and of what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def teitools(odd: Path, to: str, folder: Path) -> list[str]:
    """The command that compiles `odd`."""
    program = Path(sys.executable).with_name("teitools")
    return [str(program), "odd", "compile", str(odd), "--to", to, "-o", str(folder / f"s.{to}")]


def stylesheets(odd: Path, home: Path, source: Path, folder: Path) -> float:
    """The processor time of the two steps of the TEI Stylesheets in `home`, with Saxon."""
    total, given = 0.0, odd
    for sheet, made in _STEPS:
        command = ["java", "-cp", str(SAXON), "net.sf.saxon.Transform", f"-s:{given}"]
        command += [f"-xsl:{home / sheet}", f"-o:{folder / made}", f"defaultSource={source}"]
        total += seconds(command, folder)
        given = folder / made
    return total


def main() -> int:
    """Measure, and compare with the bounds; the exit status is 1 where one is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="of which the median counts")
    parser.add_argument("--stylesheets", type=Path, help="the TEI Stylesheets (their folder)")
    parser.add_argument("--source", type=Path, help="the TEI's p5subset.xml, for the Stylesheets")
    parser.add_argument("odds", nargs="*", type=Path, help="other ODDs than the two that are bound")
    options = parser.parse_args()
    odds = options.odds or [odd for odd in (WHOLE, PROJECT) if odd.is_file()]
    kept = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for odd in (odd.resolve() for odd in odds):
            for to in ("rng", "rnc"):
                runs = [seconds(teitools(odd, to, folder), folder) for _ in range(options.runs)]
                taken = statistics.median(runs)
                bound = BOUNDS.get(odd.stem) if to == "rng" else None
                said = "" if bound is None else f"   at most {bound:.1f} s"
                print(f"{odd.stem:<20} {to}   {taken:6.2f} s{said}", flush=True)
                kept &= bound is None or taken <= bound
                if options.stylesheets and options.source and to == "rng":
                    home, source = options.stylesheets.resolve(), options.source.resolve()
                    theirs = stylesheets(odd, home, source, folder)
                    print(f"{'':<20} TEI Stylesheets {theirs:6.2f} s, {theirs / taken:.0f} times")
    print("the bounds are kept" if kept else "a bound is not kept")
    return 0 if kept else 1


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
