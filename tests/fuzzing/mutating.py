"""Inputs near to real ones: seeds cut, repeated, mixed, and spoilt with what is dangerous."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

FOLDER = Path(__file__).resolve().parent

_XML = (
    *(b"<", b">", b"&", b"]]>", b"<!--", b"-->", b"<?", b"?>", b"<![CDATA[", b"</", b"/>", b"\0"),
    *(b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"&#0;", b"&#xFFFFFFFF;", b"&lt;", b"&x;", b"%x;"),
    b'<!DOCTYPE a [<!ENTITY x "y">]>',
    b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE a SYSTEM "http://localhost:9/x.dtd">',
    b'<?xml version="1.0" encoding="UTF-16"?>',
    b'<?xml version="1.0" encoding="idna"?>',
    *(b' xmlns=""', b' xmlns:a=""', b' xml:id="a"', b' xml:base="http://[/"', b' xmlns:xml="x"'),
    *(
        b' href="../../../etc/passwd"',
        b' href="file:///etc/passwd"',
        b' href="http://localhost:9/"',
    ),
)
_TEXT = (b"\0", b"\xff", b"\r", b"\n", b'"', b"'", b"[", b"]", b"{", b"}", b"\\u0000", b"\\", b"=")
_SCHEMA = (*_XML, b"(", b")*", b"[a-z-[b]]", b"\\p{L}", b"{1,999999999}", b"99999999999999999999")
_WORDS: dict[str, tuple[bytes, ...]] = {
    "rng": (b"<ref/>", b"<notAllowed/>", b"<anyName/>", b"<externalRef href=''/>", b' combine="x"'),
    "rnc": (
        b"include ''",
        b"external 'x'",
        b"~",
        b">>",
        b"\\x{0}",
        b"|=",
        b"&=",
        b"(",
        b"#",
        b"##",
    ),
    "xsd": (
        b' maxOccurs="99999999999"',
        b' type="xs:x"',
        b' base="t"',
        b"<xs:any/>",
        b' minOccurs="-1"',
    ),
    "sch": (
        b"<rule/>",
        b' context=""',
        b' test="("',
        b" test=\"doc('/etc/passwd')\"",
        b"<extends/>",
    ),
    "odd": (b' mode="delete"', b' mode="change"', b' key="p"', b' include="x"', b' source="x"'),
    "catalog": (
        b"<nextCatalog/>",
        b"<uri/>",
        b' rewritePrefix=""',
        b' uriStartString=""',
        b"http://[",
    ),
    "inclusion": (
        b"<xi:include/>",
        b' xpointer="element(/1)"',
        b"<xi:fallback/>",
        b' parse="text"',
    ),
    "configuration": (b"[levels]", b"[[schemas]]", b"files = ", b"true", b"!", b"**", b"1e999"),
    "lock": (b"[[schemas]]", b"address = ", b"http://[", b"sha256 = ", b"../..", b"needs = "),
    "baseline": (b"null", b"1e999", b"NaN", b"[" * 50, b'{"findings":'),
    "names": (b"*", b"/", b"~", b"\xc3", b"a" * 300),
    "transcript": (
        *(b"\n\n", b"\r\n", b"\t", b"  ", b"\xc2\xa0", b"\xe2\x80\x94", b"...", b"[1]", b"[", b"]"),
        *(
            b"A:",
            b"MR. X. ",
            b"Q. ",
            b"(sic)",
            b"[gap]",
            b"[p: ",
            b"[note n=1: ",
            b"\\[",
            b"\xe2\x80\xa8",
        ),
        *(
            b"[teitools]",
            b"* * *",
            b"- a\n",
            b"| a | b |\n",
            b"[Page 1]",
            b"1 ",
            b"# ",
            b"\xef\xbb\xbf",
        ),
    ),
    "profile": (
        b"[[lines]]",
        b"[[brackets]]",
        b"(?P<n>.)",
        b"(?i)",
        b"true",
        b"[]",
        b"kind = 'note'",
    ),
    "edition": (
        b"<p/>",
        b"<note/>",
        b"<lb/>",
        b"<gap/>",
        b"<sp/>",
        b' who="#"',
        b"<anchor/>",
        b"<div>",
    ),
    "decisions": (
        b"\t",
        b"none",
        b"speaker",
        b"text",
        b"gap reason=illegible",
        b"d8f26fef74a",
        b"0",
    ),
    "header": (b"[origin]", b"[[responsible]]", b"date = ", b"id = ", b"{}", b"1e999"),
    "authority": (b",", b";", b"\t", b'"', b"|", b"id,name\n", b"#", b"http://[", b"place"),
    "html": (
        b"<p>",
        b"<del>",
        b"</i>",
        b"<sup>1</sup>",
        b"<table>",
        b"<!--",
        b"&#0;",
        b"<ol type=i>",
    ),
    "markdown": (
        b"[^1]",
        b"~~",
        b"**",
        b"_",
        b"`",
        b"> ",
        b"\n\n",
        b"---\n",
        b"<ins>",
        b"| - |",
        b"1. ",
    ),
    "docx": (b"<w:ins>", b"<w:footnoteReference w:id='0'/>", b"<w:br/>", b"<w:sdt/>", b"<w:p/>"),
}
_PLAIN = (
    *("configuration", "lock", "baseline", "names", "transcript", "profile", "decisions", "header"),
    *("authority", "html", "markdown"),
)
_MARKED = ("edition", "tei-header", "tei-authority", "docx")
_KINDS = (
    "document",
    "stream",
    "inclusion",
    "rng",
    "rnc",
    "xsd",
    "sch",
    "odd",
    "catalog",
    *_MARKED,
    *_PLAIN,
)
TOKENS = {name: (*(_TEXT if name in _PLAIN else _SCHEMA), *_WORDS.get(name, ())) for name in _KINDS}
"""What is put in, for each target."""


def seeds(name: str) -> list[bytes]:
    """Real inputs of the target `name`."""
    return [file.read_bytes() for file in sorted((FOLDER / "seeds" / name).iterdir())]


def found(name: str) -> list[Path]:
    """Inputs that the target `name` once failed on."""
    folder = FOLDER / "found" / name
    return sorted(folder.iterdir()) if folder.is_dir() else []


@st.composite
def mutated(draw: st.DrawFn, name: str) -> bytes:
    """A seed of the target `name`, changed here and there."""
    known = seeds(name)
    data = draw(st.sampled_from(known))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        how = draw(st.sampled_from(("cut", "put", "put", "twice", "byte", "mix", "deep")))
        if how == "cut":
            data = data[:start] + data[end:]
        elif how == "put":
            data = data[:start] + draw(st.sampled_from(TOKENS[name])) + data[start:]
        elif how == "twice":
            data = data[:end] + data[start:end] * draw(st.integers(1, 3)) + data[end:]
        elif how == "byte":
            data = data[:start] + draw(st.binary(max_size=3)) + data[start + 1 :]
        elif how == "mix":
            data = data[:start] + draw(st.sampled_from(known))[start:]
        else:
            data = data[:start] + data[start:end] * 300 + data[start:]
    return data[:20_000]
