"""How fast `encode` and `decode` are, and how much memory they take; see README.md here."""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from teitools.compiled import is_compiled

SEED = Path(__file__).resolve().parent.parent / "encoded" / "khrushchev-1964-09-18.txt"
MEGABYTE = 1_000_000
_MEASURE = """
import resource, sys, time
from pathlib import Path
import teitools
verb = getattr(teitools, sys.argv[1])
started = time.process_time()
Path(sys.argv[3]).write_bytes(verb(sys.argv[2]))
print(time.process_time() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_STEPS = """
import gc, sys, time
from teitools.notation.detection import detect
from teitools.notation.parser import parse
from teitools.notation.printer import print_transcript
from teitools.source import Source
from teitools.tei.document import Encoding, decode_transcript, encode_transcript
from teitools.xml.parsing import parse as parse_xml
text = open(sys.argv[1], encoding="utf-8", newline="").read()
gc.disable()
def step(name, work):
    started = time.process_time()
    result = work()
    print(name, time.process_time() - started, sep="\\t")
    return result
profile, _ = step("choose the profile", lambda: detect(text))
transcript = step("read the text", lambda: parse(text, profile, "text").transcript)
data = step("write the TEI", lambda: encode_transcript(transcript, Encoding("1")))
tree = step("parse the XML", lambda: parse_xml(Source("text", data)))
decoded = step("read the TEI", lambda: decode_transcript(tree))
step("print the text", lambda: print_transcript(decoded))
"""
_READER = "teitools.notation.inlines"
_PURE = "encode, not compiled"
_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Measure:
    """Seconds of processor time, and the peak of memory in bytes."""

    seconds: float
    memory: int


def transcript(size: int) -> str:
    """A transcript of about `size` bytes: the seed, its body again and again, words varied."""
    text = SEED.read_text(encoding="utf-8")
    *head, foot = text.split("\n\n")
    begins = next(i for i, paragraph in enumerate(head) if paragraph.startswith("(to our")) + 1
    paragraphs = head[begins:-1]
    chance = random.Random(1964)
    words = sorted(set(_WORD.findall(text)))
    parts, length = head[:begins], len(text.encode())
    while True:
        for paragraph in paragraphs:
            varied = _WORD.sub(
                lambda found: chance.choice(words) if chance.random() < 0.1 else found[0], paragraph
            )
            parts.append(varied)
            length += len(varied.encode()) + 2
            if length >= size:
                return "\n\n".join([*parts, head[-1], foot])


def measure(verb: str, source: Path, target: Path, **variables: str) -> Measure:
    """One call of `verb`, in a process of its own, with these variables in its environment."""
    command = [sys.executable, "-c", _MEASURE, verb, str(source), str(target)]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    said = done.stdout.split()
    unit = 1 if sys.platform == "darwin" else 1024
    return Measure(float(said[0]), int(said[1]) * unit)


def measure_all(texts: list[Path], runs: int) -> dict[tuple[str, Path], Measure]:
    """The median of `runs` calls of each verb for each text.

    Small and large texts take turns, so that what else the machine does is shared.
    """
    found: dict[tuple[str, Path], list[Measure]] = {}
    for _ in range(runs):
        for text in texts:
            tei, decoded = text.with_suffix(".xml"), text.with_suffix(".decoded")
            found.setdefault(("encode", text), []).append(measure("encode", text, tei))
            if is_compiled(_READER):
                pure = measure("encode", text, tei, TEITOOLS_PURE="1")
                found.setdefault((_PURE, text), []).append(pure)
            found.setdefault(("decode", text), []).append(measure("decode", tei, decoded))
            if decoded.read_bytes() != text.read_bytes():
                raise SystemExit("the decoded text is not the text")
    return {
        key: Measure(
            statistics.median(each.seconds for each in measures),
            max(each.memory for each in measures),
        )
        for key, measures in found.items()
    }


def paragraphs(count: int) -> str:
    """A conversation of `count` short paragraphs, two of three with a label, some with marks."""
    chance = random.Random(1961)
    words = sorted(set(_WORD.findall(SEED.read_text(encoding="utf-8"))))
    parts = []
    for index in range(count):
        said = " ".join(chance.choice(words) for _ in range(30)).capitalize()
        label = ("Mr. SMITH: ", "Mr. JONES: ", "")[index % 3]
        mark = " [illegible]" if index % 5 == 0 else ""
        parts.append(f"{label}{said}{mark}.")
    return "\n\n".join(parts) + "\n"


def report_steps(text: Path) -> None:
    """Print where the time of `encode` goes; the last three steps are also those of `decode`."""
    command = [sys.executable, "-c", _STEPS, str(text)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    steps = [line.split("\t") for line in said.splitlines()]
    total = sum(float(seconds) for _, seconds in steps)
    for name, seconds in steps:
        print(f"  {name:<20}{float(seconds):>8.2f} s{float(seconds) / total:>6.0%}")


def compare_pandoc(source: Path, target: Path, limit: float) -> str:
    """What pandoc takes for the same text, from Markdown to TEI."""
    if shutil.which("pandoc") is None:
        return "pandoc is not here"
    program = (
        "import subprocess, sys, time; started = time.perf_counter(); "
        "subprocess.run(sys.argv[1:], check=True); print(time.perf_counter() - started)"
    )
    convert = ["pandoc", "--from=markdown", "--to=tei", "--standalone", "--output", str(target)]
    command = [sys.executable, "-c", program, *convert, str(source)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, process_group=0
    ) as process:
        try:
            said, _ = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            stop(process)
            return f"not done after {limit:g} s"
    if process.returncode != 0:
        return "pandoc failed"
    return f"{float(said):.1f} s, {source.stat().st_size / MEGABYTE / float(said):.2f} MB/s"


def stop(process: subprocess.Popen[str]) -> None:
    """End `process` and what it has started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def report(verb: str, texts: list[Path], found: dict[tuple[str, Path], Measure]) -> bool:
    """Print what was found for `verb`; whether the bounds are kept."""
    kept = True
    for text in texts:
        size, measured = text.stat().st_size, found[verb, text]
        speed, memory = size / MEGABYTE / measured.seconds, measured.memory / size
        print(
            f"{verb:<8}{size / MEGABYTE:>6.1f} MB{measured.seconds:>9.2f} s{speed:>8.2f} MB/s"
            f"{memory:>8.1f} x the text"
        )
        # a small text is outweighed by the interpreter itself
        kept = kept and speed >= 2 and (size < 5 * MEGABYTE or memory <= 30)
    smaller, larger = texts
    ratio = found[verb, larger].seconds / found[verb, smaller].seconds
    print(f"{verb}: the larger text takes {ratio:.1f} times as long as the smaller")
    return kept and ratio <= 1.2 * larger.stat().st_size / smaller.stat().st_size


def main() -> int:
    """Measure and print; the exit status is 1 where a stated bound is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=float, nargs=2, default=(1, 10), metavar="MB")
    parser.add_argument("--runs", type=int, default=5, help="of which the median counts (5)")
    parser.add_argument("--paragraphs", type=int, default=100_000, help="of the conversation")
    parser.add_argument("--pandoc-limit", type=float, default=120, metavar="SECONDS")
    options = parser.parse_args()
    print("notation:", "compiled" if is_compiled(_READER) else "not compiled")
    with tempfile.TemporaryDirectory() as name:
        texts = []
        for megabytes in options.sizes:
            text = Path(name) / f"{megabytes:g}.txt"
            text.write_text(transcript(int(megabytes * MEGABYTE)), encoding="utf-8", newline="")
            texts.append(text)
        found = measure_all(texts, options.runs)
        report_steps(texts[-1])
        conversation = Path(name) / "paragraphs.txt"
        conversation.write_text(paragraphs(options.paragraphs), encoding="utf-8", newline="")
        took = measure("encode", conversation, Path(name) / "paragraphs.xml")
        size = conversation.stat().st_size / MEGABYTE
        print(
            f"{options.paragraphs:,} short paragraphs, {size:.1f} MB: "
            f"{took.seconds:.1f} s, {took.memory / MEGABYTE:,.0f} MB of memory"
        )
        kept = [report(verb, texts, found) for verb in dict.fromkeys(verb for verb, _ in found)]
        said = compare_pandoc(texts[0], Path(name) / "pandoc.xml", options.pandoc_limit)
        print(f"pandoc, Markdown to TEI, {options.sizes[0]:g} MB: {said}")
    print("the bounds are kept" if all(kept) else "a bound is not kept")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
