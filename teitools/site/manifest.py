"""What a site has written into its folder, so that it knows what is its own.

The manifest is ``.teitools-site.json`` in the folder: for each file the digest of its bytes,
and the key of what it was made of. Only files that it names are ever replaced or removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from teitools.corpus.gathering import MANIFEST as NAME
from teitools.errors import UsageError
from teitools.files import replace

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site: the digest of its bytes, the key of what they were made of, and
    whether findings belong to it. An empty digest says that it was about to be written."""

    digest: str = ""
    key: str = ""
    noted: bool = False


@dataclass
class Manifest:
    """The files of the site in a folder, by their paths below it with ``/``; `whole` is the
    key of the site, where all of it is finished."""

    folder: Path
    files: dict[str, Written] = field(default_factory=dict)
    whole: str = ""

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """What was written into `folder` so far. Raises UsageError where the manifest there is
        not one, OSError."""
        path = folder / NAME
        if not path.is_file():
            return cls(folder)
        try:
            data = json.loads(path.read_text("utf-8"))
            if data["format"] != _FORMAT:
                raise UsageError(f"{path} is of another version of teitools: choose another folder")
            whole = str(data.get("whole", ""))
            files = {str(name): Written(*said) for name, said in data["files"].items()}
        except (ValueError, KeyError, TypeError, AttributeError):
            raise UsageError(
                f"{path} is damaged: remove the site, or choose another folder"
            ) from None
        for name in files:
            if name.startswith("/") or ".." in name.split("/") or "\\" in name or "\0" in name:
                raise UsageError(f"{path} names a file outside of its folder: {name!r}")
        return cls(folder, files, whole)

    def check(self, paths: Iterable[str]) -> None:
        """Raises UsageError where a file that is to be written is there and is not the site's."""
        for each in paths:
            if each not in self.files and (self.folder / each).exists():
                raise UsageError(
                    f"{self.folder / each} is there, and teitools site did not write it: choose an "
                    "empty folder, or move the file"
                )

    def save(self) -> None:
        """Write the manifest. Raises OSError."""
        files = {name: [w.digest, w.key, w.noted] for name, w in sorted(self.files.items())}
        said = {"format": _FORMAT, "whole": self.whole, "files": files}
        data = json.dumps(said, ensure_ascii=False, indent=0)
        replace(self.folder / NAME, f"{data}\n".encode("utf-8", "surrogatepass"))

    def is_true(self, path: str, key: str) -> bool:
        """Whether a file is there as it was written, from what it would be made of now."""
        written = self.files.get(path)
        return (
            written is not None
            and written.key == key
            and bool(written.digest)
            and digest_of(self.folder / path) == written.digest
        )

    def is_whole(self, key: str) -> bool:
        """Whether the site was finished with this key, and all its files are as they were."""
        return self.whole == key and all(
            digest_of(self.folder / path) == written.digest for path, written in self.files.items()
        )

    def put(self, path: str, data: bytes, key: str = "", noted: bool = False) -> bool:
        """Write a file, unless it has these bytes already; say whether it was written.

        Raises OSError.
        """
        digest = sha256(data).hexdigest()
        target = self.folder / path
        same = digest_of(target) == digest
        if not same:
            target.parent.mkdir(parents=True, exist_ok=True)
            replace(target, data)
        self.files[path] = Written(digest, key, noted)
        return not same

    def remove_others(self, kept: Iterable[str]) -> tuple[list[str], list[str]]:
        """Remove the files of the site that are not in `kept`, and folders that are empty then.

        Gives those that were removed, and those that somebody has changed, which stay and are
        the site's no longer.
        """
        removed, changed = [], []
        for path in sorted(set(self.files) - set(kept)):
            written = self.files.pop(path)
            found = digest_of(self.folder / path)
            if found is None:
                continue
            if written.digest and found != written.digest:
                changed.append(path)
                continue
            (self.folder / path).unlink()
            removed.append(path)
            self._remove_empty((self.folder / path).parent)
        return removed, changed

    def _remove_empty(self, folder: Path) -> None:
        with suppress(OSError):
            while folder != self.folder:
                folder.rmdir()
                folder = folder.parent


def digest_of(file: Path) -> str | None:
    """The SHA-256 of a regular file; None where there is none."""
    try:
        return sha256(file.read_bytes()).hexdigest() if file.is_file() else None
    except OSError:
        return None
