"""Where a command reads and where it writes: files, folders, globs, standard streams."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from teitools.dataclass import dataclass
from teitools.errors import UsageError

STANDARD = "-"


@dataclass(frozen=True, slots=True)
class Job:
    """One document: what is read, and what is written; None is a standard stream."""

    source: Path | None
    target: Path | None

    @property
    def name(self) -> str:
        """What a reader calls the document."""
        return "<stdin>" if self.source is None else str(self.source)


def expand(inputs: Sequence[str], suffixes: Iterable[str]) -> list[tuple[Path, Path]]:
    """Each file that `inputs` name, with its path below the folder that was named.

    A folder stands for the files in it, at any depth, that end in one of `suffixes`; a
    name that is no file may be a glob. A file that is not there is found out when it is
    read, so that it does not stop the rest. Raises UsageError where a glob or a folder has
    nothing.
    """
    endings = tuple(suffixes)
    found: dict[Path, Path] = {}
    for each in inputs:
        path = Path(each)
        if path.is_dir():
            files = [f for f in sorted(path.rglob("*")) if f.suffix in endings and f.is_file()]
            if not files:
                raise UsageError(f"the folder {each!r} has no file in {', '.join(endings)}")
            found |= {file: file.relative_to(path) for file in files}
        elif path.exists() or not glob.has_magic(each):
            found[path] = Path(path.name)
        else:
            matches = [Path(match) for match in sorted(glob.glob(each, recursive=True))]
            if not matches:
                raise UsageError(f"no file matches {each!r}")
            found |= {match: Path(match.name) for match in matches if match.is_file()}
    return list(found.items())


def plan(
    inputs: Sequence[str], output: str | None, suffixes: Iterable[str], ending: str
) -> list[Job]:
    """The jobs that a command line names. Raises UsageError where it cannot be meant."""
    if not inputs or list(inputs) == [STANDARD]:
        return [Job(None, _single_target(output, Path(f"stdin{ending}")))]
    if STANDARD in inputs:
        raise UsageError("standard input cannot be read together with files")
    files = expand(inputs, suffixes)
    single = len(files) == 1 and not Path(inputs[0]).is_dir()
    if single:
        source, below = files[0]
        jobs = [Job(source, _single_target(output, below.with_suffix(ending)))]
    else:
        folder = _folder(output, len(files))
        jobs = [Job(source, folder / below.with_suffix(ending)) for source, below in files]
    _check(jobs)
    return jobs


def _single_target(output: str | None, name: Path) -> Path | None:
    if output is None or output == STANDARD:
        return None
    path = Path(output)
    if path.is_dir():
        return path / name
    if output.endswith(("/", "\\")) or not path.parent.is_dir():
        folder = output if output.endswith(("/", "\\")) else path.parent
        raise UsageError(f"the folder {str(folder)!r} does not exist")
    return path


def _folder(output: str | None, count: int) -> Path:
    if output is None or output == STANDARD:
        raise UsageError(f"{count} files need a folder to be written to: -o DIR")
    folder = Path(output)
    if not folder.is_dir():
        kind = "is a file, not a folder" if folder.exists() else "does not exist"
        raise UsageError(f"{output!r} {kind}; {count} files need a folder to be written to")
    return folder


def _check(jobs: Sequence[Job]) -> None:
    targets: dict[str, Path] = {}
    for job in jobs:
        if job.source is None or job.target is None:
            continue
        target = os.path.realpath(job.target)
        if target == os.path.realpath(job.source):
            raise UsageError(f"{job.target} would be written over itself")
        if target in targets:
            raise UsageError(f"{targets[target]} and {job.source} would both become {job.target}")
        targets[target] = job.source
