"""Word documents made part by part, as Office Open XML has them."""

from __future__ import annotations

import io
import zipfile

from teitools.source import Source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="x"/></Types>'
)
_MAIN = ("officeDocument", "word/document.xml")
Files = dict[str, str | bytes]

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="Own"/>'
    '<w:basedOn w:val="22"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="22"><w:name w:val="Heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/>'
    "<w:rPr><w:i/></w:rPr></w:style>"
    '<w:style w:type="character" w:styleId="EE"><w:name w:val="More"/><w:basedOn w:val="E"/>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
)


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; what is no markup is a run without properties."""
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}{''.join(r if r[:1] == '<' else run(r) for r in runs)}</w:p>"


def relations(*pairs: tuple[str, str], external: tuple[str, ...] = ()) -> str:
    """The part that relates a part to others; ``rId1`` and so on, then the external links."""
    made = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    made += "".join(
        f'<Relationship Id="x{number}" Type="{R}/hyperlink" Target="{target}" '
        'TargetMode="External"/>'
        for number, target in enumerate(external, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def document(
    *blocks: str,
    links: tuple[str, ...] = (),
    more: Files | None = None,
    method: int = zipfile.ZIP_DEFLATED,
    **parts: str,
) -> Source:
    """A document with these blocks; `parts` are the contents of parts, by what they are."""
    body = f"<w:body>{''.join(blocks)}</w:body>"
    files: Files = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(_MAIN),
        "word/document.xml": f"<w:document {SPACES}>{body}</w:document>",
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{NUMBERING}</w:numbering>",
    }
    kinds = list(dict.fromkeys(["styles", "numbering", *parts]))
    roots = {"header": "hdr", "footer": "ftr"}
    for kind, content in parts.items():
        root = roots.get(kind, kind)
        files[f"word/{kind}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
    files["word/_rels/document.xml.rels"] = relations(
        *((kind, f"{kind}.xml") for kind in kinds), external=links
    )
    return archive({**files, **(more or {})}, method)


def archive(files: Files, method: int = zipfile.ZIP_DEFLATED) -> Source:
    """A ZIP archive of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return Source("letter.docx", buffer.getvalue())
