"""What stands for the address of a schema: a file of the package, of a catalog, of the lock.

The network is never asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from teitools.errors import UsageError
from teitools.findings import Code
from teitools.validation import catalog, codes
from teitools.xml.beside import BLAKE, SHA, Beside

if TYPE_CHECKING:
    from teitools.validation.lock import Lock
    from teitools.validation.xml_catalog import XmlCatalog

Refusal = tuple[Code, Mapping[str, object]]
_RELEASE = "https://tei-c.org/release/xml/tei/"
_FORMS = ("relaxng/tei_{}.rng", "relaxng/tei_{}.rnc", "xsd/tei_{}.xsd", "odd/tei_{}.odd")
_CUSTOMIZATIONS = "all bare corpus drama lite minimal ms odds simplePrint speech tite".split()
_TEI = tuple(
    f"{_RELEASE}custom/{'' if form.startswith('odd') else 'schema/'}{form.format(name)}"
    for name in _CUSTOMIZATIONS
    for form in _FORMS
)
"""Where the TEI Consortium publishes schemas."""
_HOSTS = (
    "tei-c.org",
    "www.tei-c.org",
    "teitools.org",
    "raw.githubusercontent.com",
    "jenkins.tei-c.org",
)
_LIKE = 80.0
_LONGEST = 500


class Addresses:
    """Answers addresses: by the package, by `catalogs`, and by `lock`.

    With `frozen`, what a catalog alone answers is refused: only the lock says which bytes count.
    """

    def __init__(
        self, catalogs: Iterable[XmlCatalog] = (), lock: Lock | None = None, frozen: bool = False
    ) -> None:
        self._catalogs = tuple(catalogs)
        self._lock = lock
        self._frozen = frozen
        self._known: dict[str, Path | Refusal | None] = {}
        self._locked: dict[Path, str] = {}

    def answer(self, href: str) -> Path | Refusal | None:
        """The file that stands for `href`, or why there is none.

        None where it is no address, but the name of a file, and no catalog knows it. Raises
        UsageError where a catalog is incorrect.
        """
        if href not in self._known:
            self._known[href] = self._answer(href)
        return self._known[href]

    def file_of(self, address: str) -> Path | None:
        """The file for `address`. Raises UsageError where it is an address without one."""
        found = self.answer(address)
        if isinstance(found, tuple):
            code, facts = found
            raise UsageError(code.template.format(**facts))
        return found

    @property
    def settings(self) -> tuple[object, ...]:
        """What was given: the names of the catalogs, that of the lock, and whether it is frozen."""
        lock = None if self._lock is None else (str(self._lock.root), str(self._lock.cache))
        return ([str(each.file) for each in self._catalogs], lock, self._frozen)

    def tell(self, beside: Beside) -> None:
        """Tell `beside` what the answers up to now rest on: catalogs, the lock, its copies."""
        for each in self._catalogs:
            beside.add(each.beside)
        if self._lock is not None:
            beside.known(self._lock.file, BLAKE + self._lock.digest)
        for file, sha256 in self._locked.items():
            beside.known(file, SHA + sha256)

    def _answer(self, href: str) -> Path | Refusal | None:
        if (own := catalog.file_of(href)) is not None:
            return own
        asked = href.partition("#")[0]
        if not self._frozen or not is_address(asked):
            for each in self._catalogs:
                found = each.answer(asked)
                if isinstance(found, Path):
                    return found
                if found is not None:
                    asked = found
                    break
        if not is_address(asked):
            return None
        if (own := catalog.file_of(asked)) is not None:
            return own
        if self._lock is not None and (locked := self._lock.entries.get(asked)) is not None:
            problem = self._lock.problem(asked)
            if problem is not None:
                return codes.NOT_AS_LOCKED, {"href": href, "reason": problem}
            self._locked.update(self._lock.copies(asked))
            return self._lock.file_of(locked)
        hint = meant(asked, self._names())
        said = f"; did you mean {hint!r}?" if hint else ""
        code = codes.NOT_IN_LOCK if self._frozen else codes.NOT_IN_CATALOG
        return code, {"href": href, "hint": said}

    def _names(self) -> Iterable[str]:
        if self._lock is not None:
            yield from self._lock.entries
        for each in self._catalogs:
            yield from each.names


def is_address(name: str) -> bool:
    """Whether `name` is an address rather than the name of a file."""
    try:
        parts = urlsplit(name)
    except ValueError:
        return True
    return bool(parts.netloc) or len(parts.scheme) > 1  # one letter is a drive


def is_file_address(href: str) -> bool:
    """Whether `href` is an address of a file of this machine (RFC 8089)."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    return parts.scheme == "file" and parts.netloc in ("", "localhost")


def path_of(href: str) -> str:
    """The path in `href`, which is relative or the address of a file."""
    path = written_path(href)
    if is_file_address(href):
        from urllib.request import url2pathname  # slow to load

        return url2pathname(path).replace("\0", "")
    return unquote(path).replace("\0", "")


def written_path(href: str) -> str:
    """The path in `href` as it is written; `href` itself where it is incorrect."""
    try:
        return urlsplit(href).path
    except ValueError:  # a host that is none
        return href


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def meant(address: str, names: Iterable[str] = ()) -> str | None:
    """The known address, or else the same address on the known host, that is most like it."""
    from rapidfuzz import fuzz, process  # slow to load

    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if len(address) > _LONGEST:
        return None
    known = [each for each in (*names, *_TEI, *catalog.ADDRESSES) if each != address]
    best = process.extractOne(address, known, scorer=fuzz.ratio, score_cutoff=90)
    if best is not None:
        return str(best[0])
    hosts = {*map(_host, known), *_HOSTS} - {""}
    host = process.extractOne(parts.netloc, sorted(hosts), scorer=fuzz.ratio, score_cutoff=_LIKE)
    if host is None or host[0] == parts.netloc:
        return None
    return parts._replace(netloc=host[0]).geturl()
