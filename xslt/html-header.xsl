<?xml version="1.0" encoding="UTF-8"?>
<!-- The header: at the top the title, date and abstract; in a panel everything else. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="tei:teiHeader" mode="masthead">
    <xsl:variable name="statement" select="tei:fileDesc/tei:titleStmt"/>
    <header class="masthead">
      <xsl:variable name="date"
          select="(tei:profileDesc/tei:creation/tei:date | tei:profileDesc//tei:setting/tei:date)[1]"/>
      <xsl:if test="$date">
        <div class="date"><xsl:apply-templates select="$date" mode="plain"/></div>
      </xsl:if>
      <h1>
        <xsl:for-each select="$statement/tei:title[1]">
          <xsl:call-template name="identity"/>
          <xsl:apply-templates/>
        </xsl:for-each>
        <xsl:if test="normalize-space($statement/tei:title[1]) = ''">Untitled document</xsl:if>
      </h1>
      <xsl:for-each select="$statement/tei:title[position() &gt; 1]">
        <div class="subtitle"><xsl:call-template name="identity"/><xsl:apply-templates/></div>
      </xsl:for-each>
      <xsl:if test="$statement/tei:author">
        <div class="author">
          <xsl:for-each select="$statement/tei:author">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:apply-templates select="node()[not(self::tei:idno)]"/>
          </xsl:for-each>
        </div>
      </xsl:if>
    </header>
    <xsl:if test="normalize-space(tei:profileDesc/tei:abstract) != ''">
      <section class="abstract" aria-labelledby="page:abstract-{count(preceding::tei:teiHeader)}">
        <h2 id="page:abstract-{count(preceding::tei:teiHeader)}"><xsl:call-template name="interface"/>Summary</h2>
        <xsl:apply-templates select="tei:profileDesc/tei:abstract/node()"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:teiHeader" mode="panel">
    <details class="panel">
      <summary><xsl:call-template name="interface"/>About this document</summary>
      <div class="panel-body">
        <xsl:call-template name="people"/>
        <xsl:apply-templates select="tei:fileDesc/tei:sourceDesc" mode="group"/>
        <xsl:call-template name="group">
          <xsl:with-param name="title">Publication</xsl:with-param>
          <xsl:with-param name="fields" select="tei:fileDesc/tei:publicationStmt/*
              | tei:fileDesc/tei:editionStmt/*[not(self::tei:respStmt)] | tei:fileDesc/tei:extent
              | tei:fileDesc/tei:seriesStmt | tei:fileDesc/tei:notesStmt/*"/>
        </xsl:call-template>
        <xsl:call-template name="group">
          <xsl:with-param name="title">The text</xsl:with-param>
          <xsl:with-param name="fields" select="tei:profileDesc/*[not(self::tei:abstract
              or self::tei:particDesc[not(*[not(self::tei:listPerson or self::tei:listOrg)])])]"/>
        </xsl:call-template>
        <xsl:call-template name="group">
          <xsl:with-param name="title">How it was encoded</xsl:with-param>
          <xsl:with-param name="fields" select="tei:encodingDesc/* | tei:xenoData[normalize-space() != '']"/>
        </xsl:call-template>
        <xsl:call-template name="group">
          <xsl:with-param name="title">Changes</xsl:with-param>
          <xsl:with-param name="fields" select="tei:revisionDesc//tei:change"/>
        </xsl:call-template>
      </div>
    </details>
  </xsl:template>

  <xsl:template name="group">
    <xsl:param name="title"/>
    <xsl:param name="fields"/>
    <xsl:if test="$fields">
      <section>
        <h2><xsl:call-template name="interface"/><xsl:value-of select="$title"/></h2>
        <dl><xsl:apply-templates select="$fields" mode="field"/></dl>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Who did what. A person named as editor in some role is not named again for it. -->
  <xsl:template name="people">
    <xsl:variable name="statement" select="tei:fileDesc/tei:titleStmt"/>
    <xsl:variable name="statements"
        select="$statement/tei:respStmt | tei:fileDesc/tei:editionStmt/tei:respStmt"/>
    <xsl:variable name="others"
        select="$statement/*[not(self::tei:title or self::tei:respStmt)]"/>
    <xsl:if test="$statements or $others">
      <section>
        <h2><xsl:call-template name="interface"/>People</h2>
        <dl>
          <xsl:apply-templates mode="field" select="$others"/>
          <xsl:for-each select="$statements">
            <xsl:if test="not($statement/tei:editor[@role = normalize-space(current()/tei:resp)]
                          [normalize-space() = normalize-space(current()/*[not(self::tei:resp)][1])])">
              <xsl:apply-templates select="." mode="field"/>
            </xsl:if>
          </xsl:for-each>
        </dl>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:sourceDesc" mode="group">
    <xsl:call-template name="group">
      <xsl:with-param name="title">Source</xsl:with-param>
      <xsl:with-param name="fields" select="*"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:respStmt" mode="field">
    <div>
      <dt><xsl:call-template name="identity"/><xsl:apply-templates select="tei:resp/node()"/></dt>
      <dd>
        <xsl:for-each select="*[not(self::tei:resp)]">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:apply-templates select="."/>
        </xsl:for-each>
      </dd>
    </div>
  </xsl:template>

  <!-- A shelf mark: the repository and its numbers, in one line. -->
  <xsl:template match="tei:msIdentifier" mode="field">
    <div>
      <dt>Shelf mark</dt>
      <dd>
        <xsl:for-each select="*">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:if test="@type"><xsl:value-of select="concat(@type, ' ')"/></xsl:if>
          <xsl:apply-templates select="." mode="value"/>
        </xsl:for-each>
      </dd>
    </div>
  </xsl:template>
  <xsl:template match="tei:msDesc | tei:msContents | tei:msItem | tei:msPart" mode="field">
    <xsl:apply-templates select="*" mode="field"/>
  </xsl:template>
  <xsl:template match="tei:msItem/tei:title[@copyOf]" mode="field"/>

  <xsl:template match="tei:change" mode="field">
    <div>
      <dt>
        <xsl:choose>
          <xsl:when test="@when"><xsl:value-of select="@when"/></xsl:when>
          <xsl:when test="tei:date"><xsl:apply-templates select="tei:date[1]"/></xsl:when>
          <xsl:otherwise>Change</xsl:otherwise>
        </xsl:choose>
      </dt>
      <dd>
        <xsl:apply-templates select="node()[not(self::tei:date)]"/>
        <xsl:if test="@who">
          <xsl:variable name="agent" select="key('id', substring-after(@who, '#'))[1]"/>
          <span class="agent">
            <xsl:text> (</xsl:text>
            <xsl:choose>
              <xsl:when test="$agent/self::tei:respStmt">
                <xsl:apply-templates select="$agent/*[not(self::tei:resp)][1]" mode="plain"/>
              </xsl:when>
              <xsl:otherwise>
                <xsl:call-template name="names"><xsl:with-param name="pointers" select="@who"/></xsl:call-template>
              </xsl:otherwise>
            </xsl:choose>
            <xsl:text>)</xsl:text>
          </span>
        </xsl:if>
      </dd>
    </div>
  </xsl:template>

  <!-- The foot of the page: how to cite, under what licence. -->
  <xsl:template name="colophon">
    <footer>
      <xsl:call-template name="interface"/>
      <p class="citation">
        <span class="label">Cite as: </span>
        <xsl:call-template name="citation"/>
        <xsl:call-template name="coins"/>
      </p>
      <xsl:if test="$licence">
        <p><span class="label">Licence: </span><xsl:for-each select="$licence"><xsl:call-template name="licence"/></xsl:for-each></p>
      </xsl:if>
    </footer>
  </xsl:template>

  <!-- The citation that the source gives; else author, title, date, publisher. -->
  <xsl:template name="citation">
    <xsl:choose>
      <xsl:when test="normalize-space($source-words) != '' and $file/tei:sourceDesc/tei:bibl[.//tei:title]">
        <xsl:value-of select="normalize-space($source-words)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$authors">
          <xsl:variable name="words"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
          <xsl:value-of select="normalize-space($words)"/>
          <xsl:choose><xsl:when test="position() = last()">. </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
        </xsl:for-each>
        <cite><xsl:value-of select="$page-title"/></cite>
        <xsl:if test="$date-of-text != ''"><xsl:value-of select="concat(', ', normalize-space($date-of-text))"/></xsl:if>
        <xsl:if test="$publisher">
          <xsl:variable name="words"><xsl:apply-templates select="$publisher" mode="plain"/></xsl:variable>
          <xsl:value-of select="concat('. ', normalize-space($words))"/>
        </xsl:if>
        <xsl:text>.</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$doi != '' and not(contains($source-words, $doi))"><xsl:value-of select="concat(' ', $doi)"/></xsl:if>
    <xsl:if test="starts-with($address, 'http')"><xsl:text> </xsl:text><a href="{$address}"><xsl:value-of select="$address"/></a></xsl:if>
  </xsl:template>

  <xsl:template name="licence">
    <xsl:variable name="words">
      <xsl:apply-templates mode="plain"/>
      <xsl:if test="normalize-space() = ''"><xsl:value-of select="@target"/></xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="@v:href">
        <a rel="license" href="{@v:href}"><xsl:value-of select="normalize-space($words)"/></a>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="normalize-space($words)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
