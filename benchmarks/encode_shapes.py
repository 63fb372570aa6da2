"""Whether `encode` and `decode` take a time that grows with the text, whatever its shape."""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

_MEASURE = """
import sys, time
from pathlib import Path
import teitools
text = Path(sys.argv[1]).read_bytes()
teitools.encode(b"[seg: a]\\n")  # loads what is loaded once
started = time.process_time()
tei = bytes(teitools.encode(text))
encoded = time.process_time()
teitools.decode(tei)
print(encoded - started, time.process_time() - encoded)
"""
SENTENCE = "They came to the old house at the end of the day."


def name(number: int) -> str:
    """A surname for each number."""
    letters = ""
    while True:
        letters += chr(ord("A") + number % 26)
        number //= 26
        if not number:
            return letters + "SON"


def parted(count: int, form: Callable[[int], str], gap: str = "\n\n") -> str:
    """`count` paragraphs."""
    return gap.join(map(form, range(count)))


SHAPES: dict[str, Callable[[int], str]] = {
    "one paragraph of lines": lambda n: parted(n, lambda _: SENTENCE, "\n"),
    "one line": lambda n: parted(n, lambda _: SENTENCE, " "),
    "one line, a mark in each sentence": lambda n: parted(n, lambda _: f"{SENTENCE} [sic]", " "),
    "one line, signs beside marks": lambda n: parted(n, lambda _: "He [sic] ... -- they", " "),
    "paragraphs": lambda n: parted(n, lambda _: SENTENCE),
    "turns of as many speakers": lambda n: parted(n, lambda i: f"{name(i)}: {SENTENCE}"),
    "a list of as many participants": lambda n: (
        parted(n, lambda i: f"Mr. {name(i)}", "\n").join(("PARTICIPANTS:\n", "\n\n"))
        + parted(n, lambda i: f"Mr. {name(i)}: {SENTENCE}")
    ),
    "footnotes and their marks": lambda n: "\n\n".join(
        (parted(n, lambda i: f"It was so.[{i + 1}]"), parted(n, lambda i: f"[{i + 1}] {SENTENCE}"))
    ),
    "brackets that are not closed": lambda n: parted(n, lambda _: f"[{SENTENCE}"),
    "the same, in one line": lambda n: parted(n, lambda _: f"[{SENTENCE}", " "),
    "brackets that are not opened": lambda n: parted(n, lambda _: f"{SENTENCE}]", " "),
    "nested brackets": lambda n: parted(n // 20, lambda _: "[" * 40 + SENTENCE + "]" * 40),
    "headings": lambda n: parted(n, lambda i: f"CHAPTER {i}\n\n{SENTENCE}"),
    "page marks": lambda n: parted(n, lambda i: f"[Page {i}]\n\n{SENTENCE}"),
    "tables": lambda n: parted(n, lambda i: f"| {i} | {SENTENCE} |", "\n"),
    "numbered lines": lambda n: parted(n, lambda i: f"{i % 25 + 1:>3}   Q.  {SENTENCE}", "\n"),
    "numbers of lines in columns": lambda n: parted(
        n // 24, lambda _: "\n".join([*map(str, range(1, 26)), *[f"Q.  {SENTENCE}"] * 24]), "\n"
    ),
    "elements typed in a paragraph": lambda n: parted(
        n, lambda _: f"He [supplied reason=illegible: came] in. {SENTENCE}"
    ),
    "elements typed around blocks": lambda n: parted(
        n, lambda _: f"[div type=section]\n\n{SENTENCE}\n\n[/div]"
    ),
}


def measure(text: str) -> tuple[float, float]:
    """Seconds of processor time for `encode` and `decode`, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "text.txt"
        file.write_text(text + "\n", encoding="utf-8", newline="")
        command = [sys.executable, "-c", _MEASURE, str(file)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(said[0]), float(said[1])


def main() -> int:
    """Measure and print; the exit status is 1 where four times as much takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="of what a shape repeats")
    parser.add_argument(
        "--most", type=float, default=6, help="times as long for four times as much"
    )
    options = parser.parse_args()
    kept = True
    print(f"{'':<36}{'encode':>9}{'times':>7}{'decode':>9}{'times':>7}")
    for shape, make in SHAPES.items():
        small, large = (measure(make(count)) for count in (options.count, 4 * options.count))
        times = [after / before for before, after in zip(small, large, strict=True)]
        kept = kept and all(
            each <= options.most or after < 1 for each, after in zip(times, large, strict=True)
        )
        print(
            f"{shape:<36}{large[0]:>7.2f} s{times[0]:>7.1f}{large[1]:>7.2f} s{times[1]:>7.1f}",
            flush=True,
        )
    print("the time grows with the text" if kept else "the time grows too fast")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
