"""The elements of the TEI by what a view does with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
VIEW = "urn:teitools:view"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def tei(names: str) -> frozenset[str]:
    """The qualified names for some local names, apart by white space."""
    return frozenset(f"{{{TEI}}}{name}" for name in names.split())


def view(name: str) -> str:
    """The qualified name of something that is added."""
    return f"{{{VIEW}}}{name}"


def selection(
    path: str, namespaces: Mapping[str, str] | None = None
) -> Callable[[etree._Element | etree._ElementTree], list[etree._Element]]:
    """The elements that an XPath gives, for a tree or an element of it."""
    return cast(
        "Callable[[etree._Element | etree._ElementTree], list[etree._Element]]",
        etree.XPath(path, namespaces=dict(namespaces or {})),
    )


STRUCTURE = tei(
    """TEI teiCorpus text group front body back floatingText div div1 div2 div3 div4 div5 div6 div7
    sp spGrp lg argument epigraph postscript titlePage castList castGroup figure annotationBlock
    performance prologue epilogue set sourceDoc surface surfaceGrp zone facsimile standOff fsdDecl
    listPerson listPlace listOrg listBibl listEvent listObject listNym listWit listApp listRelation
    listAnnotation listChange listTranspose list table row msDesc msContents msItem msItemStruct
    physDesc objectDesc supportDesc layoutDesc handDesc additional adminInfo history msPart msFrag
    biblFull linkGrp spanGrp interpGrp joinGrp altGrp noteGrp opener closer entry superEntry
    entryFree hom dictScrap egXML schemaSpec specGrp constraintSpec fsDecl fLib fvLib"""
)
"""Elements that hold blocks and no words of their own."""

BLOCKS = STRUCTURE | tei(
    """p ab head trailer byline dateline salute signed address addrLine docTitle titlePart docAuthor
    docImprint docEdition docDate imprimatur l speaker u castItem item label headLabel headItem cell
    eg divGen person personGrp place org event object nym relation witness
    biblStruct monogr analytic imprint series msIdentifier altIdentifier msName
    bindingDesc decoDesc accMat sealDesc musicNotation custodialHist surrogates scriptDesc typeDesc
    recordHist availability summary support condition collation foliation layout line
    eTree forest listForest tree graph timeline post taxonomy category sense
    elementSpec classSpec macroSpec dataSpec moduleSpec attList attDef valList exemplum remarks
    specList specDesc fs annotation correspDesc figDesc"""
)
"""Elements that begin on a line of their own. `label`, `address`, `line` and `docDate` only
where no words stand beside them (see `blocks`)."""

ONLY_ALONE = tei(
    "label address addrLine line docDate docAuthor docTitle salute signed dateline byline item "
    "availability summary support condition collation foliation layout titlePart sense "
    "relation monogr analytic imprint series msName"
)
"""Of these, those that are part of the line where words stand beside them."""

BLOCKS |= {"{http://www.tei-c.org/ns/Examples}egXML"}

ALWAYS = tei(
    "TEI teiCorpus text group front body back floatingText div div1 div2 div3 div4 div5 div6 div7 "
    "sp lg l p ab head speaker u list table row cell figure castList castGroup castItem item "
    "opener closer trailer titlePage docTitle listBibl performance prologue epilogue set sourceDoc "
    "surface zone annotationBlock standOff argument epigraph postscript"
)
"""Blocks that a style sheet makes blocks without being told."""

SPEECHES = tei("sp u")

LINKED = tei(
    "p ab lg sp u head note div div1 div2 div3 div4 div5 div6 div7 pb app table figure "
    "list floatingText castList quote stage"
)
"""Elements that get an identifier, so that they can be linked to."""

NAMES = {
    "person": tei("persName"),
    "organization": tei("orgName"),
    "place": tei("placeName geogName settlement country region district bloc offset"),
    "date": tei("date"),
}
"""The elements that name something of a kind; `name` and `rs` say it by their type."""

LISTED = {
    "person": tei("person personGrp persona"),
    "organization": tei("org"),
    "place": tei("place"),
}
"""The elements that describe what is named."""
