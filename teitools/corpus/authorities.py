"""Authority files from outside a corpus, as registers."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from teitools.corpus.dates import Dating
from teitools.corpus.describing import described_in
from teitools.corpus.documents import ORGANIZATION, PERSON, PLACE, Described, Document
from teitools.corpus.identities import of_address
from teitools.rules.prefixes import Prefixes
from teitools.source import Source
from teitools.transcript import Kind
from teitools.views.preparation.addresses import safe
from teitools.xml.parsing import parse

_KINDS = {Kind.PERSON: PERSON, Kind.ORGANIZATION: ORGANIZATION, Kind.PLACE: PLACE}
_WEB = ("http://", "https://")


def read_register(file: Path) -> Document:
    """The authority file `file` (TEI, or CSV as docs/authority.md has it), as a register with
    the name of the file as its path: this is how `encode --authority` refers to it.

    Raises ProfileError when it is incorrect, DocumentError when it is XML that is not
    well-formed, OSError.
    """
    from teitools.names.authority_file import read_authority

    source = Source.of(file)
    authority = read_authority(source)
    if source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        tree = parse(source)
        described = described_in(tree, file.name, Prefixes(tree))
    else:
        described = tuple(
            Described(
                _KINDS[entry.kind],
                entry.id,
                entry.names[0],
                entry.names[0],
                "",
                safe(entry.id) if entry.id.startswith(_WEB) else "",
                (of_address(entry.id),) if ":" in entry.id else (),
            )
            for entry in authority.entries
        )
    digest = sha256(source.data).hexdigest()
    return Document(file.name, digest, "", Dating(), described=described, register=True)
