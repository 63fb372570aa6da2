"""A corpus: a folder of TEI documents, what each says of itself, and who and what they name.

`read_corpus` gives it; what makes something of many documents (a site, a book) begins here.
"""

from teitools.corpus.corpus import Corpus, Entity, Occurrence
from teitools.corpus.dates import Dating
from teitools.corpus.documents import Described, Document, Named
from teitools.corpus.gathering import read_corpus

__all__ = [
    "Corpus",
    "Dating",
    "Described",
    "Document",
    "Entity",
    "Named",
    "Occurrence",
    "read_corpus",
]
