"""Fuzz one of the targets by what it does (atheris): ``python -m tests.fuzzing TARGET [SECONDS]``.

Inputs that a target fails on are put down in ``tests/fuzzing/found/TARGET``, one for each place
where it goes wrong; the exit status is 1 if there are any. Further arguments go to libFuzzer.
"""

# ruff: noqa: T201  (it talks to a person)

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

FOLDER = Path(__file__).resolve().parent
_INNER = "--inner"


class Fuzzing:
    """The target `name`, and the places in the code where it has gone wrong."""

    def __init__(self, name: str) -> None:
        import atheris

        from tests.fuzzing.mutating import seeds

        self._folder = Path(mkdtemp(prefix=f"teitools-fuzz-{name}-"))
        with atheris.instrument_imports(include=["teitools"]):
            from tests.fuzzing.targets import REFUSALS, TARGETS

            for seed in seeds(name):  # loads what is imported when it is needed
                with suppress(*REFUSALS):
                    TARGETS[name](seed, self._folder)
        self.name = name
        self._run = TARGETS[name]
        self._places: set[str] = set()

    def once(self, data: bytes) -> None:
        """Try `data`, and put it down if something else than a refusal comes of it."""
        from tests.fuzzing.guarding import guarded
        from tests.fuzzing.targets import REFUSALS

        try:
            with guarded(self._folder):
                self._run(data, self._folder)
        except REFUSALS:
            pass
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            inner = [each for each in frames if f"{os.sep}teitools{os.sep}" in each.filename]
            at = (inner or list(frames))[-1]
            place = f"{type(error).__name__} {at.filename}:{at.lineno}"
            if place not in self._places:
                self._places.add(place)
                file = FOLDER / "found" / self.name / hashlib.sha256(data).hexdigest()[:16]
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
                print(f"{file}: {place}: {error}", flush=True)


def main(name: str, *further: str) -> int:
    """Fuzz the target `name` in a process of its own, and see what it has found."""
    before = set((FOLDER / "found" / name).glob("*"))
    command = [sys.executable, "-m", "tests.fuzzing", _INNER, name, *further]
    status = subprocess.call(command)
    new = set((FOLDER / "found" / name).glob("*")) - before
    print(f"{name}: {len(new)} places where it goes wrong")
    return 1 if new or status else 0


def fuzz(name: str, seconds: str = "60", *further: str) -> None:
    """Fuzz the target `name` for so many seconds, and end the process."""
    import atheris

    from tests.fuzzing.mutating import TOKENS, seeds

    fuzzing = Fuzzing(name)
    corpus = Path(mkdtemp(prefix=f"teitools-corpus-{name}-"))
    for number, seed in enumerate(seeds(name)):
        (corpus / f"seed{number}").write_bytes(seed)
    words = corpus.with_suffix(".dict")
    escaped = ["".join(f"\\x{byte:02x}" for byte in token) for token in TOKENS[name]]
    words.write_text("".join(f'"{each}"\n' for each in escaped))
    crashes = FOLDER / "found" / name
    crashes.mkdir(parents=True, exist_ok=True)
    limits = [
        f"-artifact_prefix={crashes}/",
        f"-max_total_time={seconds}",
        "-timeout=60",
        "-report_slow_units=60",
        "-rss_limit_mb=2048",
        "-max_len=4096",
    ]
    atheris.Setup([sys.argv[0], str(corpus), *limits, f"-dict={words}", *further], fuzzing.once)
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] != _INNER:
        sys.exit(main(*sys.argv[1:]))
    fuzz(*sys.argv[2:])
