<?xml version="1.0" encoding="UTF-8"?>
<!-- A TEI document as one self-contained HTML page: no script, no request, no file but this.
     The document is one that was prepared (see docs/views-own.md). What fills the style element,
     and the hash in the policy, comes from the program that runs this. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:include href="pointers.xsl"/>
  <xsl:include href="plain.xsl"/>
  <xsl:include href="source.xsl"/>
  <xsl:include href="html-elements.xsl"/>
  <xsl:include href="html-divisions.xsl"/>
  <xsl:include href="html-blocks.xsl"/>
  <xsl:include href="html-verse.xsl"/>
  <xsl:include href="html-drama.xsl"/>
  <xsl:include href="html-speech.xsl"/>
  <xsl:include href="html-lists.xsl"/>
  <xsl:include href="html-tables.xsl"/>
  <xsl:include href="html-inline.xsl"/>
  <xsl:include href="html-phrases.xsl"/>
  <xsl:include href="html-editing.xsl"/>
  <xsl:include href="html-choice.xsl"/>
  <xsl:include href="html-apparatus.xsl"/>
  <xsl:include href="html-milestones.xsl"/>
  <xsl:include href="html-notes.xsl"/>
  <xsl:include href="html-descriptions.xsl"/>
  <xsl:include href="html-documentation.xsl"/>
  <xsl:include href="html-header.xsl"/>
  <xsl:include href="html-fields.xsl"/>
  <xsl:include href="html-metadata.xsl"/>
  <xsl:include href="html-linked-data.xsl"/>
  <xsl:include href="html-legend.xsl"/>
  <xsl:include href="html-contents.xsl"/>
  <xsl:include href="html-index.xsl"/>
  <xsl:include href="html-switch.xsl"/>
  <xsl:include href="site-frame.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- Which view is shown first: reading, diplomatic or marked. -->
  <xsl:param name="view" select="'reading'"/>
  <!-- The address where the page is published, for citations; may be empty. -->
  <xsl:param name="address" select="''"/>
  <!-- A page to go back to (the index of a site), and what it is called. -->
  <xsl:param name="home" select="''"/>
  <xsl:param name="home-title" select="'Contents'"/>

  <xsl:variable name="header" select="/*/tei:teiHeader"/>

  <xsl:template match="/">
    <html>
      <xsl:call-template name="page-language"/>
      <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="referrer" content="no-referrer"/>
        <title>
          <xsl:value-of select="$page-title"/>
          <xsl:if test="$site"><xsl:value-of select="concat(' – ', $site/@title)"/></xsl:if>
        </title>
        <xsl:call-template name="metadata"/>
        <xsl:call-template name="site-head"/>
        <style></style>
      </head>
      <body>
        <a class="skip" href="#page:text"><xsl:call-template name="interface"/>Skip to the text</a>
        <xsl:if test="$home != ''">
          <nav class="home">
            <xsl:call-template name="interface"/>
            <xsl:attribute name="aria-label">Site</xsl:attribute>
            <a href="{$home}"><xsl:value-of select="$home-title"/></a>
          </nav>
        </xsl:if>
        <xsl:call-template name="site-bar"/>
        <main>
          <xsl:apply-templates select="$header" mode="masthead"/>
          <xsl:if test="not($header)"><header class="masthead"><h1><xsl:value-of select="$page-title"/></h1></header></xsl:if>
          <xsl:call-template name="switch"/>
          <xsl:apply-templates select="$header" mode="panel"/>
          <xsl:call-template name="legend"/>
          <xsl:call-template name="contents"/>
          <xsl:call-template name="speakers"/>
          <article id="page:text">
            <xsl:apply-templates select="node()"/>
          </article>
          <xsl:call-template name="notes"/>
          <xsl:call-template name="apparatus"/>
          <xsl:call-template name="beside"/>
          <xsl:call-template name="index"/>
        </main>
        <xsl:call-template name="site-turn"/>
        <xsl:call-template name="colophon"/>
      </body>
    </html>
  </xsl:template>

  <!-- What stands beside the text is shown elsewhere. -->
  <xsl:template match="tei:teiHeader | tei:standOff | tei:facsimile | tei:fsdDecl | v:index | v:site"/>

  <!-- A corpus: each document with its own title and panel. -->
  <xsl:template match="tei:teiCorpus/tei:TEI | tei:teiCorpus/tei:teiCorpus">
    <section class="document">
      <xsl:apply-templates select="tei:teiHeader" mode="masthead"/>
      <xsl:apply-templates select="tei:teiHeader" mode="panel"/>
      <xsl:apply-templates select="node()"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
