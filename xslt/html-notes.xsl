<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: in the line, between blocks, and at the foot of the text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:note">
    <xsl:variable name="number"><xsl:call-template name="footnote-number"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$number != ''">
        <xsl:call-template name="note-reference"><xsl:with-param name="number" select="$number"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="key('structure', generate-id(..))"><xsl:call-template name="block-note"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="inline-note"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-kind">
    <xsl:choose>
      <xsl:when test="@type = 'originalWord'">original word</xsl:when>
      <xsl:when test="@type = 'editorial' or not(@type)">editor’s note</xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(@type, ' note')"/></xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="certainty"/>
  </xsl:template>

  <xsl:template name="block-note">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:variable name="kind"><xsl:call-template name="note-kind"/></xsl:variable>
    <aside class="note" role="note" aria-label="{$kind}">
      <xsl:call-template name="identity"/>
      <xsl:call-template name="anchor"><xsl:with-param name="what">note</xsl:with-param></xsl:call-template>
      <xsl:choose>
        <xsl:when test="$bare = 'yes' and not(tei:p or tei:list or tei:ab)">
          <span class="mark">[</span><xsl:call-template name="content"/><span class="mark">]</span>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="content"/></xsl:otherwise>
      </xsl:choose>
    </aside>
  </xsl:template>

  <xsl:template name="inline-note">
    <xsl:variable name="bare"><xsl:call-template name="unmarked"/></xsl:variable>
    <xsl:variable name="kind"><xsl:call-template name="note-kind"/></xsl:variable>
    <span class="note">
      <xsl:if test="@type = 'originalWord'"><xsl:attribute name="class">original</xsl:attribute></xsl:if>
      <xsl:call-template name="identity"/>
      <xsl:call-template name="spoken">
        <xsl:with-param name="words" select="concat($kind, ': ')"/>
      </xsl:call-template>
      <xsl:if test="$bare = 'yes'"><span class="mark">[</span></xsl:if>
      <xsl:call-template name="content"/>
      <xsl:if test="$bare = 'yes'"><span class="mark">]</span></xsl:if>
    </span>
  </xsl:template>

  <xsl:template name="note-reference">
    <xsl:param name="number"/>
    <sup class="note-reference">
      <xsl:choose>
        <xsl:when test="ancestor::tei:*[@ref or @target]"><xsl:value-of select="$number"/></xsl:when>
        <xsl:otherwise>
          <a id="page:reference-{$number}" href="#page:note-{$number}" role="doc-noteref"
              aria-label="note {$number}"><xsl:value-of select="$number"/></a>
        </xsl:otherwise>
      </xsl:choose>
    </sup>
  </xsl:template>

  <xsl:template name="footnotes">
    <xsl:if test="key('footnote', 'every')">
      <section class="footnotes" role="doc-endnotes" aria-labelledby="page:notes">
        <h2 id="page:notes"><xsl:call-template name="interface"/>Notes</h2>
        <ol>
          <xsl:for-each select="key('footnote', 'every')">
            <li id="page:note-{position()}">
              <div>
                <xsl:call-template name="identity"/>
                <xsl:call-template name="content"/>
                <xsl:text> </xsl:text>
                <xsl:if test="not(ancestor::tei:*[@ref or @target])">
                  <a class="back" href="#page:reference-{position()}" role="doc-backlink"
                      aria-label="back to the text at note {position()}">↩</a>
                </xsl:if>
              </div>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
