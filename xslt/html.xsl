<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI document as one self-contained HTML page: no script, no request, no file but this.
     It needs an XSLT 1.0 processor that knows exsl:node-set. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:include href="pointers.xsl"/>
  <xsl:include href="html-attributes.xsl"/>
  <xsl:include href="html-blocks.xsl"/>
  <xsl:include href="html-speech.xsl"/>
  <xsl:include href="html-inline.xsl"/>
  <xsl:include href="html-editing.xsl"/>
  <xsl:include href="html-notes.xsl"/>
  <xsl:include href="html-persons.xsl"/>
  <xsl:include href="html-header.xsl"/>
  <xsl:include href="html-fields.xsl"/>
  <xsl:include href="html-legend.xsl"/>
  <xsl:include href="html-style.xsl"/>
  <xsl:include href="html-style-text.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:variable name="header" select="/*/tei:teiHeader"/>
  <xsl:variable name="page-title">
    <xsl:apply-templates mode="plain" select="($header/tei:fileDesc/tei:titleStmt/tei:title)[1]"/>
  </xsl:variable>

  <xsl:template match="/">
    <html>
      <xsl:call-template name="page-language"/>
      <head>
        <meta charset="utf-8"/>
        <!-- The program that runs this replaces 'unsafe-inline' by the hash of the style. -->
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <title>
          <xsl:choose>
            <xsl:when test="normalize-space($page-title) != ''">
              <xsl:value-of select="normalize-space($page-title)"/>
            </xsl:when>
            <xsl:otherwise>Untitled document</xsl:otherwise>
          </xsl:choose>
        </title>
        <xsl:call-template name="description"/>
        <style>
          <xsl:call-template name="style"/>
          <xsl:call-template name="style-text"/>
        </style>
      </head>
      <body>
        <a class="skip" href="#page:text"><xsl:call-template name="interface"/>Skip to the text</a>
        <main>
          <xsl:apply-templates select="$header" mode="masthead"/>
          <xsl:apply-templates select="$header" mode="panel"/>
          <xsl:call-template name="legend"/>
          <article id="page:text">
            <xsl:apply-templates/>
          </article>
          <xsl:call-template name="footnotes"/>
          <xsl:call-template name="persons"/>
        </main>
        <xsl:call-template name="colophon"/>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="description">
    <xsl:variable name="abstract">
      <xsl:apply-templates select="$header/tei:profileDesc/tei:abstract" mode="plain"/>
    </xsl:variable>
    <xsl:if test="normalize-space($abstract) != ''">
      <meta name="description" content="{normalize-space($abstract)}"/>
    </xsl:if>
  </xsl:template>

  <!-- What stands beside the text and is shown elsewhere, or is not for reading (a front
       div of type metadata repeats the header). -->
  <xsl:template match="tei:teiHeader | tei:standOff | tei:facsimile | tei:fsdDecl"/>

  <!-- A corpus: each document with its own title and panel. -->
  <xsl:template match="tei:teiCorpus/tei:TEI | tei:teiCorpus/tei:teiCorpus">
    <section class="document">
      <xsl:apply-templates select="tei:teiHeader" mode="masthead"/>
      <xsl:apply-templates select="tei:teiHeader" mode="panel"/>
      <xsl:apply-templates/>
    </section>
  </xsl:template>
</xsl:stylesheet>
