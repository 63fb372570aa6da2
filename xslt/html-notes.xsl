<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: in the line, between blocks, and in two series after the text, those of the source
     and those of the editors. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:v="urn:teitools:view"
    exclude-result-prefixes="tei v">

  <xsl:template match="tei:note">
    <xsl:choose>
      <xsl:when test="@v:series and not(@v:as = 'block')"><xsl:call-template name="reference"/></xsl:when>
      <xsl:when test="@v:series and @v:about"><xsl:call-template name="block-note"/></xsl:when>
      <xsl:when test="@v:series"><xsl:call-template name="reference"/></xsl:when>
      <xsl:when test="@v:as"><xsl:call-template name="block-note"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="inline-note"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-kind">
    <xsl:choose>
      <xsl:when test="@type = 'originalWord'">original word</xsl:when>
      <xsl:when test="@type = 'editorial' or @v:series = 'editor'">editor’s note</xsl:when>
      <xsl:when test="@type"><xsl:value-of select="concat(@type, ' note')"/></xsl:when>
      <xsl:otherwise>note</xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="certainty"/>
  </xsl:template>

  <xsl:template name="block-note">
    <xsl:variable name="kind"><xsl:call-template name="note-kind"/></xsl:variable>
    <aside role="note">
      <xsl:attribute name="aria-label">
        <xsl:value-of select="$kind"/>
        <xsl:if test="@xml:id"><xsl:value-of select="concat(', ', @xml:id)"/></xsl:if>
      </xsl:attribute>
      <xsl:call-template name="identity">
        <xsl:with-param name="class">
          <xsl:text>note</xsl:text>
          <xsl:if test="@type = 'editorial'"> xd</xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="anchor"><xsl:with-param name="what">note</xsl:with-param></xsl:call-template>
      <xsl:if test="@v:about">
        <a class="back" href="#page:at-{@xml:id}" role="doc-backlink" aria-label="back to the text at note {@v:mark}"><xsl:value-of select="@v:mark"/></a>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates/>
    </aside>
  </xsl:template>

  <xsl:template name="inline-note">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:variable name="kind"><xsl:call-template name="note-kind"/></xsl:variable>
    <span>
      <xsl:call-template name="identity">
        <xsl:with-param name="class">
          <xsl:choose>
            <xsl:when test="@type = 'originalWord'">original</xsl:when>
            <xsl:when test="@type = 'editorial'">note xd</xsl:when>
            <xsl:otherwise>note</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="spoken"><xsl:with-param name="words" select="concat($kind, ': ')"/></xsl:call-template>
      <xsl:if test="$bare = 'yes'"><span class="mark">[</span></xsl:if>
      <xsl:call-template name="content"/>
      <xsl:if test="$bare = 'yes'"><span class="mark">]</span></xsl:if>
    </span>
  </xsl:template>

  <!-- The sign in the text that leads to the current note. -->
  <xsl:template name="reference">
    <sup>
      <xsl:attribute name="class">
        <xsl:text>noteref</xsl:text><xsl:if test="@v:series = 'editor'"> xd</xsl:if>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="ancestor::tei:*[@v:href or @v:to][not(self::tei:note)]"><xsl:value-of select="@v:mark"/></xsl:when>
        <xsl:otherwise>
          <a id="page:at-{@xml:id}" href="#{@xml:id}" role="doc-noteref">
            <xsl:attribute name="aria-label"><xsl:call-template name="note-kind"/><xsl:value-of select="concat(' ', @v:mark)"/></xsl:attribute>
            <xsl:value-of select="@v:mark"/>
          </a>
        </xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>
  <!-- The signs for notes that stand elsewhere and are about the current element. -->
  <xsl:template name="references">
    <xsl:param name="list" select="concat(@v:note, ' ')"/>
    <xsl:variable name="first" select="substring-before($list, ' ')"/>
    <xsl:if test="$first != ''">
      <xsl:for-each select="key('id', $first)[1][@v:as = 'block']"><xsl:call-template name="reference"/></xsl:for-each>
      <xsl:call-template name="references"><xsl:with-param name="list" select="substring-after($list, ' ')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:key name="apart" match="tei:note[@v:series][not(@v:about and @v:as = 'block')]" use="@v:series"/>
  <xsl:template name="notes">
    <xsl:call-template name="series">
      <xsl:with-param name="name">source</xsl:with-param>
      <xsl:with-param name="title">Notes</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="series">
      <xsl:with-param name="name">editor</xsl:with-param>
      <xsl:with-param name="title">Notes of the editors</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="series">
    <xsl:param name="name"/>
    <xsl:param name="title"/>
    <xsl:if test="key('apart', $name)">
      <section aria-labelledby="page:notes-{$name}">
        <xsl:attribute name="class">
          <xsl:text>notes</xsl:text><xsl:if test="$name = 'editor'"> xd</xsl:if>
        </xsl:attribute>
        <h2 id="page:notes-{$name}"><xsl:call-template name="interface"/><xsl:value-of select="$title"/></h2>
        <ul class="plain">
          <xsl:for-each select="key('apart', $name)">
            <li>
              <xsl:call-template name="identity"/>
              <xsl:choose>
                <xsl:when test="ancestor::tei:*[@v:href or @v:to][not(self::tei:note)]">
                  <span class="back"><xsl:value-of select="@v:mark"/></span>
                </xsl:when>
                <xsl:otherwise>
                  <a class="back" href="#page:at-{@xml:id}" role="doc-backlink"
                      aria-label="back to the text at note {@v:mark}"><xsl:value-of select="@v:mark"/></a>
                </xsl:otherwise>
              </xsl:choose>
              <xsl:text> </xsl:text>
              <xsl:apply-templates/>
              <xsl:if test="@resp">
                <span class="responsible"><xsl:text> (</xsl:text><xsl:call-template name="responsible"/><xsl:text>)</xsl:text></span>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
