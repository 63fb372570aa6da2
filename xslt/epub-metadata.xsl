<?xml version="1.0" encoding="UTF-8"?>
<!-- The metadata of a book, as an EPUB package has it (EPUB 3.3, section 5.5), from the header
     of a prepared document. The identifier is chosen, and what is not well-formed left out, by
     the program that runs this. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    xmlns="http://www.idpf.org/2007/opf"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    exclude-result-prefixes="tei v">

  <xsl:import href="html.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:variable name="statement" select="$file/tei:titleStmt"/>

  <xsl:template match="/">
    <metadata>
      <dc:title id="title"><xsl:value-of select="$page-title"/></dc:title>
      <xsl:for-each select="$statement/tei:title[. != $statement/tei:title[1]][normalize-space() != '']">
        <dc:title id="title-{position() + 1}"><xsl:call-template name="said"/></dc:title>
        <meta refines="#title-{position() + 1}" property="title-type">
          <xsl:choose>
            <xsl:when test="@type = 'sub' or @type = 'short'"><xsl:value-of select="concat(@type, substring('title', 1, 5 * (@type = 'sub')))"/></xsl:when>
            <xsl:otherwise>expanded</xsl:otherwise>
          </xsl:choose>
        </meta>
      </xsl:for-each>
      <xsl:for-each select="$authors">
        <xsl:call-template name="agent">
          <xsl:with-param name="tag">creator</xsl:with-param>
          <xsl:with-param name="role">aut</xsl:with-param>
          <xsl:with-param name="number" select="position()"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$editors | $statement/tei:funder[normalize-space() != ''] | $statement/tei:sponsor[normalize-space() != '']
          | $statement/tei:respStmt/*[not(self::tei:resp)][normalize-space() != '']">
        <xsl:call-template name="agent">
          <xsl:with-param name="tag">contributor</xsl:with-param>
          <xsl:with-param name="role"><xsl:call-template name="relator"/></xsl:with-param>
          <xsl:with-param name="number" select="position()"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$publisher"><dc:publisher><xsl:call-template name="said"/></dc:publisher></xsl:for-each>
      <xsl:for-each select="($file/tei:publicationStmt/tei:date)[1]"><dc:date><xsl:call-template name="dated"/></dc:date></xsl:for-each>
      <xsl:if test="normalize-space($date-of-text) != ''">
        <meta property="dcterms:created"><xsl:value-of select="normalize-space($date-of-text)"/></meta>
      </xsl:if>
      <dc:language><xsl:call-template name="language"><xsl:with-param name="language" select="$document-language"/></xsl:call-template></dc:language>
      <xsl:for-each select="$header/tei:profileDesc/tei:langUsage/tei:language[@ident][not(@usage = '0')]">
        <dc:language><xsl:call-template name="language"><xsl:with-param name="language" select="@ident"/></xsl:call-template></dc:language>
      </xsl:for-each>
      <xsl:for-each select="$identifiers">
        <dc:identifier>
          <xsl:if test="@type"><xsl:attribute name="type"><xsl:value-of select="@type"/></xsl:attribute></xsl:if>
          <xsl:value-of select="normalize-space()"/>
        </dc:identifier>
      </xsl:for-each>
      <xsl:for-each select="$keywords"><dc:subject><xsl:call-template name="said"/></dc:subject></xsl:for-each>
      <xsl:if test="normalize-space($abstract) != ''"><dc:description><xsl:value-of select="normalize-space($abstract)"/></dc:description></xsl:if>
      <xsl:if test="normalize-space($source-words) != ''"><dc:source id="source"><xsl:value-of select="normalize-space($source-words)"/></dc:source></xsl:if>
      <xsl:call-template name="rights"/>
    </metadata>
  </xsl:template>

  <xsl:template name="said">
    <xsl:variable name="words"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
    <xsl:value-of select="normalize-space($words)"/>
  </xsl:template>

  <!-- A person or body, with what he did (MARC relators) and how he is filed. -->
  <xsl:template name="agent">
    <xsl:param name="tag"/>
    <xsl:param name="role"/>
    <xsl:param name="number"/>
    <xsl:element name="dc:{$tag}">
      <xsl:attribute name="id"><xsl:value-of select="concat($tag, '-', $number)"/></xsl:attribute>
      <xsl:call-template name="said"/>
    </xsl:element>
    <meta refines="#{$tag}-{$number}" property="role" scheme="marc:relators"><xsl:value-of select="$role"/></meta>
    <xsl:if test=".//tei:surname and .//tei:forename">
      <meta refines="#{$tag}-{$number}" property="file-as">
        <xsl:variable name="names">
          <xsl:apply-templates mode="plain" select=".//tei:surname[1]"/><xsl:text>,</xsl:text>
          <xsl:for-each select=".//tei:forename"><xsl:text> </xsl:text><xsl:apply-templates mode="plain" select="."/></xsl:for-each>
        </xsl:variable>
        <xsl:value-of select="normalize-space($names)"/>
      </meta>
    </xsl:if>
  </xsl:template>

  <xsl:template name="relator">
    <xsl:variable name="said" select="translate(concat(@role, ' ', parent::tei:respStmt/tei:resp), $upper, $lower)"/>
    <xsl:choose>
      <xsl:when test="self::tei:funder">fnd</xsl:when>
      <xsl:when test="self::tei:sponsor">spn</xsl:when>
      <xsl:when test="contains($said, 'translat')">trl</xsl:when>
      <xsl:when test="contains($said, 'transcri')">trc</xsl:when>
      <xsl:when test="contains($said, 'encod') or contains($said, 'mark')">mrk</xsl:when>
      <xsl:when test="contains($said, 'annotat') or contains($said, 'comment')">ann</xsl:when>
      <xsl:when test="contains($said, 'proof') or contains($said, 'correct')">pfr</xsl:when>
      <xsl:when test="contains($said, 'illustrat')">ill</xsl:when>
      <xsl:when test="self::tei:editor or contains($said, 'edit')">edt</xsl:when>
      <xsl:otherwise>ctb</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="rights">
    <xsl:variable name="words"><xsl:apply-templates select="($licence | $file/tei:publicationStmt/tei:availability)[1]" mode="plain"/></xsl:variable>
    <xsl:variable name="address" select="$licence/@v:href"/>
    <xsl:if test="normalize-space($words) != '' or $address">
      <dc:rights>
        <xsl:value-of select="normalize-space($words)"/>
        <xsl:if test="$address and not(contains($words, $address))">
          <xsl:if test="normalize-space($words) != ''"><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="$address"/>
        </xsl:if>
      </dc:rights>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
