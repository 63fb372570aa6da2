"""Two commands that need nothing but Python 3.11 or later: `demo` and `test`.

Each makes an environment of its own beside this file, once, and installs teitools in it:

    python3 run.py demo          encode, validate, render and decode the transcripts in encoded/
    python3 run.py test [...]    run the tests; further arguments go to pytest

This file is readable by older versions of Python, so that they can say what is missing.
"""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
NEEDED = (3, 11)
NEWER = ("python3.11", "python3.12", "python3.13", "python3.14")


class StepError(Exception):
    """A step did not succeed; its message is for the user."""


def main(arguments: list[str]) -> int:
    """Run the command that `arguments` begin with; give the exit status."""
    command = arguments[0] if arguments else ""
    if command not in ("demo", "test") or (command == "demo" and arguments[1:]):
        print(__doc__)
        return 0 if command in ("-h", "--help") else 2
    if sys.version_info < NEEDED:
        return with_newer_python(arguments)
    try:
        return demo() if command == "demo" else test(arguments[1:])
    except StepError as problem:
        print(f"run.py: {problem}", file=sys.stderr)
        return 1


def with_newer_python(arguments: list[str]) -> int:
    """Run this file with a Python that is new enough, if there is one."""
    for name in NEWER:
        program = shutil.which(name)
        if program is not None:
            return subprocess.call([program, str(Path(__file__).resolve()), *arguments])
    found = ".".join(map(str, sys.version_info[:3]))
    print(f"run.py: this is Python {found}; teitools needs 3.11 or later", file=sys.stderr)
    return 1


def environment(name: str, requirement: str) -> Path:
    """The folder of programs of the environment `name`, made and filled where it is not yet."""
    folder = ROOT / name
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    stamp = folder / "installed"
    wanted = fingerprint(requirement)
    if python.exists() and stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return programs
    print(f"Making the environment {name} (once) ...", flush=True)
    hint = "on Debian and Ubuntu the package python3-venv may be missing"
    make = [sys.executable, "-m", "venv", *(["--clear"] if stamp.is_file() else []), str(folder)]
    step(make, f"cannot make the environment; {hint}")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    step([*install, "-e", requirement], "cannot install; is there a connection to a registry?")
    stamp.write_text(wanted, encoding="utf-8")
    return programs


def packages_of_node() -> None:
    """Install what tests/package.json names, once, where npm is; tests that need it say so."""
    npm = shutil.which("npm")
    declared = (ROOT / "tests" / "package.json").read_text(encoding="utf-8")
    stamp = ROOT / "tests" / "node_modules" / "installed"
    if npm is None or (stamp.is_file() and stamp.read_text(encoding="utf-8") == declared):
        return
    options = ["--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    if subprocess.call([npm, "install", *options, "--prefix", str(ROOT / "tests")]) == 0:
        stamp.write_text(declared, encoding="utf-8")


def fingerprint(requirement: str) -> str:
    """What an environment depends on: its place, the Python, what is declared, what is asked."""
    declared = (ROOT / "pyproject.toml").read_bytes()
    said = f"{ROOT}\n{sys.version}\n{requirement}\n".encode()
    return hashlib.sha256(said + declared).hexdigest()


def step(command: list[str], problem: str) -> None:
    """Run `command` in this folder; raise StepError with `problem` where it fails."""
    if subprocess.call(command, cwd=ROOT) != 0:
        raise StepError(problem)


def test(arguments: list[str]) -> int:
    """Run the tests, in as many processes as there are processors."""
    programs = environment(".venv", ".[dev]")
    packages_of_node()
    # tests that stand together share what they load; who is done takes over from the others
    spread = ["-n", "auto", "--dist", "worksteal"]
    command = [str(programs / "python"), "-m", "pytest", *spread, *arguments]
    # Python is started hundreds of times, and keeps what it compiles
    unkept = "PYTHONDONTWRITEBYTECODE"
    variables = {key: value for key, value in os.environ.items() if key != unkept}
    return subprocess.call(command, cwd=ROOT, env=variables)


def demo() -> int:
    """Do the main job on every transcript in encoded/; the results go to build/demo/."""
    programs = environment(".venv-demo", ".")
    results = ROOT / "build" / "demo"
    results.mkdir(parents=True, exist_ok=True)
    for transcript in sorted((ROOT / "encoded").glob("*.txt")):
        main_job(programs, transcript, results)
    print(f"\nAll is well. The files are in {results}")
    return 0


def main_job(programs: Path, transcript: Path, results: Path) -> None:
    """Encode, validate, render and decode `transcript`, then compare."""
    tei, page, text, reading = (
        results / f"{transcript.stem}{ending}"
        for ending in (".xml", ".html", ".decoded.txt", ".reading.txt")
    )
    teitools(programs, "encode", transcript, "-o", tei)
    teitools(programs, "validate", tei)
    teitools(programs, "render", tei, "--to", "html", "-o", page)
    teitools(programs, "render", tei, "--to", "text", "-o", reading)
    teitools(programs, "decode", tei, "-o", text)
    if text.read_bytes() != transcript.read_bytes():
        raise StepError(f"{shown(text)} is not {shown(transcript)}")
    size = transcript.stat().st_size
    print(f"\nThe decoded text is the transcript, byte for byte ({size} bytes).")
    kept = transcript.with_suffix(".xml")
    if tei.read_bytes() != kept.read_bytes():
        raise StepError(f"{shown(tei)} is not {shown(kept)}")
    print(f"The TEI is that of {shown(kept)}.")
    for file, what in (
        (tei, "the TEI"),
        (page, "a page to open in a browser"),
        (reading, "a text to read"),
        (text, "the transcript, decoded from the TEI"),
    ):
        print(f"  {shown(file):<48} {what}")


def teitools(programs: Path, *arguments: str | Path) -> None:
    """Run teitools, and show how it was called."""
    words = [shown(each) if isinstance(each, Path) else each for each in arguments]
    print("$ teitools", *words, flush=True)
    # the date of the encoding is left out, so that the TEI can be compared
    variables = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    if subprocess.call([str(programs / "teitools"), *words], cwd=ROOT, env=variables) != 0:
        raise StepError(f"teitools {words[0]} did not succeed")


def shown(path: Path) -> str:
    """`path` as seen from this folder."""
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
