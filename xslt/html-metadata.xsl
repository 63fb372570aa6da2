<?xml version="1.0" encoding="UTF-8"?>
<!-- What machines read of a document: Dublin Core, the citation_ names of scholarly search
     engines, JSON-LD (schema.org), and a ContextObject in a span (COinS, ANSI/NISO Z39.88). -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:variable name="file" select="$header/tei:fileDesc"/>
  <xsl:variable name="page-title">
    <xsl:variable name="words">
      <xsl:apply-templates mode="plain" select="($file/tei:titleStmt/tei:title)[1]"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space($words) != ''"><xsl:value-of select="normalize-space($words)"/></xsl:when>
      <xsl:otherwise>Untitled document</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="authors" select="($file/tei:titleStmt/tei:author
      | $file/tei:sourceDesc[not($file/tei:titleStmt/tei:author)]/*[1]//tei:author)[normalize-space() != '']"/>
  <xsl:variable name="editors" select="$file/tei:titleStmt/tei:editor[normalize-space() != '']"/>
  <xsl:variable name="publisher" select="($file/tei:publicationStmt/tei:publisher
      | $file/tei:publicationStmt/tei:distributor | $file/tei:publicationStmt/tei:authority)[normalize-space() != ''][1]"/>
  <xsl:variable name="dates" select="$header/tei:profileDesc/tei:creation/tei:date
      | $header/tei:profileDesc//tei:setting/tei:date | $file/tei:publicationStmt/tei:date
      | $file/tei:sourceDesc//tei:date"/>
  <xsl:variable name="date-of-text">
    <xsl:for-each select="($header/tei:profileDesc/tei:creation/tei:date | $header/tei:profileDesc//tei:setting/tei:date)[1]">
      <xsl:call-template name="dated"/>
    </xsl:for-each>
    <xsl:if test="not($header/tei:profileDesc/tei:creation/tei:date | $header/tei:profileDesc//tei:setting/tei:date)">
      <xsl:for-each select="($file/tei:sourceDesc//tei:date | $file/tei:publicationStmt/tei:date)[1]"><xsl:call-template name="dated"/></xsl:for-each>
    </xsl:if>
  </xsl:variable>
  <xsl:variable name="licence" select="($file/tei:publicationStmt//tei:licence)[1]"/>
  <xsl:variable name="identifiers" select="$file/tei:publicationStmt//tei:idno[normalize-space() != '']"/>
  <xsl:variable name="doi" select="normalize-space($identifiers[translate(@type, 'doi', 'DOI') = 'DOI'][1])"/>
  <xsl:variable name="keywords" select="$header/tei:profileDesc/tei:textClass/tei:keywords//tei:term[normalize-space() != '']"/>
  <xsl:variable name="abstract">
    <xsl:apply-templates select="$header/tei:profileDesc/tei:abstract" mode="plain"/>
  </xsl:variable>
  <xsl:variable name="source-words">
    <xsl:apply-templates mode="plain" select="$file/tei:sourceDesc/tei:bibl[1]"/>
  </xsl:variable>

  <xsl:template name="dated">
    <xsl:choose>
      <xsl:when test="@when"><xsl:value-of select="@when"/></xsl:when>
      <xsl:when test="@from"><xsl:value-of select="@from"/></xsl:when>
      <xsl:when test="@notBefore"><xsl:value-of select="@notBefore"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="plain"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="metadata">
    <xsl:if test="normalize-space($abstract) != ''">
      <meta name="description" content="{normalize-space($abstract)}"/>
    </xsl:if>
    <xsl:if test="starts-with($address, 'http')"><link rel="canonical" href="{$address}"/></xsl:if>
    <xsl:call-template name="dublin-core"/>
    <xsl:call-template name="citation-names"/>
    <xsl:call-template name="json-ld"/>
  </xsl:template>

  <xsl:template name="meta">
    <xsl:param name="name"/>
    <xsl:param name="value"/>
    <xsl:if test="normalize-space($value) != ''"><meta name="{$name}" content="{normalize-space($value)}"/></xsl:if>
  </xsl:template>
  <!-- One for each of some elements, with its plain words. -->
  <xsl:template name="metas">
    <xsl:param name="name"/>
    <xsl:param name="nodes"/>
    <xsl:for-each select="$nodes">
      <xsl:call-template name="meta">
        <xsl:with-param name="name" select="$name"/>
        <xsl:with-param name="value"><xsl:apply-templates select="." mode="plain"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="dublin-core">
    <meta name="DC.type" content="Text"/>
    <meta name="DC.format" content="text/html"/>
    <meta name="DC.title" content="{$page-title}"/>
    <xsl:call-template name="metas"><xsl:with-param name="name">DC.creator</xsl:with-param><xsl:with-param name="nodes" select="$authors"/></xsl:call-template>
    <xsl:call-template name="metas"><xsl:with-param name="name">DC.contributor</xsl:with-param><xsl:with-param name="nodes" select="$editors | $file/tei:titleStmt/tei:respStmt/*[not(self::tei:resp)]"/></xsl:call-template>
    <xsl:call-template name="metas"><xsl:with-param name="name">DC.publisher</xsl:with-param><xsl:with-param name="nodes" select="$publisher"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">DC.date</xsl:with-param><xsl:with-param name="value" select="$date-of-text"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">DC.language</xsl:with-param><xsl:with-param name="value" select="$document-language"/></xsl:call-template>
    <xsl:call-template name="metas"><xsl:with-param name="name">DC.subject</xsl:with-param><xsl:with-param name="nodes" select="$keywords"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">DC.description</xsl:with-param><xsl:with-param name="value" select="$abstract"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">DC.source</xsl:with-param><xsl:with-param name="value" select="$source-words"/></xsl:call-template>
    <xsl:call-template name="metas"><xsl:with-param name="name">DC.identifier</xsl:with-param><xsl:with-param name="nodes" select="$identifiers"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">DC.rights</xsl:with-param><xsl:with-param name="value">
      <xsl:choose>
        <xsl:when test="$licence/@v:href"><xsl:value-of select="$licence/@v:href"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="($licence | $file/tei:publicationStmt/tei:availability)[1]" mode="plain"/></xsl:otherwise>
      </xsl:choose>
    </xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template name="citation-names">
    <meta name="citation_title" content="{$page-title}"/>
    <xsl:call-template name="metas"><xsl:with-param name="name">citation_author</xsl:with-param><xsl:with-param name="nodes" select="$authors"/></xsl:call-template>
    <xsl:call-template name="metas"><xsl:with-param name="name">citation_editor</xsl:with-param><xsl:with-param name="nodes" select="$editors"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_publication_date</xsl:with-param><xsl:with-param name="value" select="translate($date-of-text, '-', '/')"/></xsl:call-template>
    <xsl:call-template name="metas"><xsl:with-param name="name">citation_publisher</xsl:with-param><xsl:with-param name="nodes" select="$publisher"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_language</xsl:with-param><xsl:with-param name="value" select="$document-language"/></xsl:call-template>
    <xsl:call-template name="metas"><xsl:with-param name="name">citation_keywords</xsl:with-param><xsl:with-param name="nodes" select="$keywords"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_doi</xsl:with-param><xsl:with-param name="value" select="$doi"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name">citation_public_url</xsl:with-param><xsl:with-param name="value" select="$address"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
